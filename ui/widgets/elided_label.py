"""ElidedLabel: one line of text that is shortened with … to the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.appearance.plain_text import PlainLabel, as_plain
from ui.appearance.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# The namespace Qt costs much of a start, and the first window shows some of these: it is asked for when they are painted.


class ElidedLabel(PlainLabel):
    """A label that takes the width that is left; its tooltip holds the whole text."""

    def __init__(self, role: str, text: str = "") -> None:
        """`role` names the colour of the text in `ui.appearance.theme.Colors`."""
        super().__init__()
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.say(text)

    def say(self, text: str, role: str = "") -> None:
        """Set the text and the tooltip, and the colour where a role is given."""
        self._role = role or self._role
        self.setText(text)
        self.setToolTip(as_plain(text))

    @property
    def shown_text(self) -> str:
        """The text as it is painted: the whole of it, or its beginning with …"""
        from PySide6.QtCore import Qt

        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        from PySide6.QtCore import Qt

        painter = QPainter(self)
        painter.setPen(QColor(getattr(Theme.colors, self._role)))
        painter.drawText(self.contentsRect(), int(Qt.AlignmentFlag.AlignVCenter), self.shown_text)
        painter.end()
