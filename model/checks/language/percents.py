"""Percents: percentages that do not follow from the counts beside them, or in the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from model.checks.language.lazy import lazy
from model.checks.language.numerals import Count, Percent, counts_in, percents_in
from model.checks.language.prose import Sentence, prose_of
from model.checks.language.sums import comparable, hidden, segments_in, words_before

Number = int | Decimal


class WrongPercent(NamedTuple):
    """A percentage that does not follow from its counts; `start` to `end` are its digits with the sign."""

    given: Percent
    right: Decimal
    start: int
    end: int
    words: str
    part: Number | None = None
    """What is said to be that share of a whole; None for a change against last year."""

    def is_share_of(self, whole: Number) -> bool:
        """Return whether the part is the given percentage of this whole."""
        return bool(self.part and whole) and _is_near(self.given, _share(self.part or 0, whole))


@lru_cache(maxsize=24)
def wrong_percents(text: str) -> tuple[WrongPercent, ...]:
    """Return the percentages of a text that differ from what their counts give, rounded either way."""
    prose = prose_of(text)
    found: list[WrongPercent] = []
    before: Sentence | None = None
    for sentence in prose.sentences:
        is_near = before is not None and before.paragraph == sentence.paragraph
        has_percent = "%" in sentence.text
        earlier = (
            list(counts_in(hidden(before.text))) if before is not None and is_near and has_percent else []
        )
        before = sentence
        for start, segment in segments_in(sentence) if has_percent else ():
            for percent, right, part in (*_shares(segment, earlier), *_changes(segment)):
                at, until = prose.span(start + percent.start, start + percent.end)
                found.append(WrongPercent(percent, right, at, until, words_before(segment, percent), part))
    return tuple(found)


_Wrong = tuple[Percent, Decimal, Number | None]
_SHARE = lazy(r"(?:占(?!地)(?:比|[^，\d]{0,12}的?)(?:为|达|约)?|(?:办结率|答复率|回复率)(?:为|达到|达|：)?)$")
_TIMELY = lazy(r"按时|按期|及时|限期|法定|满意")
_HAS_SHARE = lazy(r"[^，；\d]{0,6}，?占(?:比)?[^，；\d]{0,14}\d")


def _shares(segment: str, earlier: Sequence[Count]) -> Iterator[_Wrong]:
    """`公开信息200条，其中政策50条，占25%`; `收到50件，办结45件，办结率90%`; `公开信息200条。其中政策50条，占25%`."""
    plain = hidden(segment)
    for percent in percents_in(plain):
        lead = plain[: percent.start]
        share = _SHARE().search(lead)
        if share is None or not percent.is_exact or _TIMELY().search(lead[share.start() - 4 :]):
            continue
        counts = [count for count in counts_in(plain) if count.after <= percent.start]
        if not counts:
            continue
        part = counts[-1]
        is_rate = "率" in share.group()
        # What is a share itself is not the whole of the next one.
        wholes = [c for c in counts[:-1] if is_rate or _HAS_SHARE().match(plain, c.after) is None]
        if not wholes and not is_rate:
            wholes = [count for count in earlier if count.measure == part.measure]
        near = lead[part.after : share.start()].strip("，、") == ""
        if not wholes or not near or (is_rate and (len(counts) > 2 or percent.value >= 100)):
            continue
        rights = _rights(part, wholes, percent)
        if rights and all(not _is_near(percent, right) for right in rights):
            yield percent, _rounded(rights[0], percent.places), part.value


def _rights(part: Count, wholes: Sequence[Count], percent: Percent) -> list[Decimal]:
    """Return the percentages that the part is of what may be its whole; none where they cannot be compared."""
    if not comparable(part, wholes):
        return []
    return [_share(part.value, whole.value) for whole in wholes if whole.value >= part.value > 0]


def _share(part: Number, whole: Number) -> Decimal:
    return Decimal(part) * 100 / Decimal(whole)


_CHANGE = lazy(
    r"[，]?[较比同与](?:上年|去年|20\d\d)年?(?:度|同期)?的?（?(?P<last>\d+(?:\.\d+)?)[件条起宗个次份]）?(?:相比)?，?(?:同比)?(?P<way>增长|上升|增加|提高|下降|减少|降低)(?:了)?$"
)


def _changes(segment: str) -> Iterator[_Wrong]:
    """`收到22件，比2022年（31件）下降29%`."""
    for percent in percents_in(segment):
        change = _CHANGE().search(segment[: percent.start])
        if change is None:
            continue
        this = [count for count in counts_in(segment) if count.after == change.start()]
        if not this or not this[0].is_exact or not percent.is_exact:
            continue
        last = Decimal(change["last"])
        gap = Decimal(this[0].value) - last
        grows = change["way"] in ("增长", "上升", "增加", "提高")
        right = abs(gap) * 100 / last if last else percent.value
        if not _is_near(percent, right) or (gap > 0) is not grows:
            yield percent, _rounded(right, percent.places), None


def _is_near(percent: Percent, right: Decimal) -> bool:
    """Return whether a percentage is the right one, rounded or cut off."""
    return abs(percent.value - right) < Decimal(1).scaleb(-percent.places)


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
