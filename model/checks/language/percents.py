"""Percents: percentages that do not follow from the counts beside them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from model.checks.language.lazy import lazy
from model.checks.language.numerals import Percent, counts_in, percents_in
from model.checks.language.prose import prose_of
from model.checks.language.sums import comparable, hidden, segments_of, words_before

Number = int | Decimal


class WrongPercent(NamedTuple):
    """A percentage that does not follow from its counts; `start` to `end` are its digits with the sign."""

    given: Decimal
    right: Decimal
    start: int
    end: int
    words: str


@lru_cache(maxsize=24)
def wrong_percents(text: str) -> tuple[WrongPercent, ...]:
    """Return the percentages of a text that differ from what their counts give, rounded either way."""
    prose = prose_of(text)
    found: list[WrongPercent] = []
    for start, segment in segments_of(prose):
        for percent, right in (*_shares(segment), *_changes(segment)):
            at, until = prose.span(start + percent.start, start + percent.end)
            found.append(WrongPercent(percent.value, right, at, until, words_before(segment, percent)))
    return tuple(found)


_SHARE = lazy(r"(?:占(?!地)(?:比|[^，\d]{0,12}的?)(?:为|达|约)?|(?:办结率|答复率|回复率)(?:为|达到|达|：)?)$")
_TIMELY = lazy(r"按时|按期|及时|限期|法定|满意")


def _shares(segment: str) -> Iterator[tuple[Percent, Decimal]]:
    """`公开信息200条，其中政策50条，占25%`; `收到50件，办结45件，办结率90%`."""
    plain = hidden(segment)
    for percent in percents_in(plain):
        lead = plain[: percent.start]
        share = _SHARE().search(lead)
        counts = [count for count in counts_in(lead)]
        if (
            share is None
            or len(counts) < 2
            or not percent.is_exact
            or _TIMELY().search(lead[share.start() - 4 :])
        ):
            continue
        part, wholes = counts[-1], counts[:-1]
        near = lead[part.after : share.start()].strip("，") == ""
        is_rate = "率" in share.group()
        if (
            not near
            or (is_rate and (len(counts) > 2 or percent.value >= 100))
            or not comparable(part, wholes)
        ):
            continue
        rights = [
            _share(part.value, whole.value, percent.places)
            for whole in wholes
            if whole.value >= part.value > 0
        ]
        if rights and all(not _is_near(percent, right) for right in rights):
            yield percent, _rounded(rights[0], percent.places)


def _share(part: Number, whole: Number, places: int) -> Decimal:
    return Decimal(part) * 100 / Decimal(whole)


_CHANGE = lazy(
    r"[，]?[较比同与](?:上年|去年|20\d\d)年?(?:度|同期)?的?（?(?P<last>\d+(?:\.\d+)?)[件条起宗个次份]）?(?:相比)?，?(?:同比)?(?P<way>增长|上升|增加|提高|下降|减少|降低)(?:了)?$"
)


def _changes(segment: str) -> Iterator[tuple[Percent, Decimal]]:
    """`收到22件，比2022年（31件）下降29%`."""
    counts = list(counts_in(segment))
    for percent in percents_in(segment):
        change = _CHANGE().search(segment[: percent.start])
        this = [count for count in counts if change and count.after == change.start()]
        if change is None or not this or not this[0].is_exact or not percent.is_exact:
            continue
        last = Decimal(change["last"])
        gap = Decimal(this[0].value) - last
        grows = change["way"] in ("增长", "上升", "增加", "提高")
        right = abs(gap) * 100 / last if last else percent.value
        if not _is_near(percent, right) or (gap > 0) is not grows:
            yield percent, _rounded(right, percent.places)


def _is_near(percent: Percent, right: Decimal) -> bool:
    """Return whether a percentage is the right one, rounded or cut off."""
    return abs(percent.value - right) < Decimal(1).scaleb(-percent.places)


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
