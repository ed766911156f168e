"""Workbook: a report's three tables on three sheets laid out as the form, to be filled in without the program.

This writer takes the report and not its blocks, as its sums and balances are those of the form. Sums are formulas that
carry their result, so that a viewer shows them too; where the report has another figure than the sum, that figure
stands and is red.
"""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from math import ceil
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from export.compose import form_table
from export.measures import characters
from export.style import OFFICIAL, SINGLE_SPACING, UNNAMED, Properties, twips
from export.writers.characters import legal
from export.writers.package import without_clock
from export.writers.xlsx_rules import Places, add_rules, formula_of
from export.writers.xlsx_styles import SUM_FILL, CellStyle, CellStyles
from export.writers.xml import parsed, serialised
from model.content.address import Address
from model.content.blocks import Cell, TableBlock
from model.content.values import Value, display
from model.form.spec import Entry, Section, TableSpec
from model.report.report import Report

FIRST_ROW = 3
"""Rows above the table: the title and the heading of the section."""

_LANDSCAPE_COLUMNS = 12
_LEAST_COLUMN = 8.6
"""Characters of a column for figures: one of seven digits is not turned into a power of ten."""
_HEAD_FONT, _TITLE_SIZE, _HEADING_SIZE = "黑体", 16, 12
_TWIPS_PER_CHARACTER = 105
"""About the width of a digit of 10.5 points, the measure of column widths."""

_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
"""Properties of the program that made the file: none, as the library would name its own version."""


def write(report: Report, properties: Properties = UNNAMED, *, only: str = "") -> bytes:
    """Return the bytes of the .xlsx, of the table of one section where `only` names it; the same for the same report."""
    from openpyxl import Workbook

    workbook: Any = Workbook()
    workbook.remove(workbook.active)
    cached: list[dict[str, Value]] = []
    for section in report.form.sections:
        if section.table is not None and only in ("", section.key):
            sheet = workbook.create_sheet(section.tab)
            cached.append(_fill(sheet, section, section.table, report))
    set_properties(workbook.properties, properties)
    return packed_workbook(workbook, cached, is_dated=properties.created is not None)


def set_properties(core: Any, properties: Properties) -> None:
    """Title, author and language; a date only where one is given."""
    core.title = legal(properties.title)
    core.creator = core.lastModifiedBy = legal(properties.author)
    core.language = "zh-CN"
    if properties.created:
        core.created = core.modified = datetime.combine(properties.created, time())


def _fill(sheet: Any, section: Section, spec: TableSpec, report: Report) -> dict[str, Value]:
    """Fill a sheet and return the results of its formulas by the name of their cell."""
    table = form_table(spec, report)
    places = Places(spec, FIRST_ROW)
    cached = _set_cells(sheet, spec, table, places, report)
    width = _set_measures(sheet, table, spec)
    _set_line(sheet, 1, report.printed_title, _Line(_TITLE_SIZE, "center"), width)
    _set_line(sheet, 2, section.heading, _Line(_HEADING_SIZE, "left"), width)
    add_rules(sheet, spec, places)
    _set_page(sheet, spec)
    return cached


class _Line(NamedTuple):
    """The format of a line above the table."""

    size: float
    align: str


def _set_line(sheet: Any, row: int, text: str, style: _Line, width: float) -> None:
    """A line across the table, as high as its text needs; `width` in characters of the sheet."""
    from openpyxl.styles import Alignment, Font

    columns = sheet.max_column
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    cell = sheet.cell(row, 1)
    set_text(cell, text)
    cell.font = Font(name=_HEAD_FONT, size=style.size)
    cell.alignment = Alignment(horizontal=style.align, vertical="center", wrap_text=True)
    room = width * _TWIPS_PER_CHARACTER / twips(style.size)
    lines = max(1, ceil(characters(text) / (room - 1)))
    sheet.row_dimensions[row].height = max(30, lines * style.size * SINGLE_SPACING + 8)


def _set_cells(
    sheet: Any, spec: TableSpec, table: TableBlock, places: Places, report: Report
) -> dict[str, Value]:
    entries = {place[:2]: place.cell for place in spec.placed if isinstance(place.cell, Entry)}
    styles, cached = CellStyles(), dict[str, Value]()
    for cell in table.cells:
        place = sheet.cell(cell.row + FIRST_ROW, cell.column + 1)
        _merge(sheet, cell, styles)
        entry = entries.get((cell.row, cell.column))
        if entry is None:
            styles.give(place, CellStyle(cell.align, cell.fill))
            set_text(place, cell.text)
            continue
        address = Address(spec.key, entry.row, entry.column)
        formula = formula_of(address, places, report)
        fill = SUM_FILL if formula else cell.fill
        styles.give(place, CellStyle(cell.align, fill, is_locked=bool(formula)))
        if formula:
            place.value = formula
            cached[place.coordinate] = report.sum(report.form.computed[address])
        else:
            _set_value(place, report.values.get(address))
    return cached


def _merge(sheet: Any, cell: Cell, styles: CellStyles) -> None:
    """Merge the span of a cell; each cell under it keeps its part of the border."""
    if cell.row_span == cell.column_span == 1:
        return
    top, left = cell.row + FIRST_ROW, cell.column + 1
    bottom, right = top + cell.row_span - 1, left + cell.column_span - 1
    for row in sheet.iter_rows(top, bottom, left, right):
        for place in row:
            styles.give(place, CellStyle())
    sheet.merged_cells.add(f"{sheet.cell(top, left).coordinate}:{sheet.cell(bottom, right).coordinate}")


def _set_value(place: Any, value: Value) -> None:
    """A figure, with as many decimals as the report has."""
    if isinstance(value, str):
        set_text(place, value)
        return
    place.value = value
    if isinstance(value, Decimal):
        _, _, decimals = display(value).partition(".")
        place.number_format = f"0.{'0' * len(decimals)}" if decimals else "0"


def set_text(place: Any, text: str) -> None:
    """Somebody's text: never a formula, whatever it begins with, not even after the cell has been edited."""
    place.value = legal(text)
    if text:
        place.data_type = "s"
        place.quotePrefix = text[0] in "=+-@"


def _set_measures(sheet: Any, table: TableBlock, spec: TableSpec) -> float:
    """Set widths and heights and return the width of the table in characters."""
    from openpyxl.utils import get_column_letter

    widths = [round(width / _TWIPS_PER_CHARACTER, 1) for width in table.widths]
    for i in range(spec.label_columns, len(widths)):
        widths[i] = max(widths[i], _LEAST_COLUMN)
    for i, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(i)].width = width
    least = twips(18)
    for i, height in enumerate(OFFICIAL.table.row_heights(table, table.widths)):
        sheet.row_dimensions[i + FIRST_ROW].height = max(height, least) / twips(1)
    return sum(widths)


def _set_page(sheet: Any, spec: TableSpec) -> None:
    """A4, the table on one page, its head on every page should somebody undo that; head and labels stay while
    scrolling; only cells for figures can be changed."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    is_wide = len(spec.widths) > _LANDSCAPE_COLUMNS
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if is_wide else "portrait"
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"1:{FIRST_ROW - 1 + spec.header_rows}"
    sheet.print_area = f"A1:{get_column_letter(len(spec.widths))}{FIRST_ROW + len(spec.rows) - 1}"
    sheet.oddFooter.center.text = "— &P —"
    sheet.freeze_panes = f"{get_column_letter(spec.label_columns + 1)}{FIRST_ROW + spec.header_rows}"
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def packed_workbook(workbook: Any, cached: list[dict[str, Value]], *, is_dated: bool) -> bytes:
    """Return the file with the results of its formulas in it, and without the time at which it was made."""
    made, packed = BytesIO(), BytesIO()
    with ZipFile(made, "w") as archive:
        _writer(workbook, archive).write_data()
    with ZipFile(made) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                number = int("".join(c for c in name if c.isdigit()))
                data = _with_results(data, cached[number - 1])
            elif name == "docProps/core.xml" and not is_dated:
                data = _undated(data)
            elif name == "docProps/app.xml":
                data = _APPLICATION
            target.writestr(name, data)
    return without_clock(packed.getvalue())


def _writer(workbook: Any, archive: ZipFile) -> Any:
    """Return the writer of the library without its temporary files, which a process that is killed leaves behind."""
    # By name: the stubs of the library do not know its private parts.
    excel: Any = import_module("openpyxl.writer.excel")
    sheets: Any = import_module("openpyxl.worksheet._writer")

    class InMemory(excel.ExcelWriter):
        def write_worksheet(self, ws: Any) -> None:
            ws._drawing = excel.SpreadsheetDrawing()
            part = BytesIO()
            writer = sheets.WorksheetWriter(ws, out=part)
            writer.write()
            ws._rels = writer._rels
            archive.writestr(ws.path[1:], part.getvalue())
            self.manifest.append(ws)

    return InMemory(workbook, archive)


def _undated(core: bytes) -> bytes:
    """Core properties without the time that the library puts where it was told none."""
    root = parsed(core)
    for stamp in root.findall("{http://purl.org/dc/terms/}*"):
        root.remove(stamp)
    return serialised(root)


def _with_results(sheet: bytes, cached: dict[str, Value]) -> bytes:
    root = parsed(sheet)
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    for cell in root.iter(f"{space}c"):
        if cell.find(f"{space}f") is None:
            continue
        result = cell.find(f"{space}v")
        if cell.get("r") not in cached:
            # Left to the program that opens the file.
            if result is not None:
                cell.remove(result)
            continue
        value = cached[cell.get("r")]
        result.text = "" if value is None else str(value)
        if value is None or isinstance(value, str):
            cell.set("t", "str")
    return serialised(root)
