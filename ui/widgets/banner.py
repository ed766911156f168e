"""A line across the top of the page: says what was done or went wrong, without a box in the way."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from ui.appearance.icons import set_icon
from ui.appearance.theme import MARGIN


class Kind(Enum):
    """What a message is about."""

    NOTE = "note"
    DONE = "done"
    PROBLEM = "problem"


class Banner(QFrame):
    """One message with at most two buttons; hidden until something is said."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._actions: list[Callable[[], object]] = []
        self._buttons: list[QPushButton] = []
        self._label: QLabel | None = None
        self._step = ""
        self.hide()

    def _build(self) -> QLabel:
        """Makes what is in the line when something is first said: most windows never need it at start."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 6, 8, 6)
        label = QLabel()
        label.setWordWrap(True)
        self._buttons = [QPushButton(), QPushButton()]
        for number, button in enumerate(self._buttons):
            button.setObjectName("fix")
            button.clicked.connect(lambda _checked=False, number=number: self._act(number))
        # As high without a button as with one: the page below does not move.
        label.setMinimumHeight(self._buttons[0].sizeHint().height())
        close = QToolButton()
        set_icon(close, "close")
        close.setAutoRaise(True)
        close.setToolTip("关闭这条消息")
        close.setAccessibleName("关闭这条消息")
        close.clicked.connect(self.hide)
        layout.addWidget(label, 1)
        for button in self._buttons:
            layout.addWidget(button)
        layout.addWidget(close)
        self._label = label
        return label

    def say(
        self,
        text: str,
        kind: Kind = Kind.NOTE,
        button: str = "",
        action: Callable[[], object] | None = None,
        other: tuple[str, Callable[[], object]] | None = None,
        step: str = "",
    ) -> None:
        """Shows a message, with a button where an action is given, and another one beside it.

        `step` is the name of the step that the message says is done.
        """
        self._step = step
        label = self._label or self._build()
        label.setText(text)
        given = [(button, action)] if action is not None else []
        given += [other] if other is not None else []
        self._actions = [operation for _, operation in given]
        for number, widget in enumerate(self._buttons):
            widget.setText(given[number][0] if number < len(given) else "")
            widget.setVisible(number < len(given))
        self.setProperty("kind", kind.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(text)
        self.show()

    def taken_back(self, step: str) -> None:
        """A step was taken back: what says that it is done is not true any more."""
        if step and step == self._step:
            self.hide()

    @property
    def text(self) -> str:
        """The message shown last."""
        return "" if self._label is None else self._label.text()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons that are offered with it."""
        return [button for button in self._buttons if not button.isHidden()]

    def _act(self, number: int) -> None:
        self._actions[number]()
