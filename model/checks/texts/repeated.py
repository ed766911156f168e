"""N10: paragraphs taken over from last year as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from model.checks.core import Facts, Hit, Severity, check_each, hit
from model.checks.wording import section_name, written_sections
from model.content.address import Address

SHORTEST = 40
"""Characters; a shorter paragraph may well be the same every year."""
SIMILAR = 0.95


@check_each(
    "N10",
    Severity.WARNING,
    "{section}的段落“{begin}……”与上年报告{degree}；请按本年的情况改写。",
    written_sections,
    of_text=True,
)
def same_as_last_year(facts: Facts, key: str) -> Iterator[Hit]:
    """正文不应照抄上年：40 字以上的段落与上年报告同一部分的段落相似度达到 95% 的，应改写（《政府信息公开条例》第五十条：报告本年度情况）。"""
    previous = facts.previous()
    if previous is None:
        return
    last = _paragraphs(previous.text(key))
    offset = 0
    for line in facts.text(key).split("\n"):
        degree = _likeness(_squeezed(line), last)
        if degree >= SIMILAR:
            start = offset + len(line) - len(line.lstrip())
            words = "完全相同" if degree == 1 else f"几乎相同（相似度 {min(degree, 0.99):.0%}）"
            yield hit(
                Address(key).span(start, offset + len(line.rstrip())),
                section=section_name(facts.form, key),
                begin=line.strip()[:16],
                degree=words,
            )
        offset += len(line) + 1


class _LastYear(NamedTuple):
    """The paragraphs of last year's text that are long enough, found again by pieces of them."""

    whole: frozenset[str]
    by_piece: dict[str, list[str]]


_PIECE, _STEP = 8, 4
"""Characters. Two paragraphs of 40 characters or more that are 95 % alike share a run of 12 at least, and in it one of
the pieces that begin at every fourth character."""
_COMMON = 40
"""A piece of so many paragraphs tells nothing."""
_CANDIDATES = 4
"""How many of the paragraphs that share the most pieces are compared."""


@lru_cache(maxsize=16)
def _paragraphs(text: str) -> _LastYear:
    squeezed = [_squeezed(line) for line in text.split("\n")]
    whole = frozenset(line for line in squeezed if len(line) >= SHORTEST)
    by_piece: dict[str, list[str]] = {}
    for line in dict.fromkeys(line for line in squeezed if line in whole):
        for at in range(0, len(line) - _PIECE + 1, _STEP):
            by_piece.setdefault(line[at : at + _PIECE], []).append(line)
    return _LastYear(whole, by_piece)


def _squeezed(line: str) -> str:
    return "".join(line.split())


def _likeness(paragraph: str, last: _LastYear) -> float:
    """Return the similarity of a paragraph to the most similar of last year's, 0 to 1; 0 for a short one."""
    if len(paragraph) < SHORTEST:
        return 0.0
    if paragraph in last.whole:
        return 1.0
    shared: Counter[str] = Counter()
    for at in range(len(paragraph) - _PIECE + 1):
        others = last.by_piece.get(paragraph[at : at + _PIECE], ())
        if len(others) <= _COMMON:
            shared.update(others)
    return max((_ratio(paragraph, other) for other, _ in shared.most_common(_CANDIDATES)), default=0.0)


@lru_cache(maxsize=4096)
def _ratio(one: str, other: str) -> float:
    """Return the similarity of two paragraphs, 0 where it cannot reach what matters."""
    if 2 * min(len(one), len(other)) < SIMILAR * (len(one) + len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= SIMILAR else 0.0
