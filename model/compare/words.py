"""Changes inside a paragraph: by figures, Latin words and single characters, with no crumbs between two changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[%％‰]?|[A-Za-z]+|.", re.DOTALL)
_MOST_TOKENS = 3_000
"""Tokens of a changed stretch: the differ takes time by the square, and a longer stretch is shown as replaced whole."""
_CRUMB, _AROUND = 2, 6
"""Unchanged characters between two changes that are read as changed too, where the changes are this long together."""


class Piece(NamedTuple):
    """A stretch of a paragraph: unchanged where both texts are the same; an empty one was inserted or deleted."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return self.old == self.new


def changes(old: str, new: str) -> tuple[Piece, ...]:
    """Return what became of a text, in order: the pieces' old texts make `old`, their new ones `new`."""
    if old == new:
        return (Piece(old, new),) if old else ()
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    middle = _differing(one[start : len(one) - end], other[start : len(other) - end])
    head, tail = "".join(one[:start]), "".join(one[len(one) - end :] if end else ())
    return _merged((Piece(head, head), *middle, Piece(tail, tail)))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many tokens both begin with."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _differing(one: list[str], other: list[str]) -> Iterator[Piece]:
    if not one or not other or max(len(one), len(other)) > _MOST_TOKENS:
        yield Piece("".join(one), "".join(other))
        return
    for _, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield Piece("".join(one[i:j]), "".join(other[k:m]))


def _merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces without empty ones, neighbours of one kind joined, crumbs counted to the changes around them."""
    found: list[Piece] = []
    given = [piece for piece in pieces if piece.old or piece.new]
    for index, piece in enumerate(given):
        after = given[index + 1] if index + 1 < len(given) else None
        is_crumb = (
            bool(found)
            and after is not None
            and piece.is_same
            and len(piece.old) <= _CRUMB
            and not found[-1].is_same
            and not after.is_same
            and _length(found[-1]) + _length(after) >= _AROUND
        )
        joins = bool(found) and (is_crumb or found[-1].is_same == piece.is_same)
        if joins:
            found[-1] = Piece(found[-1].old + piece.old, found[-1].new + piece.new)
        else:
            found.append(piece)
    return tuple(found)


def _length(piece: Piece) -> int:
    return max(len(piece.old), len(piece.new))
