"""How long a line or a cell may be to be read as what it looks like."""

import pytest
from builders.report import blocks_of, filled

from model.content.blocks import Block, Paragraph, Role, Run, TableBlock
from model.form.editions import CURRENT
from model.recognise.cell_text import has_two_numbers, word_of
from model.recognise.columns import spread
from model.recognise.expected import expected
from model.recognise.furniture import is_furniture, is_metadata, is_stamp
from model.recognise.headings import denies, find_headings
from model.recognise.line_tables import find_line_tables
from model.recognise.parts import Piece, parts_of
from model.recognise.rows import RawRow
from model.recognise.sections import LONGEST_HEADING, front, written


@pytest.mark.parametrize(("length", "is_read"), [(40, True), (41, False)])
def test_the_longest_cell_that_is_read_as_words_or_two_numbers(length: int, is_read: bool) -> None:
    assert (word_of("1" * (length - 2) + "批次") is not None) is is_read
    assert has_two_numbers("1 " + "2" * (length - 2)) is is_read


@pytest.mark.parametrize(("length", "is_read"), [(200, True), (201, False)])
def test_the_longest_line_of_furniture(length: int, is_read: bool) -> None:
    assert is_furniture("版权所有：" + "某" * (length - 5), at_end=True) is is_read
    assert is_stamp("2024-01-09".ljust(length)) is is_read


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("某" * LONGEST_HEADING, Role.HEADING_1, Role.HEADING_2),
        ("某" * LONGEST_HEADING, Role.HEADING_3, Role.HEADING_3),
        ("某" * (LONGEST_HEADING + 1), Role.HEADING_3, Role.BODY),
        ("全年办结三件。", Role.HEADING_2, Role.BODY),
        ("（一）工作进展", Role.HEADING_4, Role.HEADING_2),
        ("某某", Role.BODY, Role.BODY),
    ],
)
def test_a_style_of_the_file_makes_a_heading_of_a_short_line(text: str, role: Role, expected: Role) -> None:
    block = Paragraph((Run(text, True),), role)
    assert written([block]) == (Paragraph(block.runs, expected),)


def test_the_front_has_no_levels() -> None:
    table = TableBlock.of_rows([["甲", "乙"]])
    heading = Paragraph.of("编制说明", Role.HEADING_2)
    assert front([heading, table]) == (Paragraph(heading.runs), table)


TABLE = [c.text for c in next(b for b in blocks_of(filled()) if isinstance(b, TableBlock)).cells if c.text]
"""The cells of table two, each on a line of its own."""


@pytest.mark.parametrize(
    ("labels", "is_strong"),
    [
        (["行政复议", "尚未审结", "结果维持"], False),
        (["行政复议", "未经复议直接起诉"], False),
        (["行政复议", "尚未审结", "未经复议直接起诉"], True),
        (["行政复议", "尚未审结", "结果维持", "结果纠正"], True),
        (["上一年项目数量", "处理决定数量"], True),
        (["行政处罚", "行政强制"], False),
        (["行政规范性文件", "其他对外管理服务事项"], False),
    ],
)
def test_how_many_labels_make_a_table_of_the_form(labels: list[str], is_strong: bool) -> None:
    (part,) = parts_of(TableBlock.of_rows([labels, ["1"] * len(labels)]))
    assert part.strong is is_strong


def test_blanks_at_both_ends_are_left_out_where_the_sum_says_so() -> None:
    row = expected("2021", "三").rows[0]
    values = tuple(Piece(text, i, i + 1) for i, text in enumerate(["", "5", "2", "", "", "", "7", ""]))
    raw = RawRow(("标签",), "", "", values, (), from_lines=False, part=0)
    assert spread(row, raw, 1).texts == ("", "5", "2", "", "", "", "7")


@pytest.mark.parametrize(("values", "is_read"), [(4, True), (5, False)])
def test_a_third_of_the_cells_of_metadata_are_labels(values: int, is_read: bool) -> None:
    table = TableBlock.of_rows([["索引号", "发布机构", *["某某某"] * values]])
    assert is_metadata(table) is is_read


@pytest.mark.parametrize(("length", "is_read"), [(80, True), (81, False)])
def test_the_longest_denial_and_the_longest_entry_of_a_table_of_contents(length: int, is_read: bool) -> None:
    assert denies("无" + "某" * (length - 3) + "事项") is is_read
    titles = [section.heading for section in CURRENT.sections]
    entries = [f"{title}…………{i}" for i, title in enumerate(titles, 1)]
    entry = "（一）".ljust(length - 4, "某") + "……12"
    found = find_headings(lines(*entries[:2], entry, *entries[2:], *titles))
    assert [heading.position for heading in found.found] == [7, 8, 9, 10, 11, 12]
    assert (2 in found.contents) is is_read


def lines(*texts: str) -> list[Block]:
    return [Paragraph.of(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "is_end"),
    [
        ("以上均已核对。", True),
        ("某" * 46, True),
        ("某" * 45, False),
        ("三、收到和处理政府信息公开申请情况", True),
        ("上一年项目数量为", False),
    ],
)
def test_a_sentence_a_long_line_and_a_heading_end_a_table_of_lines(text: str, is_end: bool) -> None:
    found = find_line_tables(lines(*TABLE, text, *TABLE))
    assert len(found.tables) == (2 if is_end else 1)
