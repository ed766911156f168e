"""Normalise and compare labels: spaces, brackets, numbers and common misspellings are ignored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from model.content.values import Kind, Remark, parse, squeeze
from model.recognise.cell_text import word_of

_HAN = "一二三四五六七八九十"
_NUMBER = re.compile(rf"[(]?([{_HAN}]{{1,3}}|\d{{1,2}})[)、.,:;。·](?!\d)|(\d{{1,2}})(?=[^\W\d_])")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MARKS = re.compile(r"[\W_]+")

_SLIPS = (("其它", "其他"), ("合计", "总计"), ("共计", "总计"), ("做出", "作出"), ("帐", "账"))
"""Common misspellings and the spelling of the form."""

LONGEST = 160
"""Characters of the longest text that may be a label, white space included; longer texts are not cached."""

SHORTEST_LOOSE = 3
"""Labels of fewer characters are compared exactly: `规章` with one character changed is another word."""


def normal(text: str) -> str:
    """Return the text in half-width form without white space and invisible characters."""
    return _short_normal(text) if len(text) <= LONGEST else _normal(text)


@lru_cache(maxsize=8192)
def _short_normal(text: str) -> str:
    return _normal(text)


def _normal(text: str) -> str:
    plain = squeeze(unicodedata.normalize("NFKC", text))
    return plain.replace("\u200b", "").replace("\ufeff", "").replace("\u2060", "")


def label_texts(text: str) -> tuple[str, ...]:
    """Return the text of a label without number and marks, and once more without brackets if it has any.

    A text too long for a label gives one empty string.
    """
    return _label_texts(text) if len(text) <= LONGEST else ("",)


@lru_cache(maxsize=8192)
def _label_texts(text: str) -> tuple[str, ...]:
    plain = normal(text)
    match = _NUMBER.match(plain)
    rest = plain[match.end() :] if match else plain
    whole = _words(rest)
    short = _words(_BRACKETS.sub("", rest))
    return (whole, short) if short and short != whole else (whole,)


def label_text(text: str) -> str:
    """Return the text of a label without number and marks, with the content of brackets."""
    return label_texts(text)[0]


def _words(text: str) -> str:
    words = _MARKS.sub("", text)
    for slip, right in _SLIPS:
        words = words.replace(slip, right)
    return words


def ordinal(text: str) -> str:
    """Return the number before a label (`3` of `3.其他`, `六` of `（六）其他处理`); empty if it has none."""
    match = _NUMBER.match(normal(text[:LONGEST]))
    return (match.group(1) or match.group(2)) if match else ""


def is_figure(text: str) -> bool:
    """Return whether a cell holds a figure or a mark such as `/`; False for blank and other text."""
    return len(text) <= LONGEST and _is_figure(text)


@lru_cache(maxsize=8192)
def _is_figure(text: str) -> bool:
    if word_of(text) is not None:
        return True
    parsed = parse(text, Kind.AMOUNT)
    return parsed.value is not None and parsed.remark is not Remark.UNREADABLE


def distance(one: str, other: str, limit: int) -> int:
    """Return the Levenshtein distance, at most `limit` + 1."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def tolerance(length: int) -> int:
    """Return the largest distance at which labels of this length are still considered the same."""
    return 0 if length < SHORTEST_LOOSE else max(1, length // 3)


def nearest(text: str, candidates: Iterable[tuple[int, str]]) -> int | None:
    """Return the index of the nearest candidate; None if none is near or several are equally near.

    A truncated or extended label matches the only candidate with the same beginning.
    """
    pool = list(candidates)
    best: dict[int, int] = {}
    for words in label_texts(text):
        for index, candidate in pool:
            limit = tolerance(min(len(words), len(candidate)))
            gap = distance(words, candidate, limit) if limit else int(words != candidate) * (limit + 1)
            if gap <= limit:
                best[index] = min(gap, best.get(index, gap))
    if best:
        return _single(best)
    words = label_text(text)
    alike = {i: 0 for i, c in pool if min(len(words), len(c)) >= 4 and _begins(words, c)}
    return _single(alike) if alike else None


def _single(gaps: dict[int, int]) -> int | None:
    least = min(gaps.values())
    found = [index for index, gap in gaps.items() if gap == least]
    return found[0] if len(found) == 1 else None


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
