"""TrueType: a font file made of outlines, with what readers of PDF and OFD look up in one (OpenType 1.9)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from export.writers.fixed.character_map import character_map
from export.writers.fixed.outlines import Contour

_CHECKSUM = 0xB1B0AFBA
"""What the sum of the whole file must be (head, checksumAdjustment)."""
_FIRST_DAY = 3_155_673_600
"""Created and changed, in seconds from 1904: no clock is read, so it is 2004."""
_REGULAR, _BOLD = 400, 700
_ON, _SHORT_X, _SHORT_Y, _SAME_X, _SAME_Y = 1, 2, 4, 16, 32
_BASIC_LATIN = 1
"""ulUnicodeRange1."""
_CJK = 1 << 27
"""ulUnicodeRange2: CJK Unified Ideographs."""


class Metrics(NamedTuple):
    """What a font says of all its glyphs, in its units."""

    units: int
    ascent: int
    descent: int
    """Below 0."""
    is_bold: bool


class Subset(NamedTuple):
    """A font file and what else a file that holds it must say of it, in units of the font."""

    data: bytes
    metrics: Metrics
    box: tuple[int, int, int, int]
    advances: tuple[int, ...]
    """Of every glyph, .notdef included."""
    numbers: dict[str, int]
    """The glyph by which a reader shows a character."""


class _Glyph(NamedTuple):
    data: bytes
    box: tuple[int, int, int, int]
    points: int
    contours: int


_BLANK = _Glyph(b"", (0, 0, 0, 0), 0, 0)


def truetype(
    name: str,
    metrics: Metrics,
    outlines: Sequence[Sequence[Contour]],
    advances: Sequence[int],
    texts: Sequence[str],
) -> Subset:
    """Return the file of the glyphs, of which .notdef, empty and half an em wide, is put before them."""
    glyphs = [_BLANK, *(_glyph(outline) for outline in outlines)]
    widths = (metrics.units // 2, *advances)
    numbers: dict[str, int] = {}
    for number, text in enumerate(texts, start=1):
        if len(text) == 1:
            numbers.setdefault(text, number)
    inked = [glyph.box for glyph in glyphs if glyph.data] or [(0, 0, 0, 0)]
    box = (
        min(b[0] for b in inked),
        min(b[1] for b in inked),
        max(b[2] for b in inked),
        max(b[3] for b in inked),
    )
    data = _file(_tables(name, metrics, glyphs, widths, box, numbers))
    return Subset(data, metrics, box, widths, numbers)


def _tables(
    name: str,
    metrics: Metrics,
    glyphs: Sequence[_Glyph],
    widths: Sequence[int],
    box: tuple[int, int, int, int],
    numbers: dict[str, int],
) -> dict[str, bytes]:
    count = len(glyphs)
    places = list(accumulate((len(glyph.data) for glyph in glyphs), initial=0))
    sides = [glyph.box[0] for glyph in glyphs]
    return {
        "OS/2": _os2(metrics, widths, numbers),
        "cmap": character_map(numbers),
        "glyf": b"".join(glyph.data for glyph in glyphs) or b"\0",
        "head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 3, metrics.units, _FIRST_DAY, _FIRST_DAY),
            *box,
            *(int(metrics.is_bold), 8, 2, 1, 0),
        ),
        "hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH",
            *(0x10000, metrics.ascent, metrics.descent, 0, max(widths)),
            *(min(sides), 0, box[2], 1, 0, 0, 0, 0, 0, 0, 0, count),
        ),
        "hmtx": b"".join(struct.pack(">Hh", *pair) for pair in zip(widths, sides, strict=True)),
        "loca": struct.pack(f">{count + 1}I", *places),
        "maxp": struct.pack(
            ">IHHHHHHHHHHHHHH",
            *(0x10000, count, max(g.points for g in glyphs), max(g.contours for g in glyphs)),
            *(0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
        ),
        "name": _names(name, metrics.is_bold),
        "post": struct.pack(">IIhhIIIII", 0x30000, 0, -metrics.units // 10, metrics.units // 20, *[0] * 5),
    }


def _glyph(outline: Sequence[Contour]) -> _Glyph:
    """Return the description of a simple glyph (glyf)."""
    points = [point for contour in outline for point in contour]
    if not points:
        return _BLANK
    ends = list(accumulate(len(contour) for contour in outline))
    flags, across, down = bytearray(), bytearray(), bytearray()
    x = y = 0
    for to_x, to_y, on in points:
        flag = _ON if on else 0
        flag |= _moved(to_x - x, across, _SHORT_X, _SAME_X) | _moved(to_y - y, down, _SHORT_Y, _SAME_Y)
        flags.append(flag)
        x, y = to_x, to_y
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    head = struct.pack(f">hhhhh{len(ends)}HH", len(ends), *box, *(end - 1 for end in ends), 0)
    data = head + flags + across + down
    return _Glyph(data + bytes(-len(data) % 4), box, len(points), len(ends))


def _moved(step: int, written: bytearray, short: int, same: int) -> int:
    """Write a step, in no bytes, one or two, and return the flags that tell it."""
    if step == 0:
        return same
    if -256 < step < 256:
        written.append(abs(step))
        return short | (same if step > 0 else 0)
    written += struct.pack(">h", step)
    return 0


def _os2(metrics: Metrics, widths: Sequence[int], numbers: dict[str, int]) -> bytes:
    units, codes = metrics.units, [ord(text) for text in numbers] or [0]
    return struct.pack(
        ">HhHHH10hh10s4I4sHHHhhhHHIIhhHHH",
        *(4, sum(widths) // len(widths), _BOLD if metrics.is_bold else _REGULAR, 5, 0),
        *(units // 2, units // 2, 0, units // 10, units // 2, units // 2, 0, units // 3),
        *(units // 20, units // 4, 0, bytes(10), _BASIC_LATIN, _CJK, 0, 0, b"    "),
        *(0x20 if metrics.is_bold else 0x40, min(min(codes), 0xFFFF), min(max(codes), 0xFFFF)),
        *(metrics.ascent, metrics.descent, 0, metrics.ascent, -metrics.descent, 1, 0),
        *(units // 2, units * 7 // 10, 0, 0x20, 1),
    )


def _names(name: str, is_bold: bool) -> bytes:
    """Return family, style, whole and PostScript name in Latin letters (name, Windows platform)."""
    texts = {1: name, 2: "Bold" if is_bold else "Regular", 3: name, 4: name, 5: "Version 1.0", 6: name}
    records, strings = b"", b""
    for key, text in texts.items():
        encoded = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, key, len(encoded), len(strings))
        strings += encoded
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + strings


def _file(tables: dict[str, bytes]) -> bytes:
    """Return the tables with their directory, the sum of the whole set."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">IHHHH", 0x10000, count, 16 << power, power, (count - (1 << power)) * 16)
    at = len(head) + 16 * count
    directory, body = b"", b""
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        directory += struct.pack(">4sIII", tag.encode(), _sum(padded), at + len(body), len(table))
        body += padded
    whole = bytearray(head + directory + body)
    place = whole.index(tables["head"], len(head) + len(directory)) + 8
    whole[place : place + 4] = struct.pack(">I", (_CHECKSUM - _sum(whole)) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(data: bytes | bytearray) -> int:
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF
