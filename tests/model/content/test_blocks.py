import pytest

from model.content.blocks import (
    Cell,
    Paragraph,
    Picture,
    Role,
    Run,
    SpanError,
    TableBlock,
    paragraphs,
    plain_text,
)


@pytest.mark.parametrize(
    "cells",
    [
        (Cell(0, 0, row_span=2), Cell(1, 0)),
        (Cell(0, 0, column_span=2), Cell(0, 1)),
        (Cell(0, 1, column_span=2),),
        (Cell(0, 0, row_span=0),),
        (Cell(-1, 0),),
    ],
)
def test_spans_that_overlap_or_leave_the_grid_are_refused(cells):
    with pytest.raises(SpanError):
        TableBlock(cells, (100, 100))


def test_rows_and_columns_of_a_table():
    table = TableBlock.of_rows([["甲", "乙"], ["丙"]])
    assert (table.rows, table.columns) == (2, 2)
    assert [[cell.text for cell in row] for row in table.by_row()] == [["甲", "乙"], ["丙"]]
    assert TableBlock((), ()).rows == 0


def test_plain_text_counts_only_paragraphs():
    picture = Picture(b"x", "image/png", 100, 100)
    blocks = (
        Paragraph((Run("一"), Run("二", bold=True))),
        picture,
        TableBlock.of_rows([["表"]]),
        Paragraph.of("三"),
    )
    assert plain_text(blocks) == "一二\n三"
    assert plain_text(paragraphs(" 一 \n\n二")) == "一\n二"


def test_levels():
    assert [role.level for role in (Role.BODY, Role.HEADING_1, Role.HEADING_4, Role.DATE)] == [0, 1, 4, 0]
