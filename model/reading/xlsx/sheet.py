"""A sheet: its visible cells with what they show, merged ones as one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from model.reading.guards import CELLS_LIMIT, Element, check_cells
from model.reading.xlsx.display import shown
from model.reading.xlsx.workbook import CellFormat, S, Workbook, text_of

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_TWIPS_PER_CHARACTER = 105
_TWIPS_PER_POINT = 20
_USUAL_WIDTH = 8.43
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ON = ("1", "true")


class SheetCell(NamedTuple):
    """A cell with its text, and how many rows and columns it was merged over."""

    text: str
    format: CellFormat
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
        return self.widths.get(column, round(_USUAL_WIDTH * _TWIPS_PER_CHARACTER))


def read_sheet(root: Element, workbook: Workbook) -> Sheet:
    """Return the sheet of a worksheet's root element; raise TOO_COMPLEX for one of too many cells that hold anything."""
    sheet = Sheet()
    _measure_columns(sheet, root)
    row = -1
    for element in root.iterfind(f"{S}sheetData/{S}row"):
        row = _row_number(element, row)
        _measure_row(sheet, element, row)
        column = -1
        for cell in element.iterchildren(f"{S}c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            column = column + 1 if place is None else _column(place[1])
            style = workbook.cell_format(_number(cell.get("s"), 0))
            text = _text(cell, workbook, style).strip()
            if text or style.bordered:
                sheet.cells[row, column] = SheetCell(text, style)
        check_cells(len(sheet.cells) // 10)
    _merge(sheet, root)
    return sheet


def _text(cell: Element, workbook: Workbook, style: CellFormat) -> str:
    """Return what the cell shows; blank for a formula whose result is not in the file."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{S}is")
        return "" if inline is None else text_of(inline)
    value = cell.find(f"{S}v")
    raw = "" if value is None else value.text or ""
    if kind == "s":
        index = _number(raw, -1)
        return workbook.texts[index] if 0 <= index < len(workbook.texts) else ""
    if kind == "n":
        return shown(raw, style.code, since_1904=workbook.since_1904) if raw else ""
    return {"0": "FALSE", "1": "TRUE"}.get(raw, raw) if kind == "b" else raw


def _row_number(element: Element, last: int) -> int:
    return min(max(_number(element.get("r"), last + 2) - 1, 0), _LAST_ROW)


def _measure_row(sheet: Sheet, element: Element, row: int) -> None:
    if element.get("hidden") in _ON:
        sheet.hidden_rows.add(row)
    height = _decimal(element.get("ht"))
    if height:
        sheet.heights[row] = round(height * _TWIPS_PER_POINT)


def _measure_columns(sheet: Sheet, root: Element) -> None:
    for element in islice(root.iterfind(f"{S}cols/{S}col"), CELLS_LIMIT // 20):
        first, last = _number(element.get("min"), 1), _number(element.get("max"), 1)
        width = _decimal(element.get("width"))
        # The last entry often reaches to the last column there can be.
        for column in range(first - 1, min(last, first + CELLS_LIMIT // 20)):
            if element.get("hidden") in _ON:
                sheet.hidden_columns.add(column)
            if width:
                sheet.widths[column] = round(width * _TWIPS_PER_CHARACTER)


def _merge(sheet: Sheet, root: Element) -> None:
    """Make one cell of each merged range, without the content of its other cells."""
    bottom = max((row for row, _ in sheet.cells), default=-1)
    right = max((column for _, column in sheet.cells), default=-1)
    ranges = [each.get("ref", "") for each in root.iterfind(f"{S}mergeCells/{S}mergeCell")]
    area = 0
    for ref in ranges[:CELLS_LIMIT]:
        corners = _PLACE.findall(ref)
        if len(corners) != 2:
            continue
        top, left = int(corners[0][1]) - 1, _column(corners[0][0])
        last_row, last_column = min(int(corners[1][1]) - 1, bottom), min(_column(corners[1][0]), right)
        area += max(last_row - top + 1, 0) * max(last_column - left + 1, 0)
        check_cells(area // 10)
        _merge_range(sheet, top, left, last_row, last_column)


def _merge_range(sheet: Sheet, top: int, left: int, bottom: int, right: int) -> None:
    if bottom < top or right < left:
        return
    check_cells((bottom - top + 1) * (right - left + 1))
    inside = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
    first = sheet.cells.get((top, left)) or SheetCell("", CellFormat())
    bordered = any(sheet.cells[place].format.bordered for place in inside if place in sheet.cells)
    for place in inside:
        sheet.cells.pop(place, None)
    if first.text or bordered:
        style = first.format._replace(bordered=bordered)
        sheet.cells[top, left] = SheetCell(first.text, style, bottom - top + 1, right - left + 1)


def _column(letters: str) -> int:
    """Return the number of a column: 0 for `A`, 25 for `Z`, 26 for `AA`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return min(number, _LAST_COLUMN) - 1


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else default


def _decimal(text: str | None) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if 0 < value < 500 else 0.0
