"""Reader of .csv and .tsv: rows of fields, all of the same number, as programs that hold sheets write them."""

from __future__ import annotations

import csv
from collections import Counter

from model.files.errors import ReadingError
from model.reading.guards import CELLS_LIMIT, check_text, damaged, too_complex
from model.reading.shared.charset import decode
from model.reading.shared.sheets.areas import sheet_blocks
from model.reading.shared.sheets.sheet import Sheet, SheetCell
from model.reading.source import Source

_SEPARATORS = ",\t;"
_SAMPLE = 200_000
"""Bytes by which a file is told from a text."""
_LEAST_ROWS = 4
_LEAST_FIELDS = 3
_LEAST_EQUAL = 0.9
"""Of the rows: as many have the same number of fields."""
_TOTAL = 5 * CELLS_LIMIT


def sniff(data: bytes) -> bool:
    """Return whether the bytes are a text in which nearly every row has the same number of fields."""
    if b"\0" in data[:_SAMPLE] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{", b"|")):
        return False
    text = decode(data[:_SAMPLE])
    if not text:
        return False
    try:
        return bool(_separator(text if len(data) <= _SAMPLE else text.rpartition("\n")[0]))
    except ReadingError:
        return False


def read(data: bytes) -> Source:
    """Return the blocks; raise DAMAGED or TOO_COMPLEX."""
    return Source(tuple(sheet_blocks(read_sheet(data, _TOTAL), "")), "csv")


def read_sheet(data: bytes, most_cells: int) -> Sheet:
    """Return the fields as the cells of a sheet; raise DAMAGED or TOO_COMPLEX."""
    text = decode(data)
    separator = _separator(text[:_SAMPLE]) if text else ""
    if not text or not separator:
        raise damaged()
    check_text(text)
    return sheet_of_text(text, separator, most_cells)


def sheet_of_text(text: str, separator: str, most_cells: int) -> Sheet:
    """Return the fields of a text as the cells of a sheet; raise DAMAGED or TOO_COMPLEX."""
    sheet = Sheet()
    for row, fields in enumerate(_rows(text, separator)):
        for column, field in enumerate(fields):
            if field.strip():
                sheet.cells[row, column] = SheetCell(field.strip())
        if len(sheet.cells) > most_cells:
            raise too_complex("单元格过多")
    return sheet


def _separator(text: str) -> str:
    """Return the sign that parts the fields, empty for a text that is no table."""
    return next((sign for sign in _SEPARATORS if sign in text and _is_table(text, sign)), "")


def _is_table(text: str, separator: str) -> bool:
    counts = Counter(len(fields) for fields in _rows(text, separator) if fields)
    count, rows = max(counts.items(), key=lambda each: each[1], default=(0, 0))
    return count >= _LEAST_FIELDS and rows >= _LEAST_ROWS and rows >= _LEAST_EQUAL * counts.total()


def _rows(text: str, separator: str) -> list[list[str]]:
    """Return the fields of all rows; raise DAMAGED for quotes that no program writes."""
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
    except csv.Error as error:
        raise damaged() from error
