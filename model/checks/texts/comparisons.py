"""N14: what the text says of this year's figures against last year's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from model.checks.core import Facts, Fix, Hit, Severity, check_each, hit
from model.checks.language.changes import Change, changes_behind, trends_of
from model.checks.language.counts import Figure, figures_of
from model.checks.language.prose import Prose, prose_of
from model.checks.texts.expectations import Number, expected_of
from model.checks.texts.scope import is_foreign, usable
from model.checks.wording import section_name, written_sections
from model.content.address import Address
from model.content.values import display


@check_each(
    "N14",
    Severity.WARNING,
    "{section}写“{words}”，上年是 {last}，今年是 {this}，{right}；请核对。",
    written_sections,
    of_text=True,
)
def comparison_with_last_year(facts: Facts, key: str) -> Iterator[Hit]:
    """正文说比上年增加、减少多少，增长、下降百分之几，是上年几倍，或者与上年持平的，应与上年报告和本年数字相符。

    依据：国办公开办函〔2021〕30号（与上年报告同一统计口径）；《政府信息公开条例》第六条。只核表中有的数字；
    与更早年份比较、概数（约、近、大幅）、“基本持平”不核；本年数字本身与表格不一致的由 N03 提示。
    """
    previous, year = facts.previous(), facts.year()
    if previous is None:
        return
    last_year = Facts(previous, facts.today)
    prose = prose_of(facts.text(key))
    for said in (*_of_figures(facts, facts.text(key)), *_of_trends(facts, prose)):
        if said.change.base in (None, None if year is None else year - 1):
            wrong = _judged(facts, last_year, said)
            if wrong is not None:
                yield _hit(facts, key, said, wrong)


class _Said(NamedTuple):
    figure: Figure
    """Its value is -1 where the text does not say it."""
    change: Change
    words: str
    after: int
    """Where what stands behind the figure begins, counted in the prose."""


_UNSAID = -1


def _of_figures(facts: Facts, text: str) -> Iterator[_Said]:
    for figure in usable(facts, figures_of(text)):
        for change in changes_behind(figure.behind):
            words = (figure.words + figure.behind[: change.until])[-_LONGEST:]
            yield _Said(figure, change, words, figure.after)


def _of_trends(facts: Facts, prose: Prose) -> Iterator[_Said]:
    for trend in trends_of(prose):
        figure = Figure(trend.kind, "", _UNSAID, 0, 0, None, None, trend.lead, "", 0, 0)
        if not is_foreign(facts, trend.lead + "收到"):
            behind = prose.text[trend.after : trend.after + trend.change.until]
            yield _Said(figure, trend.change, (trend.words + behind)[-_LONGEST:], trend.after)


_LONGEST = 40
"""Characters of the sentence that a message quotes."""


class _Wrong(NamedTuple):
    this: Number
    last: Number
    right: str
    """What may be written instead of the figure; empty where the direction is wrong as well."""


def _judged(facts: Facts, last_year: Facts, said: _Said) -> _Wrong | None:
    figure, change = said.figure, said.change
    this = expected_of(facts, figure)
    # With a figure that is none, all that the words may mean is expected.
    last = expected_of(last_year, figure._replace(value=_UNSAID))
    if this is None or last is None or (figure.value != _UNSAID and figure.value not in this.accepted):
        return None
    mine = this.accepted if figure.value == _UNSAID else (figure.value,)
    if any(_is_right(value, one, change) for value in mine for one in last.accepted):
        return None
    value = this.value if figure.value == _UNSAID else figure.value
    right = _amount(value, last.value, change) if (value > last.value) is change.grows else ""
    return _Wrong(value, last.value, right)


def _is_right(this: Number, last: Number, change: Change) -> bool:
    if change.unit and not last:
        # No percentage follows from nothing.
        return True
    if change.unit == "倍":
        times, step = Decimal(this) / Decimal(last), Decimal(1).scaleb(-change.places)
        return change.amount - step / 2 <= times < change.amount + step
    if change.grows is None:
        return this == last
    gap = Decimal(abs(this - last))
    exact = gap * 100 / Decimal(last) if change.unit else gap
    near = (
        abs(exact - change.amount) < Decimal(1).scaleb(-change.places)
        if change.unit
        else exact == change.amount
    )
    return near and ((this > last) is change.grows or this == last)


def _amount(this: Number, last: Number, change: Change) -> str:
    gap = Decimal(abs(this - last))
    if not change.unit:
        return display(abs(this - last))
    return (
        format((gap * 100 / Decimal(last)).quantize(Decimal(1).scaleb(-change.places)), "f") if last else ""
    )


def _hit(facts: Facts, key: str, said: _Said, wrong: _Wrong) -> Hit:
    text, change = facts.text(key), said.change
    start, end = prose_of(text).span(said.after + change.start, said.after + change.end)
    address = Address(key).span(start, end)
    gap = wrong.this - wrong.last
    words = f"{'增加' if gap > 0 else '减少'} {display(abs(gap))}" if gap else "与上年相同"
    return hit(
        address,
        fix=Fix(address, wrong.right, text[start:end]) if wrong.right and change.grows is not None else None,
        section=section_name(facts.form, key),
        words=said.words,
        last=display(wrong.last),
        this=display(wrong.this),
        right=words,
    )
