"""Word: blocks and a look -> the bytes of a .docx that Word and WPS open without a question.

python-docx makes the package, the styles, the section and the properties; paragraphs and tables are built directly,
because its cells and merges take time by the square of the table.
"""

from __future__ import annotations

import struct
import zipfile
from datetime import datetime
from io import BytesIO

from export.style import OFFICIAL, UNNAMED, Look, Properties, closing, twips
from export.writers.characters import legal
from export.writers.word.blank import Document, add_part, open_blank
from export.writers.word.table import add_table
from export.writers.word.text import Pictures, add_paragraph, add_picture, is_end
from export.writers.word.xml import add
from export.writers.xml import Element
from model.blocks import Blocks, Paragraph, Role, TableBlock

_LEAST = 1
"""Points: the paragraph that Word wants after a table at the end is all but invisible."""


def write(blocks: Blocks, look: Look = OFFICIAL, properties: Properties = UNNAMED) -> bytes:
    """The document; the same bytes for the same blocks, look and properties."""
    document = open_blank(look)
    _name(document, properties)
    body = document.element.body
    section = body[-1]
    body.remove(section)

    def store(name: str, media_type: str, data: bytes) -> str:
        return add_part(document, name, media_type, data, "IMAGE")

    _add_blocks(body, blocks, look, Pictures(store))
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
        day = properties.created
        core.created = core.modified = datetime(day.year, day.month, day.day)


def _add_blocks(body: Element, blocks: Blocks, look: Look, pictures: Pictures) -> None:
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
            add_picture(body, block, pictures, number, look)


def _text_of(blocks: Blocks, role: Role) -> str:
    return next((b.text for b in blocks if isinstance(b, Paragraph) and b.role is role), "")


def _add_separator(body: Element, points: float) -> None:
    properties = add(add(body, "p"), "pPr")
    add(properties, "spacing", line=twips(points), lineRule="exact")


_NO_TIME = struct.pack("<HH", 0, 0x21)
"""Midnight of 1 January 1980, as a zip says it: the first day it knows."""
_TIME_IN_ENTRY, _TIME_IN_DIRECTORY = 10, 12


def without_clock(data: bytes) -> bytes:
    """The same zip with the time of every entry at the first day a zip knows: no byte depends on the clock."""
    patched = bytearray(data)
    with zipfile.ZipFile(BytesIO(data)) as file:
        at = file.start_dir
        for entry in file.infolist():
            begin = entry.header_offset + _TIME_IN_ENTRY
            patched[begin : begin + 4] = _NO_TIME
            patched[at + _TIME_IN_DIRECTORY : at + _TIME_IN_DIRECTORY + 4] = _NO_TIME
            at += _directory_length(data, at)
    return bytes(patched)


def _directory_length(data: bytes, at: int) -> int:
    name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
    return 46 + name + extra + comment
