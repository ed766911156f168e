"""Characters without a glyph do not reach the recogniser, whatever the format."""

import pytest
from builders.formats import FORMATS, read_as
from builders.report import filled, with_table

from model.content.address import Address
from model.content.blocks import Cell, Paragraph, Run, TableBlock
from model.reading.invisible import without_invisible
from model.reading.source import OmissionKind, Source

CHARACTERS = "\u00ad\u200b\u200e\u202a\u202e\u2060\u2066\ufe0f\ufeff\u061c\U000e0101"


@pytest.mark.parametrize("character", CHARACTERS)
def test_in_runs_cells_and_nested_tables(character: str) -> None:
    inner = TableBlock((Cell(0, 0, f"3{character}"),), (100,))
    table = TableBlock((Cell(0, 0, f"1{character}1", nested=(inner,)),), (100,))
    source = Source((Paragraph((Run(f"收{character}到"), Run("12件", True))), table), "docx")
    found = without_invisible(source)
    assert found.blocks == (
        Paragraph((Run("收到"), Run("12件", True))),
        TableBlock((Cell(0, 0, "11", nested=(TableBlock((Cell(0, 0, "3"),), (100,)),)),), (100,)),
    )
    assert {o.kind for o in found.omissions} == {OmissionKind.INVISIBLE}


def test_a_source_without_them_is_the_same() -> None:
    source = Source((Paragraph.of("2023年，收到申请１２件。"),), "txt")
    assert without_invisible(source) is source


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_figure_broken_by_one_is_read_in_every_format(suffix: str) -> None:
    report = filled()
    address = Address("requests", "received", "natural_person")
    printed = str(report.values[address])
    blocks = with_table(
        report,
        "requests",
        lambda table: TableBlock(
            tuple(
                Cell(c.row, c.column, "\u00ad".join(printed), c.row_span, c.column_span)
                if c.text == printed
                else c
                for c in table.cells
            ),
            table.widths,
        ),
    )
    found = read_as(suffix, blocks)
    assert found.report.values[address] == report.values[address]
