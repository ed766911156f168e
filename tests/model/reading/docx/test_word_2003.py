"""Word 2003 XML and flat OPC: paragraphs, tables, changes, notes and pictures, as in .docx."""

from __future__ import annotations

import base64

import pytest
from builders.docx import docx, p, png, tbl, tr, unzipped

from model.content.blocks import Paragraph, Picture, Role, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading import registry
from model.reading.source import Source

NAMES = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:st1="urn:schemas-microsoft-com:office:smarttags"'
    ' xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
)
STYLES = (
    '<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
)


def read(body: str) -> Source:
    xml = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        f"<w:wordDocument {NAMES}>{STYLES}<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>"
    )
    return registry.read_bytes(xml.encode(), "年报.xml")


def texts(body: str) -> list[str]:
    return [block.text for block in read(body).blocks if isinstance(block, Paragraph)]


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_paragraphs_in_sections_and_smart_tags() -> None:
    heading = (
        f'<wx:sub-section><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>{r("一、总体情况")}</w:p></wx:sub-section>'
    )
    date = f'<w:p><st1:chsdate w:st="on">{r("2025年1月20日")}</st1:chsdate></w:p>'
    source = read(heading + date)
    assert source.format == "docx"
    assert [(b.text, b.role) for b in source.blocks if isinstance(b, Paragraph)] == [
        ("一、总体情况", Role.HEADING_1),
        ("2025年1月20日", Role.BODY),
    ]


def test_labels_of_lists_stand_before_their_paragraph() -> None:
    label = '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="二、"/></w:listPr>'
    assert texts(f"<w:p><w:pPr>{label}</w:pPr>{r('主动公开')}</w:p>") == ["二、主动公开"]


def test_tables_with_merged_cells() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{r(text)}</w:p></w:tc>"

    rows = [
        cell("规章", '<w:vmerge w:val="restart"/>') + cell("件数", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vmerge/>") + cell("1") + cell("2"),
    ]
    (table,) = read("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>").blocks
    assert isinstance(table, TableBlock)
    assert [(c.text, c.row_span, c.column_span) for c in table.cells] == [
        ("规章", 2, 1),
        ("件数", 1, 2),
        ("1", 1, 1),
        ("2", 1, 1),
    ]


def test_tracked_changes_comments_struck_text_and_footnotes() -> None:
    def change(kind: str, inner: str) -> str:
        return f'<aml:annotation w:type="Word.{kind}"><aml:content>{inner}</aml:content></aml:annotation>'

    note = f"<w:r><w:footnote><w:p>{r('含结转')}</w:p></w:footnote></w:r>"
    body = (
        "<w:p>"
        + r("共")
        + change("Deletion", "<w:r><w:delText>9</w:delText></w:r>")
        + change("Insertion", r("12"))
        + r("11", "<w:strike/>")
        + change("Comment", f"<w:p>{r('批注')}</w:p>")
        + r("件。")
        + note
        + "</w:p>"
    )
    source = read(body)
    assert texts(body) == ["共12件。（脚注：含结转）"]
    assert [o.text for o in source.omissions] == ["11", "含结转"]


def test_pictures_in_the_document() -> None:
    data = base64.b64encode(png()).decode()
    shape = '<v:shape style="width:50pt;height:25pt"><v:imagedata src="wordml://1.png"/></v:shape>'
    body = (
        f'<w:p><w:r><w:pict><w:binData w:name="wordml://1.png">{data}</w:binData>{shape}</w:pict></w:r></w:p>'
    )
    (picture,) = read(body).blocks
    assert isinstance(picture, Picture) and (picture.width, picture.height) == (1000, 500)


def flat(data: bytes) -> bytes:
    """The parts of a .docx file as flat OPC."""
    parts = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content.decode().partition("?>")[2] or content.decode()}</pkg:xmlData></pkg:part>'
        for name, content in unzipped(data).items()
    )
    return (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f"{parts}</pkg:package>"
    ).encode()


def test_flat_opc_is_read_as_the_same_package() -> None:
    whole = docx(p("一、总体情况") + tbl(tr("规章", "1"), tr("许可", "2")))
    assert registry.read_bytes(flat(whole), "a.xml").blocks == registry.read_bytes(whole, "a.docx").blocks


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<a xmlns='http://schemas.microsoft.com/office/word/2003/wordml'>", ReadingProblem.DAMAGED),
        (b"<p xmlns='http://schemas.microsoft.com/office/2006/xmlPackage'/>", ReadingProblem.DAMAGED),
        (b"<p xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>" + b"<a>" * 300, ReadingProblem.TOO_COMPLEX),
    ],
)  # fmt: skip
def test_broken_files_are_refused(data: bytes, problem: ReadingProblem) -> None:
    with pytest.raises(ReadingError) as caught:
        registry.read_bytes(data, "a.xml")
    assert caught.value.problem is problem
