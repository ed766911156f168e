"""Grid: cells as readers find them become a table, or its content where the table is mere layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from model.content.blocks import A4_TEXT_WIDTH, Block, Cell, Paragraph, Picture, SpanError, TableBlock
from model.reading.guards import CELLS_LIMIT, check_cells

_PROSE = 200
"""Characters that no label of a table has: a one-column table with more is a box around a text."""


@dataclass(slots=True)
class Placed:
    """A cell on its place in the grid, with what stands in it."""

    row: int
    column: int
    content: list[Block] = field(default_factory=list[Block])
    row_span: int = 1
    column_span: int = 1
    fill: str = ""
    align: str = "left"
    header: bool = False


def place(rows: Sequence[Sequence[Placed]]) -> list[Placed]:
    """Give every cell its row and column, right of and below the spans of the cells before it (as HTML does)."""
    taken: dict[int, int] = {}
    """Column -> first row that is free again."""
    placed: list[Placed] = []
    places = 0
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while any(taken.get(column + i, 0) > row for i in range(cell.column_span)):
                column += 1
            cell.row, cell.column = row, column
            cell.row_span = min(cell.row_span, len(rows) - row)
            for each in range(column, column + cell.column_span):
                taken[each] = row + cell.row_span
            column += cell.column_span
            placed.append(cell)
            places += cell.row_span * cell.column_span
            check_cells(places)
    return placed


def table_blocks(
    placed: Sequence[Placed],
    widths: Sequence[int] = (),
    heights: Sequence[int] = (),
    *,
    header_rows: int = 0,
    exact_grid: bool = True,
) -> list[Block]:
    """Return the table and the pictures of its cells after it; or, of a layout table, what stands in its cells."""
    if not placed:
        return []
    check_cells(sum(cell.row_span * cell.column_span for cell in placed))
    columns = max(cell.column + cell.column_span for cell in placed)
    rows = max(cell.row + cell.row_span for cell in placed)
    check_cells(max(columns, len(widths), rows, len(heights)))
    if _is_layout(placed, columns):
        return [block for cell in placed for block in cell.content]
    all_widths = _all_widths(widths, columns)
    try:
        cells = tuple(_cell(cell) for cell in placed)
        table = TableBlock(cells, all_widths, tuple(heights), header_rows, exact_grid)
    except SpanError:
        # Word processors write such tables when cells were split; the order of the cells is still right.
        cells = tuple(_cell(cell) for cell in _untangled(placed))
        table = TableBlock(cells, all_widths, tuple(heights), header_rows, exact_grid=False)
    pictures = [block for cell in placed for block in cell.content if isinstance(block, Picture)]
    return [table, *pictures]


def _untangled(placed: Sequence[Placed]) -> list[Placed]:
    """Return the cells with their spans cut back to places where no other cell begins and that none covers."""
    by_place = {(cell.row, cell.column): cell for cell in reversed(placed)}
    taken = set(by_place)
    kept: list[Placed] = []
    for (row, column), cell in sorted(by_place.items(), key=lambda item: item[0]):
        width = height = 1
        while width < cell.column_span and (row, column + width) not in taken:
            width += 1
        columns = range(column, column + width)
        while height < cell.row_span and taken.isdisjoint((row + height, each) for each in columns):
            height += 1
        taken |= {(row + down, each) for down in range(height) for each in columns}
        kept.append(replace(cell, row_span=height, column_span=width))
    return kept


def _cell(cell: Placed) -> Cell:
    content = cell.content
    if len(content) == 1 and isinstance(content[0], Paragraph):
        text, nested = content[0].text, ()
    else:
        text = "\n".join(block.text for block in content if isinstance(block, Paragraph))
        nested = tuple(block for block in content if isinstance(block, TableBlock))
    return Cell(
        cell.row,
        cell.column,
        text,
        cell.row_span,
        cell.column_span,
        cell.fill,
        cell.align,
        cell.header,
        nested,
    )


def _is_layout(placed: Sequence[Placed], columns: int) -> bool:
    """Return whether the table is a box around a text, or its cells hold mostly other tables."""
    if len(placed) == 1:
        return True
    nested = [cell for cell in placed if any(isinstance(block, TableBlock) for block in cell.content)]
    if nested:
        inner = sum(len(b.cells) for cell in nested for b in cell.content if isinstance(b, TableBlock))
        return inner >= sum(1 for cell in placed if cell.content) - len(nested)
    return columns == 1 and any(_length(cell.content) > _PROSE for cell in placed)


def _length(content: Sequence[Block]) -> int:
    return sum(len(block.text) for block in content if isinstance(block, Paragraph))


def _all_widths(widths: Sequence[int], columns: int) -> tuple[int, ...]:
    """Return a width for every column; where some are unknown, they share what the known ones leave of the page."""
    known = list(widths) + [0] * (columns - len(widths))
    unknown = known.count(0)
    if unknown:
        share = max((A4_TEXT_WIDTH - sum(known)) // unknown, A4_TEXT_WIDTH // (2 * len(known)), 1)
        known = [width or share for width in known]
    return tuple(known)


def solve_widths(placed: Sequence[Placed], cell_widths: Sequence[int]) -> list[int]:
    """Return the widths of the columns from the widths of cells (0 for unknown), narrow cells first."""
    columns = max((cell.column + cell.column_span for cell in placed), default=0)
    check_cells(columns)
    widths = [0] * columns
    pairs = sorted(zip(placed, cell_widths, strict=True), key=lambda pair: pair[0].column_span)
    for cell, width in pairs[:CELLS_LIMIT]:
        own = range(cell.column, cell.column + cell.column_span)
        open_columns = [column for column in own if not widths[column]]
        left = width - sum(widths[column] for column in own)
        if width and open_columns and left > 0:
            for column in open_columns:
                widths[column] = left // len(open_columns)
    return widths
