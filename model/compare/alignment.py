"""Which paragraph of one text is which of another: the same ones first, between them the most alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

LEAST_ALIKE = 0.4
"""Share of pairs of characters that two paragraphs must have in common to be one that was changed."""
_MOST_PAIRS = 10_000
"""Pairs of paragraphs between two that are the same; where there are more, only the same ones are found."""


class Pair(NamedTuple):
    """Positions of one paragraph in the two texts; None where one of them has none like it."""

    old: int | None
    new: int | None


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Pair, ...]:
    """Return the paragraphs of two texts in order, each of both in exactly one pair."""
    found: list[Pair] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Pair(i + n, k + n) for n in range(j - i)]
        else:
            found += _between(old, new, range(i, j), range(k, m))
    return tuple(found)


def _between(old: Sequence[str], new: Sequence[str], mine: range, theirs: range) -> Iterator[Pair]:
    """Yield the pairs of a stretch in which no paragraph is the same."""
    at_old, at_new = mine.start, theirs.start
    for i, k in _alike(old, new, mine, theirs):
        yield from (Pair(n, None) for n in range(at_old, i))
        yield from (Pair(None, n) for n in range(at_new, k))
        yield Pair(i, k)
        at_old, at_new = i + 1, k + 1
    yield from (Pair(n, None) for n in range(at_old, mine.stop))
    yield from (Pair(None, n) for n in range(at_new, theirs.stop))


def _alike(old: Sequence[str], new: Sequence[str], mine: range, theirs: range) -> list[tuple[int, int]]:
    """Return the pairs, in order, that are the most alike in all."""
    if not mine or not theirs or len(mine) * len(theirs) > _MOST_PAIRS:
        return []
    left, right = [_pairs_of(old[i]) for i in mine], [_pairs_of(new[k]) for k in theirs]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for k in range(len(right) - 1, -1, -1):
            both = _likeness(left[i], right[k])
            joined = both + best[i + 1][k + 1] if both >= LEAST_ALIKE else 0.0
            best[i][k] = max(joined, best[i + 1][k], best[i][k + 1])
    found: list[tuple[int, int]] = []
    i = k = 0
    while i < len(left) and k < len(right):
        if best[i][k] == best[i + 1][k]:
            i += 1
        elif best[i][k] == best[i][k + 1]:
            k += 1
        else:
            found.append((mine[i], theirs[k]))
            i, k = i + 1, k + 1
    return found


def _pairs_of(text: str) -> Counter[str]:
    plain = "".join(text.split())
    return Counter(plain[i : i + 2] for i in range(max(1, len(plain) - 1))) if plain else Counter()


def likeness(one: str, other: str) -> float:
    """Return how alike two paragraphs are, 0 to 1: the share of their pairs of neighbouring characters in common."""
    return _likeness(_pairs_of(one), _pairs_of(other))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 1.0
