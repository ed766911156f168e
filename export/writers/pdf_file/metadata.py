"""What a PDF file says of itself, in the two places that must agree (ISO 19005-2, 6.6)."""

from __future__ import annotations

from datetime import date
from html import escape

from export.style import Properties
from export.writers.characters import legal
from export.writers.pdf_file.objects import Raw, Text, Value

PROGRAM = "xxgk-report"
_FIRST_DAY = date(1970, 1, 1)
"""Of a file that bears no date."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_EXTENSION = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""PDF/A knows PDF/UA only if the file itself explains it."""


def information(properties: Properties) -> dict[str, Value]:
    """Return the old kind, which file managers read."""
    day = Raw(f"(D:{_day(properties):%Y%m%d}000000+08'00')".encode())
    texts = {"Title": legal(properties.title), "Author": legal(properties.author)}
    known: dict[str, Value] = {key: Text(text) for key, text in texts.items() if text}
    return {**known, "Creator": Text(PROGRAM), "CreationDate": day, "ModDate": day}


def metadata(properties: Properties) -> bytes:
    """Return the new kind (XMP), which also says which standards the file keeps to."""
    title, author = escape(legal(properties.title)), escape(legal(properties.author))
    day = f"{_day(properties):%Y-%m-%d}T00:00:00+08:00"
    named = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    written = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f"{named}{written}<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        f"<pdfuaid:part>1</pdfuaid:part></rdf:Description>{_EXTENSION}</rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()


def _day(properties: Properties) -> date:
    return properties.created or _FIRST_DAY
