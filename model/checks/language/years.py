"""Years in a sentence, and what part of the year a sentence is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from model.checks.language.lazy import lazy

_YEAR = lazy(r"(?<![\d〔])(?:(?P<arabic>(?:19|20)\d{2})|(?P<chinese>二零[零一二三四五六七八九]{2}))(?=年)")
_QUOTED = lazy(r"《[^》]*》?|〔[^〕]*〕?|“[^”]*”|\[[^\]]*\]|【[^】]*】")
_COMPARED = lazy(r"(?:比|较|与|同|和|于|自|从|含|对|(?:结转|转结|接转|顺延|延续|转入)[到至入]?)$")
_CARRIED = lazy(r"年度?(?:的|剩余|未办结)*(?:遗留|结转|转结|结余|接转|顺延|延续)")
_PART_OF_YEAR = lazy(
    r"(?<![至到\-—~～\d])\d{1,2}月(?:份)?，?(?=共|收|受理|接|新收|办结)|季度|高峰|单月|当月|上半年|下半年|月份|月均|每月|每年|年均|\d{1,2}-(?!12月)\d{1,2}月|(?:(?<!\d)[1-9]|1[01])月底"
    r"|\d{1,2}(?:月份?)?[—~至到](?!12月)\d{1,2}月(?!\d*日)|截[至止](?:目前|今|[^，]*?(?:(?<!\d)[1-9]|1[01])月)"
)
_SEVERAL_YEARS = lazy(
    r"历年(?![之最])|(?<!今年)(?<!\d年)以来|(?<!一)年来|历次|近[两二三四五六七八九十\d]+年|[自从]20\d\d年(?!1月1日)|20\d\d年至20\d\d年(?!1)"
)
_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")}


class Year(NamedTuple):
    """A year that is mentioned, `start` to `end` are its four characters."""

    value: int
    start: int
    end: int


def years_in(text: str) -> Iterator[Year]:
    """Return the years of a sentence that are not in a title 《》, a number 〔〕 or quotation marks."""
    quoted = [match.span() for match in _QUOTED().finditer(text)]
    for match in _YEAR().finditer(text):
        if not any(start <= match.start() < end for start, end in quoted):
            digits = match["arabic"] or "".join(_DIGITS[c] for c in match["chinese"])
            yield Year(int(digits), match.start(), match.end())


def year_spoken_of(text: str) -> int | None:
    """Return the last year that a sentence up to here is about; comparisons and carried-over years do not count."""
    spoken = [
        year.value
        for year in years_in(text)
        if not _COMPARED().search(text[: year.start]) and not _CARRIED().match(text, year.end)
    ]
    return spoken[-1] if spoken else None


def is_part_of_year(sentence: str) -> bool:
    """Return whether a sentence is about a part of the year, or goes up to some day in it."""
    return _PART_OF_YEAR().search(sentence) is not None


def is_several_years(sentence: str) -> bool:
    """Return whether a sentence is about more than one year."""
    return _SEVERAL_YEARS().search(sentence) is not None
