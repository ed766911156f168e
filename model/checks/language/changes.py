"""Changes: what stands behind a figure, or behind what it counts, about the year before: `，比上年增加30件`, `，同比增长20%`, `，与上年持平`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from model.checks.language.lazy import lazy
from model.checks.language.patterns import Kind
from model.checks.language.prose import Prose
from model.checks.language.years import is_part_of_year, is_several_years


class Change(NamedTuple):
    """A change against last year; `start` to `end` are its digits (or its words where it has none) behind the figure."""

    amount: Decimal
    unit: str
    """`%`, `倍` for a multiple of last year's figure, empty for a number of things."""
    places: int
    """Decimals of the amount."""
    grows: bool | None
    """None for no change, and for a multiple."""
    base: int | None
    """The year compared with, where it is said by number."""
    start: int
    end: int
    until: int
    """Where the change ends."""


_UP = r"增幅|增长率|净增加?|增加|增长|上涨|上升|提高|增多|增|多"
_DOWN = r"降幅|净减少?|减少|下降|降低|回落|减|少"
_AGAINST = r"(?:[较比与和同]|[同相]比|相较于?|较之|，(?=(?:上|去)年度?(?:同期)?(?:为|是)\d))(?:(?:上|去|前|上一)一?年(?:度)?|(?P<base>20\d\d)年度?)(?:同期)?(?:的|为|是)?(?:（?\d+[件起宗个份条]）?)?(?:相比|比)?，?"
_CHANGE = lazy(
    rf"^(?:申请|案件)?[，、（；]?(?:(?:总量|数量|申请量|案件数)?，?(?:{_AGAINST}(?:同比)?|同比)|(?P<rate>(?=增幅|降幅|增长率))|(?P<goes_on>，?))"
    rf"(?:(?P<even>持平|相同|一致)|(?P<double>翻(?:了)?一番|(?:增加|增长)(?:了)?一倍)|(?P<way>{_UP}|{_DOWN})(?:了|为|达到?)?(?P<amount>\d+(?:\.\d+)?)(?P<unit>%|[件起宗个份条](?!百分点)))"
    r"(?=[，。；、）]|$)"
)
_LOOSE = lazy(
    rf"^，(?:约为?(?:上年|去年)的?[\d.]+倍|(?:{_AGAINST}|同比)[^，；\d]{{0,4}}(?:约|近|超过?|逾)?[\d.两三四五六七八九一]+[%成件][^，；\d]{{0,4}})(?=，)"
)
"""A change that is no exact one, which others may follow."""
_TIMES = lazy(
    r"^(?:申请|案件)?，?(?:是|为|达到?|相当于)(?:上一?年度?|去年|(?P<base>20\d\d)年度?)(?:同期)?(?:总量|总数)?的?(?P<amount>\d+(?:\.\d+)?)倍(?=[，。；、）]|$)"
)
_UPWARD = lazy(rf"^(?:{_UP})$")


def changes_behind(behind: str, is_compared: bool = False) -> Iterator[Change]:
    """Yield the changes against last year that follow a figure, in a row; `is_compared` where the year stands before."""
    at, base, seen = 0, None, is_compared
    while True:
        match = _TIMES().match(behind[at:]) or _CHANGE().match(behind[at:])
        if match is None:
            loose = _LOOSE().match(behind[at:]) if "，" in behind[at:] else None
            if loose is None:
                return
            at, seen = at + loose.end(), True
            continue
        named = match.groupdict()
        if named.get("goes_on") is not None and not seen:
            return
        base = int(match["base"]) if match["base"] else base
        yield _change(named, match, base, at)
        at, seen = at + match.end(), True


def _change(named: dict[str, str | None], match: re.Match[str], base: int | None, at: int) -> Change:
    group = next(name for name in ("even", "double", "amount") if named.get(name))
    start, end, until = at + match.start(group), at + match.end(group), at + match.end()
    if group == "even":
        return Change(Decimal(0), "", 0, None, base, start, end, until)
    if group == "double":
        return Change(Decimal(2), "倍", 0, None, base, start, end, until)
    digits, unit = match["amount"], named.get("unit", "倍")
    grows = None if unit == "倍" else _UPWARD().match(match["way"]) is not None
    places = len(digits.partition(".")[2])
    kept = unit if unit in ("%", "倍") else ""
    return Change(Decimal(digits), kept or "", places, grows, base, start, end, until)


class Trend(NamedTuple):
    """A change that is said of all applications or cases, without their number: `申请量较上年增长20%`."""

    kind: Kind
    lead: str
    """What stands before it in its clause."""
    words: str
    change: Change
    after: int
    """Where the change begins, counted in the prose."""


_TREND = lazy(
    rf"(?:^|[，；：])(?P<lead>(?P<against>{_AGAINST})?(?:20\d\d年度?|全年度?|本年度?|共|我[局办县市区省镇]|全[县市区省镇局])*)"
    r"(?P<what>(?:新收|收到|受理)?(?:的)?(?:政府信息公开申请|信息公开申请|依申请公开申请)(?:总量|总数|数量|件数|受理量|量|数)?"
    r"|政府信息公开(?:类)?行政(?:复议|诉讼)(?:案件)?(?:总量|总数|数量|件数|发案量|量|数)?)(?=[较比与和同相，增减上下持])"
)


def trends_of(prose: Prose) -> Iterator[Trend]:
    """Yield the changes that are said without the figure that changed."""
    for sentence in prose.sentences:
        text = sentence.text
        if "结转" in text or ("申请" not in text and "行政" not in text):
            continue
        if is_part_of_year(text) or is_several_years(text):
            continue
        for match in _TREND().finditer(text):
            what = match["what"]
            kind = next((k for word, k in _KINDS.items() if word in what), Kind.RECEIVED)
            for change in changes_behind(text[match.end() :], bool(match["against"])):
                yield Trend(
                    kind, match["lead"], match.group().lstrip("，；："), change, sentence.start + match.end()
                )


_KINDS = {"复议": Kind.RECONSIDERATION, "诉讼": Kind.LITIGATION}
