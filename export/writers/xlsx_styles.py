"""How the cells of a workbook look: font, border, fill, alignment, and whether they can be changed."""

from __future__ import annotations

from copy import copy
from typing import Any, NamedTuple

from export.style import OFFICIAL

SUM_FILL = "F2F2F2"
"""Of cells that are worked out and cannot be typed in."""


class CellLook(NamedTuple):
    """How a cell of a table looks."""

    align: str = "center"
    fill: str = ""
    is_locked: bool = True


class CellLooks:
    """The looks on one sheet: each is made once, as the library compares fonts and borders for every cell."""

    def __init__(self) -> None:
        self._made: dict[CellLook, Any] = {}

    def give(self, place: Any, look: CellLook) -> None:
        """Makes a cell look so."""
        made = self._made.get(look)
        if made is None:
            _make(place, look)
            made = self._made[look] = place._style
        place._style = copy(made)


def _make(place: Any, look: CellLook) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    text, line = OFFICIAL.table.text, Side("thin", "000000")
    place.font = Font(name=text.font, size=text.size)
    place.border = Border(line, line, line, line)
    place.alignment = Alignment(horizontal=look.align, vertical="center", wrap_text=True)
    place.protection = Protection(locked=look.is_locked)
    if look.fill:
        place.fill = PatternFill("solid", fgColor=look.fill)
