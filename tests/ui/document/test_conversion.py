"""Blocks survive the editor's document, and offsets lead to the right character."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter, QTextCursor

from model.content.blocks import Block, Blocks, Cell, Paragraph, Picture, Role, Run, TableBlock, plain_text
from ui.document.conversion import (
    Offsets,
    blocks_between,
    end_of_change,
    from_document,
    normal,
    pieces,
    to_document,
)
from ui.document.document import RichDocument

RGB = QImage.Format.Format_RGB32
pytestmark = pytest.mark.usefixtures("qapp")

characters = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("公开（一）１.。\n\r\u2028\u2029\t\u00a0𬭬😀\ufffc"),
    ),
    max_size=12,
)
roles = st.sampled_from(list(Role))
runs = st.lists(st.builds(Run, characters, st.booleans()), max_size=4).map(tuple)
pictures = st.builds(
    Picture,
    st.binary(max_size=20),
    st.sampled_from(["image/png", "image/x-emf"]),
    st.integers(0, 20000),
    st.integers(0, 20000),
    characters,
)


@st.composite
def tables(draw: st.DrawFn, nested: bool = True) -> TableBlock:
    rows, columns = draw(st.integers(0, 4)), draw(st.integers(1, 4))
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row in range(rows):
        for column in range(columns):
            down, right = draw(st.integers(1, rows - row)), draw(st.integers(1, columns - column))
            spots = {(row + r, column + c) for r in range(down) for c in range(right)}
            if spots & taken or draw(st.integers(0, 4)) == 0:
                continue
            taken |= spots
            inner = draw(st.lists(tables(nested=False), max_size=1)) if nested else []
            look = draw(st.sampled_from([("", "center"), ("C6D9F1", "left"), ("", "right")]))
            header = draw(st.booleans())
            cells.append(Cell(row, column, draw(characters), down, right, *look, header, tuple(inner)))
    widths = tuple(draw(st.lists(st.integers(0, 4000), min_size=columns, max_size=columns)))
    heights = (0,) * rows if draw(st.booleans()) else (340,) * draw(st.integers(0, rows))
    return TableBlock(tuple(cells), widths, heights, draw(st.integers(0, 2)), draw(st.booleans()))


blocks_of_all_kinds = st.lists(
    st.one_of(st.builds(Paragraph, runs, roles), pictures, tables()), max_size=6
).map(tuple)


def document_of(blocks: Blocks) -> RichDocument:
    document = RichDocument()
    to_document(blocks, document)
    return document


@given(blocks_of_all_kinds)
@settings(max_examples=60, deadline=None)
def test_blocks_come_back_from_the_document(blocks: Blocks) -> None:
    assert from_document(document_of(blocks)) == normal(blocks)


@given(blocks_of_all_kinds)
@settings(max_examples=40, deadline=None)
def test_a_second_text_leaves_nothing_of_the_first(blocks: Blocks) -> None:
    document = document_of((Paragraph.of("旧", Role.HEADING_2), TableBlock.of_rows([["a"]])))
    to_document(blocks, document)
    assert from_document(document) == normal(blocks)
    to_document((), document)
    assert from_document(document) == ()


@given(blocks_of_all_kinds, st.data())
@settings(max_examples=60, deadline=None)
def test_offsets_lead_to_the_character_and_back(blocks: Blocks, data: st.DataObject) -> None:
    document, text = document_of(blocks), plain_text(normal(blocks))
    offsets = Offsets(pieces(document), text)
    if not text:
        assert offsets.to_position(0) == 0
        return
    offset = data.draw(st.integers(0, len(text) - 1))
    position = offsets.to_position(offset)
    assert offsets.to_offset(position) == offset
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(offsets.to_position(offset + 1), QTextCursor.MoveMode.KeepAnchor)
    if text[offset] != "\n":
        assert cursor.selectedText() == text[offset]


def test_normal_joins_runs_and_splits_lines() -> None:
    runs = (Run("一是", True), Run("加强", True), Run(""), Run("管理\u2028二是"), Run("培训", True))
    assert normal((Paragraph(runs), Paragraph(), Paragraph.of("\n"))) == (
        Paragraph((Run("一是加强", True), Run("管理"))),
        Paragraph((Run("二是"), Run("培训", True))),
    )


def test_offsets_pass_over_empty_paragraphs_of_the_report() -> None:
    blocks = (Paragraph.of("甲"), Paragraph(), Paragraph.of("乙"))
    offsets = Offsets(pieces(document_of(blocks)), plain_text(blocks))
    assert (offsets.to_position(0), offsets.to_position(3)) == (0, 2)
    assert offsets.to_offset(2) == 3


def test_offsets_pass_over_tables_and_pictures() -> None:
    picture = Picture(b"x", "image/png", 1500, 900)
    blocks: tuple[Block, ...] = (
        TableBlock.of_rows([["表内"]]),
        Paragraph.of("甲乙"),
        picture,
        Paragraph.of("丙"),
    )
    document = document_of(blocks)
    offsets = Offsets(pieces(document), plain_text(blocks))
    assert [document.characterAt(offsets.to_position(i)) for i in (0, 1, 3)] == ["甲", "乙", "丙"]


def test_text_beside_a_picture_makes_paragraphs_of_its_own() -> None:
    picture = Picture(b"x", "image/png", 1500, 900)
    document = document_of((Paragraph.of("前"), picture))
    cursor = QTextCursor(document)
    cursor.setPosition(2)
    cursor.insertText("左")
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("右")
    assert from_document(document) == (Paragraph.of("前"), Paragraph.of("左"), picture, Paragraph.of("右"))


def edited_table(place: tuple[int, int], text: str, block: TableBlock) -> Blocks:
    document = document_of((Paragraph.of("前"), block, Paragraph.of("后")))
    table = document.rootFrame().childFrames()[0]
    table.cellAt(*place).lastCursorPosition().insertText(text)
    return from_document(document)


def test_a_changed_cell_keeps_the_rest_of_its_table() -> None:
    inner = TableBlock.of_rows([["里"]])
    head = Cell(0, 0, "项目", 1, 2, "C6D9F1", "left", header=True)
    body = Cell(1, 0, "件", nested=(inner,))
    block = TableBlock((head, body), (1000, 2000), (340, 0), header_rows=1)
    changed = TableBlock((head, Cell(1, 0, "件数", nested=(inner,))), (1000, 2000), (340, 0), header_rows=1)
    assert edited_table((1, 0), "数", block) == (Paragraph.of("前"), changed, Paragraph.of("后"))


def test_text_typed_where_a_table_had_no_cell_is_kept() -> None:
    block = TableBlock((Cell(0, 0, "a"),), (1000, 1000))
    assert edited_table((0, 1), "b", block)[1] == TableBlock((Cell(0, 0, "a"), Cell(0, 1, "b")), (1000, 1000))


def test_a_table_whose_rows_were_removed_is_read_as_it_stands() -> None:
    document = document_of((TableBlock.of_rows([["a", "b"], ["c", "d"]]),))
    document.rootFrame().childFrames()[0].removeRows(0, 1)
    assert from_document(document) == (TableBlock.of_rows([["c", "d"]]),)


def test_a_selection_is_cut_at_its_ends() -> None:
    blocks = (
        Paragraph((Run("一是", True), Run("加强"))),
        TableBlock.of_rows([["a"]]),
        Paragraph.of("二是培训"),
    )
    document = document_of(blocks)
    end = Offsets(pieces(document), plain_text(blocks)).to_position(7)
    found = blocks_between(document, 1, end)
    assert found == (Paragraph((Run("是", True), Run("加强"))), blocks[1], Paragraph.of("二是"))


@pytest.mark.parametrize(
    ("before", "after", "end"),
    [
        ("", "", None),
        ("甲", "甲", None),
        ("甲", "甲乙", 2),
        ("甲乙丙", "甲丙", 1),
        ("甲甲", "甲", 1),
        ("甲丙", "甲乙丙", 2),
    ],
)
def test_the_end_of_a_change(before: str, after: str, end: int | None) -> None:
    assert end_of_change(before, after) == end


def test_a_picture_is_made_once_and_not_each_time_it_is_painted(monkeypatch) -> None:
    made: list[Picture] = []
    monkeypatch.setattr(
        "ui.document.document.drawn", lambda picture: made.append(picture) or QImage(4, 4, RGB)
    )
    document = document_of((Picture(b"x", "image/png", 900, 900),))
    sheet = QImage(600, 400, RGB)
    for _ in range(3):
        painter = QPainter(sheet)
        document.drawContents(painter)
        painter.end()
    assert len(made) == 1
