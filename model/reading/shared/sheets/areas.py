"""Areas: a sheet as blocks. Rows of text are paragraphs, rows with borders or several cells are tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from model.content.blocks import Block, Paragraph, Run
from model.reading.guards import check_blocks, check_cells
from model.reading.shared.grid import Placed, table_blocks
from model.reading.shared.sheets.sheet import Sheet, SheetCell

_SECTION = re.compile(r"\s*([一二三四五六]、)")
_ALIGN = {"center": "center", "centerContinuous": "center", "right": "right"}

_Row = list[tuple[int, SheetCell]]
"""The cells that begin in a row, with their columns."""


def sheet_blocks(sheet: Sheet, name: str) -> list[Block]:
    """Return the blocks of a sheet from top to bottom; its name heads them where it alone has the number of a section."""
    sheet = visible(sheet)
    rows: dict[int, _Row] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        rows.setdefault(row, []).append((column, cell))
    found: list[Block] = []
    number = _SECTION.match(name)
    if number and rows and not any(cell.text.startswith(number[1]) for cell in sheet.cells.values()):
        found.append(Paragraph.of(name.strip()))
    has_borders = any(cell.format.bordered for cell in sheet.cells.values())
    for band in _bands(rows):
        is_text = _text_rows(rows, band, has_borders)
        for text, group in groupby(band, key=is_text.__contains__):
            part = list(group)
            found += _paragraphs(rows, part) if text else _table(sheet, rows, part)
        check_blocks(len(found))
    return found


def visible(sheet: Sheet) -> Sheet:
    """Return the sheet without its hidden rows and columns; merged cells over them shrink."""
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return sheet
    gone_rows, gone_columns = sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)
    found = Sheet()
    for (row, column), cell in sheet.cells.items():
        top, left = _moved(row, gone_rows), _moved(column, gone_columns)
        rows = _moved(row + cell.rows, gone_rows) - top
        columns = _moved(column + cell.columns, gone_columns) - left
        if rows and columns:
            found.cells[top, left] = cell._replace(rows=rows, columns=columns)
    hidden_rows, hidden_columns = sheet.hidden_rows, sheet.hidden_columns
    found.heights = {_moved(row, gone_rows): h for row, h in sheet.heights.items() if row not in hidden_rows}
    found.widths = {
        _moved(col, gone_columns): w for col, w in sheet.widths.items() if col not in hidden_columns
    }
    return found


def _moved(place: int, gone: Sequence[int]) -> int:
    return place - bisect_left(gone, place)


def _bands(rows: dict[int, _Row]) -> list[range]:
    """Return the ranges of rows that are parted by empty rows."""
    found: list[range] = []
    for row in sorted(rows):
        bottom = max(row + cell.rows for _, cell in rows[row])
        if found and row <= found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, bottom))
        else:
            found.append(range(row, bottom))
    return found


def _text_rows(rows: dict[int, _Row], band: range, has_borders: bool) -> set[int]:
    """Return the rows that are no part of a table: without any border where the sheet has borders; in a sheet without
    them, rows of one cell above and below rows of several.
    """
    if has_borders:
        held = {
            row + i
            for row in band
            for _, cell in rows.get(row, ())
            if cell.format.bordered
            for i in range(cell.rows)
        }
        return set(band) - held
    lone = {
        row for row in band if len(rows.get(row, ())) < 2 and all(c.rows == 1 for _, c in rows.get(row, ()))
    }
    wide = [row for row in band if row not in lone]
    return {row for row in lone if not wide or row < wide[0] or row > wide[-1]}


def _paragraphs(rows: dict[int, _Row], part: Sequence[int]) -> Iterator[Block]:
    """Return a cell's lines as paragraphs; cells beside each other as one."""
    for row in part:
        cells = [cell for _, cell in rows.get(row, ()) if cell.text]
        if len(cells) == 1:
            for line in cells[0].text.split("\n"):
                if line.strip():
                    yield Paragraph((Run(line.strip(), cells[0].format.bold),))
        elif cells:
            yield Paragraph.of(" ".join(cell.text.replace("\n", " ") for cell in cells))


def _table(sheet: Sheet, rows: dict[int, _Row], part: Sequence[int]) -> list[Block]:
    cells = [(row, column, cell) for row in part for column, cell in rows.get(row, ())]
    left = min(column for _, column, _ in cells)
    right = max(column + cell.columns for _, column, cell in cells)
    stop = part[-1] + 1
    check_cells((stop - part[0]) * (right - left))
    placed = [
        Placed(
            row - part[0],
            column - left,
            [Paragraph.of(cell.text)] if cell.text else [],
            min(cell.rows, stop - row),
            cell.columns,
            cell.format.fill,
            _ALIGN.get(cell.format.align, "left"),
        )
        for row, column, cell in cells
    ]
    widths = [sheet.width(column) for column in range(left, right)]
    return table_blocks(placed, widths, [sheet.heights.get(row, 0) for row in part])
