"""The file information block: what a document is and where its structures lie ([MS-DOC] 2.5)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from model.files.errors import ReadingError, ReadingProblem
from model.reading.guards import damaged

_IDENT = 0xA5EC
_IDENT_OLD = (0xA5DC, 0xA59B, 0xA59C, 0xA697, 0xA698)
"""Word 6 and 95, and still older ones."""
_OLDEST = 0xC0
"""nFib: Word 97 writes 0xC1, WPS too; Word 6 and 95 write 101 to 105."""
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_SIZES_AT = 0x9A
_COUNTS_AT = 0x4C
_COUNTS = struct.Struct("<8L")

STYLES = 1
FOOTNOTE_REFERENCES = 2
FOOTNOTE_TEXTS = 3
CHARACTER_PAGES = 12
PARAGRAPH_PAGES = 13
PIECES = 33
ANCHORS = 40
ENDNOTE_REFERENCES = 46
ENDNOTE_TEXTS = 47
DRAWINGS = 50
BOXES = 56
LISTS = 73
LIST_OVERRIDES = 74
"""Numbers of the structures in the table of places (FibRgFcLcb97)."""


class Fib(NamedTuple):
    """Where the structures lie in the table stream, and how long the parts of the text are, in characters."""

    table: int
    """Which of the two table streams holds the structures."""
    text: int
    footnotes: int
    """Length of the footnotes, which follow the text."""
    endnotes: int
    before_endnotes: int
    """Length of all parts of the text before the endnotes."""
    boxes: int
    """Length of the text boxes of the main text."""
    before_boxes: int
    """Length of all parts of the text before the text boxes."""
    places: tuple[tuple[int, int], ...]

    def structure(self, table: bytes, number: int) -> bytes:
        """Return the bytes of one structure, empty where the document has none; raise DAMAGED beyond the stream."""
        if number >= len(self.places):
            return b""
        start, size = self.places[number]
        if start + size > len(table):
            raise damaged()
        return table[start : start + size]


def read_fib(main: bytes) -> Fib:
    """Return the block at the start of the main stream; raise PROTECTED, OTHER_FORMAT for Word 6/95, or DAMAGED."""
    if len(main) < _SIZES_AT:
        raise damaged()
    ident, version = struct.unpack_from("<2H", main)
    if ident in _IDENT_OLD or (ident == _IDENT and version < _OLDEST):
        raise ReadingError(
            ReadingProblem.OTHER_FORMAT,
            what="Word 6.0/95 的旧文档",
            advice="用 WPS 或 Word 打开，另存为 .docx ",
        )
    if ident != _IDENT:
        raise damaged()
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if flags & _ENCRYPTED:
        raise ReadingError(ReadingProblem.PROTECTED)
    counts = _COUNTS.unpack_from(main, _COUNTS_AT)
    return Fib(
        table=1 if flags & _SECOND_TABLE else 0,
        text=counts[0],
        footnotes=counts[1],
        endnotes=counts[5],
        before_endnotes=sum(counts[:5]),
        boxes=counts[6],
        before_boxes=sum(counts[:6]),
        places=_places(main),
    )


def _places(main: bytes) -> tuple[tuple[int, int], ...]:
    (count,) = struct.unpack_from("<H", main, _SIZES_AT - 2)
    count = min(count, LIST_OVERRIDES + 1, (len(main) - _SIZES_AT) // 8)
    flat = struct.unpack_from(f"<{2 * count}L", main, _SIZES_AT)
    return tuple(zip(flat[::2], flat[1::2], strict=True))
