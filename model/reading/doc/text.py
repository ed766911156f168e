"""The text of a document: its pieces, and the position in the file of each character ([MS-DOC] 2.4.1)."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from typing import NamedTuple

from model.reading.guards import damaged, too_complex

_PROPERTIES, _TABLE = 1, 2
_COMPRESSED = 1 << 30
_MOST = 200_000
"""Pieces: every change of a document saved quickly makes a few more."""
_HALF = re.compile("[\ud800-\udfff]")


class Piece(NamedTuple):
    """Consecutive characters in the main stream, in one byte or two each."""

    start: int
    end: int
    place: int
    """Byte of its first character."""
    width: int
    modifier: bytes
    """Property modifications of the whole piece (a document saved quickly), mostly empty."""

    def place_of(self, position: int) -> int:
        """Return the byte of the main stream where a character of this piece stands."""
        return self.place + (position - self.start) * self.width


class Text:
    """The characters of a document, counted as the file counts them: units of UTF-16."""

    def __init__(self, main: bytes, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self.characters = "".join(_decode(main, piece) for piece in pieces)
        self.has_halves = _HALF.search(self.characters) is not None
        """Whether characters beyond the first plane stand in it, as two halves each."""

    def piece_at(self, position: int) -> Piece:
        """Return the piece that holds a character."""
        return self.pieces[max(bisect_right(self._starts, position) - 1, 0)]

    def __len__(self) -> int:
        return len(self.characters)


def read_text(main: bytes, clx: bytes) -> Text:
    """Return the text by its piece table; raise DAMAGED if a piece leaves the file or all are longer than it."""
    modifiers, table = _parts(clx)
    count = (len(table) - 4) // 12
    if count < 1:
        raise damaged()
    if count > _MOST:
        raise too_complex("文字分段过多")
    positions = struct.unpack_from(f"<{count + 1}L", table)
    pieces: list[Piece] = []
    total = 0
    for i in range(count):
        _, place, modifier = struct.unpack_from("<HLH", table, 4 * (count + 1) + 8 * i)
        width = 1 if place & _COMPRESSED else 2
        place = (place & ~_COMPRESSED & 0x3FFFFFFF) // 2 if width == 1 else place & 0x3FFFFFFF
        size = (positions[i + 1] - positions[i]) * width
        total += size
        if size < 0 or place + size > len(main) or total > len(main):
            raise damaged()
        pieces.append(Piece(positions[i], positions[i + 1], place, width, _modifier(modifier, modifiers)))
    if pieces[0].start:
        raise damaged()
    return Text(main, pieces)


def _parts(clx: bytes) -> tuple[list[bytes], bytes]:
    """Return the property modifications and the table of pieces."""
    modifiers: list[bytes] = []
    at = 0
    while at < len(clx) and clx[at] == _PROPERTIES:
        (size,) = struct.unpack_from("<H", clx, at + 1)
        modifiers.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    if at >= len(clx) or clx[at] != _TABLE:
        raise damaged()
    (size,) = struct.unpack_from("<L", clx, at + 1)
    return modifiers, clx[at + 5 : at + 5 + size]


_SHORT = {
    0x18: 0x2416,
    0x19: 0x2417,
    0x41: 0x0800,
    0x42: 0x0801,
    0x55: 0x0835,
    0x5C: 0x083C,
}
"""Single modifications by their short number ([MS-DOC] 2.9.209) that matter for reading."""


def _modifier(value: int, modifiers: list[bytes]) -> bytes:
    if value & 1:
        index = value >> 1
        return modifiers[index] if index < len(modifiers) else b""
    code = _SHORT.get(value >> 1 & 0x7F)
    return b"" if code is None else struct.pack("<HB", code, value >> 8)


def _decode(main: bytes, piece: Piece) -> str:
    raw = main[piece.place : piece.place + (piece.end - piece.start) * piece.width]
    if piece.width == 1:
        return raw.decode("cp1252", "replace")
    text = raw.decode("utf-16-le", "surrogatepass")
    if 2 * len(text) == len(raw):
        return text
    # Characters beyond the first plane take two places each; positions would shift if they became one.
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw)))


def whole(text: str) -> str:
    """Return the text with halves of a character put together; a lone half is shown as unreadable."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
