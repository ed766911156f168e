"""Counts: what the figures of a text count, told by the words around them; silent where that is not plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from model.checks.language.acts import acted, charged
from model.checks.language.applicants import all_applied, applied
from model.checks.language.applications import all_decided, carried, concluded, decided, received
from model.checks.language.disputes import all_ended, disputed, ended, respectively
from model.checks.language.documents import amended, documented, listed
from model.checks.language.lazy import lazy
from model.checks.language.patterns import Bound, Kind
from model.checks.language.places import Place, places_in
from model.checks.language.prose import Prose, Sentence, prose_of
from model.checks.language.reasons import explained
from model.checks.language.years import is_part_of_year, is_several_years, year_spoken_of


class Figure(NamedTuple):
    """A figure of a text and what it counts; `start` and `end` are its digits in the text as written."""

    kind: Kind
    part: str
    """Which column: an outcome of a dispute, what happened to a document; empty for all."""
    value: int | Decimal
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
    behind: str = ""
    """What stands behind its measure word, to the end of the sentence."""
    after: int = 0
    """Where that begins, counted in the prose of the text."""
    is_new: bool = False
    """Whether applications received are told apart from those carried in."""


_LONGEST_WORDS = 16
_FEWEST_WORDS = 3
_COMPARISON = lazy(r"(?<!新)增|减|同比|环比|上升|下降|[较比](?:上年|去年|20\d\d)|[较比]前|提高|回落")
_ALL_REQUESTS = lazy(r"[，）]?均(?:为|属|属于|系|是)(?:政府信息公开申请|依申请公开)")
"""Said behind the figures of what they are."""
_HELPS = lazy(r"协助|配合|协同|代理|代县|代市|代省")
"""What is done for others is counted by them."""
_PLANNED = lazy(r"拟(?!订)|计划|预计|力争|争取|打算|预期")
_CONTINUES = lazy(
    r"^(?:其中|办理结果|处理结果|处理情况|办理情况|答复结果|从|按|在已|已|均|上述|以上|所有|全部|全年办结|截至)"
)
_GOES_ON = lazy(
    r"^(?:20\d\d年度?|全年度?|本年度?)?，?(?:共计?)?(?:办结|答复|结转|上年度?结转|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理"
    r"|尚有|剩余|自然人|发生行政|产生行政|被申请行政|被提起行政|行政复议|行政诉讼)"
)
"""Goes on about applications or cases where the sentence before was about them, and not about disclosure at large."""
_ABOUT = lazy(r"申请|复议|诉讼")
_LAST_YEAR = lazy(r"^(?:而|在|，)*(?:上年|去年|上一年)度?(?!度?的?(?:[结转]|遗留|未|剩余|接转))")
_DISCLOSURE = lazy(
    r"信息公开|依申请|公开申请|申请公开|政府信息|予以公开|部分公开|不予公开|新收申请|收到的?\d+件申请.*答复|(?<!许可)申请(?!执行|救助).*(?:自然人|结转)|自然人.*申请"
)
_BINDERS = (
    carried,
    ended,
    disputed,
    documented,
    acted,
    applied,
    explained,
    decided,
    received,
    concluded,
    charged,
)


@lru_cache(maxsize=24)
def figures_of(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text that count something of the tables without doubt; results are cached by text."""
    prose = prose_of(text)
    found: list[Figure] = []
    known = about = False
    for sentence in prose.sentences:
        follows = known and _CONTINUES().match(sentence.text) is not None
        follows = follows or (about and _GOES_ON().match(sentence.text) is not None)
        goes_on = sentence.about_requests or follows or _ALL_REQUESTS().search(sentence.text) is not None
        known = goes_on or _DISCLOSURE().search(sentence.text) is not None
        about = known and (follows or _ABOUT().search(sentence.text) is not None)
        if not is_part_of_year(sentence.text) and not is_several_years(sentence.text):
            found += _told_apart(list(_figures(prose, sentence, "requests" if goes_on else "", known)))
    return tuple(found)


_INCLUDED = lazy(r"含|包括|其中")


def _told_apart(figures: list[Figure]) -> list[Figure]:
    """Mark the applications received as new where the sentence counts those carried in beside them."""
    if not any(f.kind is Kind.CARRIED_IN and not _INCLUDED().search(f.lead) for f in figures):
        return figures
    return [f._replace(is_new=True) if f.kind is Kind.RECEIVED else f for f in figures]


def _figures(prose: Prose, sentence: Sentence, spoken_of: str, known: bool) -> Iterator[Figure]:
    last: Bound | None = None
    lead = ""
    for place in places_in(sentence, spoken_of, known):
        bound = _bound(place)
        follows = (
            None if bound is not None or last is None else listed(place, last) or respectively(place, last)
        )
        lead = lead if follows is not None else _acting(place)
        if bound is None and follows is None and last is not None and amended(place, last):
            continue
        last = bound or follows
        if last is not None:
            yield _figure(prose, place, last, lead)
            for of_all in (all_ended, all_applied, all_decided):
                also = of_all(place, last)
                if also is not None:
                    yield _figure(prose, place, also, lead)


def _acting(place: Place) -> str:
    """Return the words that say who acts: a parenthesis without a figure belongs to them (`各乡镇（街道）收到`)."""
    before = place.lead.removesuffix(place.before)
    clause = re.split(r"[，；]", before)[-1]
    if before.endswith("）") and not re.search(r"\d", clause):
        return clause + place.before
    return place.before


def _bound(place: Place) -> Bound | None:
    """Return what a count counts; None for a round number, a change against last year, or where the words are not clear."""
    number = place.number
    if (
        not number.is_exact
        or _PLANNED().search(place.before)
        or _COMPARISON().search(place.before)
        or _LAST_YEAR().search(place.before)
    ):
        return None
    if _HELPS().search(re.split(r"[，；]", place.lead)[-1]):
        return None
    if not isinstance(number.value, int):
        return charged(place)
    found = (binder(place) for binder in _BINDERS)
    return next((bound for bound in found if bound is not None), None)


def _figure(prose: Prose, place: Place, bound: Bound, lead: str) -> Figure:
    number, sentence = place.number, place.sentence
    year = year_spoken_of(place.lead)
    start, end = prose.span(sentence.start + number.start, sentence.start + number.end)
    return Figure(
        bound.kind,
        bound.part,
        number.value,
        start,
        end,
        # `2021年结转的5件`: the year carried from is not the year spoken of.
        None if year == bound.other_year else year,
        bound.other_year,
        lead,
        _words(place),
        sentence.start,
        sentence.paragraph,
        place.behind,
        sentence.start + number.after,
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
