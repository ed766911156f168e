"""Tables: rows of cells, each row with its own edges, put on one grid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from model.content.blocks import Block
from model.reading.doc.rows import RowShape
from model.reading.guards import check_cells
from model.reading.shared.grid import Placed, place, table_blocks

_TOLERANCE = 60
"""Twips, about a millimetre: edges that lie closer are meant to be one."""
_ALIGN = {1: "center", 2: "right"}


@dataclass(slots=True)
class CellContent:
    """The blocks of a cell, and the alignment of its last paragraph."""

    content: list[Block] = field(default_factory=list[Block])
    align: int = 0


@dataclass(slots=True)
class Row:
    """A row as the file has it: every cell, merged or not."""

    cells: list[CellContent]
    shape: RowShape


def table(rows: Sequence[Row]) -> list[Block]:
    """Return the table, or its content where the table is used for layout only."""
    edges = _edges(rows)
    header_rows = next((i for i, row in enumerate(rows) if not row.shape.header), 0)
    heights = [row.shape.height for row in rows]
    placed = _on_grid(rows, edges) if edges else None
    if placed is None:
        return table_blocks(_in_order(rows), heights=heights, header_rows=header_rows, exact_grid=False)
    widths = [right - left for left, right in pairwise(edges)]
    return table_blocks(placed, widths, heights, header_rows=header_rows)


def _edges(rows: Sequence[Row]) -> list[int]:
    """Return the edges of all rows, near ones taken as one; none if a row has no edges of its own."""
    found: list[int] = []
    if any(len(row.shape.edges) != len(row.cells) + 1 for row in rows):
        return found
    for edge in sorted({edge for row in rows for edge in row.shape.edges}):
        if not found or edge - found[-1] > _TOLERANCE:
            found.append(edge)
    check_cells(len(found))
    return found


def _on_grid(rows: Sequence[Row], edges: list[int]) -> list[Placed] | None:
    """Return the cells on the grid; None where a cell has no width there."""
    placed: list[Placed] = []
    merging: dict[tuple[int, int], Placed] = {}
    for number, row in enumerate(rows):
        columns = [bisect_right(edges, edge) - 1 for edge in row.shape.edges]
        if any(left >= right for left, right in pairwise(columns)):
            return None
        merged: dict[tuple[int, int], Placed] = {}
        for first, last in row.shape.sets(len(row.cells)):
            span = columns[first], columns[last + 1]
            above = merging.get(span)
            if above is not None and row.shape.goes_on_down(first):
                above.row_span += 1
                merged[span] = above
                continue
            cell = _cell(row, first, number, span)
            placed.append(cell)
            if row.shape.begins_down(first):
                merged[span] = cell
        merging = merged
        check_cells(len(placed))
    return placed


def _cell(row: Row, index: int, number: int, span: tuple[int, int]) -> Placed:
    content = row.cells[index]
    return Placed(
        number,
        span[0],
        content.content,
        column_span=span[1] - span[0],
        fill=row.shape.fills.get(index, ""),
        align=_ALIGN.get(content.align, "left"),
        header=row.shape.header,
    )


def _in_order(rows: Sequence[Row]) -> list[Placed]:
    """Return the cells one after another, for rows without known columns."""
    return place([[_cell(row, i, 0, (0, 1)) for i in range(len(row.cells))] for row in rows])
