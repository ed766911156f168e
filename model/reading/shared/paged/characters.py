"""Characters as a page description places them, and the glyphs of an upright sheet made from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from model.reading.shared.paged.sheet import Box, Glyph, Turn


class TextStyle(NamedTuple):
    """What the characters of one text object have in common."""

    quarter: int | None
    """Direction of writing in quarter turns against the clock, None for a slanted one."""
    size: float
    """In points, 0 for text that is not read."""
    bold: bool = False
    shade: float = 0.0
    """0 for black, 1 for white, 2 for text without ink."""
    mark: int = -1
    """The number of the marked content, in a file with tags."""


SLANTED = TextStyle(None, 0.0)
"""Style of text that is not read because it is slanted, or far too small or large."""


class Character(NamedTuple):
    """A character with its origin and box, in points that grow upwards."""

    text: str
    x: float
    y: float
    box: Box
    style: TextStyle


def turn_of(characters: Iterable[Character], box: Box, rotation: int = 0) -> Turn:
    """Return the turn that makes most of the text upright; `rotation` in quarter turns for a page without text."""
    quarters = Counter(each.style.quarter for each in characters)
    return Turn(box, quarters.most_common(1)[0][0] or 0 if quarters else rotation)


def glyphs_of(characters: Sequence[Character], turn: Turn) -> list[Glyph]:
    """Return the characters that are inside of the page as glyphs of its sheet."""
    width, height = turn.size
    glyphs = (
        _upright(characters, turn.box) if not turn.quarters else [_glyph(each, turn) for each in characters]
    )
    return [g for g in glyphs if -1 <= g.left <= width + 1 and -1 <= g.base <= height + g.size]


def _upright(characters: Sequence[Character], box: Box) -> list[Glyph]:
    """Return the glyphs of a page that is not turned: the same as `_glyph`, several times faster."""
    page_left, _, _, page_top = box
    found: list[Glyph] = []
    for text, x, y, (_, _, right, _), (_, size, bold, shade, mark) in characters:
        end = right if right > x else x + size / 2
        found.append(Glyph(text, x - page_left, end - page_left, page_top - y, size, bold, shade, mark=mark))
    return found


def _glyph(character: Character, turn: Turn) -> Glyph:
    left, base = turn.point(character.x, character.y)
    _, _, right, _ = turn.rectangle(*character.box)
    style = character.style
    if right <= left:
        right = left + style.size / 2
    return Glyph(character.text, left, right, base, style.size, style.bold, style.shade, mark=style.mark)
