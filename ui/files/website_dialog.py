"""What a web page says of its website (国办发〔2017〕47号): asked for once, kept with the unit, written into every page."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from model.content.dates import iso_date
from model.report.report import Edit, Report, SetField, Several
from ui.appearance.plain_text import PlainLabel

STEP = "改网站信息"
_LONGEST = 100
_MARGIN, _WIDTH = 18, 460
_LINES = (
    ("site_name", "网站名称", "SiteName，如：示例县人民政府网"),
    ("column_name", "栏目名称", "ColumnName，如：政府信息公开年报"),
    ("published", "发布日期", "PubDate；空着就用成文日期"),
)
_WORDS = "写进导出的网页，供网站检索和普查。网站和栏目名称为本单位记住，明年不用再填。"


class WebsiteDialog(QDialog):
    """Asks for the three of them."""

    def __init__(self, report: Report, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("网站信息")
        self._report = report
        self.lines: dict[str, QLineEdit] = {}
        form = QFormLayout()
        for field, name, hint in _LINES:
            line = self.lines[field] = QLineEdit(getattr(report, field))
            line.setPlaceholderText(hint)
            line.setMaxLength(_LONGEST)
            line.setReadOnly(read_only)
            form.addRow(f"{name}：", line)
        if not report.published and iso_date(report.date):
            self.lines["published"].setPlaceholderText(f"PubDate；空着就用成文日期 {iso_date(report.date)}")
        words = PlainLabel(_WORDS)
        words.setObjectName("quiet")
        words.setWordWrap(True)
        buttons = QDialogButtonBox()
        if not read_only:
            buttons.addButton("确定", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(_WIDTH, 0)

    def edit(self) -> Edit | None:
        """Return the edit that makes the report say what was typed; None where nothing is changed."""
        typed = {field: line.text().strip() for field, line in self.lines.items()}
        typed["published"] = iso_date(typed["published"]) or typed["published"]
        edits = [SetField(name, text) for name, text in typed.items() if text != getattr(self._report, name)]
        return Several(tuple(edits)) if edits else None
