"""Acknowledging: the place in a finding's row where the clerk writes why it is kept (出错说明)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.appearance.theme import SPACE
from ui.widgets.edit_menu import edit_menu

LINES = 3
"""How many lines of the reason are in sight."""
_PLACEHOLDER = "写明为什么这样是对的，例如：本年清理文件，另有 2 件失效"


class ReasonField(QPlainTextEdit):
    """A few lines of text; Enter is done, Escape gives up."""

    accepted = Signal()
    cancelled = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("reason")
        self.setPlaceholderText(_PLACEHOLDER)
        self.setAccessibleName("出错说明")
        self.setTabChangesFocus(True)
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + 14)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu that every field has."""
        menu = edit_menu(self)
        menu.exec(event.globalPos())
        menu.deleteLater()

    @property
    def reason(self) -> str:
        """What was written, on one line."""
        return " ".join(self.toPlainText().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape do not write."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class ReasonForm(QWidget):
    """The field with its two buttons."""

    accepted = Signal(str)
    """The reason, never blank."""
    accepted_alike = Signal(str)
    """The reason goes for all findings of the same code."""
    cancelled = Signal()

    def __init__(self, reason: str = "") -> None:
        super().__init__()
        self.field = ReasonField(reason)
        self._save = QPushButton("保留并说明")
        self._save.setObjectName("fix")
        self._save.setToolTip("这个问题核实无误，带着说明保留；相关数字再变时会重新提示（Enter）")
        self._alike = QPushButton()
        self._alike.setObjectName("link")
        self._alike.setToolTip("同一条规则的问题都带着这一说明保留，算作一步，可以一起撤销")
        self._alike.hide()
        cancel = QPushButton("取消")
        cancel.setObjectName("link")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._save)
        row.addWidget(cancel)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.field)
        layout.addLayout(row)
        # In a line of its own: beside the others it would be cut off in a narrow panel.
        layout.addWidget(self._alike, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._refresh)
        self.field.accepted.connect(self._accept)
        self.field.cancelled.connect(self.cancelled)
        self._save.clicked.connect(self._accept)
        self._alike.clicked.connect(self._accept_alike)
        cancel.clicked.connect(self.cancelled)
        self._refresh()

    def _refresh(self) -> None:
        self._save.setEnabled(bool(self.field.reason))
        self._alike.setEnabled(bool(self.field.reason))

    def offer_alike(self, count: int) -> None:
        """Offer to keep all `count` findings of the code for the reason; nothing is offered for one."""
        self._alike.setText(f"同类 {count} 处都说明")
        self._alike.setVisible(count > 1)

    def _accept_alike(self) -> None:
        if self.field.reason:
            self.accepted_alike.emit(self.field.reason)

    def _accept(self) -> None:
        if self.field.reason:
            self.accepted.emit(self.field.reason)
