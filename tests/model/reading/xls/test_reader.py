"""Workbooks of Excel 97: cells as they show, merged and hidden ones, what is struck, and hostile files."""

from __future__ import annotations

import struct

import pytest
from builders.doc import container
from builders.xls import PLAIN, CellOf, Look, SheetOf, biff, record, xls

from model.content.blocks import Paragraph, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading import registry
from model.reading.source import OmissionKind, Source


def read(*sheets: SheetOf) -> Source:
    return registry.read_bytes(xls(*sheets), "年报.xls")


def tables(*sheets: SheetOf) -> list[list[list[str]]]:
    blocks = read(*sheets).blocks
    return [[[c.text for c in row] for row in b.by_row()] for b in blocks if isinstance(b, TableBlock)]


def test_text_rows_and_a_table() -> None:
    title = CellOf("示例县2024年政府信息公开工作年度报告", PLAIN)
    source = read(SheetOf("Sheet1", [[title], [], ["信息内容", "件数"], ["规章", 12.0], ["许可", None]]))
    assert (source.format, source.cells_placed) == ("xls", True)
    paragraph, table = source.blocks
    assert isinstance(paragraph, Paragraph) and paragraph.text == "示例县2024年政府信息公开工作年度报告"
    assert isinstance(table, TableBlock)
    assert [[c.text for c in row] for row in table.by_row()] == [
        ["信息内容", "件数"],
        ["规章", "12"],
        ["许可", ""],
    ]


def test_merged_cells_hidden_rows_and_hidden_sheets() -> None:
    rows = [["表", None, "件数"], ["甲", "乙", 1.0], ["藏", "藏", 2.0], ["丙", "丁", 3.0]]
    found = read(
        SheetOf("一", rows, merged=[(0, 0, 0, 1)], hidden_rows=[2]), SheetOf("二", [["x", "y"]], hidden=True)
    )
    (table,) = found.blocks
    assert isinstance(table, TableBlock)
    assert [(c.text, c.column_span) for c in table.by_row()[0]] == [("表", 2), ("件数", 1)]
    assert [[c.text for c in row] for row in table.by_row()[1:]] == [["甲", "乙", "1"], ["丙", "丁", "3"]]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (1204.0, "", "1204"),
        (1204.0, "#,##0", "1,204"),
        (12.0, '0"件"', "12件"),
        (0.5, "0%", "50%"),
        (45000.0, 'yyyy"年"m"月"d"日"', "2023年3月15日"),
        (123456.0, '0!.0,"万元"', "12.3456万元"),
        (True, "", "TRUE"),
    ],
)
def test_numbers_show_by_their_format(value: float, code: str, expected: str) -> None:
    assert tables(SheetOf("a", [["数", CellOf(value, Look(code=code))]])) == [[["数", expected]]]


def test_struck_cells_and_runs_and_note_marks_are_left_out() -> None:
    struck = CellOf(12.0, Look(struck=True))
    source = read(
        SheetOf("a", [["甲", struck], ["规章12件", CellOf("11旧①", runs=((2, 5), (3, 6)))], ["乙", 3.0]])
    )
    (table,) = source.blocks
    assert isinstance(table, TableBlock)
    assert [[c.text for c in row] for row in table.by_row()] == [
        ["甲", ""],
        ["规章12件", "11"],
        ["乙", "3"],
    ]
    assert [(o.kind, o.text) for o in source.omissions] == [
        (OmissionKind.STRUCK, "12"),
        (OmissionKind.STRUCK, "旧"),
        (OmissionKind.RAISED, "①"),
    ]


WIDE = record(0x0203, struct.pack("<3Hd", 0, 60_000, 16, 1.0))
MANY = b"".join(record(0x0201, struct.pack("<3H", i // 250, i % 250, 16)) for i in range(101_000))
HOSTILE = {
    "encrypted": (xls(SheetOf("a", [["x"]]), more=record(0x2F, b"\0" * 6)), ReadingProblem.PROTECTED),
    "wide": (container({"Workbook": biff(SheetOf("a", [["x"]])) + WIDE}), ReadingProblem.TOO_COMPLEX),
    "many cells": (container({"Workbook": biff(SheetOf("a", [["x"]])) + MANY}), ReadingProblem.TOO_COMPLEX),
    "many records": (
        container({"Workbook": biff(SheetOf("a", [["x"]])) + record(0x99) * 300_000}),
        ReadingProblem.TOO_COMPLEX,
    ),
    "no records": (container({"Workbook": b"x" * 5000}), ReadingProblem.DAMAGED),
    "no sheets": (container({"Workbook": record(0x0809, b"\0\6\5\0" + bytes(12))}), ReadingProblem.DAMAGED),
    "sheets": (xls(*[SheetOf(f"s{i}", [["x"]]) for i in range(101)]), ReadingProblem.TOO_COMPLEX),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str) -> None:
    data, problem = HOSTILE[name]
    with pytest.raises(ReadingError) as caught:
        registry.read_bytes(data, "年报.xls")
    assert caught.value.problem is problem
    assert "年报.xls" in caught.value.message
