"""Texts of several units that are the same: found by sketches, which are small and made once, and then compared."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from model.report.report import Report
from model.rollup.entry import Entry

SHORTEST = 200
"""Characters from which two texts that are the same are worth a word."""
SIMILAR = 0.95
PIECE = 12
"""Characters of the pieces by which likely pairs are found before they are compared."""
SKETCH = 64
"""How many pieces of a text a sketch holds: those with the smallest checksums, the same ones in every text."""
_SHARED = 0.5
"""Share of their sketches that two texts must have in common to be compared at all."""


class SameTexts(NamedTuple):
    """Two units with a section in common, and how alike it is, 0 to 1."""

    one: str
    other: str
    heading: str
    degree: float


def sketches_of(report: Report) -> dict[str, tuple[int, ...]]:
    """Return a sketch of each long written section by its key, for `Entry.sketches`."""
    texts = {section.key: _plain(report, section.key, report.unit) for section in report.form.texts}
    return {key: _sketch(text) for key, text in texts.items() if len(text) >= SHORTEST}


def _plain(report: Report, key: str, unit: str) -> str:
    """Return a text without white space and without the unit's own name."""
    text = re.sub(r"\s", "", report.text(key))
    for name in {unit, report.unit, report.signature} - {""}:
        text = text.replace(name, "")
    return text


def _sketch(text: str) -> tuple[int, ...]:
    plain = re.sub(r"\d", "0", text)
    sums = {zlib.crc32(plain[i : i + PIECE].encode()) for i in range(max(len(plain) - PIECE + 1, 1))}
    return tuple(sorted(sums)[:SKETCH])


def same_texts(counted: Mapping[str, Entry]) -> Iterator[SameTexts]:
    """Yield each pair of units, given with their entries, that have a written section in common."""
    keys = dict.fromkeys(key for entry in counted.values() for key in entry.sketches)
    for key in keys:
        sketches = {unit: entry.sketches[key] for unit, entry in counted.items() if key in entry.sketches}
        for one, other in _likely_pairs(sketches):
            yield from _compared(key, (one, counted[one]), (other, counted[other]))


def _likely_pairs(sketches: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs with at least half of their sketches in common: every pair that is 95 % the same is among them."""
    holders: dict[int, list[str]] = {}
    for unit, sketch in sketches.items():
        shared: dict[str, int] = {}
        for piece in sketch:
            held = holders.setdefault(piece, [])
            for other in held:
                shared[other] = shared.get(other, 0) + 1
            held.append(unit)
        for other, count in shared.items():
            if count >= _SHARED * min(len(sketch), len(sketches[other])):
                yield other, unit


def _compared(key: str, one: tuple[str, Entry], other: tuple[str, Entry]) -> Iterator[SameTexts]:
    first, second = one[1].report(), other[1].report()
    degree = _likeness(_plain(first, key, one[0]), _plain(second, key, other[0]))
    if degree >= SIMILAR:
        yield SameTexts(one[0], other[0], first.form.section(key).heading, degree)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < SIMILAR or matcher.quick_ratio() < SIMILAR:
        return 0.0
    return matcher.ratio()
