"""PDF files: running text put together, furniture of pages left out, what cannot be read refused."""

from __future__ import annotations

import random
import struct
import time
import zlib
from typing import Any

import pytest
from builders.pdf import (
    HEIGHT,
    WIDTH,
    file_of,
    image_object,
    latin,
    line,
    paragraph,
    pdf,
    stream,
    table,
    text,
)

from model.content.blocks import Block, Paragraph, Picture, Run, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading.pdf import reader
from model.reading.shared.paged.lines import lines_of
from model.reading.shared.paged.sheet import Glyph

FULL = "这一行文字排满了整个版心直到右边的边缘为止没有空余它一共有三十四个字在"
"""As many characters as a line of the body has."""
NEXT = "下一行的文字与上一行不同但是同样长也是三十四个字没有多余的地方可以再写了"
SHORT = "到此为止。"


def blocks(*pages: list[str], **more: Any) -> list[Block]:
    return list(reader.read(pdf(*pages, **more)).blocks)


def texts(*pages: list[str], **more: Any) -> list[str]:
    return [block.text for block in blocks(*pages, **more) if isinstance(block, Paragraph)]


def problem(data: bytes) -> ReadingProblem:
    with pytest.raises(ReadingError) as caught:
        reader.read(data)
    return caught.value.problem


def body(y: float = 100) -> list[str]:
    """A paragraph that shows where the margins are: its first line is indented, its second and third are full."""
    return paragraph(y, [FULL[:-2], NEXT, FULL, SHORT])


WHOLE = FULL[:-2] + NEXT + FULL + SHORT


def test_lines_of_a_paragraph_become_one() -> None:
    source = reader.read(pdf(body()))
    assert (source.format, source.cells_placed) == ("pdf", True)
    assert [b.text for b in source.blocks if isinstance(b, Paragraph)] == [WHOLE]


def test_indent_and_short_line_part_paragraphs() -> None:
    found = texts([*body(), *paragraph(180, [NEXT[:-2], "第二段。"]), text(90, 220, "没有缩进的第三段")])
    assert found == [WHOLE, NEXT[:-2] + "第二段。", "没有缩进的第三段"]


def test_white_between_lines_parts_paragraphs() -> None:
    found = texts([*body(), text(90, 180, NEXT), text(90, 215, FULL)])
    assert found[1:] == [NEXT, FULL]


def test_paragraph_goes_on_on_the_next_page() -> None:
    first = [*body(700), *paragraph(780, [NEXT[:-2]])]
    assert texts(first, [text(90, 80, "接着写完。")]) == [
        WHOLE,
        NEXT[:-2] + "接着写完。",
    ]


def test_address_that_did_not_fit_does_not_end_a_paragraph() -> None:
    found = texts([*body(), *paragraph(180, [FULL[:-8], "someone@example.gov.cn联系。"])])
    assert found[-1] == FULL[:-8] + "someone@example.gov.cn联系。"


def test_heading_after_a_full_line_is_a_paragraph() -> None:
    found = texts(
        [*paragraph(100, [FULL[:-2], NEXT, FULL[:-1] + "。"]), text(90, 160, "二、主动公开政府信息情况")]
    )
    assert found == [FULL[:-2] + NEXT + FULL[:-1] + "。", "二、主动公开政府信息情况"]


def test_spaces_stay_between_words_and_go_between_ideographs() -> None:
    assert texts([text(90, 100, "依 据 2023 年 Open Data 条例")]) == ["依据2023年Open Data条例"]


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = [
        [text(200, 40, "某某街道年度报告"), text(90, 300, f"第{number}部分内容"), text(280, 810, foot)]
        for number, foot in (("一", "— 1 —"), ("二", "2"), ("三", "第3页 共4页"), ("四", "4 / 4"))
    ]
    assert texts(*pages) == ["第一部分内容", "第二部分内容", "第三部分内容", "第四部分内容"]


def test_number_within_the_page_is_text() -> None:
    assert texts([text(90, 300, "公开数量"), text(90, 340, "12")]) == ["公开数量", "12"]


def test_lines_alike_in_the_body_are_text() -> None:
    page = [text(90, 300, "表格见附件。")]
    assert texts(page, page) == ["表格见附件。", "表格见附件。"]


def test_radicals_become_ideographs_and_punctuation_stays() -> None:
    assert texts([text(90, 100, "⼩、⻚、⻔、豈：１２（三）“四”")]) == ["小、页、门、豈：１２（三）“四”"]


def test_bold_by_name_and_by_outline() -> None:
    page = [
        text(90, 100, "名称", bold=True), text(114, 100, "描边", more="2 Tr"), text(138, 100, "普通", more="0 Tr"),
    ]  # fmt: skip
    assert blocks(page) == [Paragraph((Run("名称描边", True), Run("普通")))]


def test_characters_drawn_twice_are_bold() -> None:
    once, twice, after = (Glyph("粗", x, x + 12, 100, 12) for x in (90, 90.5, 102))
    (found,) = lines_of([once, after, twice])
    assert found.runs == (Run("粗", True), Run("粗"))


def test_slanted_marks_across_the_page_are_left_out() -> None:
    mark = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 200 Tm <5BA179D1> Tj ET"
    assert texts([mark, text(90, 100, "正文内容")]) == ["正文内容"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_pages_are_turned_until_their_text_is_upright(rotate: int) -> None:
    turn = {0: "", 90: "0 1 -1 0 595 0 cm", 180: "-1 0 0 -1 595 842 cm", 270: "0 -1 1 0 0 842 cm"}[rotate]
    cells = table(90, 400, [["", ""], ["", ""]], [80, 60])
    figures = [latin(100 + 80 * j, 414 + 20 * i, str(2 * i + j)) for i in range(2) for j in range(2)]
    found = blocks(
        [turn, latin(90, 360, "First line"), latin(90, 385, "Second line"), *cells, *figures], rotate=rotate
    )
    assert [b.text for b in found if isinstance(b, Paragraph)] == ["First line", "Second line"]
    assert [[c.text for c in row] for b in found if isinstance(b, TableBlock) for row in b.by_row()] == [
        ["0", "1"],
        ["2", "3"],
    ]


def test_page_box_that_does_not_begin_at_nought() -> None:
    shifted = ["1 0 0 1 1000 500 cm", text(90, 100, "移开的字"), text(280, 810, "- 1 -")]
    assert texts(shifted, box=(1000, 500, 1000 + WIDTH, 500 + HEIGHT)) == ["移开的字"]


def _red(more: bytes = b"") -> bytes:
    return image_object(
        zlib.compress(b"\xff\0\0" * 12), 4, 3, b"/ColorSpace/DeviceRGB/Filter/FlateDecode" + more
    )


def _draw(x: float, y: float, width: float, height: float) -> str:
    return f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /Im Do Q"


def test_picture_stands_after_the_paragraph_above_it() -> None:
    page = [*body(), _draw(200, 200, 100, 75), *paragraph(320, ["图片下面。"])]
    above, picture, below = blocks(page, image=_red())
    assert isinstance(above, Paragraph) and isinstance(below, Paragraph)
    assert isinstance(picture, Picture)
    assert (picture.media_type, picture.width, picture.height) == ("image/png", 2000, 1500)
    assert struct.unpack(">2L", picture.data[16:24]) == (4, 3)


def test_jpeg_stays_as_it_is() -> None:
    jpeg = b"\xff\xd8\xff\xc0\0\x11\x08\0\x03\0\x04\x03" + bytes(40)
    found = blocks(
        [*body(), _draw(200, 200, 100, 75)],
        image=image_object(jpeg, 4, 3, b"/ColorSpace/DeviceRGB/Filter/DCTDecode"),
    )
    assert [b.data for b in found if isinstance(b, Picture)] == [jpeg]


def test_small_pictures_backgrounds_and_repeated_ones_are_left_out() -> None:
    small, ground, mark = _draw(90, 300, 20, 20), _draw(0, 0, WIDTH, HEIGHT), _draw(400, 300, 90, 90)
    first, second = [*body(), small, ground, mark], [*body(), mark]
    assert not any(isinstance(b, Picture) for b in blocks(first, second, image=_red()))


def test_scan_is_named_with_what_to_do() -> None:
    with pytest.raises(ReadingError) as caught:
        reader.read(
            pdf([_draw(0, 0, WIDTH, HEIGHT), text(280, 810, "1")], [_draw(0, 0, WIDTH, HEIGHT)], image=_red())
        )
    assert caught.value.problem is ReadingProblem.OTHER_FORMAT
    assert "扫描件（图片）PDF" in caught.value.message and "OCR" in caught.value.message
    assert problem(pdf([])) is ReadingProblem.OTHER_FORMAT


def test_password_is_named() -> None:
    security = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (
        b"11" * 32,
        b"22" * 32,
    )
    assert problem(pdf(body(), security=security)) is ReadingProblem.PROTECTED


def test_too_many_pages_are_refused() -> None:
    assert problem(pdf(*[[]] * 301)) is ReadingProblem.TOO_COMPLEX


def test_sniffing_goes_by_content() -> None:
    assert reader.sniff(pdf(body()))
    assert reader.sniff(b"\xef\xbb\xbf\n" + pdf(body()))
    assert not reader.sniff(b"PK\3\4 %PDF-")
    assert not reader.sniff("PDF 文件".encode())


def test_compressed_pages_are_read() -> None:
    assert texts(body(), compress=True) == texts(body())


def test_streams_that_inflate_beyond_measure_are_refused() -> None:
    began = time.perf_counter()
    assert (
        problem(pdf([line(0, 0, 9, 9) + "\n" + " " * (5 << 20)], compress=True)) is ReadingProblem.TOO_COMPLEX
    )
    twice = file_of([stream(b"x", b"/Filter[/FlateDecode/FlateDecode]")])
    assert problem(twice) is ReadingProblem.TOO_COMPLEX
    assert problem(file_of([stream(b"x" * 70_000, b"/Filter/LZWDecode")])) is ReadingProblem.TOO_COMPLEX
    assert time.perf_counter() - began < 2


def test_too_many_drawings_are_refused() -> None:
    page = [line(10, 10, 90, 10)] * 2900
    assert problem(pdf(*[page] * 55, compress=True)) is ReadingProblem.TOO_COMPLEX


def test_damaged_files_give_a_reading_error_or_a_result() -> None:
    rng = random.Random(3)
    data = pdf(
        [*body(), *table(90, 300, [["甲乙", "1"], ["丙丁", "2"]], [80, 60])], compress=True, image=_red()
    )
    outcomes: dict[str, int] = {}
    for i in range(150):
        mutant = bytearray(data)
        if i % 3 == 0:
            del mutant[rng.randrange(len(mutant)) :]
        elif i % 3 == 1:
            for _ in range(rng.choice((1, 10, 80))):
                mutant[rng.randrange(len(mutant))] ^= 1 << rng.randrange(8)
        else:
            at = rng.randrange(len(mutant) - 4)
            mutant[at : at + 4] = rng.choice((b"9999", b"\0\0\0\0", b"<</<", b" 0 R"))
        try:
            reader.read(bytes(mutant))
            outcome = "read"
        except ReadingError as error:
            outcome = error.problem.name
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert set(outcomes) <= {"read", "DAMAGED", "OTHER_FORMAT", "PROTECTED", "TOO_COMPLEX"}
    assert outcomes["read"] > 10 and outcomes["DAMAGED"] > 10
