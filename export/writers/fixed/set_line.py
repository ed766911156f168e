"""What a canvas needs of a line of text that Qt has set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout, QTextLine


class SetLine(Protocol):
    """One line, with the layout that it belongs to."""

    @property
    def layout(self) -> QTextLayout:
        """What it belongs to."""
        ...

    @property
    def line(self) -> QTextLine:
        """The line itself."""
        ...
