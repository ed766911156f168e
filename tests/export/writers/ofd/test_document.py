"""OFD: the package, its pages by our own reader, and by another one where it is here."""

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from builders.export import PICTURE, full_report
from builders.fonts import needs_chinese_font
from lxml import etree

from export.compose import compose
from export.registry import render
from export.style import DOCUMENT_STYLES, OFFICIAL, UNNAMED, DocumentStyle, Properties
from export.writers.ofd.document import ofd
from export.writers.pdf import record
from model.content.blocks import Blocks, Cell, Paragraph, Picture, Role, Run, TableBlock
from model.reading.registry import read_bytes
from model.recognise.recogniser import recognise

pytestmark = pytest.mark.usefixtures("qapp")
SPACE = {"o": "http://www.ofdspec.org/2016"}
NAMED = Properties("示例市<服务>局2025年报告", "示例市服务局", date(2026, 1, 20))


def written(blocks: Blocks, about: Properties = UNNAMED) -> bytes:
    return ofd(record(blocks), about)


def part(data: bytes, name: str):
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(name))


def page(data: bytes, number: int = 0):
    return part(data, f"Doc_0/Pages/Page_{number}/Content.xml")


def said(root) -> str:
    return "".join(root.xpath("//o:TextCode/text()", namespaces=SPACE))


def test_the_package_says_what_it_is_and_reads_no_clock() -> None:
    data = written(compose(full_report()), NAMED)
    assert data == written(compose(full_report()), NAMED)
    root = part(data, "OFD.xml")
    assert (root.get("Version"), root.get("DocType")) == ("1.0", "OFD")
    found = {etree.QName(e).localname: e.text for e in root.iter() if e.text}
    assert (found["Title"], found["Author"], found["CreationDate"]) == (
        NAMED.title,
        NAMED.author,
        "2026-01-20",
    )
    assert re.fullmatch(r"[0-9a-f]{32}", found["DocID"])
    assert {entry.date_time for entry in zipfile.ZipFile(BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_ids_are_unique_and_the_greatest_is_said() -> None:
    data = written(compose(full_report()))
    names = [name for name in zipfile.ZipFile(BytesIO(data)).namelist() if name.endswith(".xml")]
    ids = [int(i) for name in names for i in part(data, name).xpath("//@ID")]
    greatest = part(data, "Doc_0/Document.xml").xpath("//o:MaxUnitID/text()", namespaces=SPACE)
    assert len(ids) == len(set(ids)) and greatest == [str(max(ids))]


def test_the_outline_leads_to_pages() -> None:
    blocks = (Paragraph.of("一、甲", Role.HEADING_1), Paragraph.of("（一）乙", Role.HEADING_2))
    root = part(written(blocks), "Doc_0/Document.xml")
    (first,) = root.xpath("o:Outlines/o:OutlineElem", namespaces=SPACE)
    assert first.get("Title") == "一、甲"
    assert first.xpath("o:OutlineElem/@Title", namespaces=SPACE) == ["（一）乙"]
    pages = root.xpath("o:Pages/o:Page/@ID", namespaces=SPACE)
    assert first.xpath("o:Actions//o:Dest/@PageID", namespaces=SPACE) == pages


@pytest.mark.parametrize("text", ["文字", "甲𠮷乙", 'a<b>&"c"', "\ue123"])
def test_texts_are_whole(text: str) -> None:
    assert said(page(written((Paragraph.of(text),)))).startswith(text)


def test_characters_that_share_a_code_of_the_font_name_their_glyph() -> None:
    root = page(written((Paragraph.of("甲𠮷"),)))
    (chosen,) = root.xpath("//o:CGTransform", namespaces=SPACE)
    assert (chosen.get("CodeCount"), chosen.get("GlyphCount")) == ("2", "1")


def test_fonts_are_embedded_and_bold_ones_are_said_to_be() -> None:
    data = written((Paragraph((Run("文字"), Run("粗体", bold=True))),))
    fonts = part(data, "Doc_0/PublicRes.xml").xpath("//o:Font", namespaces=SPACE)
    assert "true" in [font.get("Bold") for font in fonts]
    package = zipfile.ZipFile(BytesIO(data))
    for font in fonts:
        file = font.xpath("o:FontFile/text()", namespaces=SPACE)[0]
        assert package.read(f"Doc_0/Res/{file}").startswith(b"\0\1\0\0")


def test_addresses_are_links() -> None:
    root = page(written((Paragraph.of("见http://a.example。"),)))
    assert root.xpath("//o:TextObject//o:URI/@URI", namespaces=SPACE) == ["http://a.example"]


def test_cells_have_lines_and_fill() -> None:
    root = page(written((TableBlock((Cell(0, 0, "甲", fill="C6D9F1"),), (2000,)),)))
    (path,) = root.xpath("//o:PathObject", namespaces=SPACE)
    assert path.get("Fill") == "true"
    assert path.xpath("o:FillColor/@Value", namespaces=SPACE) == ["198 217 241"]


def test_pictures_are_files_and_broken_ones_are_named() -> None:
    data = written((PICTURE, PICTURE, Picture(b"?", "image/png", 10, 10, "坏的")))
    assert len(part(data, "Doc_0/DocumentRes.xml").xpath("//o:MultiMedia", namespaces=SPACE)) == 1
    assert len(page(data).xpath("//o:ImageObject", namespaces=SPACE)) == 2
    assert "坏的" in said(page(data))


@needs_chinese_font
@pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
def test_our_reader_reads_the_same_tables(style: DocumentStyle) -> None:
    """A table may go on on the next page; together its parts are the table."""
    report = full_report()
    back = recognise(read_bytes(render(report, Path("a.ofd"), style=style), "a.ofd")).report
    assert back.values == report.values


def test_another_reader_reads_the_text(tmp_path: Path) -> None:
    ofdkit = pytest.importorskip("ofdkit")
    path = tmp_path / "a.ofd"
    path.write_bytes(render(full_report(), path, style=OFFICIAL))
    text = ofdkit.extract_text(str(path))
    assert "一、总体情况" in text and "本年收费金额（单位：万元）" in text
