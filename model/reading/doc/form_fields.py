"""Legacy drop-down lists: the chosen entry, which the text does not hold ([MS-DOC] 2.9.78, 2.9.157)."""

from __future__ import annotations

import struct

_DROP_DOWN = 2
_USE_DEFAULT = 25
_ENTRIES_LIMIT = 25
"""Word allows no more."""


def chosen_entry(data: bytes, at: int) -> str:
    """Return the chosen entry of the drop-down list at a position of the data stream; empty for anything else."""
    try:
        return _chosen(data, at)
    except (struct.error, IndexError):
        return ""


def _chosen(data: bytes, at: int) -> str:
    _, header = struct.unpack_from("<LH", data, at)
    at += header
    _, bits = struct.unpack_from("<LH", data, at)
    if bits & 0x3 != _DROP_DOWN:
        return ""
    result = bits >> 2 & 0x1F
    at = _after_text(data, at + 10)
    (default,) = struct.unpack_from("<H", data, at)
    at += 2
    for _ in range(5):
        # The format, help, status text and two macros.
        at = _after_text(data, at)
    extended, count, extra = struct.unpack_from("<3H", data, at)
    at += 6
    if extended != 0xFFFF or count > _ENTRIES_LIMIT:
        return ""
    entries: list[str] = []
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        entries.append(data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace"))
        at += 2 + 2 * length + extra
    return entries[default if result == _USE_DEFAULT else result]


def _after_text(data: bytes, at: int) -> int:
    """Return the position after a text that begins with its length and ends with a zero."""
    (length,) = struct.unpack_from("<H", data, at)
    return at + 2 + 2 * length + 2
