"""Breaks: rows that the end of a page cut in two, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from model.content.blocks import Cell
from model.reading.shared.paged.lines import joined_text
from model.reading.shared.paged.tables import Drawn

_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)"
)


def mended(tables: Sequence[Drawn]) -> list[Drawn]:
    """Return the parts of one table, with the end of a split row moved to the part where the row begins."""
    found: list[Drawn] = []
    for table in tables:
        if found and (rest := _rest_of_row(found[-1], table)):
            found[-1] = _with_rest(found[-1], rest)
            table = _without_first_row(table)
        if table.cells:
            found.append(table)
    return found


def _rest_of_row(last: Drawn, table: Drawn) -> dict[int, tuple[Cell, Cell]]:
    """Return the cells of the last row, by column, with the cells that continue them; empty if none do.

    The end of a row has something in fewer cells than the row, never where the row has nothing, and does not begin
    with a number as the rows of the form do.
    """
    above = {cell.column: cell for cell in last.cells if cell.row + cell.row_span == len(last.ys) - 1}
    below = {cell.column: cell for cell in table.cells if cell.row == 0}
    if [(c, above[c].column_span) for c in sorted(above)] != [
        (c, below[c].column_span) for c in sorted(below)
    ]:
        return {}
    single = {c: cell for c, cell in below.items() if cell.row_span == 1}
    written = [c for c in sorted(single) if single[c].text]
    if not single or any(not above[c].text for c in written):
        return {}
    if sum(1 for c in single if above[c].text) <= len(written):
        return {}
    if written and _NUMBERED.match(single[written[0]].text):
        return {}
    return {c: (above[c], cell) for c, cell in single.items()}


def _with_rest(table: Drawn, rest: dict[int, tuple[Cell, Cell]]) -> Drawn:
    texts = {id(cell): joined_text([cell.text, more.text]) for cell, more in rest.values()}
    return replace(table, cells=tuple(replace(c, text=texts.get(id(c), c.text)) for c in table.cells))


def _without_first_row(table: Drawn) -> Drawn:
    """Return the table without its first row; a cell that spans further down begins one row later."""
    cells = tuple(
        replace(cell, row=max(cell.row - 1, 0), row_span=cell.row_span - (1 if cell.row == 0 else 0))
        for cell in table.cells
        if cell.row or cell.row_span > 1
    )
    return replace(table, ys=table.ys[1:], cells=cells)
