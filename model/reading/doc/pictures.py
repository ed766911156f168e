"""Pictures: those in the line from the data stream, floating ones from the drawings ([MS-DOC] 2.9.190, [MS-ODRAW])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from model.content.blocks import Picture
from model.reading.doc import fib as places
from model.reading.doc.container import Streams
from model.reading.doc.fib import Fib
from model.reading.guards import PARTS_LIMIT, check_depth, too_complex
from model.reading.shared.media import picture

_NAMED = 0x66
"""Kind of a picture that has its file's name before it."""
_STORE_ENTRY, _SHAPE, _OPTIONS = 0xF007, 0xF00A, 0xF00B
_BITMAPS = (0xF01D, 0xF01E, 0xF02A, 0xF029)
_CONTAINER = 0xF
_ENTRY_HEAD = 36
_PICTURE_NUMBER = 0x0104
_PROPERTY_MASK = 0x3FFF
_GROUP = 0xF000
_HEAD = 0x44
_MOST = 1000
"""Records of one picture, pictures of one store."""


class _Record(NamedTuple):
    kind: int
    instance: int
    is_container: bool
    start: int
    end: int


class Pictures:
    """The pictures of one document, read when first asked for."""

    def __init__(self, streams: Streams, fib: Fib, table: bytes) -> None:
        self._streams = streams
        self._drawings = fib.structure(table, places.DRAWINGS)
        self._in_line: dict[int, Picture | None] = {}
        self._stored: list[bytes] | None = None
        self._numbers: dict[int, int] = {}
        """Shape -> number of its picture in the store, from 1."""
        self._size = 0

    def in_line(self, at: int) -> Picture | None:
        """Return the picture at this byte of the data stream, None if it is not of a kind that can be shown."""
        if at not in self._in_line:
            self._in_line[at] = self._read_in_line(at)
        return self._in_line[at]

    def floating(self, shape: int, width: int, height: int) -> Picture | None:
        """Return the picture of a floating shape, None where it has none."""
        if self._stored is None:
            self._stored = self._load()
        number = self._numbers.get(shape, 0)
        if not 0 < number <= len(self._stored):
            return None
        return picture(self._stored[number - 1], width, height)

    def _read_in_line(self, at: int) -> Picture | None:
        data = self._streams.data
        if at + _HEAD > len(data):
            return None
        length, head, kind = struct.unpack_from("<LHH", data, at)
        across, down, width_scale, height_scale = struct.unpack_from("<4H", data, at + 0x1C)
        start, end = at + head, min(at + length, len(data))
        if kind == _NAMED and start < end:
            start += 1 + data[start]
        for record in islice(_walk(data, start, end), _MOST):
            content = self._bitmap(data, record) or self._entry(data, record)
            if content:
                return picture(content, across * width_scale // 1000, down * height_scale // 1000)
        return None

    def _load(self) -> list[bytes]:
        """Read the store of pictures, and the drawings with the number of each shape's picture."""
        drawings = self._drawings
        stored: list[bytes] = []
        at = 0
        while at + 8 <= len(drawings):
            record = _record(drawings, at, len(drawings))
            if record.kind == _GROUP:
                stored = [self._stored_picture(each) for each in self._entries(record)]
            else:
                self._number_shapes(record)
            # A byte that says where the drawing belongs stands before each.
            at = record.end + 1
        return stored

    def _entries(self, group: _Record) -> Iterator[_Record]:
        records = _walk(self._drawings, group.start, group.end)
        return islice((each for each in records if each.kind == _STORE_ENTRY), _MOST)

    def _stored_picture(self, entry: _Record) -> bytes:
        """Return the picture of an entry of the store, which may hold it or say where in the main stream it is."""
        inside = self._entry(self._drawings, entry)
        main = self._streams.main
        delayed = int.from_bytes(self._drawings[entry.start + 28 : entry.start + 32], "little")
        if inside or delayed + 8 > len(main):
            return inside
        return self._bitmap(main, _record(main, delayed, len(main)))

    def _number_shapes(self, drawing: _Record) -> None:
        shape = 0
        for record in _walk(self._drawings, drawing.start, drawing.end):
            if record.kind == _SHAPE and record.start + 4 <= record.end:
                (shape,) = struct.unpack_from("<l", self._drawings, record.start)
            elif record.kind == _OPTIONS:
                for i in range(min(record.instance, (record.end - record.start) // 6)):
                    name, value = struct.unpack_from("<HL", self._drawings, record.start + 6 * i)
                    if name & _PROPERTY_MASK == _PICTURE_NUMBER:
                        self._numbers[shape] = value

    def _entry(self, data: bytes, record: _Record) -> bytes:
        """Return the bitmap inside of an entry of a store, empty where there is none."""
        if record.kind != _STORE_ENTRY or record.start + _ENTRY_HEAD > record.end:
            return b""
        at = record.start + _ENTRY_HEAD + data[record.start + _ENTRY_HEAD - 3]
        return self._bitmap(data, _record(data, at, record.end)) if at + 8 <= record.end else b""

    def _bitmap(self, data: bytes, record: _Record) -> bytes:
        """Return the file of a bitmap, empty where the record is none."""
        if record.kind not in _BITMAPS:
            return b""
        # One or two check sums of 16 bytes, and a byte, stand before the file.
        content = data[record.start + 17 + 16 * (record.instance & 1) : record.end]
        self._size += len(content)
        if self._size > PARTS_LIMIT:
            raise too_complex("图片过多")
        return content


def _record(data: bytes, at: int, end: int) -> _Record:
    head, kind, size = struct.unpack_from("<HHL", data, at)
    return _Record(kind, head >> 4, head & 0xF == _CONTAINER, at + 8, min(at + 8 + size, end))


def _walk(data: bytes, start: int, end: int, depth: int = 0) -> Iterator[_Record]:
    """Return the records in a range, and those inside of containers."""
    check_depth(depth)
    while start + 8 <= end:
        record = _record(data, start, end)
        yield record
        if record.is_container:
            yield from _walk(data, record.start, record.end, depth + 1)
        start = record.end
