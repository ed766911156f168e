"""Binary Word documents: text, looks, fields, styles, numbering and what hangs on characters."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import pytest
from builders.doc import (
    BOLD,
    DELETED,
    HIDDEN,
    Para,
    Run,
    container,
    doc,
    level,
    lists,
    p,
    row,
    sheet,
    sprm,
    style,
)

from model.content.blocks import Block, Paragraph, Picture, Role, TableBlock
from model.content.blocks import Run as Read
from model.files.errors import ReadingError, ReadingProblem
from model.reading.doc import reader

SPECIAL = sprm(0x0855, 1)
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">L4sLL", 13, b"IHDR", 40, 30) + bytes(9)


def blocks(*paragraphs: Para, **more: Any) -> Sequence[Block]:
    return reader.read(doc(*paragraphs, **more)).blocks


def texts(*paragraphs: Para, **more: Any) -> list[str]:
    return [block.text for block in blocks(*paragraphs, **more) if isinstance(block, Paragraph)]


def problem(data: bytes) -> ReadingProblem:
    with pytest.raises(ReadingError) as caught:
        reader.read(data)
    return caught.value.problem


def test_paragraphs_of_wide_and_of_narrow_characters() -> None:
    assert texts(p("总体情况"), p(""), p("正文")) == ["总体情况", "正文"]
    assert texts(p("Café – 5"), narrow=True) == ["Café – 5"]


def test_source_names_its_format() -> None:
    source = reader.read(doc(p("一")))
    assert (source.format, source.cells_placed) == ("doc", True)


def test_characters_of_two_halves_do_not_shift_what_follows() -> None:
    (paragraph,) = blocks(p(Run("𠮷𠮷"), Run("粗", BOLD), Run("细")))
    assert paragraph == Paragraph((Read("𠮷𠮷"), Read("粗", True), Read("细")))


def test_deleted_and_hidden_text_is_left_out() -> None:
    assert texts(p(Run("共"), Run("15", DELETED), Run("16"), Run("x", HIDDEN), Run("件"))) == ["共16件"]


def test_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    first = Para((Run("上半"),), mark_look=DELETED)
    assert texts(first, p("下半"), p("后")) == ["上半下半", "后"]
    assert texts(first) == ["上半"]


def test_text_before_a_deleted_mark_does_not_move_into_a_table() -> None:
    paragraph, table = blocks(Para((Run("上"),), mark_look=DELETED), *row("a", "b"))
    assert isinstance(paragraph, Paragraph) and paragraph.text == "上"
    assert isinstance(table, TableBlock) and table.cells[0].text == "a"


def test_fields_show_their_result() -> None:
    assert texts(p('见\x13HYPERLINK "\x13 REF x \x14内\x15"\x14网站\x15。')) == ["见网站。"]
    assert texts(p("见\x13 PAGE \x15。")) == ["见。"]


def test_field_left_open_ends_with_its_paragraph() -> None:
    assert texts(p("见\x13 REF"), p("后")) == ["见", "后"]


def test_fields_without_end_are_refused() -> None:
    assert problem(doc(p("\x13\x14" * 100))) is ReadingProblem.TOO_COMPLEX


@pytest.mark.parametrize("sign", "\x0b\x0e")
def test_line_break_makes_two_paragraphs(sign: str) -> None:
    assert texts(p(f"上{sign}下")) == ["上", "下"]


def test_page_break_ends_a_paragraph() -> None:
    assert texts(p("上", mark="\x0c"), p("下")) == ["上", "下"]


def test_signs_within_a_line() -> None:
    assert texts(p("a\tb\x1ec\x1fd\x02e\x05")) == ["a b-cde"]


def test_symbols_that_only_their_font_shows_are_left_out() -> None:
    def symbol(code: int) -> Run:
        return Run("(", SPECIAL + sprm(0x6A09, 3, 0, *struct.pack("<H", code)))

    assert texts(p(Run("选"), symbol(0x2611), symbol(0xF0A8), Run("是"))) == ["选☑□是"]


def test_bold_follows_style_and_switches() -> None:
    styles = sheet(style(0), style(0xFFE, base=0, character=BOLD), style(0xFFE, character=BOLD, kind=2))
    runs = (
        Run("样式"),
        Run("关", sprm(0x0835, 0)),
        Run("同", sprm(0x0835, 0x80)),
        Run("反", sprm(0x0835, 0x81)),
        Run("字", sprm(0x4A30, 2, 0)),
    )
    (paragraph,) = blocks(Para(runs, style=1), structures={1: styles})
    assert paragraph == Paragraph((Read("样式", True), Read("关"), Read("同", True), Read("反字")))


def test_heading_styles_give_roles_and_not_bold_text() -> None:
    styles = sheet(style(0), style(1, character=BOLD), style(0xFFE, paragraph=sprm(0x2640, 1)), style(62))
    found = blocks(
        p("一、", style=1), p("（一）", style=2), p("题", style=3), p("正文"), p("级", look=sprm(0x2640, 2)),
        structures={1: styles},
    )  # fmt: skip
    assert [block.role for block in found if isinstance(block, Paragraph)] == [
        Role.HEADING_1, Role.HEADING_2, Role.TITLE, Role.BODY, Role.HEADING_3,
    ]  # fmt: skip
    assert found[0] == Paragraph((Read("一、"),), Role.HEADING_1)


def test_table_of_contents_is_left_out() -> None:
    assert texts(p("总体情况\t3", style=1), p("正文"), structures={1: sheet(style(0), style(19))}) == ["正文"]


def test_styles_based_on_each_other_in_a_circle() -> None:
    styles = sheet(style(0, base=1, character=BOLD), style(0xFFE, base=0))
    assert texts(p("文", style=1), structures={1: styles}) == ["文"]


def test_automatic_numbers_stand_before_the_text() -> None:
    structures, after = lists(
        level("{0}、", 39), level("（{1}）", 37), level("{0}.{2}", 0, flags=4, follows=0)
    )

    def item(text: str, at: int, number: int = 1) -> Para:
        return p(text, look=sprm(0x460B, number, 0) + sprm(0x260A, at))

    found = texts(
        item("总体", 0), item("主动", 1), item("申请", 1), item("细", 2), item("公开", 0), item("再", 1), p("文"),
        structures=structures, after_lists=after,
    )  # fmt: skip
    assert found == ["一、总体", "（一）主动", "（二）申请", "1.1 细", "二、公开", "（一）再", "文"]


def test_number_of_a_list_that_starts_elsewhere() -> None:
    structures, after = lists(level("{0}、", 39), simple=True, overrides=[(0, 5)])
    five = p("问题", look=sprm(0x460B, 2, 0))
    assert texts(five, five, structures=structures, after_lists=after) == ["五、问题", "六、问题"]


def test_list_that_does_not_exist_gives_no_number() -> None:
    assert texts(p("文", look=sprm(0x460B, 9, 0))) == ["文"]


def _in_line(content: bytes) -> bytes:
    blip = struct.pack("<HHL", 0x6E0 << 4, 0xF01E, 17 + len(content)) + bytes(17) + content
    head = struct.pack("<LHH", 68 + len(blip), 68, 0x64).ljust(0x1C, b"\0")
    return (head + struct.pack("<4H", 1000, 500, 2000, 2000)).ljust(68, b"\0") + blip


def test_picture_in_the_line_has_its_size() -> None:
    mark = Run("\x01", SPECIAL + sprm(0x6A03, 8, 0, 0, 0))
    before, picture, after = blocks(p(Run("上"), mark, Run("下")), data=bytes(8) + _in_line(PNG))
    assert picture == Picture(PNG, "image/png", 2000, 1000)
    assert [block.text for block in (before, after) if isinstance(block, Paragraph)] == ["上", "下"]


def test_mark_of_a_form_field_is_no_picture() -> None:
    mark = Run("\x01", SPECIAL + sprm(0x6A03, 0, 0, 0, 0) + sprm(0x0806, 1))
    assert texts(p(Run("a"), mark, Run("b")), data=_in_line(PNG)) == ["ab"]


@pytest.mark.parametrize("place", [5, 100_000])
def test_picture_that_is_none_is_left_out(place: int) -> None:
    mark = Run("\x01", SPECIAL + sprm(0x6A03, *struct.pack("<L", place)))
    assert blocks(p(Run("上"), mark), data=b"\xff" * 200) == (Paragraph.of("上"),)


def _anchor(position: int, end: int, number: int) -> bytes:
    return struct.pack("<2L", position, end) + struct.pack("<5l6x", number, 0, 0, 3000, 1500)


def test_text_box_stands_after_the_paragraph_it_hangs_on() -> None:
    boxes = struct.pack("<3L", 0, 3, 4) + struct.pack("<14xl4x", 1025) + bytes(22)
    found = texts(
        p("前"),
        p("锚\x08处"),
        p("后"),
        box=(p("框内"), p("")),
        structures={40: _anchor(3, 6, 1025), 56: boxes},
    )
    assert found == ["前", "锚处", "框内", "后"]


def test_text_box_without_an_anchor_comes_last() -> None:
    boxes = struct.pack("<3L", 0, 3, 4) + struct.pack("<14xl4x", 7) + bytes(22)
    assert texts(p("文"), box=(p("框内"), p("")), structures={56: boxes}) == ["文", "框内"]


def _record(kind: int, body: bytes, instance: int = 0, version: int = 0) -> bytes:
    return struct.pack("<HHL", instance << 4 | version, kind, len(body)) + body


def test_floating_picture_stands_after_its_paragraph() -> None:
    blip = _record(0xF01E, bytes(17) + PNG, 0x6E0)
    entry = _record(0xF007, bytes(36) + blip)
    store = _record(0xF000, _record(0xF001, entry, 1, 15), 0, 15)
    shape = _record(0xF00A, struct.pack("<2L", 1026, 0)) + _record(0xF00B, struct.pack("<HL", 0x4104, 1), 1)
    drawing = _record(0xF002, _record(0xF004, shape, 0, 15), 0, 15)
    found = blocks(p("图\x08"), structures={40: _anchor(1, 3, 1026), 50: store + b"\0" + drawing})
    assert found == (Paragraph.of("图"), Picture(PNG, "image/png", 3000, 1500))


def test_sniffing_goes_by_content() -> None:
    assert reader.sniff(doc(p("一")))
    assert not reader.sniff(container({"Workbook": b"x" * 5000}))
    assert not reader.sniff(b"PK\3\4")
    assert not reader.sniff(container({"Workbook": "WordDocument".encode("utf-16-le")}))


def test_documents_that_are_not_read() -> None:
    assert problem(doc(p("密"), flags=0x0100)) is ReadingProblem.PROTECTED
    assert problem(container({"WordDocument": b"\0" * 5000})) is ReadingProblem.DAMAGED
    assert problem(container({"Other": b"x"})) is ReadingProblem.DAMAGED


@pytest.mark.parametrize(("ident", "version"), [(0xA5DC, 101), (0xA5EC, 104)])
def test_old_word_is_named(ident: int, version: int) -> None:
    with pytest.raises(ReadingError) as caught:
        reader.read(doc(p("旧"), ident=ident, version=version))
    assert caught.value.problem is ReadingProblem.OTHER_FORMAT
    assert "Word 6.0/95" in caught.value.message and "另存为 .docx" in caught.value.message
