"""Reader of .odt, the OpenDocument text of LibreOffice and WPS."""

from __future__ import annotations

from model.files.errors import ReadingError, ReadingProblem
from model.reading.guards import Element, Package, open_zip, parse_xml, read_part, zip_names
from model.reading.odt.body import Body
from model.reading.odt.names import OFFICE
from model.reading.odt.styles import Styles
from model.reading.source import Source

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_KIND = b"application/vnd.oasis.opendocument.text"


def sniff(data: bytes) -> bool:
    """Return whether the bytes are an OpenDocument text, which says so in its first part."""
    if _CONTENT not in zip_names(data):
        return False
    try:
        return read_part(open_zip(data), "mimetype").strip().startswith(_KIND)
    except ReadingError:
        return False


def read(data: bytes) -> Source:
    """Return the document's blocks; raise ReadingError."""
    package = open_zip(data)
    if _MANIFEST in package and b"encryption-data" in read_part(package, _MANIFEST):
        raise ReadingError(ReadingProblem.PROTECTED)
    content = parse_xml(read_part(package, _CONTENT))
    common = [parse_xml(read_part(package, _STYLES))] if _STYLES in package else []
    return source_of(content, common, package)


def source_of(content: Element, common: list[Element], package: Package | None) -> Source:
    """Return the blocks of a document by the root of its content and those of its common styles.

    Pictures are looked up in the package; without one they stand in the content.
    """
    body = Body(Styles([*common, content]), package)
    texts = content.iterchildren(f"{OFFICE}body")
    found = [
        block for each in texts for text in each.iterchildren(f"{OFFICE}text") for block in body.blocks(text)
    ]
    return Source(tuple(found), "odt", omissions=body.omissions.all)
