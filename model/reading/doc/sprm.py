"""Property modifications: lists of codes and operands that format paragraphs, characters and rows ([MS-DOC] 2.6)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of the operand by the top three bits of the code; 0 for a length that stands before it."""
_TABLE_DEFINITIONS = (0xD606, 0xD608)
_TABS = 0xC615
_HUGE = (0x6645, 0x6646)
_HUGE_TABLE = 0x646B
_SIGNED = frozenset({0x460B, 0x4845})


class Pap(NamedTuple):
    """Properties of a paragraph; None where not set."""

    style: int | None = None
    in_table: int | None = None
    row_end: int | None = None
    depth: int | None = None
    cell_end: int | None = None
    """The paragraph ends a cell of a nested table."""
    inner_row_end: int | None = None
    align: int | None = None
    outline: int | None = None
    list: int | None = None
    level: int | None = None


class Chp(NamedTuple):
    """Properties of characters; None where not set."""

    bold: int | None = None
    """0, 1, 0x80 for `as the style`, or 0x81 for `contrary to the style`."""
    deleted: int | None = None
    hidden: int | None = None
    special: int | None = None
    style: int | None = None
    picture: int | None = None
    """Byte of the data stream where the picture stands."""
    symbol: int | None = None
    struck: int | None = None
    struck_twice: int | None = None
    raised: int | None = None
    """1 for superscript, 2 for subscript."""
    lifted: int | None = None
    """Half points above the line."""
    colour: int | None = None
    """Blue, green, red and a byte that says whether it is automatic."""
    palette: int | None = None
    """Colour of the old palette; 8 is white."""
    ground: int | None = None
    """A background of the characters, or their highlight."""
    size: int | None = None
    """Half points."""
    data: int | None = None
    """The place holds data of a form field, not a picture."""


_PARAGRAPH = {
    0x4600: "style",
    0x2416: "in_table",
    0x2417: "row_end",
    0x6649: "depth",
    0x244B: "cell_end",
    0x244C: "inner_row_end",
    0x2403: "align",
    0x2461: "align",
    0x2640: "outline",
    0x460B: "list",
    0x260A: "level",
}
_CHARACTER = {
    0x0835: "bold",
    0x0800: "deleted",
    0x083C: "hidden",
    0x0855: "special",
    0x4A30: "style",
    0x6A03: "picture",
    0x6A09: "symbol",
    0x0806: "data",
    0x0837: "struck",
    0x2A53: "struck_twice",
    0x2A48: "raised",
    0x4845: "lifted",
    0x6870: "colour",
    0x2A42: "palette",
    0x2A0C: "ground",
    0x4866: "ground",
    0x4A43: "size",
}


def modifications(program: bytes) -> Iterator[tuple[int, bytes]]:
    """Return code and operand of each modification; stop where the bytes do."""
    at = 0
    while at + 2 < len(program):
        code = program[at] | program[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if not size:
            size = program[at]
            at += 1
            if code in _TABLE_DEFINITIONS:
                # Two bytes of length here, and one more than there are.
                size = max((size | program[at] << 8) - 1 if at < len(program) else 0, 0)
                at += 1
            elif code == _TABS and size == 255:
                size = _tabs_size(program, at)
        yield code, program[at : at + size]
        at += size


def _tabs_size(program: bytes, at: int) -> int:
    """Length of the tabs of a paragraph with so many that a byte does not hold it."""
    if at >= len(program):
        return 0
    deleted = program[at]
    added_at = at + 1 + 4 * deleted
    return 1 + 4 * deleted + 1 + 3 * program[added_at] if added_at < len(program) else 0


def paragraph_properties(program: bytes) -> Pap:
    """Return the properties that the modifications set for a paragraph."""
    return Pap(**_values(program, _PARAGRAPH))


def character_properties(program: bytes) -> Chp:
    """Return the properties that the modifications set for characters."""
    return Chp(**_values(program, _CHARACTER))


def _values(program: bytes, names: Mapping[int, str]) -> dict[str, int]:
    values: dict[str, int] = {}
    for code, operand in modifications(program):
        name = names.get(code)
        if name is not None and operand:
            values[name] = int.from_bytes(operand, "little", signed=code in _SIGNED)
    return values


def over(own: Pap, base: Pap) -> Pap:
    """Return `own`, with the values of `base` where it sets none."""
    return Pap(*(theirs if mine is None else mine for mine, theirs in zip(own, base, strict=True)))


def unfold(program: bytes, data: bytes) -> bytes:
    """Return the program with the modifications that were too long for their page, which are in the data stream."""
    if not any(mark in program for mark in (b"\x45\x66", b"\x46\x66", b"\x6b\x64")):
        return program
    found = b""
    for code, operand in modifications(program):
        if code in _HUGE or code == _HUGE_TABLE:
            found += _stored(data, operand)
        else:
            found += _rebuilt(code, operand)
    return found


def _stored(data: bytes, operand: bytes) -> bytes:
    """Return a program in the data stream: its length in two bytes, then itself."""
    at = int.from_bytes(operand, "little")
    if at + 2 > len(data):
        return b""
    (size,) = struct.unpack_from("<H", data, at)
    return data[at + 2 : at + 2 + size]


def _rebuilt(code: int, operand: bytes) -> bytes:
    head = struct.pack("<H", code)
    if _SIZES[code >> 13]:
        return head + operand
    if code in _TABLE_DEFINITIONS:
        return head + struct.pack("<H", len(operand) + 1) + operand
    return head + bytes([min(len(operand), 255)]) + operand
