"""PDF: pages as of the Word document, fonts inside, no clock; the same pages for print and preview."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from builders.export import PICTURE, full_report
from builders.fonts import needs_chinese_font

from export.compose import compose
from export.style import DOCUMENT_STYLES, OFFICIAL, PLAIN, DocumentStyle, Properties, twips
from export.writers.paging import Page
from export.writers.pdf import draw_page, pages, print_on, write
from model.content.blocks import Blocks, Cell, Paragraph, Picture, Role, Run, TableBlock
from model.report.report import Report

NAMED = Properties("示例市示例局2025年<年度报告>", "示例市示例局", date(2026, 1, 20))

pytestmark = pytest.mark.usefixtures("qapp")


def ink(page: Page, style: DocumentStyle = OFFICIAL, number: int = 1):
    """A page drawn small: the columns and rows of pixels that are not white, in millimetres."""
    from PySide6.QtGui import QImage, QPainter

    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(25.4 / 1440, 25.4 / 1440)
    draw_page(painter, page, number, style)
    painter.end()
    return [(x, y) for y in range(297) for x in range(210) if image.pixel(x, y) & 0xFF < 0xE0]


def bounds(spots: list[tuple[int, int]]) -> tuple[int, int, int, int]:
    across, down = [x for x, _ in spots], [y for _, y in spots]
    return min(across), min(down), max(across), max(down)


def page_count(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", data))


def test_it_is_a_pdf_on_a4_with_its_fonts_inside() -> None:
    data = write(compose(full_report()), OFFICIAL, NAMED)
    assert data.startswith(b"%PDF-1.")
    assert b"/MediaBox [0 0 595" in data
    assert b"/FontFile2" in data or b"/FontFile3" in data
    assert page_count(data) == len(pages(compose(full_report())))


def test_the_file_says_title_author_and_day_and_reads_no_clock() -> None:
    data = write((), OFFICIAL, NAMED)
    assert "示例市示例局2025年&lt;年度报告&gt;".encode() in data
    assert re.findall(rb"Date \(D:(\d{14})", data) == [b"20260120000000"] * 2
    assert re.findall(rb"Date \(D:(\d{14})", write(())) == [b"19700101000000"] * 2
    assert write(compose(full_report()), OFFICIAL, NAMED) == write(compose(full_report()), OFFICIAL, NAMED)


@pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
def test_everything_stands_within_the_margins(style: DocumentStyle) -> None:
    page = style.page
    overhang = max(0, (style.table.width - page.text_width) / 2) / 1440 * 25.4
    left, right = (x / 1440 * 25.4 for x in (page.left, page.left + page.text_width))
    for number, each in enumerate(pages(compose(full_report()), style), start=1):
        first, top, last, bottom = bounds(ink(each, style, number))
        assert first >= int(left - overhang) - 1
        assert last <= right + overhang + 1
        assert top >= page.top / 1440 * 25.4 - 1
        assert bottom <= 297 - page.footer / 1440 * 25.4 + 1


def test_page_numbers_stand_outside_under_the_text() -> None:
    odd, even = bounds(ink((), OFFICIAL, 1)), bounds(ink((), OFFICIAL, 2))
    assert 160 < odd[0] < odd[2] <= 184 - 4
    assert 28 + 4 <= even[0] < even[2] < 60
    assert 262 + 5 < odd[1] < odd[3] < 262 + 14
    assert ink((), PLAIN, 1) == []


def test_each_table_of_the_form_is_whole_with_its_heading() -> None:
    blocks = compose(full_report())
    heights = {twips(OFFICIAL.roles[Role.HEADING_1].pitch)}
    found = 0
    for page in pages(blocks):
        for above, placed in pairwise(page):
            if placed.piece.height > 1900:
                assert above.piece.height in heights or above.piece.keep_next
                found += 1
    assert found >= 3


@needs_chinese_font
def test_lines_have_the_pitch_of_the_standard() -> None:
    (page,) = pages((Paragraph.of("文" * 28 * 5),))
    assert {placed.piece.height for placed in page} == {579}
    assert len(page) in (5, 6)


def test_22_lines_fill_a_page() -> None:
    first, second = pages((Paragraph.of("文"),) * 23)
    assert (len(first), len(second)) == (22, 1)


def test_the_signature_never_begins_a_page() -> None:
    blocks = (*(Paragraph.of("文"),) * 21, Paragraph.of("局", Role.SIGNATURE), Paragraph.of("日", Role.DATE))
    first, second = pages(blocks)
    assert (len(first), len(second)) == (20, 3)


def test_the_date_stands_at_the_right() -> None:
    spots = [s for s in ink(pages((Paragraph.of("2026年1月20日", Role.DATE),))[0], number=2) if s[1] < 60]
    left, _, right, _ = bounds(spots)
    assert left > 110
    assert 184 - 14 < right <= 184 - 9


def test_pictures_keep_their_proportions_and_stay_on_the_page() -> None:
    (page,) = pages((Picture(PICTURE.data, "image/png", 40000, 30000),))
    left, _, right, _ = bounds([s for s in ink(page) if s[1] < 255])
    assert left + 1 >= 28
    assert right - 1 <= 184
    assert round(page[0].piece.height) == round(8844 * 3 / 4)


def test_a_picture_of_unknown_size_has_its_own() -> None:
    (page,) = pages((Picture(PICTURE.data, "image/png", 0, 0),))
    assert page[0].piece.height == 3 * 15


def test_a_picture_that_cannot_be_shown_is_named() -> None:
    (page,) = pages((Picture(b"?", "image/x-emf", 100, 100, "图"),))
    assert ink(page)
    assert page[0].piece.height < 400


def jpeg() -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImage.fromData(PICTURE.data).save(buffer, "JPG")
    return bytes(buffer.data().data())


def test_charts_lose_nothing_and_photos_stay_small() -> None:
    assert b"/DCTDecode" not in write((PICTURE,))
    assert b"/DCTDecode" in write((Picture(jpeg(), "image/jpeg", 4000, 3000),))


@pytest.mark.parametrize("text", ["", "\x00", "甲\n乙", "\t", "𠮷野" * 40, "http://a.example/" + "x" * 200])
def test_any_text_can_be_drawn(text: str) -> None:
    blocks: Blocks = (
        Paragraph((Run(text, bold=True), Run(text))),
        TableBlock((Cell(0, 0, text),), (500,)),
    )
    assert write(blocks)


def test_an_empty_report_has_its_form() -> None:
    assert page_count(write(compose(Report()))) == 3


def test_it_prints_on_a_printer(tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    class Counter(QPrinter):
        turned = 0

        def newPage(self) -> bool:  # noqa: N802 - the name that Qt calls
            Counter.turned += 1
            return super().newPage()

    printer = Counter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    printer.setFullPage(True)
    blocks = compose(full_report())
    print_on(printer, blocks)
    assert Counter.turned == len(pages(blocks)) - 1
