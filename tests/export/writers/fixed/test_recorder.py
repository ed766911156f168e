"""Pages as marks: glyphs with what they stand for, in the elements that they belong to."""

import pytest
from builders.export import PICTURE
from builders.fonts import needs_chinese_font

from export.style import OFFICIAL
from export.writers.fixed.bookmarks import bookmarks
from export.writers.fixed.elements import Element, Kind, Outline
from export.writers.fixed.marks import Document, Frame, Image, Text
from export.writers.pdf import record
from model.content.blocks import Blocks, Cell, Paragraph, Picture, Role, Run, TableBlock

pytestmark = pytest.mark.usefixtures("qapp")


def texts(document: Document, *kinds: Kind) -> list[str]:
    """The text of each mark in elements of these kinds, in order."""
    return [
        "".join(mark.characters)
        for page in document.pages
        for mark in page.marks
        if isinstance(mark, Text) and mark.element is not None and mark.element.kind in kinds
    ]


def kinds(element: Element) -> list[str]:
    return [f"{child.kind.value}{child.level or ''}" for child in element.children]


@pytest.mark.parametrize(
    "text", ["示例文字⼀一", "甲𠮷乙", "office fi", "مرحبا", "é e\u0301", "a\u200bb", "\ue123"]
)
def test_every_character_is_said_once(text: str) -> None:
    said = "".join(texts(record((Paragraph.of(text),)), Kind.PARAGRAPH)).replace("\u200b", "")
    assert sorted(said) == sorted(text.replace("\u200b", ""))


@needs_chinese_font
def test_places_are_those_of_the_style() -> None:
    (mark, *_) = (m for m in record((Paragraph.of("文" * 30),)).pages[0].marks if isinstance(m, Text))
    assert mark.size == 320
    assert round(mark.lefts[0]) == OFFICIAL.page.left + 2 * 320
    assert mark.lefts[1] - mark.lefts[0] == pytest.approx(315, abs=2)
    assert OFFICIAL.page.top < mark.baseline < OFFICIAL.page.top + 579


def test_headings_never_leave_out_a_level() -> None:
    outline = Outline()
    assert [outline.level(wanted) for wanted in (1, 2, 4, 4, 3, 2, 3)] == [1, 2, 3, 4, 3, 2, 3]


BLOCKS: Blocks = (
    Paragraph.of("示例市", Role.TITLE),
    Paragraph.of("年度报告", Role.TITLE),
    Paragraph.of("一、总体情况", Role.HEADING_1),
    Paragraph.of("（一）公开", Role.HEADING_2),
    Paragraph((Run("见"), Run("http://a.example", bold=True), Run("。"))),
    PICTURE,
    TableBlock(
        (Cell(0, 0, "月", column_span=2), Cell(1, 0, "1"), Cell(1, 1, "2", header=True)),
        (900, 900),
        header_rows=1,
    ),
    Paragraph.of("二、主动公开", Role.HEADING_1),
)


def test_elements_are_what_the_blocks_mean() -> None:
    document = record(BLOCKS)
    assert kinds(document.root) == ["H1", "H2", "H3", "P", "Figure", "Table", "H2"]
    assert [texts(document, Kind.HEADING)[i] for i in (0, 1)] == ["示例市", "年度报告"]
    assert kinds(document.root.children[3]) == ["Link"]
    assert [kinds(row) for row in document.root.children[5].children] == [["TH"], ["TD", "TH"]]
    over, before = (
        document.root.children[5].children[0].children[0],
        document.root.children[5].children[1].children[1],
    )
    assert (over.labels_column, before.labels_column) == (True, False)
    assert texts(document, Kind.LINK) == ["http://a.example"]


def test_bookmarks_are_the_headings_under_the_title() -> None:
    first, second = bookmarks(record(BLOCKS))
    assert (first.text, second.text) == ("一、总体情况", "二、主动公开")
    assert [child.text for child in first.children] == ["（一）公开"]
    assert first.count == 1 and 0 < first.top < second.top


def test_the_head_of_a_table_that_goes_on_is_no_text_again() -> None:
    cells = tuple(Cell(row, 0, "表头" if row == 0 else f"第{row}行", header=not row) for row in range(80))
    document = record((TableBlock(cells, (3000,), header_rows=1),))
    assert len(document.pages) > 1
    assert texts(document, Kind.LABEL) == ["表头"]
    shown = ["".join(m.characters) for p in document.pages for m in p.marks if isinstance(m, Text)]
    assert shown.count("表头") == len(document.pages)


def test_tables_and_pictures_leave_marks() -> None:
    marks = [mark for page in record(BLOCKS).pages for mark in page.marks]
    assert len([mark for mark in marks if isinstance(mark, Frame)]) == 3
    assert len([mark for mark in marks if isinstance(mark, Image)]) == 1


def test_a_picture_that_cannot_be_shown_is_text() -> None:
    document = record((Picture(b"?", "image/png", 100, 100, "图"),))
    assert texts(document, Kind.PARAGRAPH) and "图" in texts(document, Kind.PARAGRAPH)[0]
