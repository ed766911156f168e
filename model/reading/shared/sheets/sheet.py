"""A sheet: its visible cells with what they show, merged ones as one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from model.reading.guards import check_cells

TWIPS_PER_CHARACTER = 105
"""Of a column's width."""
_USUAL_WIDTH = 8.43


class CellFormat(NamedTuple):
    """The format of a cell, as far as it matters for reading."""

    code: str = ""
    """Its number format."""
    bordered: bool = False
    bold: bool = False
    struck: bool = False
    align: str = ""
    fill: str = ""


class SheetCell(NamedTuple):
    """A cell with its text, and how many rows and columns it was merged over."""

    text: str
    format: CellFormat = CellFormat()
    rows: int = 1
    columns: int = 1


@dataclass
class Sheet:
    """The cells by row and column, counted from 0, and the measures of columns and rows in twips."""

    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict[tuple[int, int], SheetCell])
    widths: dict[int, int] = field(default_factory=dict[int, int])
    heights: dict[int, int] = field(default_factory=dict[int, int])
    hidden_rows: set[int] = field(default_factory=set[int])
    hidden_columns: set[int] = field(default_factory=set[int])

    def width(self, column: int) -> int:
        """Return the width of a column in twips."""
        return self.widths.get(column, round(_USUAL_WIDTH * TWIPS_PER_CHARACTER))

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Make one cell of a range (its last row and column included), without the content of its other cells."""
        if bottom < top or right < left:
            return
        check_cells((bottom - top + 1) * (right - left + 1))
        inside = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        first = self.cells.get((top, left)) or SheetCell("")
        bordered = any(self.cells[place].format.bordered for place in inside if place in self.cells)
        for place in inside:
            self.cells.pop(place, None)
        if first.text or bordered:
            merged = first.format._replace(bordered=bordered)
            self.cells[top, left] = SheetCell(first.text, merged, bottom - top + 1, right - left + 1)

    @property
    def last(self) -> tuple[int, int]:
        """The last row and the last column that hold a cell, -1 for none."""
        return max((row for row, _ in self.cells), default=-1), max((c for _, c in self.cells), default=-1)
