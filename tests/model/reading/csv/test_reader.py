"""Separated values: what is told from a text, quotes, blanks in their place, encodings, and hostile files."""

from __future__ import annotations

import pytest

from model.content.blocks import Paragraph, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading import registry

ROWS = [
    ["示例县2024年政府信息公开工作年度报告", "", ""],
    ["信息内容", "本年制发件数", "备注"],
    ["规章", "", "1"],
    ["行政规范性文件", "1,204", "含“废止”"],
    ["许可", "3", ""],
]


def written(separator: str) -> str:
    return "\r\n".join(
        separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in ROWS
    )


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_rows_become_a_table_with_blanks_in_their_place(separator: str, code: str) -> None:
    source = registry.read_bytes(written(separator).encode(code), "年报.csv")
    assert (source.format, source.cells_placed) == ("csv", True)
    title, table = source.blocks
    assert isinstance(title, Paragraph) and title.text == ROWS[0][0]
    assert isinstance(table, TableBlock) and table.exact_grid
    assert {(c.row, c.column): c.text for c in table.cells} == {
        (i, j): cell for i, row in enumerate(ROWS[1:]) for j, cell in enumerate(row) if cell
    }


def test_a_quoted_line_feed_stays_in_its_cell() -> None:
    rows = 'a,b,c\n1,"x\ny",3\n4,5,6\n7,8,9\n'
    (table,) = registry.read_bytes(rows.encode(), "a.csv").blocks
    assert isinstance(table, TableBlock) and "x\ny" in [c.text for c in table.cells]


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n2024年，受理申请12件，办结11件。\n二、主动公开\n",
        "甲,乙\n丙,丁\n戊,己\n庚,辛\n",
        "第一段,有逗号,两个。\n第二段没有。\n第三段,一个。\n第四段也没有。\n第五段。",
        "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n",
    ],
)
def test_a_text_stays_a_text(text: str) -> None:
    assert registry.read_bytes(text.encode(), "年报.txt").format == "txt"


@pytest.mark.parametrize(
    "data",
    [b"a,b,c\n" * 31_000, (b"1," * 8_000 + b"\n") * 20, b"1,2,3\n" * 10 + b"\n" * 40_000],
)
def test_too_much_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError) as caught:
        registry.read_bytes(data, "a.csv")
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX
