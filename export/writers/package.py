"""Packages without the clock: libraries stamp every entry of a zip with the time at which it was written."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZipFile

_NO_TIME = struct.pack("<HH", 0, 0x21)
"""Midnight of 1 January 1980, as a zip says it: the first day it knows."""
_TIME_IN_ENTRY, _TIME_IN_DIRECTORY = 10, 12
_LENGTHS_IN_DIRECTORY, _DIRECTORY_ENTRY = 28, 46


def without_clock(data: bytes) -> bytes:
    """Return the same zip with the time of every entry at the first day a zip knows: no byte depends on the clock."""
    patched = bytearray(data)
    with ZipFile(BytesIO(data)) as file:
        at = file.start_dir
        for entry in file.infolist():
            for begin in (entry.header_offset + _TIME_IN_ENTRY, at + _TIME_IN_DIRECTORY):
                patched[begin : begin + len(_NO_TIME)] = _NO_TIME
            at += _directory_length(data, at)
    return bytes(patched)


def _directory_length(data: bytes, at: int) -> int:
    """Return how many bytes the entry of a zip's directory takes that stands there (APPNOTE.TXT, 4.3.12)."""
    return _DIRECTORY_ENTRY + sum(struct.unpack_from("<HHH", data, at + _LENGTHS_IN_DIRECTORY))
