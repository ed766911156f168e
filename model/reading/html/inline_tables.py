"""Reader of Markdown and plain text that holds tables as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.content.blocks import Block
from model.reading.html.reader import page
from model.reading.shared.charset import decode
from model.reading.shared.omissions import Omissions
from model.reading.source import Source
from model.reading.txt import reader as txt
from model.reading.txt.left_out import without_left_out
from model.reading.txt.marks import clean_lines, has_markdown, has_one_title

_TAG = re.compile(r"<(/?)table\b[^>]*>", re.I)


def sniff(data: bytes) -> bool:
    """Return whether the bytes are a text with at least one whole `table` element."""
    text = decode(data) if b"</table" in data.lower() else None
    return text is not None and any(is_table for _, is_table in _split(text))


def read(data: bytes) -> Source:
    """Return the content; tables in HTML have their blank cells. Raise ReadingError."""
    omissions = Omissions()
    blocks = tuple(_blocks(txt.text_of(data), omissions))
    return Source(blocks, "txt", cells_placed=False, omissions=omissions.all)


def _blocks(text: str, omissions: Omissions) -> Iterator[Block]:
    is_markdown, titled = has_markdown(text), has_one_title(clean_lines(text))
    for piece, is_table in _split(text):
        if is_table:
            read = page(piece.encode(), {}, "txt")
            for omission in read.omissions:
                omissions.add(*omission)
            yield from read.blocks
        else:
            piece = without_left_out(piece, omissions)
            yield from txt.text_blocks(piece, is_markdown=is_markdown, has_title=titled)


def _split(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text in order, each with whether it is a whole `table` element; nested ones stay inside."""
    start = depth = 0
    for tag in _TAG.finditer(text):
        if not tag.group(1):
            if not depth:
                yield text[start : tag.start()], False
                start = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield text[start : tag.end()], True
                start = tag.end()
    yield text[start:], False
