"""Pictures: those in the line from the data stream, floating ones from the drawings ([MS-DOC] 2.9.190, [MS-ODRAW])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from model.blocks import Picture
from model.reading.guards import check_depth
from model.reading.media import picture
from model.reading.word97 import fib as places
from model.reading.word97.container import Streams
from model.reading.word97.fib import Fib

_NAMED = 0x66
"""Kind of a picture that has its file's name before it."""
_STORE_ENTRY, _SHAPE, _OPTIONS = 0xF007, 0xF00A, 0xF00B
_BITMAPS = (0xF01D, 0xF01E, 0xF02A, 0xF029)
_CONTAINER = 0xF
_ENTRY_HEAD = 36
_PICTURE_NUMBER = 0x0104
_PROPERTY_MASK = 0x3FFF
_GROUP, _STORE, _SHAPE_CONTAINER = 0xF000, 0xF001, 0xF004


class _Record(NamedTuple):
    kind: int
    instance: int
    is_container: bool
    start: int
    end: int


class Pictures:
    """The pictures of one document, looked up when one is met."""

    def __init__(self, streams: Streams, fib: Fib, table: bytes) -> None:
        self._streams = streams
        self._drawings = fib.structure(table, places.DRAWINGS)
        self._stored: list[bytes] | None = None
        self._numbers: dict[int, int] = {}
        """Shape -> number of its picture in the store, from 1."""

    def in_line(self, at: int) -> Picture | None:
        """The picture at this byte of the data stream, None where it is none that can be shown."""
        data = self._streams.data
        if at + 68 > len(data):
            return None
        length, head, kind = struct.unpack_from("<LHH", data, at)
        across, down, width_scale, height_scale = struct.unpack_from("<4H", data, at + 0x1C)
        start, end = at + head, min(at + length, len(data))
        if kind == _NAMED and start < end:
            start += 1 + data[start]
        for content in _bitmaps(data, start, end):
            return picture(content, across * width_scale // 1000, down * height_scale // 1000)
        return None

    def floating(self, shape: int, width: int, height: int) -> Picture | None:
        """The picture of a floating shape, None where it has none."""
        if self._stored is None:
            self._stored = []
            self._load()
        number = self._numbers.get(shape, 0)
        if not 0 < number <= len(self._stored):
            return None
        return picture(self._stored[number - 1], width, height)

    def _load(self) -> None:
        """Reads the store of pictures, and the drawings with the number of each shape's picture."""
        drawings = self._drawings
        at = 0
        while at + 8 <= len(drawings):
            record = _record(drawings, at, len(drawings))
            if record.kind == _GROUP:
                self._stored = self._store(record)
                at = record.end
            else:
                self._number_shapes(drawings, record.start, record.end)
                at = record.end
            at += 1

    def _store(self, group: _Record) -> list[bytes]:
        found: list[bytes] = []
        for record in _walk(self._drawings, group.start, group.end):
            if record.kind == _STORE_ENTRY:
                (delayed,) = struct.unpack_from("<L", self._drawings, record.start + 28)
                inside = next(_bitmaps(self._drawings, record.start + _ENTRY_HEAD, record.end), b"")
                main = self._streams.main
                found.append(inside or next(_bitmaps(main, delayed, len(main), most=1), b""))
        return found

    def _number_shapes(self, drawings: bytes, start: int, end: int) -> None:
        shape = 0
        for record in _walk(drawings, start, end):
            if record.kind == _SHAPE and record.start + 4 <= record.end:
                (shape,) = struct.unpack_from("<l", drawings, record.start)
            elif record.kind == _OPTIONS:
                for i in range(min(record.instance, (record.end - record.start) // 6)):
                    name, value = struct.unpack_from("<HL", drawings, record.start + 6 * i)
                    if name & _PROPERTY_MASK == _PICTURE_NUMBER:
                        self._numbers[shape] = value


def _record(data: bytes, at: int, end: int) -> _Record:
    head, kind, size = struct.unpack_from("<HHL", data, at)
    return _Record(kind, head >> 4, head & 0xF == _CONTAINER, at + 8, min(at + 8 + size, end))


def _walk(data: bytes, start: int, end: int, depth: int = 0) -> Iterator[_Record]:
    """The records in a range, and those inside of containers."""
    check_depth(depth)
    while start + 8 <= end:
        record = _record(data, start, end)
        yield record
        if record.is_container:
            yield from _walk(data, record.start, record.end, depth + 1)
        start = record.end


def _bitmaps(data: bytes, start: int, end: int, most: int = 1000) -> Iterator[bytes]:
    """The bitmaps in a range of records, as files."""
    for number, record in enumerate(_walk(data, start, end)):
        if number >= most:
            return
        if record.kind in _BITMAPS:
            # One or two check sums of 16 bytes, and a byte, stand before the file.
            yield data[record.start + 17 + 16 * (record.instance & 1) : record.end]
        elif record.kind == _STORE_ENTRY:
            yield from _bitmaps(data, record.start + _ENTRY_HEAD, record.end, most)
