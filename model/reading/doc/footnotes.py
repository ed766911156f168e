"""Footnotes and endnotes: which range of the text belongs to which reference ([MS-DOC] 2.8.18, 2.8.19)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from model.reading.doc import fib as places
from model.reading.doc.fib import Fib

_MOST = 4_000
_REFERENCE_SIZE = 2
"""Bytes of the record of a reference."""


def note_ranges(fib: Fib, table: bytes, length: int) -> dict[int, tuple[int, int]]:
    """Return the ranges of the text that hold notes, by the position of their reference; `length` is that of the text."""
    found: dict[int, tuple[int, int]] = {}
    for references, texts, first, size in (
        (places.FOOTNOTE_REFERENCES, places.FOOTNOTE_TEXTS, fib.text, fib.footnotes),
        (places.ENDNOTE_REFERENCES, places.ENDNOTE_TEXTS, fib.before_endnotes, fib.endnotes),
    ):
        marks = list(_positions(fib.structure(table, references), _REFERENCE_SIZE))[:-1]
        bounds = list(_positions(fib.structure(table, texts), 0))
        for mark, start, end in zip(marks, bounds, bounds[1:], strict=False):
            if start < end <= size and first + end <= length:
                found.setdefault(mark, (first + start, first + end))
    return found


def _positions(raw: bytes, record: int) -> Iterator[int]:
    """Iterate over the positions of a table that has one more of them than records."""
    count = (len(raw) - 4) // (4 + record) + 1 if len(raw) >= 4 else 0
    yield from struct.unpack_from(f"<{min(count, _MOST)}L", raw) if count else ()
