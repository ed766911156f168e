"""Which glyph of a line of text stands for which characters of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QGlyphRun, QRawFont, QTextLine

_NOTHING = "\u200b"
"""What a glyph stands for that only belongs to the one before it: nothing that can be seen."""
_ENDS = "\u2028\n"


class Glyph(NamedTuple):
    """One glyph at its place in the text's layout; `at` counts the characters of the text before what it stands for."""

    font: QRawFont
    number: int
    left: float
    baseline: float
    text: str
    at: int


def glyphs_of(line: QTextLine, text: str) -> list[Glyph]:
    """Return the glyphs of a line of a text in the order of its characters."""
    units = _units(text, line.textStart(), line.textLength())
    shown = _flat(line.glyphRuns())
    if len(shown) == len(units) and all(a.left <= b.left for a, b in pairwise(shown)):
        return [glyph._replace(text=c, at=at) for glyph, (c, at, _, _) in zip(shown, units, strict=True)]
    return list(_by_cluster(line, units))


class _Unit(NamedTuple):
    """A character, how many stand before it, and the same in units of UTF-16, as Qt counts."""

    character: str
    at: int
    start: int
    length: int


def _units(text: str, start: int, length: int) -> list[_Unit]:
    found: list[_Unit] = []
    place = 0
    for at, character in enumerate(text):
        size = 2 if character > "\uffff" else 1
        if start <= place < start + length and character not in _ENDS:
            found.append(_Unit(character, at, place, size))
        place += size
    return found


def _flat(runs: Sequence[QGlyphRun]) -> list[Glyph]:
    found: list[Glyph] = []
    for run in runs:
        font = run.rawFont()
        for number, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            found.append(Glyph(font, number, place.x(), place.y(), "", 0))
    return found


def _by_cluster(line: QTextLine, units: list[_Unit]) -> Iterator[Glyph]:
    """Yield the glyphs asked for character by character: several may share glyphs, or have more than one."""
    glyphs: list[Glyph] = []
    texts: list[str] = []
    first = 0
    for unit in units:
        shown = _flat(line.glyphRuns(unit.start, unit.length))
        if not shown or (glyphs and shown[0][2:4] == glyphs[0][2:4] and shown[0][1] == glyphs[0][1]):
            texts.append(unit.character)
            continue
        yield from _shared(glyphs, texts, first)
        glyphs, texts, first = shown, [unit.character], unit.at
    yield from _shared(glyphs, texts, first)


def _shared(glyphs: list[Glyph], texts: list[str], first: int) -> Iterator[Glyph]:
    """Yield the glyphs of one cluster, each with its character, the last one with all that are left."""
    for i, glyph in enumerate(glyphs):
        is_last = i == len(glyphs) - 1
        text = "".join(texts[i:]) if is_last else "".join(texts[i : i + 1])
        yield glyph._replace(text=text or _NOTHING, at=first + min(i, len(texts) - 1))
