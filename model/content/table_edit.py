"""Table edits: a row or a column more or less in a small table of a text, its merged cells and formats kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from model.content.blocks import A4_TEXT_WIDTH, Cell, TableBlock

HEADER_FILL = "EEF1F6"
"""Ground of the head of a table that is made here."""


def new_table(rows: int, columns: int) -> TableBlock:
    """Return an empty table as wide as the text, its first row a head."""
    width = A4_TEXT_WIDTH // columns
    cells = tuple(
        Cell(i, j, header=i == 0, fill="" if i else HEADER_FILL) for i in range(rows) for j in range(columns)
    )
    return TableBlock(cells, (width,) * columns, (0,) * rows, header_rows=min(1, rows))


def insert_row(table: TableBlock, at: int) -> TableBlock:
    """Return the table with an empty row before row `at`, or behind all; what is merged across that place grows."""
    in_head = at < table.header_rows
    # A row behind the head is like the one below it, whose first cell may name the row.
    like = at if at in (0, table.header_rows) and at < table.rows else at - 1
    new = [
        Cell(
            at,
            c.column,
            column_span=c.column_span,
            align=c.align,
            header=c.header and (in_head or (c.column == 0 and like >= table.header_rows)),
            fill=c.fill if in_head else "",
        )
        for c in table.cells
        if c.row <= like < c.row + c.row_span and not c.row < at < c.row + c.row_span
    ]
    heights = table.heights and (*table.heights[:at], 0, *table.heights[at:])
    moved = [_grown(c, at) for c in table.cells]
    header_rows = table.header_rows + (at < table.header_rows)
    return replace(table, cells=_ordered([*moved, *new]), heights=heights, header_rows=header_rows)


def _grown(cell: Cell, at: int) -> Cell:
    if cell.row >= at:
        return replace(cell, row=cell.row + 1)
    return replace(cell, row_span=cell.row_span + (at < cell.row + cell.row_span))


def remove_row(table: TableBlock, at: int) -> TableBlock | None:
    """Return the table without row `at`; what is merged across it shrinks. None where nothing is left."""
    if table.rows <= 1:
        return None
    heights = table.heights and (*table.heights[:at], *table.heights[at + 1 :])
    cells = [_shrunk(c, at) for c in table.cells if (c.row, c.row_span) != (at, 1)]
    header_rows = table.header_rows - (at < table.header_rows)
    return replace(table, cells=_ordered(cells), heights=heights, header_rows=header_rows)


def _shrunk(cell: Cell, at: int) -> Cell:
    covers = cell.row <= at < cell.row + cell.row_span
    return replace(cell, row=cell.row - (cell.row > at), row_span=cell.row_span - covers)


def insert_column(table: TableBlock, at: int) -> TableBlock:
    """Return the table with an empty column before column `at`, or behind all; it stays as wide as it was."""
    turned = insert_row(_turned(table), at)
    like = table.widths[at - 1 if at else 0]
    return _turned_back(
        turned, table, _fitted((*table.widths[:at], like, *table.widths[at:]), sum(table.widths))
    )


def remove_column(table: TableBlock, at: int) -> TableBlock | None:
    """Return the table without column `at`, as wide as it was. None where nothing is left."""
    turned = remove_row(_turned(table), at)
    if turned is None:
        return None
    return _turned_back(
        turned, table, _fitted((*table.widths[:at], *table.widths[at + 1 :]), sum(table.widths))
    )


def _turned(table: TableBlock) -> TableBlock:
    """Return the table with its columns as rows; heads are left to the caller, who knows which way they run."""
    return TableBlock(_ordered(map(_turn, table.cells)), (0,) * table.rows, (0,) * table.columns)


def _turned_back(turned: TableBlock, table: TableBlock, widths: tuple[int, ...]) -> TableBlock:
    cells = [_turn(cell) for cell in turned.cells]
    heads = {cell.row for cell in cells if cell.header and cell.text}
    # A new cell in a row of heads is a head like its neighbours.
    fills = {cell.row: cell.fill for cell in table.cells if cell.header and cell.row < table.header_rows}
    cells = [
        replace(c, header=True, fill=c.fill or fills.get(c.row, ""))
        if c.row < table.header_rows and (c.row in heads or c.row in fills)
        else c
        for c in cells
    ]
    return replace(table, cells=_ordered(cells), widths=widths)


def _turn(cell: Cell) -> Cell:
    return replace(
        cell, row=cell.column, column=cell.row, row_span=cell.column_span, column_span=cell.row_span
    )


def _fitted(widths: tuple[int, ...], total: int) -> tuple[int, ...]:
    """Return the widths in proportion, so that they add up to the total again."""
    whole = sum(widths)
    return tuple(width * total // whole for width in widths) if whole else widths


def _ordered(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


TableEdit = Callable[[TableBlock, int], "TableBlock | None"]
"""Makes another table of one at a row or column; None takes it away."""
