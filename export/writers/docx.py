"""Word: blocks and a look -> the bytes of a .docx that Word and WPS open without a question.

The package is put together here and not by python-docx: its template brings two dozen styles, a theme and a
thumbnail that would have to be taken out again, and its zip bears the time of the clock.
"""

from __future__ import annotations

from export.style import OFFICIAL, UNNAMED, Look, Properties, closing, twips
from export.writers.package import CORE_PROPERTIES, Package, core_part
from export.writers.word.styles import fonts_part, footer_part, settings_part, styles_part
from export.writers.word.table import add_table
from export.writers.word.text import add_paragraph, add_picture, is_end
from export.writers.word.xml import PIC, WP, A, R, add, root
from export.writers.xml import Element, serialised
from model.blocks import Blocks, Paragraph, Role, TableBlock

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT = "word/document.xml"
_LEAST = 1
"""Points: the paragraph that Word wants after a table at the end is all but invisible."""


def write(blocks: Blocks, look: Look = OFFICIAL, properties: Properties = UNNAMED) -> bytes:
    """The document; the same bytes for the same blocks, look and properties."""
    package = Package()
    package.relate("", "officeDocument", _DOCUMENT)
    package.relate("", CORE_PROPERTIES, "docProps/core.xml")
    document = root("document", r=R, wp=WP, a=A, pic=PIC)
    body = add(document, "body")
    _add_blocks(body, blocks, look, package)
    for name, data in _companions(look).items():
        package.add(f"word/{name}.xml", f"{_MAIN}{name.rstrip('12')}+xml", data)
    _add_section(body, look, package)
    package.add(_DOCUMENT, f"{_MAIN}document.main+xml", serialised(document))
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    package.add("docProps/core.xml", core, core_part(properties))
    return package.packed()


def _add_blocks(body: Element, blocks: Blocks, look: Look, package: Package) -> None:
    ends = closing(_text_of(blocks, Role.SIGNATURE), _text_of(blocks, Role.DATE))
    neighbours = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    for number, (before, block, after) in enumerate(neighbours, start=1):
        if isinstance(block, Paragraph):
            add_paragraph(body, block, look, ends, before, after)
        elif isinstance(block, TableBlock):
            room = look.page.text_width, look.page.text_height
            add_table(body, block, look.table, room, keep_next=is_end(after))
            if after is None or isinstance(after, TableBlock):
                _add_separator(body, look.table.after if after else _LEAST)
        else:
            add_picture(body, block, package, number, look)


def _text_of(blocks: Blocks, role: Role) -> str:
    return next((b.text for b in blocks if isinstance(b, Paragraph) and b.role is role), "")


def _add_separator(body: Element, points: float) -> None:
    properties = add(add(body, "p"), "pPr")
    add(properties, "spacing", line=twips(points), lineRule="exact")


def _companions(look: Look) -> dict[str, bytes]:
    """The parts beside the document by name."""
    parts = {"styles": styles_part(look), "settings": settings_part(look), "fontTable": fonts_part(look)}
    if look.page.number:
        parts |= {"footer1": footer_part(look.page, even=False), "footer2": footer_part(look.page, even=True)}
    return parts


def _add_section(body: Element, look: Look, package: Package) -> None:
    """Page geometry and footers; relates the document to its companions."""
    for name in ("styles", "settings", "fontTable"):
        package.relate(_DOCUMENT, name, f"{name}.xml")
    page = look.page
    section = add(body, "sectPr")
    if page.number:
        for kind, name in (("default", "footer1"), ("even", "footer2")):
            reference = add(section, "footerReference", type=kind)
            reference.set(f"{{{R}}}id", package.relate(_DOCUMENT, "footer", f"{name}.xml"))
    add(section, "pgSz", w=page.width, h=page.height)
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    add(section, "pgMar", **margins, header=851, footer=page.footer, gutter=0)
    add(section, "cols", space=425)
