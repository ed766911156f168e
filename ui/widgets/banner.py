"""A line across the top of the page: says what was done or went wrong, without a box in the way.

In a layout the line keeps its place while nothing is said, so that the page below never moves under the mouse. A head that has
room for it holds it without a layout and gives it its place whenever it is `shown`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from ui.appearance.icons import set_icon
from ui.appearance.plain_text import PlainLabel, as_plain
from ui.appearance.theme import MARGIN, Theme, ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LINES = 2
"""Lines of text that the line has room for; the tooltip has all of it."""
AROUND = 3
"""Pixels above and below."""
BUTTONS = 2


class Kind(Enum):
    """What a message is about."""

    NOTE = "note"
    DONE = "done"
    PROBLEM = "problem"


Button = tuple[str, Callable[[], object]]


class Message(NamedTuple):
    """What is said: text, buttons, and the step of undo that it says is done."""

    text: str
    kind: Kind
    buttons: tuple[Button, ...]
    step: str = ""


class Banner(QFrame):
    """One message with at most two buttons; a message that waits for an answer comes back after the others."""

    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._message: Message | None = None
        self._waiting: Message | None = None
        """What must be answered: it is shown again whenever another message goes."""
        self._buttons: list[QPushButton] = []
        self._label: QLabel | None = None
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        super().hide()
        Theme.follow(self._restyle)

    def _restyle(self) -> None:
        self.setFixedHeight(LINES * QFontMetrics(ui_font()).lineSpacing() + 2 * AROUND + 1)

    def _build(self) -> QLabel:
        """Make what is in the line when something is first said: most windows never need it at start."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, AROUND, 8, AROUND)
        label = PlainLabel()
        label.setWordWrap(True)
        self._buttons = [QPushButton() for _ in range(BUTTONS)]
        for number, button in enumerate(self._buttons):
            button.setObjectName("fix")
            button.clicked.connect(lambda _checked=False, number=number: self._act(number))
        self._back = QPushButton()
        self._back.setObjectName("link")
        self._back.clicked.connect(self._show_waiting)
        self._close = QToolButton()
        set_icon(self._close, "close")
        self._close.setAutoRaise(True)
        self._close.setToolTip("关闭这条消息")
        self._close.setAccessibleName("关闭这条消息")
        self._close.clicked.connect(lambda: self.hide())
        layout.addWidget(label, 1)
        for button in (*self._buttons, self._back):
            layout.addWidget(button)
        layout.addWidget(self._close)
        self._label = label
        return label

    def say(
        self,
        text: str,
        kind: Kind = Kind.NOTE,
        button: str = "",
        action: Callable[[], object] | None = None,
        other: Button | None = None,
        step: str = "",
    ) -> None:
        """Show a message, with a button where an action is given, and another one beside it.

        `step` is the name of the step that the message says is done.
        """
        given: list[Button] = [(button, action)] if action is not None else []
        given += [other] if other is not None else []
        self._show(Message(text, kind, tuple(given), step))

    def ask(self, text: str, name: str, *buttons: Button) -> None:
        """Show a message that stays until `answered`; while another one covers it, a button `name` leads back."""
        self._waiting = Message(text, Kind.NOTE, buttons)
        self._waiting_name = name
        self._show(self._waiting)

    def answered(self) -> None:
        """What was asked is answered: it does not come back."""
        self._waiting = None

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self._show(self._waiting)

    def _show(self, message: Message) -> None:
        self._message = message
        label = self._label or self._build()
        for number, widget in enumerate(self._buttons):
            is_given = number < len(message.buttons)
            widget.setText(message.buttons[number][0] if is_given else "")
            widget.setVisible(is_given)
        is_covered = self._waiting is not None and message is not self._waiting
        self._back.setText(self._waiting_name if is_covered else "")
        self._back.setVisible(is_covered)
        self._close.setVisible(message is not self._waiting)
        self.setProperty("kind", message.kind.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(message.text)
        label.setText(message.text)
        label.setToolTip(as_plain(message.text))
        self.shown.emit()
        self.show()
        self._fit()

    def _fit(self) -> None:
        """As much of the text as two lines hold."""
        if self._label is None or self._message is None:
            return
        layout, metrics = self.layout(), self._label.fontMetrics()
        if layout is not None:
            layout.activate()
        shown = self._message.text
        # Wrapped lines are never quite full, so a character less than fits in each.
        room = LINES * (self._label.width() - metrics.horizontalAdvance("一"))
        if room > 0 and metrics.horizontalAdvance(shown) > room:
            while shown and metrics.horizontalAdvance(shown + "…") > room:
                shown = shown[:-1]
            shown += "…"
        self._label.setText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text into the new width."""
        super().resizeEvent(event)
        self._fit()

    def hide(self) -> None:
        """Take the message away; one that waits for an answer comes back."""
        if self._waiting is not None:
            self._show(self._waiting)
        else:
            super().hide()

    def taken_back(self, step: str) -> None:
        """A step was taken back: what says that it is done is not true any more."""
        if step and self._message is not None and step == self._message.step:
            self.hide()

    @property
    def text(self) -> str:
        """The message shown last."""
        return "" if self._message is None else self._message.text

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons that are offered with it."""
        return [button for button in self._buttons if not button.isHidden()]

    def _act(self, number: int) -> None:
        if self._message is not None:
            self._message.buttons[number][1]()
