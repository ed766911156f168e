"""Reader of .docx and .docm: one pass over the XML, many times faster than a document model."""

from __future__ import annotations

from model.content.blocks import Block
from model.content.markup import Markup
from model.reading.docx.body import Body
from model.reading.docx.comments import read_comments
from model.reading.docx.footnotes import Footnotes
from model.reading.docx.marking import Marker
from model.reading.docx.names import W
from model.reading.docx.numbering import Numbering
from model.reading.docx.pictures import Pictures
from model.reading.docx.slim import without_formatting
from model.reading.docx.styles import Styles
from model.reading.guards import Element, Package, open_zip, read_part, zip_names
from model.reading.shared.ooxml import Relationship, main_part, part_xml, relationships
from model.reading.source import ReadEmbedded, Source


def sniff(data: bytes) -> bool:
    """Return whether the bytes are a word processing document of OOXML, of either dialect, with macros or without."""
    names = zip_names(data)
    return "word/document.xml" in names or (
        "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)
    )


def read(data: bytes, read_embedded: ReadEmbedded | None = None) -> Source:
    """Return the document's blocks, tracked changes accepted; raise ReadingError.

    `read_embedded` reads a part of another format, such as a web page; without it such parts are left out.
    """
    package = open_zip(data)
    name = main_part(package, "word/document.xml")
    document = part_xml(package, name, without_formatting)
    return _source(document, package, relationships(package, name), read_embedded)


def read_markup(data: bytes) -> Markup:
    """Return the document with its tracked changes and comments; raise ReadingError."""
    package = open_zip(data)
    name = main_part(package, "word/document.xml")
    document = part_xml(package, name, without_formatting)
    links = relationships(package, name)
    comments, ids = read_comments(package, links)
    marker = Marker(ids)
    marker.mark(document)
    return Markup(_source(document, package, links, None).blocks, tuple(marker.revisions), comments)


def _source(
    document: Element,
    package: Package,
    links: dict[str, Relationship],
    read_embedded: ReadEmbedded | None,
) -> Source:
    styles = Styles(_part(package, links, "styles"))
    numbering = _part(package, links, "numbering")

    def embedded(link: str) -> list[Block]:
        if read_embedded is None or link not in links or links[link].target not in package:
            return []
        return list(read_embedded(read_part(package, links[link].target)))

    body = Body(
        styles,
        Numbering(numbering, _list_styles(numbering, styles)),
        Pictures(package, links),
        Footnotes(package, links),
        embedded,
    )
    found = next(document.iterchildren(f"{W}body"), None)
    blocks = () if found is None else tuple(body.blocks(found))
    return Source(blocks, "docx", omissions=body.omissions.all)


def _part(package: Package, links: dict[str, Relationship], kind: str) -> Element | None:
    """Return the part of this kind, None where the document has none."""
    target = next((link.target for link in links.values() if link.kind == kind), "")
    return part_xml(package, target) if target in package else None


def _list_styles(numbering: Element | None, styles: Styles) -> dict[str, str]:
    """Return the list styles that numberings refer to, with the id of the numbering of each."""
    if numbering is None:
        return {}
    linked = {link.get(f"{W}val", "") for link in numbering.iter(f"{W}numStyleLink")}
    return {name: number for name in linked if (number := styles.get(name).number)}
