"""Workbook of a roll-up: each table with a row a unit and living sums, what was found, and who is missing.

A table of the form has up to 175 cells; each is a column here, with the labels of its row and column above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from export.style import UNNAMED, Properties
from export.writers.xlsx import packed_workbook, set_properties, set_text
from model.checks.core import Severity
from model.content.values import Value, number
from model.form.spec import TableSpec
from model.rollup.assignment import Row, Status
from model.rollup.rollup import Rollup

FIRST_UNIT = 4
"""Row of the first unit: above it the labels of rows and columns, and the sums."""
_SUMS = 3
_UNIT_WIDTH, _CELL_WIDTH, _TEXT_WIDTH = 34, 12, 90

STATUS_NAMES = {
    Status.COUNTED: "已计入",
    Status.MISSING: "缺报",
    Status.UNREADABLE: "读不了",
    Status.NO_REPORT: "不是年度报告",
    Status.WRONG_YEAR: "年度不符",
    Status.DUPLICATE: "重复",
    Status.NOT_LISTED: "不在名单上",
}
"""What each status is called."""


def write(rollup: Rollup, properties: Properties = UNNAMED) -> bytes:
    """Return the bytes of the .xlsx; the same for the same roll-up and properties."""
    from openpyxl import Workbook

    workbook: Any = Workbook()
    workbook.remove(workbook.active)
    cached = [_fill_table(workbook, spec, rollup) for spec in rollup.total.form.tables]
    _fill_list(workbook, "审核问题", ("单位", "文件", "级别", "编号", "问题"), _found(rollup))
    _fill_list(workbook, "报送情况", ("单位", "情况", "文件", "说明"), _states(rollup))
    missing = ([row.unit] for row in rollup.rows if row.status is Status.MISSING)
    _fill_list(workbook, "缺报单位", ("单位",), missing)
    cached += [{}, {}, {}]
    set_properties(workbook.properties, properties)
    return packed_workbook(workbook, cached, is_dated=properties.created is not None)


def _fill_table(workbook: Any, spec: TableSpec, rollup: Rollup) -> dict[str, Value]:
    """Fill one sheet; return the results of its formulas by the name of their cell."""
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(spec.name)
    total = rollup.total
    set_text(sheet.cell(1, 1), "单位")
    set_text(sheet.cell(_SUMS, 1), "合计")
    last = FIRST_UNIT + max(len(total.counted), 1) - 1
    cached: dict[str, Value] = {}
    for column, address in enumerate(spec.entries, start=2):
        letter = get_column_letter(column)
        set_text(sheet.cell(1, column), total.form.row_name(address))
        set_text(sheet.cell(2, column), total.form.column_name(address))
        sums = sheet.cell(_SUMS, column)
        sums.value = f"=SUM({letter}{FIRST_UNIT}:{letter}{last})"
        cached[sums.coordinate] = number(total.values[address])
        sheet.column_dimensions[letter].width = _CELL_WIDTH
        for row, (_, entry) in enumerate(total.counted, start=FIRST_UNIT):
            _set_value(sheet.cell(row, column), entry.values.get(address))
    for row, (unit, _) in enumerate(total.counted, start=FIRST_UNIT):
        set_text(sheet.cell(row, 1), unit)
    _style(sheet, len(spec.entries) + 1)
    return cached


def _set_value(place: Any, value: Value) -> None:
    if isinstance(value, str):
        set_text(place, value)
    elif value is not None:
        place.value = value
        if isinstance(value, Decimal):
            place.number_format = "General"


def _style(sheet: Any, columns: int) -> None:
    """Keep labels and units in sight while scrolling; the sums in bold."""
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.freeze_panes = "B4"
    sheet.column_dimensions["A"].width = _UNIT_WIDTH
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 76, 32
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="EEF1F6")
    for row in sheet.iter_rows(1, _SUMS, 1, columns):
        for cell in row:
            cell.font, cell.fill = bold, fill
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _fill_list(workbook: Any, name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(name)
    for row, texts in enumerate([heads, *rows], start=1):
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(row, column)
            set_text(cell, text)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for column, head in enumerate(heads, start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.cell(1, column).fill = PatternFill("solid", fgColor="EEF1F6")
        width = (
            _TEXT_WIDTH
            if head in ("问题", "说明")
            else _UNIT_WIDTH
            if head in ("单位", "文件")
            else _CELL_WIDTH
        )
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    if sheet.max_row > 1:
        sheet.auto_filter.ref = sheet.dimensions


def _found(rollup: Rollup) -> Iterable[Sequence[str]]:
    """Yield what was found about the roll-up, then in each unit's report, the gravest of each first."""
    for finding in rollup.findings:
        yield "", "", finding.severity.word, finding.code, finding.message
    for row in rollup.rows:
        yield from _found_in(row)


def _found_in(row: Row) -> Iterable[Sequence[str]]:
    if row.entry is None or row.status is not Status.COUNTED:
        return
    for severity in Severity:
        for finding in row.entry.findings:
            if finding.severity is severity:
                yield row.unit, row.entry.name, severity.word, finding.code, finding.message


def _states(rollup: Rollup) -> Iterable[Sequence[str]]:
    for row in rollup.rows:
        entry = row.entry
        counts = "" if entry is None else _counts(row)
        message = "" if entry is None else entry.message
        yield row.unit, STATUS_NAMES[row.status], entry.name if entry else "", message or counts


def _counts(row: Row) -> str:
    assert row.entry is not None
    counts = {s: sum(f.severity is s for f in row.entry.findings) for s in Severity}
    return "，".join(f"{severity.word} {count}" for severity, count in counts.items() if count)
