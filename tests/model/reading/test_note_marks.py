"""Note marks behind figures in tables are no digits, whatever the format."""

from dataclasses import replace

import pytest
from builders.formats import FORMATS, read_as
from builders.report import filled, with_table

from model.content.address import Address
from model.content.blocks import Paragraph, TableBlock
from model.reading.note_marks import without_note_marks
from model.reading.source import OmissionKind, Source


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("11①", "11"),
        ("11 ②", "11"),
        ("11¹", "11"),
        ("1,204*", "1,204"),
        ("11[1]", "11"),
        ("11（注1）", "11"),
        ("11※", "11"),
        ("12.35万元①", "12.35万元"),
        ("11", "11"),
        ("①", "①"),
        ("11件", "11件"),
        ("1.属于国家秘密", "1.属于国家秘密"),
        ("（一）", "（一）"),
        ("11（12）", "11（12）"),
    ],
)
def test_marks_in_cells(text: str, left: str) -> None:
    source = Source((Paragraph.of(text), TableBlock.of_rows([["甲", text]])), "docx")
    found = without_note_marks(source)
    table = found.blocks[1]
    assert isinstance(table, TableBlock)
    assert (found.blocks[0], table.cells[1].text) == (Paragraph.of(text), left)
    assert [o.kind for o in found.omissions] == ([OmissionKind.RAISED] if left != text else [])


@pytest.mark.parametrize("suffix", FORMATS)
def test_in_every_format(suffix: str) -> None:
    report = filled()
    address = Address("requests", "received", "natural_person")
    printed = str(report.values[address])
    blocks = with_table(
        report,
        "requests",
        lambda t: replace(
            t, cells=tuple(replace(c, text=f"{printed}①") if c.text == printed else c for c in t.cells)
        ),
    )
    found = read_as(suffix, blocks)
    assert found.report.values[address] == report.values[address]
    assert "raised" in [n.code for n in found.notes]
