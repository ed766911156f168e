"""How long a line or a cell may be to be read as what it looks like."""

import pytest
from builders.report import blocks_of, filled

from model.content.blocks import Block, Paragraph, Role, Run, TableBlock
from model.recognise.cell_text import has_two_numbers, word_of
from model.recognise.furniture import is_furniture, is_stamp
from model.recognise.line_tables import find_line_tables
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
