"""ElidedLabel: one line of text that is shortened with … to the width there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.appearance.plain_text import PlainLabel, as_plain

ELLIPSIS = "…"


class ElidedLabel(PlainLabel):
    """A label that takes the width that is left; its tooltip holds the whole text."""

    def __init__(self, role: str, text: str = "") -> None:
        """`role` names the colour of the text in the style sheet: text, label or error."""
        super().__init__()
        self.setProperty("ink", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.say(text)

    def say(self, text: str, role: str = "") -> None:
        """Set the text and the tooltip, and the colour where a role is given."""
        if role and role != self.property("ink"):
            self.setProperty("ink", role)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setText(text)
        self.setToolTip(as_plain(text))

    @property
    def shown_text(self) -> str:
        """The text as it is painted: the whole of it, or its beginning with …"""
        return elided(self.text(), self.fontMetrics().horizontalAdvance, self.contentsRect().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as fits, in the colour of the style sheet: one set here would load the `Qt` namespace."""
        painter, metrics, room = QPainter(self), self.fontMetrics(), self.contentsRect()
        baseline = room.top() + (room.height() - metrics.height()) // 2 + metrics.ascent()
        painter.drawText(room.left(), baseline, self.shown_text)
        painter.end()


def elided(text: str, width: Callable[[str], int], room: int) -> str:
    """Return a text, or as much of its beginning as fits with … into `room`.

    Qt's own function wants the `Qt` namespace, which takes a tenth of the start of the window.
    """
    if width(text) <= room:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if width(text[:middle] + ELLIPSIS) <= room:
            fits = middle
        else:
            too_long = middle
    return text[:fits] + ELLIPSIS
