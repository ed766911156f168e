"""Tables of a page with the text of their cells; parts on several pages get common columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from model.content.blocks import TWIPS_PER_POINT, Cell, TableBlock
from model.reading.shared.paged.grids import Grid
from model.reading.shared.paged.lines import lines_of, text_of
from model.reading.shared.paged.sheet import Glyph
from model.reading.source import UnsureText

_SAME_EDGE = 4.0
"""Points: programs draw the part on the next page a little to the side."""


@dataclass(frozen=True)
class Drawn:
    """A table on a page: its edges in points, and its cells."""

    page: int
    xs: Sequence[float]
    ys: Sequence[float]
    cells: tuple[Cell, ...]
    whole: bool = False
    """Whether it is known to end where it does: no table on the next page goes on with it."""


def drawn(grid: Grid, content: Mapping[tuple[int, int], list[Glyph]], page: int) -> Drawn:
    """Return a grid with the characters that stand at its places."""
    cells: list[Cell] = []
    for row, column, row_span, column_span in grid.regions:
        glyphs = [
            glyph
            for i in range(row, row + row_span)
            for j in range(column, column + column_span)
            for glyph in content.get((i, j), ())
        ]
        text = text_of(lines_of(glyphs))
        if any(glyph.unsure for glyph in glyphs):
            text = UnsureText(text)
        cells.append(Cell(row, column, text, row_span, column_span))
    return Drawn(page, grid.xs, grid.ys, tuple(cells))


def block_of(table: Drawn) -> TableBlock:
    """Return the table as a block."""
    return TableBlock(table.cells, _twips(table.xs), _twips(table.ys))


def _twips(edges: Sequence[float]) -> tuple[int, ...]:
    return tuple(max(round((b - a) * TWIPS_PER_POINT), 1) for a, b in pairwise(edges))


def parts_of(tables: Sequence[Drawn]) -> list[list[Drawn]]:
    """Group adjacent tables: the parts of one that page ends cut form a group, on common columns.

    A part shows only the edges that its own rows have: the upper one of table 3 may lack those of its label columns.
    """
    groups: list[list[Drawn]] = []
    for table in tables:
        if groups and _continues(groups[-1][-1], table):
            groups[-1].append(table)
        else:
            groups.append([table])
    return [_on_common_columns(group) for group in groups]


def _continues(last: Drawn, table: Drawn) -> bool:
    if last.whole or table.whole:
        return False
    same_left = abs(last.xs[0] - table.xs[0]) <= _SAME_EDGE
    return table.page == last.page + 1 and same_left and abs(last.xs[-1] - table.xs[-1]) <= _SAME_EDGE


def _on_common_columns(tables: Sequence[Drawn]) -> list[Drawn]:
    if len(tables) < 2:
        return list(tables)
    edges: list[float] = []
    for edge in sorted(edge for table in tables for edge in table.xs):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return [_moved(table, edges) for table in tables]


def _moved(table: Drawn, edges: Sequence[float]) -> Drawn:
    """Return the table with its edges at the nearest ones before them; unchanged if two of its edges would become one."""
    places = [max(bisect_left(edges, edge + 0.001) - 1, 0) for edge in table.xs]
    if any(a >= b for a, b in pairwise(places)):
        return table
    cells = tuple(
        replace(
            cell,
            column=places[cell.column],
            column_span=places[cell.column + cell.column_span] - places[cell.column],
        )
        for cell in table.cells
    )
    return Drawn(table.page, edges, table.ys, cells)
