"""The blank document: package, styles, settings and section by python-docx, without what its template brings along.

It is made once for each look and kept as bytes; every export opens it anew and fills it.
"""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any

from export.style import Look
from export.writers.word.styles import fonts_part, footer_part, settings_part, styles_part

Document = Any
"""A `docx.document.Document`; the library is imported when the first document is written."""

_KEPT = ("styles", "settings")
"""The parts of the template, by the last word of their relationship's type, whose place is kept; they are refilled."""
_FONT_TABLE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"


def open_blank(look: Look) -> Document:
    """A fresh document with the styles, settings, page and footers of the look, and nothing in it."""
    made = _made.get(id(look))
    if made is None or made[0] is not look:
        made = _made[id(look)] = (look, _blank(look))
    return _docx().Document(BytesIO(made[1]))


def add_part(document: Document, name: str, media_type: str, data: bytes, kind: str) -> str:
    """Puts a part beside the document; answers the id by which the document refers to it."""
    package = import_module("docx.opc.part")
    uri = import_module("docx.opc.packuri").PackURI(f"/word/{name}")
    part = package.Part(uri, media_type, data, document.part.package)
    return document.part.relate_to(part, _relation(kind))


def _docx() -> Any:
    return import_module("docx")


def _relation(kind: str) -> str:
    types: Any = import_module("docx.opc.constants").RELATIONSHIP_TYPE
    return getattr(types, kind)


_made: dict[int, tuple[Look, bytes]] = {}
"""The blank of each look, which stands beside it because a look cannot be a key."""


def _blank(look: Look) -> bytes:
    document = _docx().Document()
    _drop_leftovers(document)
    _refill(document.styles.element, styles_part(look))
    _refill(document.settings.element, settings_part(look))
    add_part(document, "fontTable.xml", _FONT_TABLE, fonts_part(look), "FONT_TABLE")
    _lay_out(document.sections[0], look)
    _tidy(document.element.body[-1])
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _drop_leftovers(document: Document) -> None:
    """Takes out the template's theme, thumbnail, list styles, names and dates."""
    _drop_relations(document.part.rels, _KEPT)
    package = document.part.package
    _drop_relations(package.rels, ("officeDocument", "core-properties"))
    core = package.part_related_by(_relation("CORE_PROPERTIES")).element
    core[:] = []


def _drop_relations(relations: Any, kept: tuple[str, ...]) -> None:
    for name in [name for name, link in relations.items() if link.reltype.rpartition("/")[2] not in kept]:
        del relations[name]


def _refill(element: Any, part: bytes) -> None:
    """Puts the content of a part in the place of what the template has there."""
    filled = import_module("docx.oxml").parse_xml(part)
    element.attrib.clear()
    element[:] = filled[:]


def _lay_out(section: Any, look: Look) -> None:
    """Page, margins and footers (twips)."""
    twips = import_module("docx.shared").Twips
    page = look.page
    section.page_width, section.page_height = twips(page.width), twips(page.height)
    section.top_margin, section.bottom_margin = twips(page.top), twips(page.bottom)
    section.left_margin, section.right_margin = twips(page.left), twips(page.right)
    section.header_distance, section.footer_distance = twips(851), twips(page.footer)
    section.gutter = twips(0)
    if page.number:
        for footer, even in ((section.footer, False), (section.even_page_footer, True)):
            footer.is_linked_to_previous = False
            _refill(footer.part.element, footer_part(page, even=even))


def _tidy(section: Any) -> None:
    """Takes the marks of the template's own making and its line grid off the section."""
    section.attrib.clear()
    for child in [child for child in section if child.tag.endswith("}docGrid")]:
        section.remove(child)
