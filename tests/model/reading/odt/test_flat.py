"""Flat OpenDocument texts: styles, tables and pictures in one XML file."""

from __future__ import annotations

import base64

from builders.docx import png

from model.content.blocks import Paragraph, Picture, TableBlock
from model.reading import registry

URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = "".join(
    f' xmlns:{short}="{URN}{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)


def fodt(body: str, kind: str = "text") -> bytes:
    bold = '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    return (
        f'<?xml version="1.0"?><office:document{NAMES} office:mimetype="application/vnd.oasis.opendocument.{kind}">'
        f"<office:automatic-styles>{bold}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def test_text_tables_and_pictures() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    table = f"<table:table><table:table-row>{cell.format('规章')}{cell.format('3')}</table:table-row></table:table>"
    data = base64.b64encode(png()).decode()
    image = f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image>"
    body = f'<text:p>甲<text:span text:style-name="B">乙</text:span></text:p>{table}<text:p><draw:frame>{image}</draw:frame></text:p>'
    source = registry.read_bytes(fodt(body), "年报.fodt")
    paragraph, found, picture = source.blocks
    assert source.format == "odt"
    assert isinstance(paragraph, Paragraph) and [run.bold for run in paragraph.runs] == [False, True]
    assert isinstance(found, TableBlock) and [c.text for c in found.cells] == ["规章", "3"]
    assert isinstance(picture, Picture) and picture.data == png()
