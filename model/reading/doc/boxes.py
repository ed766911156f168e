"""Floating shapes: which text box or picture is anchored to which character ([MS-DOC] 2.8.37, 2.8.32)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from model.content.blocks import Picture
from model.reading.doc import fib as places
from model.reading.doc.fib import Fib
from model.reading.doc.pictures import Pictures

_ANCHOR = struct.Struct("<5l6x")
_BOX = struct.Struct("<14xl4x")


class _Anchor(NamedTuple):
    """A shape by its number, with its size in twips."""

    shape: int
    width: int
    height: int


class Boxes:
    """The floating shapes of the main text; every text box is returned once."""

    def __init__(self, fib: Fib, table: bytes, length: int, pictures: Pictures) -> None:
        self._pictures = pictures
        self._anchors: dict[int, _Anchor] = {}
        self._texts: dict[int, list[tuple[int, int]]] = {}
        """Shape -> ranges of the text."""
        for position, raw in _entries(fib.structure(table, places.ANCHORS), _ANCHOR.size):
            shape, left, top, right, bottom = _ANCHOR.unpack(raw)
            self._anchors[position[0]] = _Anchor(shape, right - left, bottom - top)
        first, last = fib.before_boxes, min(fib.before_boxes + fib.boxes, length)
        begun = 0
        for (start, end), raw in _entries(fib.structure(table, places.BOXES), _BOX.size):
            (shape,) = _BOX.unpack(raw)
            if begun <= start < end <= last - first:
                self._texts.setdefault(shape, []).append((first + start, first + end))
                begun = end

    def pictures_at(self, position: int) -> list[Picture]:
        """Return the picture that is anchored to a character."""
        anchor = self._anchors.get(position)
        if anchor is None:
            return []
        found = self._pictures.floating(anchor.shape, anchor.width, anchor.height)
        return [] if found is None else [found]

    def texts_at(self, position: int) -> list[tuple[int, int]]:
        """Return the ranges of text of the box that is anchored to a character."""
        anchor = self._anchors.get(position)
        return [] if anchor is None else self._texts.pop(anchor.shape, [])

    def left(self) -> list[tuple[int, int]]:
        """Return the ranges of text of the boxes without an anchor, such as those of a group."""
        found = sorted(each for ranges in self._texts.values() for each in ranges)
        self._texts = {}
        return found


def _entries(table: bytes, size: int) -> list[tuple[tuple[int, int], bytes]]:
    """Return the ranges of a table of positions, with the record of each."""
    count = max((len(table) - 4) // (4 + size), 0)
    if not count:
        return []
    positions = struct.unpack_from(f"<{count + 1}L", table)
    records = 4 * (count + 1)
    return [
        ((positions[i], positions[i + 1]), table[records + size * i : records + size * (i + 1)])
        for i in range(count)
    ]
