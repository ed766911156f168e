"""What no font shows is named with the place where it stands."""

from dataclasses import replace

import pytest
from builders.export import full_report
from builders.fonts import needs_chinese_font

from export.printable import Unprintable, unprintable
from model.content.blocks import Cell, Paragraph, TableBlock
from model.report.report import Report

pytestmark = pytest.mark.usefixtures("qapp")
NOWHERE = "\U0010fffd"


def with_text(*blocks: Paragraph | TableBlock) -> Report:
    return replace(full_report(), texts={"overview": blocks})


@needs_chinese_font
def test_a_report_of_common_characters_needs_nothing() -> None:
    assert unprintable(full_report()) == ()


@needs_chinese_font
def test_a_character_without_a_font_is_named_once() -> None:
    inner = TableBlock((Cell(0, 0, NOWHERE),), (500,))
    report = with_text(
        Paragraph.of(f"全年公开信息若干条{NOWHERE}均已办结，没有遗漏。"),
        TableBlock((Cell(0, 0, f"表{NOWHERE}", nested=(inner,)),), (900,)),
    )
    assert unprintable(report) == (Unprintable(NOWHERE, f"开信息若干条{NOWHERE}均已办结，没"),)


@needs_chinese_font
def test_a_character_in_a_cell_counts_too() -> None:
    inner = TableBlock((Cell(0, 0, NOWHERE),), (500,))
    report = with_text(TableBlock((Cell(0, 0, "甲", nested=(inner,)),), (900,)))
    assert [each.character for each in unprintable(report)] == [NOWHERE]


def test_without_a_chinese_font_the_export_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("export.writers.chinese_font.has_chinese_font", lambda: False)
    assert unprintable(with_text(Paragraph.of(NOWHERE))) == ()
