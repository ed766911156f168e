"""Tables of binary Word documents: rows with edges of their own put on one grid."""

from __future__ import annotations

import struct

import pytest
from builders.doc import DOWN, IN_TABLE, RESTART, ROW_END, Para, Run, cell, doc, p, row, shape, sprm

from model.content.blocks import Cell, Paragraph, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading.doc import reader

CENTER = sprm(0x2403, 1)


def table(*paragraphs: Para, data: bytes = b"") -> TableBlock:
    found = [
        block
        for block in reader.read(doc(*paragraphs, p(""), data=data)).blocks
        if isinstance(block, TableBlock)
    ]
    assert len(found) == 1
    return found[0]


def placed(block: TableBlock) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for row in block.by_row() for c in row]


def test_blank_cells_keep_their_place() -> None:
    found = table(*row("甲", "", "丙"), *row("", "2", ""))
    assert placed(found) == [
        (0, 0, 1, 1, "甲"), (0, 1, 1, 1, ""), (0, 2, 1, 1, "丙"),
        (1, 0, 1, 1, ""), (1, 1, 1, 1, "2"), (1, 2, 1, 1, ""),
    ]  # fmt: skip
    assert found.widths == (1000, 1000, 1000)
    assert found.exact_grid


def test_edges_of_all_rows_make_the_columns() -> None:
    found = table(
        *row("宽", edges=[0, 3000]),
        *row("a", "b", edges=[0, 1000, 3000]),
        *row("c", "d", edges=[0, 2000, 3000]),
    )
    assert placed(found) == [
        (0, 0, 1, 3, "宽"), (1, 0, 1, 1, "a"), (1, 1, 1, 2, "b"), (2, 0, 1, 2, "c"), (2, 2, 1, 1, "d"),
    ]  # fmt: skip


def test_edges_that_are_a_hair_apart_are_one() -> None:
    found = table(*row("a", "b", edges=[-108, 1000, 2000]), *row("c", "d", edges=[-100, 1012, 1995]))
    assert [(c.column, c.column_span) for c in found.cells] == [(0, 1), (1, 1)] * 2


def test_row_that_begins_further_right_leaves_its_place_empty() -> None:
    found = table(*row("a", "b"), *row("c", edges=[1000, 2000]))
    assert placed(found)[-1] == (1, 1, 1, 1, "c")


def test_cells_merged_downwards_become_one() -> None:
    found = table(
        *row("组", "1", flags=[RESTART, 0]),
        *row("", "2", flags=[DOWN, 0]),
        *row("又", "3", flags=[RESTART, 0]),
    )
    assert placed(found) == [
        (0, 0, 2, 1, "组"), (0, 1, 1, 1, "1"), (1, 1, 1, 1, "2"), (2, 0, 1, 1, "又"), (2, 1, 1, 1, "3"),
    ]  # fmt: skip


def test_cell_that_goes_on_below_nothing_is_a_cell() -> None:
    found = table(*row("a", "b", flags=[0, 0]), *row("c", "d", flags=[DOWN, 0]))
    assert placed(found)[2] == (1, 0, 1, 1, "c")


@pytest.mark.parametrize("flags", [[1, 2, 2, 0], [2, 1, 1, 0], [3, 1, 1, 0]])
def test_cells_merged_across_become_one_in_either_spelling(flags: list[int]) -> None:
    found = table(*row("合", "", "", "后", flags=flags), *row("1", "2", "3", "4"))
    assert placed(found)[:2] == [(0, 0, 1, 3, "合"), (0, 3, 1, 1, "后")]


def test_two_sets_merged_across_stay_apart() -> None:
    found = table(*row("甲", "", "乙", "", flags=[1, 2, 1, 2]), *row("1", "2", "3", "4"))
    assert placed(found)[:2] == [(0, 0, 1, 2, "甲"), (0, 2, 1, 2, "乙")]


def test_merges_told_by_modifications_of_their_own() -> None:
    plain = [0, 0, 0]
    across = sprm(0x5624, 0, 2)
    down = struct.pack("<HBBB", 0xD62B, 2, 2, 3)
    goes_on = struct.pack("<HBBB", 0xD62B, 2, 2, 1)
    edges = [0, 1000, 2000, 3000]
    found = table(
        cell("a"), cell("b"), cell("c"), Para((Run(""),), ROW_END + shape(edges, plain) + across + down, "\x07"),
        cell("d"), cell("e"), cell(""), Para((Run(""),), ROW_END + shape(edges, plain) + goes_on, "\x07"),
    )  # fmt: skip
    assert placed(found) == [(0, 0, 1, 2, "a"), (0, 2, 2, 1, "c"), (1, 0, 1, 1, "d"), (1, 1, 1, 1, "e")]


def test_look_of_cells_and_rows() -> None:
    blue = struct.pack("<HB", 0xD612, 20) + bytes([0, 0, 0, 255, 0xC6, 0xD9, 0xF1, 0, 0, 0])
    blue += bytes([0, 0, 0, 255, 0, 0, 0, 255, 0, 0])
    height, header = sprm(0x9407, 0x54, 0x01), sprm(0x3404, 1)
    end = Para((Run(""),), ROW_END + height + header + shape([0, 1000, 2000]) + blue, "\x07")
    found = table(cell("题", CENTER), cell("右", sprm(0x2403, 2)), end, *row("1", "2"))
    assert found.cells[:2] == (
        Cell(0, 0, "题", fill="C6D9F1", align="center", header=True),
        Cell(0, 1, "右", align="right", header=True),
    )
    assert (found.heights, found.header_rows) == ((0x154, 0), 1)


def test_paragraphs_of_a_cell_are_lines() -> None:
    found = table(p("结果", look=IN_TABLE), cell("维持"), *row("总计")[:1], row("", "")[-1], *row("1", "2"))
    assert found.cells[0].text == "结果\n维持"


def test_table_in_a_cell() -> None:
    inner = IN_TABLE + sprm(0x6649, 2, 0, 0, 0)
    cell_end, row_end = (
        inner + sprm(0x244B, 1),
        inner + sprm(0x244B, 1) + sprm(0x244C, 1) + shape([0, 500, 900]),
    )
    found = table(
        cell("外"), p("前", look=IN_TABLE), p("1", look=cell_end), p("2", look=cell_end), p("", look=row_end),
        cell("后"), row("", "")[-1], *row("a", "b"), *row("c", "d"),
    )  # fmt: skip
    outer = found.cells[1]
    assert outer.text == "前\n后"
    assert [placed(block) for block in outer.nested] == [[(0, 0, 1, 1, "1"), (0, 1, 1, 1, "2")]]


def test_row_without_a_shape_keeps_the_order_of_its_cells() -> None:
    end = Para((Run(""),), ROW_END, "\x07")
    found = table(cell("a"), cell("b"), end, cell("c"), cell("d"), end)
    assert placed(found) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")]
    assert not found.exact_grid


def test_cells_without_width_fall_back_to_their_order() -> None:
    found = table(*row("a", "b", "c", edges=[0, 0, 0, 900]), *row("d", "e", "f"))
    assert [c.text for c in found.cells] == ["a", "b", "c", "d", "e", "f"]
    assert not found.exact_grid


def test_row_left_open_at_the_end_is_kept() -> None:
    blocks = reader.read(doc(*row("a", "b"), cell("c"), p("余", look=IN_TABLE))).blocks
    (found,) = [block for block in blocks if isinstance(block, TableBlock)]
    assert [c.text for c in found.cells] == ["a", "b", "c", "余"]


def test_shape_too_long_for_its_page_stands_in_the_data_stream() -> None:
    edges = [600 * i for i in range(16)]
    program = ROW_END + shape(edges, [0] * 15)
    end = Para((Run(""),), IN_TABLE + sprm(0x6646, 4, 0, 0, 0), "\x07")
    data = bytes(4) + struct.pack("<H", len(program)) + program
    cells = [cell(str(i)) for i in range(15)]
    found = table(*cells, end, *cells, end, data=data)
    assert found.exact_grid and found.widths == (600,) * 15


def test_text_in_a_frame_of_one_cell_is_text() -> None:
    blocks = reader.read(doc(*row("框里的一段"), p("后"))).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["框里的一段", "后"]


def test_tables_nested_too_deep_are_refused() -> None:
    with pytest.raises(ReadingError) as caught:
        reader.read(doc(p("x", look=IN_TABLE + sprm(0x6649, 255, 255, 0, 0))))
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX
