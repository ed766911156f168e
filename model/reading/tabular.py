"""Tabular: the tables of a file as grids of texts, each row with its own number, however many rows there are.

Blocks are made for reports, whose tables are small; a register may have thousands of rows, and who reads one asks for the
number of a row as its program shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from model.content.blocks import Paragraph, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.files.faults import log_fault
from model.files.read import check_size
from model.files.typed_json import ShapeError, a_list, a_number, a_text
from model.reading.csv import reader as csv
from model.reading.guards import CELLS_LIMIT, TEXT_LIMIT, check_cells, check_text, too_complex
from model.reading.registry import read_bytes
from model.reading.shared.charset import decode
from model.reading.shared.omissions import Omissions
from model.reading.shared.sheets.sheet import Sheet

MOST_CELLS = 20 * CELLS_LIMIT
"""Cells of all sheets: 5,000 rows of 80 columns."""
_MOST_COLUMNS = 500
_LARGEST_NUMBER = 1_048_576
_LINES_BEFORE = 3
"""Paragraphs above a table of a document that may name its year."""
_SEPARATORS = "\t,;|，"


@dataclass(slots=True)
class GridRow:
    """The texts of one row by column; `number` counts from 1 as the program shows it."""

    number: int
    cells: dict[int, str]
    below: frozenset[int] = frozenset()
    """Columns that a cell of a row above was merged over; they hold its text."""
    beside: frozenset[int] = frozenset()
    """Columns that a cell of the same row was merged over; they hold its text."""


@dataclass(slots=True)
class Grid:
    """A sheet, or a table of a document, without rows that hold nothing."""

    name: str
    rows: list[GridRow] = field(default_factory=list[GridRow])
    heading: str = ""
    """The text above a table of a document."""
    hidden: frozenset[int] = frozenset()
    """Numbers of the rows that a filter or the clerk has hidden; they are read."""


def read_grids(data: bytes, name: str) -> tuple[Grid, ...]:
    """Return the tables in the bytes of a file of this name; raise only ReadingError."""
    try:
        check_size(len(data))
        return tuple(grid for grid in _grids(data, name) if grid.rows)
    except ReadingError as error:
        raise error.named(name) from error
    except MemoryError as error:
        raise too_complex("占用内存过多").named(name) from error
    except Exception as error:
        log_fault(error)
        raise ReadingError(ReadingProblem.DAMAGED, name=name) from error


def pasted_grid(text: str) -> Grid:
    """Return a range as it is pasted from a program that holds sheets; raise ReadingError (TOO_COMPLEX)."""
    check_text(text)
    return _of_sheet("粘贴的内容", csv.sheet_of_text(text, _separator(text), MOST_CELLS))


def _grids(data: bytes, name: str) -> Iterator[Grid]:
    from model.reading.xls import reader as xls
    from model.reading.xlsx import reader as xlsx

    if xlsx.sniff(data):
        yield from (_of_sheet(title, sheet) for title, sheet in xlsx.sheets(data, MOST_CELLS, Omissions()))
    elif xls.sniff(data):
        yield from (_of_sheet(title, sheet) for title, sheet in xls.sheets(data, Omissions()))
    else:
        text = _plain_table(data)
        if text:
            yield _of_sheet("", csv.sheet_of_text(text, _separator(text), MOST_CELLS))
        else:
            yield from _of_blocks(data, name)


def _plain_table(data: bytes) -> str:
    """Return the text of a file whose lines are mostly rows of fields; empty for any other."""
    if data.startswith((b"PK", b"%PDF", b"{\\rtf", b"\xd0\xcf")) or data.lstrip(
        b"\xef\xbb\xbf \r\n"
    ).startswith((b"<", b"{")):
        return ""
    check_size(len(data), TEXT_LIMIT)
    text = decode(data)
    if not text:
        return ""
    lines = [line for line in text.splitlines() if line.strip()][:50]
    separator = _separator(text)
    parted = sum(line.count(separator) >= 2 for line in lines)
    if not lines or parted * 2 < len(lines) or separator == "|":
        return ""
    check_text(text)
    return text


def _separator(text: str) -> str:
    """Return the sign that most of the first lines hold, a comma for a text without any."""
    lines = [line for line in text.splitlines() if line.strip()][:50]
    holding = {sign: sum(sign in line for line in lines) for sign in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda sign: (holding[sign], -_SEPARATORS.index(sign)))
    return best if holding[best] else ","


def _of_blocks(data: bytes, name: str) -> Iterator[Grid]:
    above: list[str] = []
    count = 0
    for block in read_bytes(data, name).blocks:
        if isinstance(block, Paragraph):
            above.append(block.text)
        elif isinstance(block, TableBlock):
            count += 1
            cells = ((c.row, c.column, c.text, c.row_span, c.column_span) for c in block.cells)
            yield Grid(f"表{count}", _rows(cells), " ".join(above[-_LINES_BEFORE:]))
            above = []


def _of_sheet(name: str, sheet: Sheet) -> Grid:
    hidden_columns = sheet.hidden_columns
    cells = (
        (row, column, cell.text, cell.rows, cell.columns)
        for (row, column), cell in sorted(sheet.cells.items())
        if column not in hidden_columns
    )
    return Grid(name, _rows(cells), hidden=frozenset(row + 1 for row in sheet.hidden_rows))


def _rows(cells: Iterable[tuple[int, int, str, int, int]]) -> list[GridRow]:
    """Return the rows that hold a text, from cells given by row, column, text and spans."""
    texts: dict[int, dict[int, str]] = {}
    below: dict[int, set[int]] = {}
    beside: dict[int, set[int]] = {}
    area = 0
    for row, column, text, rows, columns in cells:
        text = text.strip()
        if not text or column >= _MOST_COLUMNS:
            continue
        texts.setdefault(row, {})[column] = text
        if rows == columns == 1:
            continue
        area += rows * columns
        check_cells(area // 10)
        for i in range(row, row + rows):
            for j in range(column, min(column + columns, _MOST_COLUMNS)):
                if (i, j) != (row, column):
                    texts.setdefault(i, {})[j] = text
                    (beside if j > column else below).setdefault(i, set()).add(j)
    return [
        GridRow(row + 1, texts[row], frozenset(below.get(row, ())), frozenset(beside.get(row, ())))
        for row in sorted(texts)
    ]


def grids_to_json(grids: Iterable[Grid]) -> list[Any]:
    """Return grids as lists that json can write, for another process."""
    return [
        [
            grid.name,
            grid.heading,
            sorted(grid.hidden),
            [
                [row.number, list(row.cells), list(row.cells.values()), sorted(row.below), sorted(row.beside)]
                for row in grid.rows
            ],
        ]
        for grid in grids
    ]


def grids_from_json(content: object) -> tuple[Grid, ...]:
    """Return the grids that `grids_to_json` gave; raise ShapeError for anything else."""
    return tuple(_grid_from(a_list(grid, 4)) for grid in a_list(content, MOST_CELLS))


def _grid_from(content: Any) -> Grid:
    name, heading, hidden, rows = _members(content, 4)
    return Grid(
        a_text(name),
        [_row_from(_members(row, 5)) for row in a_list(rows, _LARGEST_NUMBER)],
        a_text(heading),
        frozenset(a_number(n, 1, _LARGEST_NUMBER) for n in a_list(hidden, _LARGEST_NUMBER)),
    )


def _row_from(content: list[Any]) -> GridRow:
    number, columns, texts, below, beside = content
    places = a_list(columns, _MOST_COLUMNS)
    found = a_list(texts, _MOST_COLUMNS)
    if len(places) != len(found):
        raise ShapeError("a row of another shape")
    return GridRow(
        a_number(number, 1, _LARGEST_NUMBER),
        {a_number(j, 0, _MOST_COLUMNS): a_text(text) for j, text in zip(places, found, strict=True)},
        frozenset(a_number(j, 0, _MOST_COLUMNS) for j in a_list(below, _MOST_COLUMNS)),
        frozenset(a_number(j, 0, _MOST_COLUMNS) for j in a_list(beside, _MOST_COLUMNS)),
    )


def _members(content: object, count: int) -> list[Any]:
    if not isinstance(content, list):
        raise ShapeError("no list")
    members = cast("list[Any]", content)
    if len(members) != count:
        raise ShapeError("a list of another length")
    return members
