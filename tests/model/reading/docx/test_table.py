"""Tables of Word documents: merges, missing grids, tracked changes, layout tables."""

import pytest
from builders.docx import docx, inline_picture, p, png, t, tbl, tc, tr

from model.content.blocks import Block, Paragraph, Picture, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading.docx import reader


def blocks(body: str, **parts) -> tuple[Block, ...]:
    return reader.read(docx(body, **parts)).blocks


def table(body: str, **parts) -> TableBlock:
    (found,) = blocks(body, **parts)
    assert isinstance(found, TableBlock)
    return found


def texts(found: TableBlock) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.by_row()]


def places(found: TableBlock) -> dict[str, tuple[int, int, int, int]]:
    return {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in found.cells}


SPAN = '<w:gridSpan w:val="{}"/>'
FIRST, NEXT = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_spans_by_the_grid() -> None:
    found = table(
        tbl(
            tr(tc("甲", SPAN.format(2) + FIRST), "乙"),
            tr(tc("", SPAN.format(2) + NEXT), tc("丙", FIRST)),
            tr("丁", "戊", tc("", NEXT)),
            grid=(100, 200, 300),
        )
    )
    assert places(found) == {
        "甲": (0, 0, 2, 2),
        "乙": (0, 2, 1, 1),
        "丙": (1, 2, 2, 1),
        "丁": (2, 0, 1, 1),
        "戊": (2, 1, 1, 1),
    }
    assert found.widths == (100, 200, 300) and found.exact_grid


def test_a_merge_that_goes_on_from_nothing_is_a_cell() -> None:
    found = table(tbl(tr(tc("甲", NEXT), "1"), tr(tc("乙", SPAN.format(2) + NEXT))))
    assert texts(found) == [["甲", "1"], ["乙"]]


def test_older_sideways_merges() -> None:
    found = table(
        tbl(tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "1"), tr("乙", "丙", "2"))
    )
    assert places(found)["甲"] == (0, 0, 1, 2)
    assert places(found)["1"] == (0, 2, 1, 1)


def test_rows_may_begin_later() -> None:
    found = table(tbl(tr("甲", "1"), tr("2", properties='<w:gridBefore w:val="1"/>')))
    assert places(found)["2"] == (1, 1, 1, 1)


def test_widths_come_from_the_cells_where_there_is_no_grid() -> None:
    width = '<w:tcW w:w="{}" w:type="dxa"/>'
    found = table(
        tbl(
            tr(tc("甲", width.format(900) + SPAN.format(2)), tc("乙", width.format(300))),
            tr(tc("丙", width.format(200)), "丁", "戊"),
        )
    )
    assert found.widths == (200, 700, 300)


def test_widths_are_never_nothing() -> None:
    assert all(width > 0 for width in table(tbl(tr("甲", "乙"), tr("丙", "丁"))).widths)
    assert table(tbl(tr("甲", "乙"), tr("丙", "丁"), grid=(5, 0))).widths[0] == 5


def test_looks_of_cells() -> None:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
    rows = (
        tr(tc(p("甲", '<w:jc w:val="center"/>'), shade.format("c6d9f1")), "乙", properties="<w:tblHeader/>"),
        tr(
            tc("丙", shade.format("auto")),
            "丁",
            properties='<w:tblHeader w:val="0"/><w:trHeight w:val="340"/>',
        ),
        tr("戊", "己", properties="<w:tblHeader/>"),
    )
    found = table(tbl(*rows))
    assert [cell.fill for cell in found.cells] == ["C6D9F1", "", "", "", "", ""]
    assert [cell.align for cell in found.cells][:2] == ["center", "left"]
    assert [cell.header for cell in found.cells] == [True, True, False, False, False, False]
    assert found.header_rows == 1
    assert found.heights == (0, 340, 0)


def test_tracked_rows_and_cells() -> None:
    found = table(
        tbl(
            tr("甲", "1", properties="<w:ins/>"),
            tr("旧", "9", properties="<w:del/>"),
            tr(tc("乙"), tc("删", "<w:cellDel/>"), tc("2", "<w:cellIns/>")),
            tr("藏", "8", properties="<w:hidden/>"),
        )
    )
    assert texts(found) == [["甲", "1"], ["乙", "2"]]


def test_paragraphs_and_breaks_in_cells_are_line_feeds() -> None:
    found = table(
        tbl(tr(tc(p("商业") + p() + p("企业")), tc(p("<w:r><w:t>总</w:t><w:br/><w:t>计</w:t></w:r>"))))
    )
    assert texts(found) == [["商业\n企业", "总\n计"]]


def test_blank_cells_keep_their_place() -> None:
    found = table(tbl(tr("甲", "", "3"), tr("", "", "")))
    assert texts(found) == [["甲", "", "3"], ["", "", ""]]


def test_a_table_cut_in_two_stays_two() -> None:
    found = blocks(tbl(tr("甲", "1"), tr("乙", "2")) + p() + tbl(tr("丙", "3"), tr("丁", "4")))
    assert [type(block) for block in found] == [TableBlock, TableBlock]


def test_nested_tables_stay_in_their_cell() -> None:
    inner = tbl(tr("a", "b"))
    found = table(tbl(tr("甲", "乙", "丙"), tr(tc(p("丁") + inner), "1", "2")))
    nested = next(cell for cell in found.cells if cell.nested)
    assert nested.text == "丁" and texts(nested.nested[0]) == [["a", "b"]]


def test_layout_tables_give_what_they_hold() -> None:
    inner = tbl(tr("甲", "1"), tr("乙", "2"), tr("丙", "3"))
    found = blocks(tbl(tr("目录", tc(p("一、总体情况") + inner))))
    assert [type(block).__name__ for block in found] == ["Paragraph", "Paragraph", "TableBlock"]
    (boxed,) = blocks(tbl(tr(tc(p("正文")))))
    assert boxed == Paragraph.of("正文")


def test_pictures_in_cells_follow_the_table() -> None:
    found = blocks(tbl(tr(tc(p(inline_picture("a"))), "说明")), media={"a": png()})
    assert isinstance(found[0], TableBlock) and isinstance(found[1], Picture)


@pytest.mark.parametrize(
    "body",
    [
        tbl(tr(tc("甲", SPAN.format(101)), "1")),
        tbl("<w:tr>" + "<w:tc/>" * 30_000 + "</w:tr>"),
        tbl(*["<w:tr><w:tc/></w:tr>"] * 20_001),
        tbl(*[tr(*[tc("", SPAN.format(100))] * 3)] * 70),
        "<w:tbl><w:tr><w:tc>" * 70 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 70,
        "<w:sdt><w:sdtContent>" * 100 + p("甲") + "</w:sdtContent></w:sdt>" * 100,
        p("<w:ins>" * 100 + t("甲") + "</w:ins>" * 100),
        tbl("<w:sdt>" * 100 + tr("甲") + "</w:sdt>" * 100),
        p("甲") * 20_001,
    ],
)
def test_limits(body: str) -> None:
    with pytest.raises(ReadingError) as caught:
        blocks(body)
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX
