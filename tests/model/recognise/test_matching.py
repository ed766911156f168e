"""Rows of a file and rows of the form: labels in pieces, under a group, in places of their own."""

from model.content.blocks import TableBlock
from model.recognise.expected import expected
from model.recognise.matching import How, match_rows
from model.recognise.parts import parts_of
from model.recognise.rows import raw_rows

TABLE = expected("2021", "三")
HEADS = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
FIGURES = ["1", "0", "0", "0", "0", "0", "1"]


def row_names(rows: list[list[str]]) -> list[tuple[str, How]]:
    """Return the row of the form of each row of figures, and how it was found."""
    matched = match_rows(TABLE, raw_rows(TABLE, parts_of(TableBlock.of_rows(rows))))
    return [("" if m.match is None else TABLE.rows[m.match.row].addresses[0].row, m.how) for m in matched]


def test_a_label_that_goes_on_in_the_row_below() -> None:
    broken = [["属于行政", *FIGURES], ["执法案卷", *[""] * 7]]
    assert row_names([HEADS, *broken]) == [("refused_enforcement_file", How.LABEL)]
    twice = [*broken, ["属于行政", *FIGURES], ["查询事项", *[""] * 7]]
    assert [name for name, _ in row_names([HEADS, *twice])] == [
        "refused_enforcement_file",
        "refused_administrative_query",
    ]


def test_a_row_keeps_its_own_label_whatever_the_group_before_it_is_called() -> None:
    heads = ["", *HEADS]
    rows = [heads, ["（一）予以公开", "（二）部分公开", *FIGURES]]
    assert row_names(rows) == [("partly_granted", How.LABEL)]
