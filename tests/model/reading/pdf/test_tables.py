"""Tables of PDF files: grids by ruling lines as programs draw them, parts on two pages, rows cut in two."""

from __future__ import annotations

import pytest
from builders.pdf import bar, frame, line, paragraph, pdf, table, text

from model.content.blocks import Block, Paragraph, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading.pdf import reader
from model.reading.shared.paged.budget import Budget
from model.reading.shared.paged.grids import Region, grids_of
from model.reading.shared.paged.rulings import joined
from model.reading.shared.paged.sheet import Ruling, Strokes

Placed = list[tuple[int, int, int, int, str]]


def blocks(*pages: list[str]) -> list[Block]:
    return list(reader.read(pdf(*pages)).blocks)


def tables(*pages: list[str]) -> list[TableBlock]:
    return [block for block in blocks(*pages) if isinstance(block, TableBlock)]


def placed(block: TableBlock) -> Placed:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for row in block.by_row() for c in row]


def rows(block: TableBlock) -> list[list[str]]:
    return [[cell.text for cell in row] for row in block.by_row()]


def test_cells_keep_their_places_and_their_text_is_not_repeated() -> None:
    page = [text(90, 80, "表格之前"), *table(90, 100, [["信息内容", "件数", "备注"], ["规章", "", "12"]], [100, 60, 40]),
            text(90, 170, "表格之后")]  # fmt: skip
    before, found, after = blocks(page)
    assert isinstance(found, TableBlock)
    assert rows(found) == [["信息内容", "件数", "备注"], ["规章", "", "12"]]
    assert found.widths == (2000, 1200, 800)
    assert [b.text for b in (before, after) if isinstance(b, Paragraph)] == ["表格之前", "表格之后"]


MERGED = [
    (90, 100, 290, 100), (190, 120, 290, 120), (90, 140, 290, 140), (90, 160, 290, 160),
    (90, 100, 90, 160), (190, 100, 190, 160), (240, 120, 240, 140), (290, 100, 290, 160),
]  # fmt: skip
WORDS = [text(92, 114, "申请"), text(92, 134, "人数"), text(192, 114, "合计"), text(192, 134, "11"), text(242, 134, "22"),
         text(92, 154, "结果"), text(192, 154, "3")]  # fmt: skip
SPANS: Placed = [
    (0, 0, 2, 1, "申请人数"), (0, 1, 1, 2, "合计"), (1, 1, 1, 1, "11"), (1, 2, 1, 1, "22"),
    (2, 0, 1, 1, "结果"), (2, 1, 1, 2, "3"),
]  # fmt: skip


def test_merged_cells_drawn_with_a_pen() -> None:
    (found,) = tables([*(line(*each) for each in MERGED), *WORDS])
    assert placed(found) == SPANS


def test_merged_cells_drawn_as_thin_bars() -> None:
    drawn = [bar(x0 - 0.3, y0 - 0.3, x1 - x0 + 0.6, y1 - y0 + 0.6) for x0, y0, x1, y1 in MERGED]
    (found,) = tables([*drawn, *WORDS])
    assert placed(found) == SPANS


def test_merged_cells_drawn_each_with_its_own_frame_and_shading() -> None:
    cells = [
        (90, 100, 100, 40),
        (190, 100, 100, 20),
        (190, 120, 50, 20),
        (240, 120, 50, 20),
        (90, 140, 100, 20),
        (190, 140, 100, 20),
    ]
    shades = ["0.9 g", *(bar(x, y, w, h) for x, y, w, h in cells), "0 g"]
    (found,) = tables([*shades, *(frame(x + 0.4, y + 0.4, w - 0.8, h - 0.8) for x, y, w, h in cells), *WORDS])
    assert placed(found) == SPANS


def test_table_without_lines_at_its_sides() -> None:
    inner = [each for each in MERGED if each[0] != each[2] or each[0] not in (90, 290)]
    (found,) = tables([*(line(*each) for each in inner), *WORDS])
    assert placed(found) == SPANS


def test_figures_and_labels_broken_over_lines_are_joined() -> None:
    page = [*table(90, 100, [["", "", ""]], [60, 30, 60], height=60), text(92, 114, "法律服"), text(92, 130, "务机构"),
            text(152, 114, "120"), text(152, 130, "45"), text(182, 114, "Open"), text(182, 130, "Data")]  # fmt: skip
    assert rows(tables(page)[0]) == [["法律服务机构", "12045", "Open Data"]]


def test_one_column_box_and_underlines_are_no_table() -> None:
    box = [
        *table(80, 100, [[""], [""]], [400], height=40),
        text(90, 120, "框里的一段文字。"),
        text(90, 160, "框里的又一段。"),
    ]
    under = [text(90, 250, "单位名称"), line(90, 254, 300, 254), line(90, 280, 300, 280)]
    found = blocks([*box, *under])
    assert [b.text for b in found if isinstance(b, Paragraph)] == [
        "框里的一段文字。",
        "框里的又一段。",
        "单位名称",
    ]
    assert len(found) == 3


def test_frame_around_a_page_does_not_swallow_its_table() -> None:
    page = [
        frame(40, 40, 500, 700),
        text(90, 80, "页框之内"),
        *table(90, 100, [["甲乙", "1"], ["丙丁", "2"]], [80, 60]),
    ]
    paragraph_block, found = blocks(page)
    assert isinstance(paragraph_block, Paragraph) and isinstance(found, TableBlock)
    assert rows(found) == [["甲乙", "1"], ["丙丁", "2"]]


def test_parts_on_two_pages_have_the_same_columns() -> None:
    upper = [line(90, 760, 290, 760), line(90, 780, 290, 780), *(line(x, 760, x, 780) for x in (90, 190, 290)),
             text(92, 774, "合并的标签"), text(192, 774, "7")]  # fmt: skip
    lower = table(90.8, 60, [["（三）", "秘密", "8"], ["（四）", "其他", "9"]], [40, 60, 100])
    first, second = tables(upper, lower)
    assert placed(first) == [(0, 0, 1, 2, "合并的标签"), (0, 2, 1, 1, "7")]
    assert rows(second) == [["（三）", "秘密", "8"], ["（四）", "其他", "9"]]
    assert first.columns == second.columns == 3


def test_text_between_makes_two_tables() -> None:
    upper = table(90, 740, [["甲乙", "1"]], [100, 100])
    lower = [text(90, 150, "下一张表格如下"), *table(90, 170, [["丙", "丁", "2"]], [40, 60, 100])]
    first, second = tables(upper, lower)
    assert (first.columns, second.columns) == (2, 3)


def test_row_cut_by_the_end_of_a_page_is_put_together() -> None:
    upper = table(90, 740, [["1.属于秘密", "30", "5"], ["2.其他法律行政法规", "104", "7"]], [160, 60, 60])
    lower = table(90, 60, [["禁止公开", "8", ""], ["3.危及安全", "1", "2"]], [160, 60, 60])
    first, second = tables(upper, lower)
    assert rows(first) == [["1.属于秘密", "30", "5"], ["2.其他法律行政法规禁止公开", "1048", "7"]]
    assert rows(second) == [["3.危及安全", "1", "2"]]


@pytest.mark.parametrize(
    "row",
    [["3.危及安全", "", ""], ["危及安全", "1", "2"], ["合计情况", "", "9"]],
)
def test_row_of_its_own_after_a_page_end_stays(row: list[str]) -> None:
    above = ["2.其他法律", "104", "" if row[0] == "合计情况" else "7"]
    first, second = tables(table(90, 740, [above], [160, 60, 60]), table(90, 60, [row], [160, 60, 60]))
    assert rows(first) == [above]
    assert rows(second) == [row]


def test_cell_over_rows_shrinks_with_the_row_that_was_cut() -> None:
    upper = table(90, 740, [["结果", "2.其他", "10"]], [60, 100, 60])
    lower = [line(90, 60, 310, 60), line(150, 80, 310, 80), line(90, 100, 310, 100),
             *(line(x, 60, x, 100) for x in (90, 150, 250, 310)),
             text(152, 74, "法规"), text(152, 94, "3.安全"), text(252, 94, "4")]  # fmt: skip
    first, second = tables(upper, lower)
    assert rows(first) == [["结果", "2.其他法规", "10"]]
    assert placed(second) == [(0, 0, 1, 1, ""), (0, 1, 1, 1, "3.安全"), (0, 2, 1, 1, "4")]


def test_row_without_a_line_at_the_end_of_a_page() -> None:
    page = [text(90, 80, "前面的字"), line(90, 740, 290, 740), *(line(x, 740, x, 800) for x in (90, 190, 290)),
            text(92, 754, "没有下边"), text(192, 754, "5")]  # fmt: skip
    assert rows(tables(page)[0]) == [["没有下边", "5"]]


def test_table_in_a_cell_is_a_table_of_its_own() -> None:
    outer = table(90, 100, [["外面", ""], ["外下", "4"]], [60, 200], height=100)
    inner = table(170, 120, [["里面", "1"], ["又里", "2"]], [60, 60])
    found = sorted((rows(each) for each in tables([*outer, *inner])), key=str)
    assert found == [[["外面", ""], ["外下", "4"]], [["里面", "1"], ["又里", "2"]]]


def test_lines_of_one_place_are_joined() -> None:
    dashes = [Ruling(100 + i % 2 * 0.5, 10 * i, 10 * i + 8) for i in range(5)]
    assert joined(dashes) == [Ruling(pytest.approx(100.2), 0, 48)]
    assert joined([Ruling(1, 0, 4)]) == []
    assert len(joined([Ruling(1, 0, 20), Ruling(8, 0, 20)])) == 2


def test_hole_in_a_grid_gives_rectangles_without_overlap() -> None:
    across = [Ruling(0, 0, 30), Ruling(10, 0, 10), Ruling(20, 0, 30), Ruling(30, 0, 30)]
    down = [Ruling(0, 0, 30), Ruling(10, 0, 10), Ruling(20, 20, 30), Ruling(30, 0, 30)]
    (grid,) = grids_of(Strokes(across, down), Budget())
    covered = [
        (r.row + i, r.column + j)
        for r in grid.regions
        for i in range(r.row_span)
        for j in range(r.column_span)
    ]
    assert len(covered) == len(set(covered)) == grid.rows * grid.columns
    assert Region(0, 0, 1, 1) in grid.regions


def test_grids_without_end_are_refused() -> None:
    across = [Ruling(i * 5, 0, 1000) for i in range(200)]
    down = [Ruling(i * 5, 0, 1000) for i in range(200)]
    with pytest.raises(ReadingError) as caught:
        grids_of(Strokes(across, down), Budget())
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX


def test_running_text_keeps_its_order_around_tables() -> None:
    page = [
        *paragraph(100, ["第一段到此。"]),
        *table(90, 120, [["甲乙", "1"]], [80, 60]),
        *paragraph(170, ["第二段到此。"]),
    ]
    found = blocks(page)
    assert [type(block).__name__ for block in found] == ["Paragraph", "TableBlock", "Paragraph"]
