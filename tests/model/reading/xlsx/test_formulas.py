"""Workbooks: formulas without stored results, scaled number formats, struck text and note marks."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, Side

from model.content.blocks import TableBlock
from model.reading import registry
from model.reading.shared.sheets.display import shown
from model.reading.shared.sheets.formulas import Calculator, column_of, moved
from model.reading.source import OmissionKind, Source

LINE = Side("thin")


def read(rows: list[list[Any]], codes: dict[str, str] | None = None, struck: tuple[str, ...] = ()) -> Source:
    workbook: Any = Workbook()
    sheet = workbook.active
    for i, row in enumerate(rows, 1):
        for j, value in enumerate(row, 1):
            cell = sheet.cell(i, j, value)
            cell.border = Border(LINE, LINE, LINE, LINE)
    for place, code in (codes or {}).items():
        sheet[place].number_format = code
    for place in struck:
        sheet[place].font = Font(strike=True)
    file = io.BytesIO()
    workbook.save(file)
    return registry.read_bytes(file.getvalue(), "年报.xlsx")


def cells(source: Source) -> list[list[str]]:
    (table,) = source.blocks
    assert isinstance(table, TableBlock)
    return [[cell.text for cell in row] for row in table.by_row()]


def test_sums_without_a_stored_result_are_calculated_with_an_omission() -> None:
    source = read([["甲", 3], ["乙", 4], ["丙", None], ["合计", "=SUM(B1:B3)"], ["双倍", "=B4*2-B1"]])
    assert cells(source)[3:] == [["合计", "7"], ["双倍", "11"]]
    assert [(o.kind, o.text) for o in source.omissions] == [
        (OmissionKind.FORMULA_CALCULATED, "=SUM(B1:B3)"),
        (OmissionKind.FORMULA_CALCULATED, "=B4*2-B1"),
    ]


def test_a_formula_that_cannot_be_calculated_is_blank_with_an_omission() -> None:
    source = read([["甲", "=VLOOKUP(A1,B1:B2,1)"], ["环", "=B2+1"], ["外", "=Sheet2!A1"]])
    assert cells(source) == [["甲", ""], ["环", ""], ["外", ""]]
    assert {o.kind for o in source.omissions} == {OmissionKind.FORMULA_BLANK}


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=SUM(A1:A3)", 6),
        ("sum(A1,A2,10)", 13),
        ("=SUM(A1:A2)+A3", 6),
        ("=(A1+A2)*A3", 9),
        ("=-A1+$A$2", 1),
        ("=A3/A2", Decimal("1.5")),
        ("=SUM(A1:C3)", 6),
        ("=SUM(A1:SUM(A2))", None),
        ("=A1/A9", None),
        ("=B1+1", None),
        ("=SUM(A1:ZZ999999)", None),
        ("=IF(A1,1,2)", None),
        ("=SUM(A1", None),
        ("=" + "(" * 300 + "1" + ")" * 300, None),
        ("", None),
    ],
)
def test_results(formula: str, expected: object) -> None:
    numbers = {(row, 0): Decimal(row + 1) for row in range(3)}
    place = (9, 9)
    assert Calculator(numbers, {place: formula}, frozenset({(0, 1)})).result(place) == expected


def test_a_long_chain_and_a_circle_end() -> None:
    chain = {(row, 0): f"=A{row + 2}+1" for row in range(500)}
    assert Calculator({}, chain).result((0, 0)) is None
    assert Calculator({}, {(0, 0): "=B1", (0, 1): "=A1"}).result((0, 0)) is None


def test_shared_formulas_move_their_relative_references() -> None:
    assert moved("SUM(B2:B5)+$C$1+D$2", 1, 2) == "SUM(D3:D6)+$C$1+F$2"
    assert (column_of("A"), column_of("Z"), column_of("AA")) == (0, 25, 26)


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("123456", '0!.0,"万元"', "12.3456万元"),
        ("120000", '0!.0000"万元"', "12万元"),
        ("1234567", '#,##0,"千元"', "1234.567千元"),
        ("2500000", '0,,"百万"', "2.5百万"),
        ("123456", '0\\.0,"万"', "12.3456万"),
        ("35", '0"万元"', "35万元"),
        ("1234.5", "#,##0.0", "1,234.5"),
    ],
)
def test_scaled_formats_show_the_exact_number(value: str, code: str, expected: str) -> None:
    assert shown(value, code) == expected


def test_struck_cells_struck_runs_and_note_marks() -> None:
    mixed = CellRichText("11", TextBlock(InlineFont(vertAlign="superscript"), "①"))
    partly = CellRichText(TextBlock(InlineFont(strike=True), "14"), "15")
    source = read([["甲", 12], ["乙", mixed], ["丙", partly]], struck=("B1",))
    assert cells(source) == [["甲", ""], ["乙", "11"], ["丙", "15"]]
    assert [(o.kind, o.text) for o in source.omissions] == [
        (OmissionKind.STRUCK, "12"),
        (OmissionKind.RAISED, "①"),
        (OmissionKind.STRUCK, "14"),
    ]
