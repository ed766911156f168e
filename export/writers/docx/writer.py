"""Word: blocks and a style -> the bytes of a .docx that Word and WPS open without a question.

python-docx makes the package, the styles, the section and the properties; paragraphs and tables are built directly,
because its cells and merges take time by the square of the table.
"""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

from docx.document import Document

from export.style import OFFICIAL, UNNAMED, DocumentStyle, Properties, is_caption, twips
from export.table_names import table_names
from export.writers.characters import legal
from export.writers.docx.blank import open_blank
from export.writers.docx.table import add_table
from export.writers.docx.text import Pictures, add_paragraph, add_picture, is_end
from export.writers.docx.xml import add, element_of
from export.writers.package import without_clock
from export.writers.xml import Element
from model.content.blocks import Blocks, Paragraph, TableBlock

_LEAST = 1
"""Points: the paragraph that Word wants after a table at the end is all but invisible."""


def write(blocks: Blocks, style: DocumentStyle = OFFICIAL, properties: Properties = UNNAMED) -> bytes:
    """Return the document; the same bytes for the same blocks, style and properties."""
    document = open_blank(style)
    _name(document, properties)
    body = element_of(document).body
    section = body[-1]
    body.remove(section)

    _add_blocks(body, blocks, style, Pictures(document))
    body.append(section)
    buffer = BytesIO()
    document.save(buffer)
    return without_clock(buffer.getvalue())


def _name(document: Document, properties: Properties) -> None:
    """Title, author and language; a date only where one is given."""
    core = document.core_properties
    core.title = legal(properties.title)[:255]
    core.author = core.last_modified_by = legal(properties.author)[:255]
    core.language = "zh-CN"
    if properties.created:
        core.created = core.modified = datetime.combine(properties.created, time())


def _add_blocks(body: Element, blocks: Blocks, style: DocumentStyle, pictures: Pictures) -> None:
    ends, names = style.closing(blocks), table_names(blocks)
    neighbours = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    for position, (before, block, after) in enumerate(neighbours):
        if isinstance(block, Paragraph):
            add_paragraph(body, block, style, ends, before, after)
        elif isinstance(block, TableBlock):
            room = style.page.text_width, style.page.text_height
            add_table(body, block, style.table, room, names[position], keep_next=is_end(after))
            if after is None or isinstance(after, TableBlock):
                _add_separator(body, style.table.after if after else _LEAST)
        else:
            keep_next = is_end(after) or is_caption(after, block, None)
            add_picture(body, block, pictures, position + 1, style, keep_next=keep_next)


def _add_separator(body: Element, points: float) -> None:
    properties = add(add(body, "p"), "pPr")
    add(properties, "spacing", line=twips(points), lineRule="exact")
