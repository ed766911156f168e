"""MendList: the cells that are about to be mended at once, old → new, with the two buttons that decide."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from model.content.address import Address
from model.content.values import Value, display
from model.form.spec import Form
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import SPACE
from ui.widgets.scrolled import scrolled

HIGHEST = 220
"""Pixels of the list at most; it scrolls beyond."""


class MendList(QFrame):
    """Shows every cell that would change; nothing changes until the clerk says so."""

    accepted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("finding")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title, self._cells = PlainLabel(), PlainLabel()
        for label in (self._title, self._cells):
            label.setWordWrap(True)
        self.accept_button = QPushButton("改正")
        self.accept_button.setObjectName("fix")
        self.accept_button.clicked.connect(self.accepted)
        cancel = QPushButton("取消")
        cancel.setObjectName("link")
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept_button)
        buttons.addWidget(cancel)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        self._area = scrolled(self._cells)
        self._cells.setObjectName("plain")
        self._area.viewport().setObjectName("plain")
        column.addWidget(self._area)
        column.addLayout(buttons)

    def show_changes(self, form: Form, old: Mapping[Address, Value], new: Mapping[Address, Value]) -> None:
        """List the cells with their value now and their value then, and take the keyboard."""
        self._title.setText(f"将改正 {len(new)} 格合计，只改由明细算出的数：")
        self._cells.setText("\n".join(change_lines(form, old, new)))
        self.setAccessibleName(f"{self._title.text()}{self._cells.text()}")
        self.show()
        self._fit()
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Make the list as high as its lines, up to a limit beyond which it scrolls."""
        room = self._area.viewport().width() - self._area.verticalScrollBar().sizeHint().width()
        self._area.setFixedHeight(min(HIGHEST, self._cells.heightForWidth(max(room, 1)) + SPACE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the list to the new width."""
        super().resizeEvent(event)
        self._fit()

    @property
    def text(self) -> str:
        """The cells as they are listed, one a line."""
        return self._cells.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return accepts, Escape cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept_button.click()
        else:
            super().keyPressEvent(event)


def change_lines(form: Form, old: Mapping[Address, Value], new: Mapping[Address, Value]) -> list[str]:
    """Return a line for each cell: its name, its value now → its value then."""
    return [
        f"{form.name(address)}：{display(old.get(address)) or '空白'} → {display(value)}"
        for address, value in new.items()
    ]
