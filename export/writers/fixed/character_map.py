"""The table of a font that leads from characters to glyphs (OpenType 1.9, cmap)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_LAST_BASIC = 0xFFFE
_WINDOWS, _BASIC, _FULL = 3, 1, 10


def character_map(numbers: dict[str, int]) -> bytes:
    """Return the table for single characters, in the format that all readers know and in that of rare characters."""
    codes = sorted((ord(text), number) for text, number in numbers.items())
    basic, full = _segments([pair for pair in codes if pair[0] <= _LAST_BASIC]), _groups(codes)
    at = 4 + 2 * 8
    return (
        struct.pack(">HH", 0, 2)
        + struct.pack(">HHI", _WINDOWS, _BASIC, at)
        + struct.pack(">HHI", _WINDOWS, _FULL, at + len(basic))
        + basic
        + full
    )


def _runs(codes: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield first code, last code and first glyph of neighbours in both orders."""
    first = last = glyph = -1
    for code, number in codes:
        if first >= 0 and code == last + 1 and number == glyph + code - first:
            last = code
            continue
        if first >= 0:
            yield first, last, glyph
        first = last = code
        glyph = number
    if first >= 0:
        yield first, last, glyph


def _segments(codes: list[tuple[int, int]]) -> bytes:
    """Return the subtable of format 4."""
    runs = [*_runs(codes), (0xFFFF, 0xFFFF, 0)]
    count = len(runs)
    power = count.bit_length() - 1
    ends = struct.pack(f">{count}H", *(last for _first, last, _glyph in runs))
    starts = struct.pack(f">{count}H", *(first for first, _last, _glyph in runs))
    deltas = struct.pack(f">{count}H", *((glyph - first) & 0xFFFF for first, _last, glyph in runs))
    deltas = deltas[:-2] + struct.pack(">H", 1)
    head = struct.pack(">HHHH", 2 * count, 2 << power, power, 2 * count - (2 << power))
    body = head + ends + b"\0\0" + starts + deltas + bytes(2 * count)
    return struct.pack(">HHH", 4, 6 + len(body), 0) + body


def _groups(codes: list[tuple[int, int]]) -> bytes:
    """Return the subtable of format 12."""
    groups = b"".join(struct.pack(">III", *run) for run in _runs(codes))
    return struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(groups) // 12) + groups
