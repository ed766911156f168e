"""Styles of the cells of a workbook: font, border, fill, alignment, and whether they can be changed."""

from __future__ import annotations

from copy import copy
from typing import Any, NamedTuple

from export.style import OFFICIAL

SUM_FILL = "F2F2F2"
"""Of cells that are worked out and cannot be typed in."""


class CellStyle(NamedTuple):
    """The style of one cell of a table."""

    align: str = "center"
    fill: str = ""
    is_locked: bool = True


class CellStyles:
    """The styles on one sheet: each is made once, as the library compares fonts and borders for every cell."""

    def __init__(self) -> None:
        self._made: dict[CellStyle, Any] = {}

    def give(self, place: Any, style: CellStyle) -> None:
        """Give a cell this style."""
        made = self._made.get(style)
        if made is None:
            _make(place, style)
            made = self._made[style] = place._style
        place._style = copy(made)


def _make(place: Any, style: CellStyle) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    text, line = OFFICIAL.table.text, Side("thin", "000000")
    place.font = Font(name=text.font, size=text.size)
    place.border = Border(line, line, line, line)
    place.alignment = Alignment(horizontal=style.align, vertical="center", wrap_text=True)
    place.protection = Protection(locked=style.is_locked)
    if style.fill:
        place.fill = PatternFill("solid", fgColor=style.fill)
