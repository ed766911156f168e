"""Lines: characters that stand on one base line, as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from model.content.blocks import Run
from model.reading.shared.paged.sheet import Glyph
from model.reading.shared.paged.signs import is_wide

_SAME_LINE = 0.5
"""Of the size: how far base lines of one line may be apart (a figure set higher, a mark)."""
_SAME_PLACE = 0.15
"""Of the size: characters drawn twice to look bold are this near."""
_WORD_GAP = 0.2
_COLUMN_GAP = 2.0
"""Of the size: white that parts two words, and that parts anything."""


class Line(NamedTuple):
    """A line of text on a page; points from the page's upper left corner."""

    page: int
    left: float
    right: float
    base: float
    size: float
    runs: tuple[Run, ...]
    mark: int = -1
    """The number of the marked content it begins with, in a file with tags."""

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)


def lines_of(glyphs: Iterable[Glyph], page: int = 0) -> list[Line]:
    """Return the characters as lines, from top to bottom."""
    found: list[Line] = []
    for group in _by_base(glyphs):
        line = _line(sorted(group, key=lambda glyph: glyph.left), page)
        if line is not None:
            found.append(line)
    return found


def _by_base(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    groups: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        last = groups[-1] if groups else None
        if last and glyph.base - last[-1].base <= _SAME_LINE * min(glyph.size, last[-1].size):
            last.append(glyph)
        else:
            groups.append([glyph])
    return groups


def _line(glyphs: Sequence[Glyph], page: int) -> Line | None:
    runs: list[Run] = []
    last: Glyph | None = None
    blank = False
    for glyph in _distinct(glyphs):
        if glyph.text == " ":
            blank = True
            continue
        text = glyph.text if last is None or not _is_parted(last, glyph, blank) else " " + glyph.text
        if runs and runs[-1].bold == glyph.bold:
            runs[-1] = Run(runs[-1].text + text, glyph.bold)
        else:
            runs.append(Run(text, glyph.bold))
        last, blank = glyph, False
    if last is None:
        return None
    written = [glyph for glyph in glyphs if glyph.text != " "]
    size = sorted(glyph.size for glyph in written)[len(written) // 2]
    return Line(page, written[0].left, last.right, written[0].base, size, tuple(runs), written[0].mark)


def _distinct(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters, those drawn twice to look bold once, as bold."""
    found: list[Glyph] = []
    for glyph in glyphs:
        if found and _is_twice(found[-1], glyph):
            found[-1] = found[-1]._replace(bold=True)
        else:
            found.append(glyph)
    return found


def _is_twice(one: Glyph, other: Glyph) -> bool:
    return one.text == other.text and abs(other.left - one.left) < _SAME_PLACE * other.size


def _is_parted(last: Glyph, glyph: Glyph, blank: bool) -> bool:
    """Return whether there is a space between two neighbours: never between ideographs, unless it is wide."""
    gap = (glyph.left - last.right) / max(glyph.size, 1)
    if gap > _COLUMN_GAP:
        return True
    if is_wide(last.text[-1]) or is_wide(glyph.text[0]):
        return False
    return blank or gap > _WORD_GAP


def text_of(lines: Sequence[Line]) -> str:
    """Return the text of a cell: its lines were broken to fit, so they are joined."""
    return joined_text([line.text for line in lines])


def joined_text(parts: Iterable[str]) -> str:
    """Return the parts of a text that was broken into lines as one; a space only between words of letters."""
    found = ""
    for part in parts:
        found += f" {part}" if needs_space(found, part) else part
    return found


def needs_space(before: str, after: str) -> bool:
    """Return whether the end of a line separates two words of letters; a number or an address may go on in the next line."""
    ends = before[-1:] + after[:1]
    return len(ends) == 2 and ends.isascii() and ends.isalpha()
