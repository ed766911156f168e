"""Tagged PDF files: tables by their tags where no lines draw them, and the present way where tags are not complete."""

from __future__ import annotations

from builders.pdf import Tag, line, marked, pdf, table, text

from model.content.blocks import Block, Paragraph, TableBlock
from model.reading.pdf import reader

Page = list[str]


def blocks(*pages: Page, tags: Tag) -> list[Block]:
    return list(reader.read(pdf(*pages, tags=tags)).blocks)


def found_table(*pages: Page, tags: Tag) -> TableBlock:
    (found,) = (block for block in blocks(*pages, tags=tags) if isinstance(block, TableBlock))
    return found


def placed(block: TableBlock) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for row in block.by_row() for c in row]


def cell(*marks: int, page: int = 0, spans: str = "", kind: str = "TD") -> Tag:
    return Tag(kind, [Tag("P", [(page, mark) for mark in marks])], spans)


def row(*cells: Tag) -> Tag:
    return Tag("TR", cells)


def document(*children: Tag) -> Tag:
    return Tag("Document", children)


UNRULED = [
    marked(0, text(90, 100, "表格之前的话。")),
    marked(1, text(90, 130, "处理结果")),
    marked(2, text(210, 130, "申请人的情况")),
    marked(3, text(200, 150, "甲类")),
    marked(4, text(250, 150, "乙类")),
    marked(5, text(90, 170, "予以公开的"), text(90, 186, "信息")),
    marked(6, text(205, 178, "12")),
    marked(7, text(90, 240, "表格之后的话。")),
]
HEAD = (
    row(cell(1, spans="/RowSpan 2", kind="TH"), cell(2, spans="/ColSpan 2", kind="TH")),
    row(cell(3, kind="TH"), cell(4, kind="TH")),
)


def test_table_without_lines_has_the_cells_of_its_tags() -> None:
    tags = document(
        Tag("P", [(0, 0)]), Tag("Table", [*HEAD, row(cell(5), cell(6), cell())]), Tag("P", [(0, 7)])
    )
    before, table_, after = blocks(UNRULED, tags=tags)
    assert isinstance(before, Paragraph) and before.text == "表格之前的话。"
    assert isinstance(after, Paragraph) and after.text == "表格之后的话。"
    assert isinstance(table_, TableBlock)
    assert placed(table_) == [
        (0, 0, 2, 1, "处理结果"), (0, 1, 1, 2, "申请人的情况"),
        (1, 1, 1, 1, "甲类"), (1, 2, 1, 1, "乙类"),
        (2, 0, 1, 1, "予以公开的信息"), (2, 1, 1, 1, "12"), (2, 2, 1, 1, ""),
    ]  # fmt: skip
    assert all(width > 0 for width in table_.widths)


def test_rows_may_stand_in_parts_of_the_table() -> None:
    tags = document(Tag("Table", [Tag("THead", HEAD), Tag("TBody", [row(cell(5), cell(6), cell())])]))
    assert [text_ for *_, text_ in placed(found_table(UNRULED, tags=tags))][-3:] == [
        "予以公开的信息",
        "12",
        "",
    ]


def test_tags_that_leave_a_place_uncovered_are_not_used() -> None:
    rows = [HEAD[0], row(cell(3), cell(4)), row(cell(5), cell(6))]
    tags = document(Tag("P", [(0, 0)]), Tag("Table", rows), Tag("P", [(0, 7)]))
    untagged = reader.read(pdf(UNRULED)).blocks
    assert tuple(blocks(UNRULED, tags=tags)) == untagged


def test_table_goes_on_on_the_next_page_with_the_rest_of_a_cut_row_behind_its_cells() -> None:
    first = [marked(0, text(90, 700, "名称")), marked(1, text(200, 700, "数量")),
             marked(2, text(90, 740, "上一页的")), marked(3, text(200, 740, "7"))]  # fmt: skip
    second = [
        marked(0, text(90, 100, "下一页的")),
        marked(1, text(90, 130, "末行")),
        marked(2, text(200, 130, "8")),
    ]
    rows = [
        row(cell(0), cell(1)),
        row(cell(2), cell(3), cell(0, page=1), cell()),
        row(cell(1, page=1), cell(2, page=1)),
    ]
    found = found_table(first, second, tags=document(Tag("Table", rows)))
    assert [text_ for *_, text_ in placed(found)] == ["名称", "数量", "上一页的下一页的", "7", "末行", "8"]


def test_lines_that_draw_the_same_table_are_preferred() -> None:
    page = table(90, 100, [["甲", "乙"], ["1", "2"]], [100, 60])
    lines, texts = page[:-4], page[-4:]
    content = [*lines, *(marked(i, each) for i, each in enumerate(texts))]
    tags = document(Tag("Table", [row(cell(0), cell(1)), row(cell(2), cell(3))]))
    assert found_table(content, tags=tags).widths == (2000, 1200)


def test_lines_that_draw_another_table_give_way_to_complete_tags() -> None:
    frames = [
        line(80, 110, 400, 110),
        line(80, 200, 400, 200),
        line(240, 110, 240, 200),
        line(80, 110, 80, 200),
    ]
    tags = document(Tag("Table", [*HEAD, row(cell(5), cell(6), cell())]))
    found = blocks([*frames, *UNRULED], tags=tags)
    (kept,) = (block for block in found if isinstance(block, TableBlock))
    assert kept.columns == 3
    assert [b.text for b in found if isinstance(b, Paragraph)] == ["表格之前的话。", "表格之后的话。"]


def test_table_around_another_is_layout() -> None:
    inner = Tag("Table", [*HEAD, row(cell(5), cell(6), cell())])
    tags = document(Tag("Table", [row(Tag("TD", [inner]), cell(0)), row(cell(7), cell())]))
    assert found_table(UNRULED, tags=tags).columns == 3


def lines_of(*numbers: int) -> list[str]:
    """Lines that fill the page, each with words of its own."""
    return [
        text(
            90,
            100 + 20 * i,
            chr(0x5B50 + i) * 3 + "一段话正好写满整整一行字不多也不少就这样到了行末为止再补几个字",
        )
        for i in numbers
    ]


def test_paragraphs_of_tags_stay_apart_where_the_first_fills_its_line() -> None:
    page = [marked(0, *lines_of(0, 1)), marked(1, *lines_of(2, 3))]
    apart = document(Tag("P", [(0, 0)]), Tag("P", [(0, 1)]))
    assert len(blocks(page, tags=apart)) == 2
    assert len(reader.read(pdf(page)).blocks) == 1


def test_tags_that_make_every_line_a_paragraph_are_not_used() -> None:
    page = [marked(i, *lines_of(i)) for i in range(4)]
    (whole,) = blocks(page, tags=document(*(Tag("P", [(0, i)]) for i in range(4))))
    assert isinstance(whole, Paragraph) and len(whole.text) > 120


def test_spans_without_sense_make_the_tags_incomplete() -> None:
    for spans in ("/ColSpan 100000", "/RowSpan -1", "/ColSpan 0"):
        rows = [row(cell(1, spans=spans), cell(2)), row(cell(3), cell(4))]
        assert tuple(blocks(UNRULED, tags=document(Tag("Table", rows)))) == reader.read(pdf(UNRULED)).blocks
