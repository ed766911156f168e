"""The blank document: package, styles, settings, section and footers by python-docx, nothing left of its template.

It is made once for each style and kept as bytes; every export opens it anew and fills it.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships

from export.style import DocumentStyle
from export.writers.docx.page import set_page
from export.writers.docx.settings import fonts_part, set_settings
from export.writers.docx.styles import set_styles
from export.writers.docx.xml import NAMESPACES, add, element_of
from export.writers.xml import etree

_KEPT = (
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
)
"""The parts of the template that are kept, and filled with our own."""


def open_blank(style: DocumentStyle) -> Document:
    """Return a fresh document with the styles, settings, page and footers of the style, and nothing in it."""
    return docx.Document(BytesIO(_blank(style)))


@cache
def _blank(style: DocumentStyle) -> bytes:
    document = docx.Document()
    _drop_leftovers(document)
    set_styles(document.styles, style)
    set_settings(document.settings, style)
    set_page(document.sections[0], style.page)
    _add_fonts(document, style)
    _tidy(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _drop_leftovers(document: Document) -> None:
    """Take out the template's theme, thumbnail, lists, section, names and dates."""
    body = element_of(document).body
    body.clear()
    add(body, "sectPr")
    package = document.part.package
    assert package is not None
    for relations in (package.rels, document.part.rels):
        _drop_relations(relations)
    element_of(package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)).clear()


def _drop_relations(relations: Relationships) -> None:
    for name in [name for name, link in relations.items() if link.reltype not in _KEPT]:
        del relations[name]


def _add_fonts(document: Document, style: DocumentStyle) -> None:
    name = PackURI("/word/fontTable.xml")
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, fonts_part(style), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _tidy(document: Document) -> None:
    """Leave the namespaces in use, and no mark of the programs that made the template."""
    for part in (document.part, *document.part.related_parts.values()):
        if isinstance(part, XmlPart):
            used = dict(NAMESPACES) if part is document.part else {"w": NAMESPACES["w"]}
            element = element_of(part)
            element.attrib.clear()
            etree.cleanup_namespaces(element, top_nsmap=used, keep_ns_prefixes=list(used))
