"""Formatted pages: which property modifications hold for which bytes of the text ([MS-DOC] 2.9.33, 2.9.175)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from model.reading.guards import damaged, too_complex

PAGE = 512
_NUMBER_MASK = 0x3FFFFF
_MOST = 500_000
"""Stretches of one format; each takes some 200 bytes of memory."""


class Stretch(NamedTuple):
    """A range of bytes of the main stream that has one format."""

    start: int
    end: int
    program: bytes


class Stretches:
    """Stretches in the order of the file, looked up by the position of a byte."""

    def __init__(self, found: list[Stretch]) -> None:
        self.all = sorted(found)
        self._starts = [each.start for each in self.all]

    def index_at(self, place: int) -> int:
        """Return the number of the stretch that holds this byte, or of the last one before it; -1 before the first."""
        return bisect_right(self._starts, place) - 1

    def program_at(self, place: int) -> bytes:
        """Return the modifications at this byte, empty where nothing is said of it."""
        index = self.index_at(place)
        return self.all[index].program if index >= 0 and place < self.all[index].end else b""


def paragraph_stretches(main: bytes, table: bytes) -> Stretches:
    """Return the paragraphs' properties: a style number of two bytes, then modifications."""
    return _stretches(main, table, 13, _paragraph_program)


def character_stretches(main: bytes, table: bytes) -> Stretches:
    """Return the characters' properties."""
    return _stretches(main, table, 1, _character_program)


def _stretches(main: bytes, table: bytes, width: int, program: Callable[[bytes, int], bytes]) -> Stretches:
    count = (len(table) - 4) // 8
    if count <= 0:
        return Stretches([])
    if count > len(main) // PAGE + 1:
        raise damaged()
    found: list[Stretch] = []
    for number in set(struct.unpack_from(f"<{count}L", table, 4 * (count + 1))):
        at = (number & _NUMBER_MASK) * PAGE
        page = main[at : at + PAGE]
        if len(page) < PAGE:
            raise damaged()
        entries = page[-1]
        if len(found) > _MOST:
            raise too_complex("格式变化过多")
        if 4 * (entries + 1) + width * entries >= PAGE:
            raise damaged()
        places = struct.unpack_from(f"<{entries + 1}L", page)
        for i in range(entries):
            offset = 2 * page[4 * (entries + 1) + width * i]
            found.append(Stretch(places[i], places[i + 1], program(page, offset) if offset else b""))
    return Stretches(found)


def _character_program(page: bytes, offset: int) -> bytes:
    return page[offset + 1 : offset + 1 + page[offset]]


def _paragraph_program(page: bytes, offset: int) -> bytes:
    """Return the modifications of a paragraph. Their length counts words; a length of 0 means it is in the next byte."""
    size = page[offset]
    if size:
        return page[offset + 1 : offset + 2 * size]
    return page[offset + 2 : offset + 2 + 2 * page[offset + 1]]
