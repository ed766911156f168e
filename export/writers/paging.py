"""Paging: what is to be set, piece by piece, distributed over pages; knows heights and nothing of fonts or Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

Draw = Callable[[Any, float], None]
"""Draws a piece with a painter, its upper edge at a height in twips from that of the text area."""


@dataclass(frozen=True)
class Piece:
    """Something that is never cut in two: a line, a row, a whole table. Lengths in twips."""

    height: float
    draw: Draw
    before: float = 0
    """Space above, left out at the top of a page."""
    after: float = 0
    keep_next: bool = False
    """Whether the next piece must be on the same page, if that can be."""
    head: Piece | None = None
    """What stands above it where it begins a page: the header rows of its table."""


class Placed(NamedTuple):
    """A piece and the height of its upper edge on the page."""

    top: float
    piece: Piece


Page = tuple[Placed, ...]


def paginate(pieces: Iterable[Piece], height: float) -> tuple[Page, ...]:
    """Return the pages; one without anything for no pieces. A piece higher than a page stands alone on one."""
    filling = _Filling(height)
    for chain in _chains(pieces):
        filling.add(chain)
    return filling.pages()


def _chains(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the runs of pieces that keep together."""
    chain: list[Piece] = []
    for piece in pieces:
        chain.append(piece)
        if not piece.keep_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _extent(chain: list[Piece]) -> float:
    """Return the height of pieces on one page, without the space around them."""
    return sum(p.height for p in chain) + sum(a.after + b.before for a, b in pairwise(chain))


class _Filling:
    """Pages so far, and how far the last one is filled."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._done: list[Page] = []
        self._page: list[Placed] = []
        self._at = 0.0

    def add(self, chain: list[Piece]) -> None:
        extent = _extent(chain)
        if self._page and self._at + chain[0].before + extent > self._height >= extent:
            self._turn()
        for piece in chain:
            if self._page and self._at + piece.before + piece.height > self._height:
                self._turn()
            self._place(piece)

    def _place(self, piece: Piece) -> None:
        if not self._page and piece.head is not None:
            self._page.append(Placed(0, piece.head))
            self._at = piece.head.height
        top = self._at + piece.before if self._page else self._at
        self._page.append(Placed(top, piece))
        self._at = top + piece.height + piece.after

    def _turn(self) -> None:
        self._done.append(tuple(self._page))
        self._page, self._at = [], 0.0

    def pages(self) -> tuple[Page, ...]:
        return (*self._done, tuple(self._page)) if self._page or not self._done else tuple(self._done)
