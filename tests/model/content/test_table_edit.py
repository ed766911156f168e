"""A row or a column more or less in a small table: nothing else moves, merged cells grow and shrink."""

import pytest
from builders.model import spanned_table
from hypothesis import given
from hypothesis import strategies as st

from model.content.blocks import A4_TEXT_WIDTH, Cell, TableBlock
from model.content.table_edit import insert_column, insert_row, new_table, remove_column, remove_row


def texts(table):
    return [[cell.text for cell in row] for row in table.by_row()]


def spans(table):
    return {(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells if c.text}


def covered(table):
    return sum(c.row_span * c.column_span for c in table.cells)


@st.composite
def tables(draw):
    """A table without holes, with some cells merged."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    taken, cells = set(), []
    for i in range(rows):
        for j in range(columns):
            if (i, j) in taken:
                continue
            height, width = draw(st.integers(1, min(3, rows - i))), draw(st.integers(1, min(3, columns - j)))
            spots = {(i + r, j + c) for r in range(height) for c in range(width)}
            if spots & taken:
                height, width, spots = 1, 1, {(i, j)}
            taken |= spots
            cells.append(Cell(i, j, f"{i},{j}", height, width))
    widths = draw(st.lists(st.integers(300, 3000), min_size=columns, max_size=columns))
    return TableBlock(tuple(cells), tuple(widths), (0,) * rows, header_rows=draw(st.integers(0, rows)))


def test_a_new_table_has_a_head_and_the_width_of_the_text():
    table = new_table(3, 4)
    assert (table.rows, table.columns, table.header_rows) == (3, 4, 1)
    assert [c.header for c in table.cells] == [True] * 4 + [False] * 8
    assert A4_TEXT_WIDTH - 4 < sum(table.widths) <= A4_TEXT_WIDTH


def test_a_row_in_the_middle_of_a_merged_cell_makes_it_grow():
    table = insert_row(spanned_table(), 1)
    assert ("渠道", 0, 0, 3, 1) in spans(table) and ("件", 2, 1, 1, 1) in spans(table)
    assert ("数量", 0, 1, 1, 2) in spans(table) and texts(table)[1] == ["", ""]


def test_a_column_in_the_middle_of_a_merged_cell_makes_it_grow():
    table = insert_column(spanned_table(), 2)
    assert ("数量", 0, 1, 1, 3) in spans(table) and ("占比", 1, 3, 1, 1) in spans(table)
    assert table.columns == 4 and abs(sum(table.widths) - 7000) < 4


def test_a_column_beside_a_head_has_a_head_too():
    table = insert_column(new_table(2, 2), 2)
    head = [c for c in table.cells if c.row == 0]
    assert [c.header for c in head] == [True] * 3 and len({c.fill for c in head}) == 1
    assert not [c for c in table.cells if c.row == 1 and (c.header or c.fill)]


def test_a_row_above_the_head_is_one_of_the_head_and_one_below_it_is_not():
    above, below = insert_row(new_table(2, 3), 0), insert_row(new_table(2, 3), 1)
    looks = {(c.header, c.fill) for c in above.cells if c.row < 2}
    assert len(looks) == 1 and looks.pop()[0]
    assert not [c for c in below.cells if c.row == 1 and (c.header or c.fill)]


def test_a_row_below_the_head_names_itself_where_its_neighbour_does():
    cells = [Cell(i, j, f"{i}{j}", header=not (i and j)) for i in range(3) for j in range(2)]
    table = insert_row(TableBlock(tuple(cells), (2000, 2000), header_rows=1), 1)
    assert [c.header for c in table.cells if c.row == 1] == [True, False]


def test_the_head_goes_with_its_row():
    assert remove_row(new_table(3, 2), 0).header_rows == 0 and insert_row(new_table(3, 2), 0).header_rows == 2


def test_the_last_row_and_the_last_column_take_the_table_with_them():
    assert remove_row(new_table(1, 3), 0) is None and remove_column(new_table(3, 1), 0) is None


@given(tables(), st.data())
def test_what_is_put_in_can_be_taken_out_again(table, data):
    row, column = data.draw(st.integers(0, table.rows)), data.draw(st.integers(0, table.columns))
    more = insert_row(table, row)
    assert (more.rows, more.columns, covered(more)) == (
        table.rows + 1,
        table.columns,
        (table.rows + 1) * table.columns,
    )
    assert remove_row(more, row) == table
    wider = insert_column(table, column)
    assert (wider.columns, covered(wider)) == (table.columns + 1, table.rows * (table.columns + 1))
    assert spans(remove_column(wider, column)) == spans(table)


@given(tables(), st.data())
def test_what_is_left_has_no_hole(table, data):
    less = remove_row(table, data.draw(st.integers(0, table.rows - 1)))
    assert less is None or (covered(less) == less.rows * less.columns and less.rows == table.rows - 1)
    less = remove_column(table, data.draw(st.integers(0, table.columns - 1)))
    assert less is None or covered(less) == less.rows * less.columns


@pytest.mark.parametrize("edit", [insert_row, remove_row, insert_column, remove_column])
def test_a_table_with_places_that_no_cell_covers_is_taken_too(edit):
    table = TableBlock((Cell(0, 1, "甲"),), (1000, 1000), (0, 0))
    assert edit(table, 1) is not None
