"""A worksheet: its cells, formulas, merged ranges, and the measures of its rows and columns."""

from __future__ import annotations

import re
from itertools import islice

from model.reading.guards import CELLS_LIMIT, Element, check_cells
from model.reading.shared.omissions import Omissions
from model.reading.shared.sheets.display import number_of, shown
from model.reading.shared.sheets.formulas import Calculator, Place, column_of, moved
from model.reading.shared.sheets.sheet import TWIPS_PER_CHARACTER, CellFormat, Sheet, SheetCell
from model.reading.source import OmissionKind
from model.reading.xlsx.texts import CellText, S, text_of
from model.reading.xlsx.workbook import Workbook

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_TWIPS_PER_POINT = 20
_LAST_ROW = 1_048_576
_ON = ("1", "true")
_DIGITS = "0123456789"
_CELL, _VALUE, _FORMULA = f"{S}c", f"{S}v", f"{S}f"


def read_sheet(root: Element, workbook: Workbook, omissions: Omissions) -> Sheet:
    """Return the sheet of a worksheet's root element; raise TOO_COMPLEX for one of too many cells that hold anything."""
    return _SheetReader(workbook, omissions).read(root)


class _SheetReader:
    """Reads one worksheet: its cells first, then the formulas whose results are not stored."""

    def __init__(self, workbook: Workbook, omissions: Omissions) -> None:
        self._workbook = workbook
        self._omissions = omissions
        self._sheet = Sheet()
        self._raw_numbers: dict[Place, str] = {}
        """As they are stored: few sheets have formulas that need them."""
        self._styles: dict[str | None, CellFormat] = {}
        self._formulas: dict[Place, str] = {}
        self._formats: dict[Place, CellFormat] = {}
        """Formats of the cells with such a formula."""
        self._shared: dict[str, tuple[Place, str]] = {}

    def read(self, root: Element) -> Sheet:
        _measure_columns(self._sheet, root)
        row = -1
        columns: dict[str, int] = {}
        for element in root.iterfind(f"{S}sheetData/{S}row"):
            row = _row_number(element, row)
            _measure_row(self._sheet, element, row)
            column = -1
            for cell in element.iterchildren(_CELL):
                letters = cell.get("r", "").rstrip(_DIGITS)
                known = columns.get(letters)
                if known is None:
                    place = _PLACE.fullmatch(cell.get("r", ""))
                    column = column + 1 if place is None else column_of(place[1])
                    if place is not None and place[1] == letters:
                        columns[letters] = column
                else:
                    column = known
                self._cell(cell, (row, column))
            check_cells(len(self._sheet.cells) // 10)
        self._calculate()
        _merge(self._sheet, root)
        return self._sheet

    def _cell(self, cell: Element, place: Place) -> None:
        number = cell.get("s")
        style = self._styles.get(number)
        if style is None:
            style = self._styles[number] = self._workbook.cell_format(_number(number, 0))
        kind = cell.get("t", "n")
        raw, formula = "", None
        for child in cell:
            if child.tag == _VALUE:
                raw = raw or child.text or ""
            elif child.tag == _FORMULA and formula is None:
                formula = child
        if not raw and formula is None and kind != "inlineStr":
            # As in most cells of a prepared sheet.
            if style.bordered:
                self._sheet.cells[place] = SheetCell("", style)
            return
        if formula is not None:
            self._formula(formula, place, style, has_result=bool(raw))
        texts = self._workbook.texts
        if kind == "s" and raw.isdecimal() and int(raw) < len(texts):
            text, left_out = texts[int(raw)]
        else:
            text, left_out = self._text(cell, kind, raw, place, style)
        text = text.strip()
        if style.struck and text:
            text, left_out = "", ((OmissionKind.STRUCK, text),)
        for kind, words in left_out:
            self._omissions.add(kind, words)
        if text or style.bordered:
            self._sheet.cells[place] = SheetCell(text, style)

    def _formula(self, formula: Element, place: Place, style: CellFormat, *, has_result: bool) -> None:
        text = formula.text or ""
        key = formula.get("si", "") if formula.get("t") == "shared" else ""
        if key and text:
            self._shared[key] = place, text
        elif key in self._shared:
            (row, column), shared = self._shared[key]
            text = "" if has_result else moved(shared, place[0] - row, place[1] - column)
        if text and not has_result:
            self._formulas[place] = text
            self._formats[place] = style

    def _text(self, cell: Element, kind: str, raw: str, place: Place, style: CellFormat) -> CellText:
        """Return what the cell shows, and remember its number."""
        if kind == "s":
            index = _number(raw, -1)
            texts = self._workbook.texts
            return texts[index] if 0 <= index < len(texts) else CellText()
        if kind == "inlineStr":
            inline = cell.find(f"{S}is")
            return CellText() if inline is None else text_of(inline)
        if kind == "n" and raw:
            self._raw_numbers[place] = raw
            return CellText(shown(raw, style.code, since_1904=self._workbook.since_1904))
        return CellText({"0": "FALSE", "1": "TRUE"}.get(raw, raw) if kind == "b" else raw)

    def _calculate(self) -> None:
        if not self._formulas:
            return
        numbers = {
            place: number
            for place, raw in self._raw_numbers.items()
            if (number := number_of(raw)) is not None
        }
        texts = frozenset(self._sheet.cells) - frozenset(numbers) - frozenset(self._formulas)
        calculator = Calculator(numbers, self._formulas, texts)
        for place, formula in self._formulas.items():
            result = calculator.result(place)
            kind = OmissionKind.FORMULA_BLANK if result is None else OmissionKind.FORMULA_CALCULATED
            self._omissions.add(kind, f"={formula}")
            style = self._formats[place]
            if result is not None and not style.struck:
                self._sheet.cells[place] = SheetCell(shown(str(result), style.code), style)


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
                sheet.widths[column] = round(width * TWIPS_PER_CHARACTER)


def _merge(sheet: Sheet, root: Element) -> None:
    bottom, right = sheet.last
    ranges = [each.get("ref", "") for each in root.iterfind(f"{S}mergeCells/{S}mergeCell")]
    area = 0
    for ref in ranges[:CELLS_LIMIT]:
        corners = _PLACE.findall(ref)
        if len(corners) != 2:
            continue
        top, left = int(corners[0][1]) - 1, column_of(corners[0][0])
        last_row, last_column = min(int(corners[1][1]) - 1, bottom), min(column_of(corners[1][0]), right)
        area += max(last_row - top + 1, 0) * max(last_column - left + 1, 0)
        check_cells(area // 10)
        sheet.merge(top, left, last_row, last_column)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else default


def _decimal(text: str | None) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if 0 < value < 500 else 0.0
