"""Tables of files as grids: rows with their own numbers, merged cells held by each row, hidden rows told."""

import io

import pytest
from builders.ledger import old_style, truths, workbook
from openpyxl import load_workbook

from model.files.errors import ReadingError, ReadingProblem
from model.files.typed_json import ShapeError
from model.reading.tabular import grids_from_json, grids_to_json, pasted_grid, read_grids


def test_rows_keep_their_numbers_and_merged_cells_reach_each_of_theirs():
    rows = [["标题", None, None], [], ["甲", "1", "x"], [None, "2", "y"]]
    (grid,) = read_grids(workbook(("一季度", rows), merged=["A1:C1", "A3:A4"]), "a.xlsx")
    assert grid.name == "一季度" and [row.number for row in grid.rows] == [1, 3, 4]
    assert grid.rows[0].cells == {0: "标题", 1: "标题", 2: "标题"} and grid.rows[0].beside == {1, 2}
    assert grid.rows[2].cells[0] == "甲" and grid.rows[2].below == {0}


def test_hidden_rows_are_read_and_told():
    book = load_workbook(io.BytesIO(workbook(("a", [["甲", "乙"], ["1", "2"], ["3", "4"]]))))
    book["a"].row_dimensions[2].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    (grid,) = read_grids(buffer.getvalue(), "a.xlsx")
    assert len(grid.rows) == 3 and grid.hidden == {2}


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_separated_values_in_every_charset(charset):
    text = "台账,,\n日期,申请人,结果\n2025-1-3,张三,公开\n"
    (grid,) = read_grids(text.encode(charset), "a.csv")
    assert [row.number for row in grid.rows] == [1, 2, 3] and grid.rows[2].cells[1] == "张三"


def test_a_workbook_of_excel_97_and_a_pasted_range():
    (grid,) = read_grids(old_style(truths(5)), "a.xls")
    assert len(grid.rows) == 6
    assert [row.cells for row in pasted_grid("a\tb\n\n1\t\n").rows] == [{0: "a", 1: "b"}, {0: "1"}]


def test_what_is_no_table_is_refused_with_its_name():
    for data, problem in (
        (b"", ReadingProblem.EMPTY),
        (b"PK\3\4 nothing", ReadingProblem.DAMAGED),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, ReadingProblem.DAMAGED),
    ):
        with pytest.raises(ReadingError) as caught:
            read_grids(data, "台账.xlsx")
        assert "台账.xlsx" in caught.value.message and caught.value.problem in (
            problem,
            ReadingProblem.UNKNOWN_FORMAT,
        )


def test_grids_go_through_json_and_nothing_else_does():
    grids = read_grids(workbook(("a", [["甲", None], ["1", "2"]]), merged=["A1:B1"]), "a.xlsx")
    packed = grids_to_json(grids)
    assert grids_from_json(packed) == grids
    for broken in (
        {},
        [1],
        [["a", "b", [], [[1, [0], [], [], []]]]],
        [["a", "b", [], [[0, [0], ["x"], [], []]]]],
        [["a"]],
    ):
        with pytest.raises(ShapeError):
            grids_from_json(broken)
