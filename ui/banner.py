"""A line across the top of the page: says what was done or went wrong, without a box in the way."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from ui.icons import icon
from ui.theme import MARGIN


class Kind(Enum):
    """What a message is about."""

    NOTE = "note"
    DONE = "done"
    PROBLEM = "problem"


class Banner(QFrame):
    """One message with at most one button; hidden until something is said."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 6, 8, 6)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._button = QPushButton()
        self._button.setObjectName("fix")
        self._button.clicked.connect(self._act)
        self._action: Callable[[], None] | None = None
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setAutoRaise(True)
        close.setToolTip("关闭这条消息")
        close.setAccessibleName("关闭这条消息")
        close.clicked.connect(self.hide)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(close)
        self.hide()

    def say(
        self, text: str, kind: Kind = Kind.NOTE, button: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Shows a message, with a button where an action is given."""
        self._text.setText(text)
        self._action = action
        self._button.setText(button)
        self._button.setVisible(action is not None)
        self.setProperty("kind", kind.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(text)
        self.show()

    @property
    def text(self) -> str:
        """The message shown last."""
        return self._text.text()

    def _act(self) -> None:
        if self._action is not None:
            self._action()
