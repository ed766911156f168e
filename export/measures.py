"""Measures: how wide a text is, and how a width is divided."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise


def characters(text: str) -> float:
    """Return how many full-width characters the text is as wide as; digits and Latin letters count half."""
    return len(text) / 2 if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=1 << 14)
def _width(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


def shared(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total` divided in proportion to the weights, in whole numbers that add up to it exactly."""
    whole = sum(weights)
    if not whole:
        return shared(total, [1] * len(weights)) if weights else ()
    edges = [0]
    for weight in weights:
        edges.append(edges[-1] + weight)
    return tuple(right - left for left, right in pairwise(round(edge * total / whole) for edge in edges))
