"""Words in the cells of figures, and two numbers in one cell."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders.formats import FORMATS, read_as
from builders.report import blocks_of, cut_rows, filled, relabel, table_at, with_table

from model.content.address import Address
from model.content.blocks import Block, Cell, TableBlock
from model.recognise.cell_text import has_two_numbers, word_of

LICENSING = Address("disclosure", "licensing", "decisions")


def instead(address: Address, text: str) -> Callable[[TableBlock], TableBlock]:
    printed = str(filled().values[address])
    return lambda table: replace(
        table, cells=tuple(replace(c, text=text) if c.text == printed else c for c in table.cells)
    )


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("31批次", "31"),
        ("１２人次", "12"),
        ("3 户", "3"),
        ("未增未减", "0"),
        ("持平", "0"),
        ("无变化。", "0"),
    ],
)
def test_words(text: str, figure: str) -> None:
    word = word_of(text)
    assert word is not None and word.figure == figure


@pytest.mark.parametrize("text", ["31", "约31批次", "若干", "", "/", "规章", "31余件", "见附表"])
def test_no_words(text: str) -> None:
    assert word_of(text) is None


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("11 12", True),
        ("3\n4", True),
        ("1204 5", True),
        ("1 204", False),
        ("12 345 678", False),
        ("11", False),
        ("1 件", False),
    ],
)
def test_two_numbers(text: str, two: bool) -> None:
    assert has_two_numbers(text) is two


@pytest.mark.parametrize("suffix", FORMATS)
def test_in_every_format(suffix: str) -> None:
    for text, value, code in (
        ("31批次", 31, "measure_dropped"),
        ("未增未减", 0, "unchanged"),
        ("11 12", "11 12", "two_numbers"),
    ):
        found = read_as(suffix, with_table(filled(), "disclosure", instead(LICENSING, text)))
        assert (found.report.values[LICENSING], [n.code for n in found.notes]) == (value, [code])


def test_a_number_broken_over_two_lines_is_one_where_the_sums_say_so() -> None:
    report = filled()
    address = Address("requests", "received", "total")
    printed = str(report.values[address])
    found = read_as("html", with_table(report, "requests", instead(address, f"{printed[:2]}\n{printed[2:]}")))
    assert found.report.values == report.values


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_short_label_of_normative_documents(suffix: str) -> None:
    report = filled()
    found = read_as(suffix, with_table(report, "disclosure", relabel("行政规范性文件", "规范性文件")))
    assert found.report.values == report.values
    assert found.notes == ()


@pytest.mark.parametrize("suffix", ["html", "odt", "txt", "rtf"])
def test_a_blank_form_of_the_trial_edition(suffix: str) -> None:
    report = filled("2019")
    report.values.clear()
    found = read_as(suffix, blocks_of(report))
    assert (found.report.edition, found.report.values) == ("2019", {})
    assert not [n for n in found.notes if n.code.startswith(("table", "row", "column"))]


@pytest.mark.parametrize("suffix", ["html", "odt", "txt", "rtf"])
@pytest.mark.parametrize(
    "text", ["三、收到和处理政府信息公开申请情况", "2023年政府信息公开申请情况统计表", "表三"]
)
def test_a_title_row_inside_a_table(suffix: str, text: str) -> None:
    def with_row(table: TableBlock) -> TableBlock:
        cells = tuple(replace(c, row=c.row + 1) for c in table.cells)
        return TableBlock((Cell(0, 0, text, 1, table.columns), *cells), table.widths)

    report = filled()
    found = read_as(suffix, with_table(report, "requests", with_row))
    assert found.report.values == report.values


def repeated(at: int) -> list[Block]:
    """The document of a report whose table three has its headings once more in the middle of a row's label."""
    report = filled()
    blocks = blocks_of(report)
    i = table_at(blocks, report, "requests")
    table = blocks[i]
    assert isinstance(table, TableBlock)
    head, first, second = cut_rows(table, 0, 3), cut_rows(table, 0, at), cut_rows(table, at, table.rows)
    cells = [
        *first.cells,
        *(replace(c, row=c.row + first.rows) for c in head.cells),
        *(replace(c, row=c.row + first.rows + 3) for c in second.cells),
    ]
    return [*blocks[:i], TableBlock(tuple(cells), table.widths), *blocks[i + 1 :]]


@pytest.mark.parametrize("suffix", ["html", "odt", "txt"])
@pytest.mark.parametrize("at", [4, 9, 15, 24, 26])
def test_headings_repeated_on_each_page(suffix: str, at: int) -> None:
    found = read_as(suffix, repeated(at))
    assert found.report.values == filled().values
    assert found.notes == ()
