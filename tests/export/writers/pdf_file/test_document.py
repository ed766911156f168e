"""PDF files by a strict reader: what they say of themselves, tags, bookmarks, links, fonts, pictures."""

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from builders.export import PICTURE, full_report, png
from builders.fonts import needs_chinese_font

from export.compose import compose
from export.style import DOCUMENT_STYLES, OFFICIAL, DocumentStyle, Properties
from export.writers.pdf import write
from model.content.blocks import Blocks, Cell, Paragraph, Picture, Role, Run, TableBlock

pytestmark = pytest.mark.usefixtures("qapp")
NAMED = Properties("示例市服务局2025年报告", "示例市服务局", date(2026, 1, 20))
LINKED = (Paragraph.of("见http://a.example，或a@b.example。"),)


_kept: list[Any] = []
"""Objects live as long as their file."""


def opened(blocks: Blocks, style: DocumentStyle = OFFICIAL, about: Properties = NAMED) -> Any:
    pdf = pikepdf.open(BytesIO(write(blocks, style, about)))
    _kept[:] = [*_kept[-1:], pdf]
    assert pdf.check_pdf_syntax() == []
    return pdf


def values(dictionary: Any) -> list[Any]:
    return [each for _name, each in dictionary.items()]


def walk(element: Any, depth: int = 0) -> list[tuple[int, str, Any]]:
    """Every element under one, with its depth and name."""
    found = []
    for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found.append((depth, str(kid.S), kid))
            found += walk(kid, depth + 1)
    return found


def elements(pdf: Any) -> list[tuple[int, str, Any]]:
    return walk(pdf.Root.StructTreeRoot)


def test_title_and_author_read_right_in_a_strict_reader() -> None:
    """U+670D is 67 0D in UTF-16: a carriage return in a literal string (ISO 32000-1, 7.3.4.2) would read as a line feed."""
    pdf = opened((Paragraph.of("一、服务", Role.HEADING_1),))
    assert (str(pdf.docinfo["/Title"]), str(pdf.docinfo["/Author"])) == NAMED[:2]
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == NAMED.title
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == (
            "2",
            "A",
            "1",
        )
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["一、服务"]


def test_the_catalog_has_what_the_standards_ask_for() -> None:
    root = opened(compose(full_report())).Root
    assert (str(root.Lang), root.MarkInfo.Marked, root.ViewerPreferences.DisplayDocTitle) == (
        "zh-CN",
        True,
        True,
    )
    (intent,) = root.OutputIntents
    assert intent.S == "/GTS_PDFA1" and intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


@pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
def test_headings_tables_and_pictures_are_tagged(style: DocumentStyle) -> None:
    found = elements(opened(compose(full_report()), style))
    names = [name for _depth, name, _ in found]
    assert names[:2] == ["/Document", "/H1"] and names.count("/H2") == 6
    assert names.count("/Table") == 4 and names.count("/Figure") == 1
    labels = [element for _, name, element in found if name == "/TH"]
    assert labels and {str(label.A.Scope) for label in labels} == {"/Row", "/Column"}
    assert any(label.A.get("/ColSpan", 1) > 1 for label in labels)


def test_every_mark_is_an_artifact_or_in_the_tree() -> None:
    pdf = opened(compose(full_report()))
    pairs = [*pdf.Root.StructTreeRoot.ParentTree.Nums]
    known = dict(zip(map(int, pairs[::2]), pairs[1::2], strict=True))
    for page in pdf.pages:
        depth, numbers = 0, []
        for operands, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            if str(operator) == "BDC" and "/MCID" in operands[1]:
                numbers.append(int(operands[1].MCID))
            assert depth or str(operator) not in ("TJ", "S", "f", "Do")
        assert numbers == list(range(len(known[page.StructParents])))


def test_a_picture_is_read_aloud() -> None:
    blocks = (Picture(png(40, 30), "image/png", 4000, 3000, "办件量曲线"), PICTURE)
    said = [str(element.Alt) for _, name, element in elements(opened(blocks)) if name == "/Figure"]
    assert said == ["办件量曲线", PICTURE.alternative or "图片"]


def test_addresses_are_links_within_their_paragraph() -> None:
    pdf = opened(LINKED)
    targets = [bytes(link.A.URI).decode() for link in pdf.pages[0].Annots]
    assert targets == ["http://a.example", "mailto:a@b.example"]
    assert [name for depth, name, _ in elements(pdf) if depth == 2] == ["/Link", "/Link"]
    assert all(link.F == 4 and str(link.Contents) for link in pdf.pages[0].Annots)


def test_fonts_are_embedded_and_their_glyphs_said() -> None:
    pdf = opened((Paragraph((Run("文字"), Run("粗", bold=True))),))
    fonts = values(pdf.pages[0].Resources.Font)
    for font in fonts:
        assert font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()[:4] == b"\0\1\0\0"
        assert font.BaseFont == font.DescendantFonts[0].FontDescriptor.FontName
    said = b"".join(font.ToUnicode.read_bytes() for font in fonts)
    assert all(f"<{ord(c):04X}>".encode() in said for c in "文字粗")


@needs_chinese_font
def test_radicals_do_not_take_the_place_of_characters() -> None:
    """In Noto and Source Han one glyph serves U+4E00 and U+2F00."""
    said = opened((Paragraph.of("一⼀"),)).pages[0].Resources.Font
    codes = b"".join(font.ToUnicode.read_bytes() for font in values(said))
    assert b"<4E00>" in codes and b"<2F00>" in codes


def test_private_characters_say_what_they_stand_for() -> None:
    content = opened((Paragraph.of("甲\ue123"),)).pages[0].Contents.read_bytes()
    assert b"/ActualText <FEFF" in content and b"E123" in content


def photo(kind: str, width: int = 300) -> Picture:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage

    image = QImage(width, 200, QImage.Format.Format_RGB32)
    image.fill(0xFF3366AA)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return Picture(bytes(buffer.data().data()), f"image/{kind.lower()}", 4000, 2600)


def images(picture: Picture) -> list[Any]:
    return values(opened((picture,)).pages[0].Resources.XObject)


def test_photos_stay_as_they_are_and_charts_lose_nothing() -> None:
    (jpeg,), (chart,) = images(photo("JPEG")), images(photo("PNG"))
    assert jpeg.Filter == "/DCTDecode" and jpeg.read_raw_bytes() == photo("JPEG").data
    assert chart.Filter == "/FlateDecode" and chart.read_bytes()[:3] == b"\x33\x66\xaa"
    assert chart.Width == 300 and chart.ColorSpace == "/DeviceRGB"


def test_a_photo_of_more_pixels_than_print_shows_is_made_smaller() -> None:
    (image,) = images(photo("JPEG", 3000))
    assert image.Filter == "/DCTDecode" and image.Width == round(4000 / 1440 * 300)


def test_grey_pictures_take_a_byte_a_pixel() -> None:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage

    image = QImage(5, 4, QImage.Format.Format_Grayscale8)
    image.fill(0x80)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    (found,) = images(Picture(bytes(buffer.data().data()), "image/png", 400, 300))
    assert found.ColorSpace == "/DeviceGray" and found.read_bytes() == b"\x80" * 20


def test_a_table_keeps_its_empty_cells() -> None:
    table = TableBlock((Cell(0, 0, "甲"), Cell(1, 1, "乙")), (900, 900))
    rows = [element for _, name, element in elements(opened((table,))) if name == "/TR"]
    assert [len(row.K) for row in rows] == [2, 2]
