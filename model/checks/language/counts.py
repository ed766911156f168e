"""Counts: what the figures of a text count, told by the words around them; silent where that is not plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from model.checks.language.applications import Bound, carried, concluded, decided, received
from model.checks.language.disputes import all_ended, disputed, ended
from model.checks.language.documents import documented, listed
from model.checks.language.lazy import lazy
from model.checks.language.patterns import Kind
from model.checks.language.places import Place, places_in
from model.checks.language.prose import Prose, Sentence, prose_of
from model.checks.language.years import is_part_of_year, is_several_years, year_spoken_of


class Figure(NamedTuple):
    """A figure of a text and what it counts; `start` and `end` are its digits in the text as written."""

    kind: Kind
    part: str
    """Which column: an outcome of a dispute, what happened to a document; empty for all."""
    value: int
    start: int
    end: int
    year: int | None
    """The year the sentence speaks of, if it says."""
    other_year: int | None
    """The year carried from or to, if it is said by number."""
    lead: str
    """What stands before it in its clause: who received, whose documents."""
    words: str
    """The words that bind it, as the clerk is told them."""
    sentence: int
    """Where its sentence begins."""
    paragraph: int


_LONGEST_WORDS = 16
_FEWEST_WORDS = 3
_COMPARISON = lazy(r"增|减|同比|环比|上升|下降|[较比](?:上年|去年|20\d\d)|[较比]前|提高|回落")
_CONTINUES = lazy(
    r"^(?:其中|办理结果|处理结果|处理情况|办理情况|答复结果|从|按|在已|已|均|上述|以上|所有|全部|全年办结|截至)"
)
_DISCLOSURE = lazy(r"信息公开|依申请|公开申请|政府信息")
_BINDERS = (carried, ended, disputed, documented, received, decided, concluded)


@lru_cache(maxsize=24)
def figures_of(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text that count something of the tables without doubt; results are cached by text."""
    prose = prose_of(text)
    found: list[Figure] = []
    known = False
    for sentence in prose.sentences:
        goes_on = sentence.about_requests or (known and _CONTINUES().match(sentence.text) is not None)
        known = goes_on or _DISCLOSURE().search(sentence.text) is not None
        if not is_part_of_year(sentence.text) and not is_several_years(sentence.text):
            found += _figures(prose, sentence, "requests" if goes_on else "", known)
    return tuple(found)


def _figures(prose: Prose, sentence: Sentence, spoken_of: str, known: bool) -> Iterator[Figure]:
    last: Bound | None = None
    lead = ""
    for place in places_in(sentence, spoken_of, known):
        bound = _bound(place)
        follows = None if bound is not None or last is None else listed(place, last)
        lead = lead if follows is not None else place.before
        last = bound or follows
        if last is not None:
            yield _figure(prose, place, last, lead)
            also = all_ended(place, last)
            if also is not None:
                yield _figure(prose, place, also, lead)


def _bound(place: Place) -> Bound | None:
    """Return what a count counts; None for a round number, a change against last year, or where the words are not clear."""
    number = place.number
    if not number.is_exact or not isinstance(number.value, int) or _COMPARISON().search(place.before):
        return None
    found = (binder(place) for binder in _BINDERS)
    return next((bound for bound in found if bound is not None), None)


def _figure(prose: Prose, place: Place, bound: Bound, lead: str) -> Figure:
    number, sentence = place.number, place.sentence
    start, end = prose.span(sentence.start + number.start, sentence.start + number.end)
    assert isinstance(number.value, int)
    return Figure(
        bound.kind,
        bound.part,
        number.value,
        start,
        end,
        year_spoken_of(place.lead),
        bound.other_year,
        lead,
        _words(place),
        sentence.start,
        sentence.paragraph,
    )


def _words(place: Place) -> str:
    """Return the words that bind a figure, short enough to be shown: what stands before it, or else behind."""
    before, number = place.before.lstrip("、"), place.number
    lead = before if len(before) <= _LONGEST_WORDS else "…" + before[-_LONGEST_WORDS:]
    words = lead + place.sentence.text[number.start : number.after]
    if len(before) >= _FEWEST_WORDS:
        return words
    pieces = re.split(r"[，。；、）]", place.behind)
    return words + (pieces[0] or "，".join(pieces[:2]))[:_LONGEST_WORDS]
