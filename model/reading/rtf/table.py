"""Tables of RTF: rows are given by the right edges of their cells, which make a grid."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from model.content.blocks import Block
from model.reading.guards import check_cells, span
from model.reading.shared.grid import Placed, table_blocks

_NEAR = 30
"""Twips within which two edges are one."""
_ORDINARY = 1000


@dataclass(slots=True)
class CellShape:
    """The definition of one cell of a row."""

    right: int = 0
    down: str = ""
    """`restart` or `continue` of a vertical merge."""
    goes_on: bool = False
    """Part of the cell on its left."""
    colour: int = 0


@dataclass(slots=True)
class RowShape:
    """The definition of a row, as far as it was read."""

    left: int = 0
    height: int = 0
    header: bool = False
    cells: list[CellShape] = field(default_factory=list[CellShape])
    next: CellShape = field(default_factory=CellShape)

    def end_cell(self, right: int) -> None:
        """End the definition of a cell, whose right edge is `right`."""
        self.next.right = right
        self.cells.append(self.next)
        self.next = CellShape()
        check_cells(len(self.cells))


@dataclass(slots=True)
class ReadCell:
    """The blocks of a cell and the alignment of its last paragraph."""

    content: list[Block]
    align: str


@dataclass(slots=True)
class Table:
    """A table as far as it was read; `content` belongs to the cell that is not ended yet."""

    rows: list[tuple[RowShape, list[ReadCell]]] = field(default_factory=list[tuple[RowShape, list[ReadCell]]])
    cells: list[ReadCell] = field(default_factory=list[ReadCell])
    content: list[Block] = field(default_factory=list[Block])
    count: int = 0

    def end_cell(self, align: str) -> None:
        """End the cell."""
        self.cells.append(ReadCell(self.content, align))
        self.content = []
        self.count += 1
        check_cells(self.count)

    def end_row(self, shape: RowShape) -> None:
        """End the row, which has this shape."""
        if self.cells:
            self.rows.append((shape, self.cells))
            self.cells = []

    def blocks(self, colours: list[str]) -> list[Block]:
        """Return the table, and what was left of a row that never ended."""
        self.end_row(RowShape())
        shapes = [_complete(shape, len(cells)) for shape, cells in self.rows]
        edges = _edges(shapes)
        placed: list[Placed] = []
        merging: dict[tuple[int, int], Placed] = {}
        for row, (shape, (_, cells)) in enumerate(zip(shapes, self.rows, strict=True)):
            merging = _place_row(row, shape, cells, edges, merging, placed, colours)
        widths = [right - left for left, right in pairwise(edges)]
        heights = [shape.height for shape in shapes]
        header_rows = next((i for i, shape in enumerate(shapes) if not shape.header), len(shapes))
        return table_blocks(placed, widths, heights, header_rows=header_rows) + self.content


def _complete(shape: RowShape, count: int) -> RowShape:
    """Return the shape with a cell for each that was read, even if the definition has too few."""
    cells = list(shape.cells[:count])
    while len(cells) < count:
        cells.append(CellShape((cells[-1].right if cells else shape.left) + _ORDINARY))
    return RowShape(shape.left, shape.height, shape.header, cells)


def _edges(shapes: list[RowShape]) -> list[int]:
    """Return the edges of all columns from left to right, those that nearly agree taken as one."""
    found: list[int] = []
    for edge in sorted({edge for s in shapes for edge in (s.left, *(cell.right for cell in s.cells))}):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    check_cells(len(found))
    return found


def _place_row(
    row: int,
    shape: RowShape,
    cells: list[ReadCell],
    edges: list[int],
    merging: dict[tuple[int, int], Placed],
    placed: list[Placed],
    colours: list[str],
) -> dict[tuple[int, int], Placed]:
    """Place the cells of a row; return those that may continue in the next row, by column and width."""
    column = _column(edges, shape.left)
    following: dict[tuple[int, int], Placed] = {}
    last: Placed | None = None
    for cell, read in zip(shape.cells, cells, strict=True):
        width = span(_column(edges, cell.right) - column)
        above = merging.get((column, width))
        if cell.goes_on and last is not None:
            last.column_span = span(last.column_span + width)
        elif cell.down == "continue" and above is not None:
            above.row_span += 1
            following[column, width] = last = above
        else:
            fill = colours[cell.colour] if 0 < cell.colour < len(colours) else ""
            last = Placed(row, column, read.content, 1, width, fill, read.align, shape.header)
            placed.append(last)
            if cell.down:
                following[column, width] = last
        column += width
    return following


def _column(edges: list[int], edge: int) -> int:
    """Return the number of the column that begins at the edge."""
    at = bisect_left(edges, edge)
    return at if at < len(edges) and edges[at] == edge else max(at - 1, 0)
