"""N15, M03: a basis that no longer holds, and the form that went with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from re import Pattern
from typing import NamedTuple

from model.checks.core import Facts, Fix, Hit, Severity, check, check_each, hit
from model.checks.language.lazy import lazy
from model.checks.language.prose import prose_of
from model.checks.wording import all_texts, section_name
from model.content.address import Address


class _Superseded(NamedTuple):
    pattern: Callable[[], Pattern[str]]
    """The group `old` is what is put right."""
    first_year: int
    """The first year whose report no longer goes by it."""
    new: str
    """What stands in the place of `old`."""
    since: str


_SUPERSEDED = (
    _Superseded(
        lazy(r"国务院(?:令)?（?第?(?P<old>492)号(?:令)?|第(?P<older>492)号国务院令"),
        2019,
        "711",
        "条例已由国务院令第711号修订，2019年5月15日起施行",
    ),
    _Superseded(
        lazy(r"国办公开办函[〔\[（【](?P<old>2019[〕\]）】]60)号"),
        2021,
        "2021〕30",
        "2021年及以后的报告用国办公开办函〔2021〕30号的格式",
    ),
)
_TELLS_HISTORY = lazy(r"修订|修改|废止|替代|代替|取代|失效|停止执行|不再|2007年")


@check_each(
    "N15",
    Severity.WARNING,
    "{section}引用的依据“{words}”已被取代：{since}；请改正。",
    all_texts,
    of_text=True,
)
def superseded_basis(facts: Facts, key: str) -> Iterator[Hit]:
    """编制依据应是现行有效的：国务院令第492号已由第711号修订，国办公开办函〔2019〕60号已由〔2021〕30号取代。

    依据：《政府信息公开条例》（国务院令第711号，2019年5月15日起施行）；国办公开办函〔2021〕30号（自2021年度报告起）。
    同一句讲沿革（修订、废止、取代）的不提示。
    """
    year, text = facts.year(), facts.text(key)
    if year is None or not text:
        return
    prose = prose_of(text)
    for sentence in prose.sentences:
        for rule in _SUPERSEDED:
            match = rule.pattern().search(sentence.text) if year >= rule.first_year else None
            if match is None or _TELLS_HISTORY().search(sentence.text) or rule.new in sentence.text:
                continue
            group = "old" if match["old"] else "older"
            start, end = prose.span(sentence.start + match.start(group), sentence.start + match.end(group))
            address = Address(key).span(start, end)
            yield hit(
                address,
                fix=Fix(address, _like(text[start:end], rule.new), text[start:end]),
                section=section_name(facts.form, key),
                words=match.group(),
                since=rule.since,
            )


def _like(old: str, new: str) -> str:
    """Return the new words with the bracket that the old ones had."""
    bracket = next((c for c in old if c in "〕]】）)］"), "〕")
    return new.replace("〕", bracket)


_FIRST_YEAR_OF_THE_NEW_FORM = 2021


@check(
    "M03",
    Severity.WARNING,
    "报告年度是 {year} 年，表格仍是 {issued_by} 的试行格式；2021 年及以后的报告应按国办公开办函〔2021〕30号的格式填报。",
)
def form_of_the_year(facts: Facts) -> Iterator[Hit]:
    """2021 年及以后的年度报告应使用新格式，不再使用 2019 年的试行格式（国办公开办函〔2021〕30号，自 2021 年度报告起）。"""
    year = facts.year()
    if year is not None and year >= _FIRST_YEAR_OF_THE_NEW_FORM and year not in facts.form.years:
        yield hit(Address(facts.form.tables[0].key), year=year, issued_by=facts.form.issued_by)
