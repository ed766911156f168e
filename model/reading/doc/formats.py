"""Formats of paragraphs and characters by position; every program of modifications is decoded once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from model.reading.doc.pages import Stretches
from model.reading.doc.sprm import (
    Chp,
    Pap,
    character_properties,
    over,
    paragraph_properties,
    unfold,
)
from model.reading.doc.styles import Style, Styles
from model.reading.doc.text import Piece, Text
from model.reading.guards import PART_LIMIT, too_complex


class ParagraphFormat(NamedTuple):
    """The format of a paragraph; `own` is what it sets beside its style, `program` all modifications."""

    properties: Pap
    own: Pap
    style: Style
    program: bytes


class ParagraphFormats:
    """The formats of paragraphs by the position of their marks."""

    def __init__(self, text: Text, stretches: Stretches, styles: Styles, data: bytes) -> None:
        self._text = text
        self._stretches = stretches
        self._styles = styles
        self._data = data
        self._known: dict[bytes, ParagraphFormat] = {}
        self._unfolded = 0

    def at(self, position: int) -> ParagraphFormat:
        """Return the format of the paragraph that ends with this character."""
        piece = self._text.piece_at(position)
        program = self._stretches.program_at(piece.place_of(position)) + piece.modifier
        found = self._known.get(program)
        if found is None:
            found = self._known[program] = self._format(program)
        return found

    def _format(self, program: bytes) -> ParagraphFormat:
        modifications = unfold(program[2:], self._data)
        self._unfolded += len(modifications)
        if self._unfolded > PART_LIMIT:
            raise too_complex("段落格式过多")
        own = paragraph_properties(modifications)
        named = int.from_bytes(program[:2], "little") if own.style is None else own.style
        style = self._styles.get(named)
        return ParagraphFormat(over(own, style.paragraph), own, style, modifications)


class CharacterFormats:
    """The formats of characters by their position."""

    def __init__(self, text: Text, stretches: Stretches) -> None:
        self._starts: list[int] = []
        self._formats: list[Chp] = []
        self._known: dict[bytes, Chp] = {}
        for piece in text.pieces:
            for start, program in _programs(piece, stretches):
                self._starts.append(start)
                self._formats.append(self._format(program + piece.modifier))

    def _format(self, program: bytes) -> Chp:
        found = self._known.get(program)
        if found is None:
            found = self._known[program] = character_properties(program)
        return found

    def at(self, position: int) -> Chp:
        """Return the properties of one character."""
        return self._formats[max(bisect_right(self._starts, position) - 1, 0)]

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, Chp]]:
        """Return the parts of a range that have one format, with it."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while start < end:
            stop = self._starts[index + 1] if index + 1 < len(self._starts) else end
            stop = min(stop, end)
            if stop > start:
                yield start, stop, self._formats[index]
            start = max(stop, start)
            index += 1


def _programs(piece: Piece, stretches: Stretches) -> Iterator[tuple[int, bytes]]:
    """Return the first position of each stretch of a piece, and its modifications."""
    place, end = piece.place, piece.place_of(piece.end)
    index = max(stretches.index_at(place), 0)
    while place < end:
        here = stretches.all[index] if index < len(stretches.all) else None
        if here is not None and here.end <= place:
            index += 1
            continue
        inside = here is not None and here.start <= place
        yield piece.start + (place - piece.place) // piece.width, here.program if here and inside else b""
        if here is None:
            return
        place = here.end if inside else here.start
