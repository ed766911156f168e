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
        self._action: Callable[[], None] | None = None
        self._label: QLabel | None = None
        self.hide()

    def _build(self) -> QLabel:
        """Makes what is in the line when something is first said: most windows never need it at start."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 6, 8, 6)
        label = QLabel()
        label.setWordWrap(True)
        self._button = QPushButton()
        self._button.setObjectName("fix")
        self._button.clicked.connect(self._act)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setAutoRaise(True)
        close.setToolTip("关闭这条消息")
        close.setAccessibleName("关闭这条消息")
        close.clicked.connect(self.hide)
        layout.addWidget(label, 1)
        layout.addWidget(self._button)
        layout.addWidget(close)
        self._label = label
        return label

    def say(
        self, text: str, kind: Kind = Kind.NOTE, button: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Shows a message, with a button where an action is given."""
        label = self._label or self._build()
        label.setText(text)
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
        return "" if self._label is None else self._label.text()

    def _act(self) -> None:
        if self._action is not None:
            self._action()
