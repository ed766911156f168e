"""ReviewCopyDialog: what a copy for review is to have beside the report, as it was chosen last."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from export.review_copy import ReviewOptions
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE

LONGEST = 12
"""Characters of a watermark."""


class ReviewCopyDialog(QDialog):
    """Watermark, signing box, line numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出送审稿")
        kept, usual = QSettings(), ReviewOptions()
        self.has_watermark = QCheckBox("水印")
        self.words = QLineEdit(str(kept.value("review_watermark", usual.watermark)))
        self.box = QCheckBox("首页上方加签批栏（签发、审核、拟稿）")
        self.numbers = QCheckBox("每页标行号，便于说“第几页第几行”")
        self.has_watermark.setChecked(kept.value("review_has_watermark", "true") == "true")
        self.box.setChecked(kept.value("review_box", "true") == "true")
        self.numbers.setChecked(kept.value("review_numbers", "false") == "true")
        self.words.setMaxLength(LONGEST)
        self.words.setAccessibleName("水印的文字")
        self.export, cancel = QPushButton("导出…"), QPushButton("取消")
        self.export.setDefault(True)
        self.export.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.has_watermark.toggled.connect(self.words.setEnabled)
        self.words.setEnabled(self.has_watermark.isChecked())
        self._assemble(cancel)

    def _assemble(self, cancel: QPushButton) -> None:
        hint = PlainLabel("领导在这份 Word 上修订、批注后，用“文件 → 取回修改稿…”逐处取回。")
        hint.setObjectName("cardText")
        hint.setWordWrap(True)
        mark, foot = QHBoxLayout(), QHBoxLayout()
        mark.addWidget(self.has_watermark)
        mark.addWidget(self.words, 1)
        foot.addStretch(1)
        foot.addWidget(self.export)
        foot.addWidget(cancel)
        page = QVBoxLayout(self)
        page.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(2 * SPACE)
        page.addLayout(mark)
        page.addWidget(self.box)
        page.addWidget(self.numbers)
        page.addWidget(hint)
        page.addLayout(foot)
        width = self.sizeHint().width()
        self.resize(width, page.heightForWidth(width))

    def ask(self) -> ReviewOptions | None:
        """Show the dialog and return what was chosen, which is kept for the next time; None if it was cancelled."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        return self.options()

    def options(self) -> ReviewOptions:
        """Return what is chosen, and keep it."""
        kept = QSettings()
        kept.setValue("review_watermark", self.words.text())
        for name, box in (
            ("review_has_watermark", self.has_watermark),
            ("review_box", self.box),
            ("review_numbers", self.numbers),
        ):
            kept.setValue(name, "true" if box.isChecked() else "false")
        watermark = self.words.text().strip() if self.has_watermark.isChecked() else ""
        return ReviewOptions(watermark, self.box.isChecked(), self.numbers.isChecked())
