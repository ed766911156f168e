"""Dialog after an unexpected error: what to do, and a report of it that can be copied and passed on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN
from ui.environment.log import CrashReport

_WORDS = (
    "报告仍开着，内容没有丢失。建议：\n"
    "1. 现在就保存（Ctrl+S）。\n"
    "2. 接着编。如果同样的操作又出问题，保存后关闭程序再打开。\n"
    "3. 仍然反复出现的，点“复制”，把下面的说明发给维护人员，并告诉他刚才在做什么。"
)
_SAFE = "下面的说明只有程序版本和出错的位置，没有单位名称、报告内容和文件名。"


class ErrorDialog(QDialog):
    """Shows advice, and the report below it."""

    def __init__(self, crash: CrashReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("程序出了一点问题")
        title = PlainLabel("程序刚才出了一点问题")
        title.setObjectName("cardTitle")
        self.report = QPlainTextEdit(crash.text())
        self.report.setObjectName("reason")
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("出错说明，可以复制")
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy = QPushButton("复制")
        self.copy.clicked.connect(self._copy)
        buttons = QDialogButtonBox()
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton("知道了", QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(title)
        column.addWidget(_words(_WORDS, ""))
        column.addWidget(_words(_SAFE, "quiet"))
        column.addWidget(self.report, 1)
        column.addWidget(buttons)
        self.resize(600, 440)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText("已复制")


def _words(text: str, name: str) -> QLabel:
    label = PlainLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
