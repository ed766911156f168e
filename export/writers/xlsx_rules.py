"""What a workbook watches: sums as formulas, figures of the right kind, red where a sum does not balance."""

from __future__ import annotations

from importlib import import_module
from itertools import product
from typing import Any

from model.content.address import Address
from model.content.values import Kind
from model.form.spec import TableSpec
from model.report.report import Report

_MESSAGES = {
    Kind.COUNT: "请填 0 或正整数；不适用的填“/”，没有的可以留空。",
    Kind.AMOUNT: "请填以万元为单位的数（可以有小数）；不适用的填“/”，没有的可以留空。",
    Kind.CHANGE: "请填整数，减少的填负数；不适用的填“/”，没有的可以留空。",
}
_CONDITIONS = {
    Kind.COUNT: '{0}="/",AND(ISNUMBER({0}),N({0})>=0,N({0})=INT(N({0})))',
    Kind.AMOUNT: '{0}="/",AND(ISNUMBER({0}),N({0})>=0)',
    Kind.CHANGE: '{0}="/",AND(ISNUMBER({0}),N({0})=INT(N({0})))',
}
"""What a cell of a kind may hold; a cell that may hold anything has none."""

_PROMPT = "由各项相加得出。变红表示与各项之和不符，或者表头所说的勾稽关系不平。"
"""Beside a sum that is selected."""

_RED_FILL, _RED_TEXT = "FFFFC7CE", "FF9C0006"


class Places:
    """Where the figures of a table stand on its sheet."""

    def __init__(self, spec: TableSpec, first_row: int) -> None:
        from openpyxl.utils import get_column_letter

        self._names = {
            address: (get_column_letter(place.column + 1), place.row + first_row)
            for address, place in spec.entries.items()
        }

    def name(self, address: Address, *, fixed: bool = False) -> str:
        """Return the name of a cell: `D5`, or `$D$5`."""
        column, row = self._names[address]
        return f"${column}${row}" if fixed else f"{column}{row}"

    def sum(self, parts: tuple[Address, ...], *, fixed: bool = False) -> str:
        """Return the formula of a sum; neighbours in one row or column become a range."""
        return f"SUM({self.range(parts, fixed=fixed)})"

    def range(self, parts: tuple[Address, ...], *, fixed: bool = False) -> str:
        """Return the cells as a formula names them."""
        spots = [self._names[part] for part in parts]
        columns, rows = {column for column, _ in spots}, [row for _, row in spots]
        is_column = len(columns) == 1 and rows == list(range(rows[0], rows[0] + len(rows)))
        is_row = len(set(rows)) == 1 and len(columns) == len(spots)
        if len(parts) > 2 and (is_column or is_row):
            return f"{self.name(parts[0], fixed=fixed)}:{self.name(parts[-1], fixed=fixed)}"
        return ",".join(self.name(part, fixed=fixed) for part in parts)


def formula_of(address: Address, places: Places, report: Report) -> str:
    """Return the formula of a cell that is a sum; empty for any other cell, and for a figure that is not the sum."""
    total = report.form.computed.get(address)
    if total is None:
        return ""
    value = report.values.get(address)
    if value is not None and value != report.sum(total):
        return ""
    cells = places.range(total.parts)
    return f'=IF(COUNT({cells})>0,SUM({cells}),IF(COUNTIF({cells},"/")>0,"/",""))'


def add_rules(sheet: Any, spec: TableSpec, places: Places) -> None:
    """Validation of what is typed, and red for what does not balance."""
    sums = {total.target for total in spec.totals}
    for kind, prompt in product(_MESSAGES, ("", _PROMPT)):
        alike = [a for a in spec.entries if spec.kind(a) is kind and (a in sums) is bool(prompt)]
        if alike:
            _add_validation(sheet, kind, prompt, [places.name(address) for address in alike])
    for total in spec.totals:
        target, parts = places.name(total.target, fixed=True), places.sum(total.parts, fixed=True)
        _redden(sheet, places.name(total.target), f"N({target})<>{parts}")
    for balance in spec.balances:
        cells = " ".join(places.name(address) for address in (*balance.left, *balance.right))
        left, right = places.sum(balance.left, fixed=True), places.sum(balance.right, fixed=True)
        _redden(sheet, cells, f"{left}<>{right}")


def _add_validation(sheet: Any, kind: Kind, prompt: str, cells: list[str]) -> None:
    validations: Any = import_module("openpyxl.worksheet.datavalidation")
    rule = validations.DataValidation(
        type="custom",
        formula1=f"OR({_CONDITIONS[kind].format(cells[0])})",
        sqref=" ".join(cells),
        allow_blank=True,
    )
    rule.errorTitle, rule.error, rule.showErrorMessage = "填写有误", _MESSAGES[kind], True
    if prompt:
        rule.promptTitle, rule.prompt, rule.showInputMessage = "合计", prompt, True
    sheet.add_data_validation(rule)


def _redden(sheet: Any, cells: str, formula: str) -> None:
    from openpyxl.styles import Font, PatternFill

    rules: Any = import_module("openpyxl.formatting.rule")
    fill = PatternFill(bgColor=_RED_FILL, fill_type="solid")
    sheet.conditional_formatting.add(
        cells, rules.FormulaRule(formula=[formula], fill=fill, font=Font(color=_RED_TEXT))
    )
