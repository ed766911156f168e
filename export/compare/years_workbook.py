"""Workbook of the figures of several years: one page of sums, and every figure; changes are formulas."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from export.compare.years_page import heads, label, title_of
from export.style import UNNAMED, Properties
from export.writers.xlsx import packed_workbook, set_properties, set_text
from model.compare.years import YearRow, Years
from model.content.values import Value

_HEAD = 2
"""Row of the names of the columns, under the title."""
_LABEL_WIDTH, _WIDTH = 84, 11
_FILL = "EEF1F6"


def write(years: Years, properties: Properties = UNNAMED) -> bytes:
    """Return the bytes of the .xlsx; the same for the same reports and properties."""
    from openpyxl import Workbook

    workbook: Any = Workbook()
    workbook.remove(workbook.active)
    cached = [
        _fill(workbook, "本年上年增减", years, [r for t in years.tables for r in t.rows if r.is_sum]),
        _fill(workbook, "全部数字", years, [row for table in years.tables for row in table.rows]),
    ]
    set_properties(workbook.properties, properties)
    return packed_workbook(workbook, cached, is_dated=properties.created is not None)


def _fill(workbook: Any, name: str, years: Years, rows: Iterable[YearRow]) -> dict[str, Value]:
    """Fill one sheet; return the results of its formulas by the name of their cell."""
    sheet = workbook.create_sheet(name)
    set_text(sheet.cell(1, 1), title_of(years))
    names = ("表", "项目", *heads(years))
    for column, text in enumerate(names, start=1):
        set_text(sheet.cell(_HEAD, column), text)
    cached: dict[str, Value] = {}
    tables = {table.key: table.name for table in years.tables}
    last = _HEAD
    for last, row in enumerate(rows, start=_HEAD + 1):
        set_text(sheet.cell(last, 1), tables[row.address.part])
        set_text(sheet.cell(last, 2), label(row))
        cached |= _set_figures(sheet, last, row)
    _style(sheet, len(names), last)
    return cached


def _set_figures(sheet: Any, at: int, row: YearRow) -> dict[str, Value]:
    places = [3, 4, *range(7, 7 + len(row.values))] if len(row.values) > 1 else [3]
    for column, value in zip(places, row.values, strict=False):
        cell = sheet.cell(at, column)
        if isinstance(value, str):
            set_text(cell, value)
        elif value is not None:
            cell.value = value
            cell.number_format = "General"
    if row.change is None:
        return {}
    sheet.cell(at, 5).value = f"=N(C{at})-N(D{at})"
    sheet.cell(at, 5).number_format = "+General;-General;0"
    cached: dict[str, Value] = {f"E{at}": row.change}
    if row.rate is not None:
        sheet.cell(at, 6).value = f"=E{at}/D{at}"
        sheet.cell(at, 6).number_format = "+0.0%;-0.0%;0%"
        cached[f"F{at}"] = Decimal(repr(row.rate))
    return cached


def _style(sheet: Any, columns: int, last: int) -> None:
    """Keep labels in sight, and set the print on one page wide."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.cell(1, 1).font = Font(bold=True, size=14)
    for column in range(1, columns + 1):
        head = sheet.cell(_HEAD, column)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor=_FILL)
        head.alignment = Alignment(horizontal="center", vertical="center")
        width = _LABEL_WIDTH if column == 2 else _WIDTH
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = sheet.cell(_HEAD + 1, 3)
    sheet.auto_filter.ref = f"A{_HEAD}:{get_column_letter(columns)}{last}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
