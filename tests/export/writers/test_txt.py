"""Plain text: readable in a notepad, and every figure finds its way back."""

from pathlib import Path

import pytest
from builders.export import PICTURE, full_report
from builders.model import spanned_table
from hypothesis import given, settings
from hypothesis import strategies as st

from export.compose import compose
from export.registry import render
from export.writers.txt import write
from model.content.blocks import Blocks, Cell, Paragraph, Picture, Role, TableBlock
from model.form.editions import FORMS
from model.reading.registry import read_bytes
from model.recognise.recogniser import recognise
from model.report.report import SetValues


def lines(blocks: Blocks) -> list[str]:
    return write(blocks).decode("utf-8-sig").split("\r\n")


def test_old_notepads_can_read_it() -> None:
    data = write(compose(full_report()))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 20
    assert data.endswith(b"\r\n")


def test_paragraphs_are_indented_and_headings_stand_free() -> None:
    blocks = (
        Paragraph.of("题", Role.TITLE),
        Paragraph.of("一、甲", Role.HEADING_1),
        Paragraph.of("文", Role.BODY),
    )
    assert lines(blocks) == ["题", "", "一、甲", "　　文", ""]


def test_signature_and_date_end_at_one_place() -> None:
    found = lines((Paragraph.of("示例局", Role.SIGNATURE), Paragraph.of("2026年1月20日", Role.DATE)))
    assert found == ["　" * 33 + "示例局", "　" * 30 + "2026年1月20日", ""]


def test_rows_have_a_place_for_every_cell() -> None:
    assert lines((spanned_table(),)) == ["| 渠道 | 数量 |", "| 件 | 占比 |", "", ""]
    holes = TableBlock((Cell(0, 1, "乙"), Cell(1, 0, "丙")), (10, 10))
    assert lines((holes,)) == ["|  | 乙 |", "| 丙 |  |", "", ""]


def test_bars_in_cells_are_no_bars_of_the_table() -> None:
    assert lines((TableBlock.of_rows([["甲|乙", "丙\n丁"]]),))[0] == "| 甲\\|乙 | 丙丁 |"


def test_pictures_are_named() -> None:
    found = lines((PICTURE, Picture(b"", "image/png", 1, 1)))
    assert found == ["　　［图片：按月份统计的柱状图］", "　　［图片：无说明］", ""]


@settings(max_examples=40)
@given(st.text())
def test_a_paragraph_is_one_line(text: str) -> None:
    assert len(lines((Paragraph.of(text), Paragraph.of("后")))) == 3


@pytest.mark.parametrize("edition", sorted(FORMS))
def test_figures_and_fields_read_back(edition: str) -> None:
    report = full_report(edition)
    for i, where in enumerate(report.form.table("requests").entries):
        if i % 7 == 3:
            report.apply(SetValues({where: None if i % 2 else "/"}))
    again = recognise(read_bytes(render(report, Path("报告.txt")), "报告.txt")).report
    assert again.values == report.values
    for name in ("unit", "year", "title", "signature", "date", "edition"):
        assert getattr(again, name) == getattr(report, name)
    assert again.text("problems") == report.text("problems")
