"""Totals: how much government information a text says was published in the whole year, by all channels together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from model.checks.language.lazy import lazy
from model.checks.language.numerals import counts_in
from model.checks.language.prose import prose_of
from model.checks.language.years import is_part_of_year, is_several_years, year_spoken_of


class Published(NamedTuple):
    """A number of items; `start` to `end` are its digits in the text as written."""

    value: int
    year: int | None
    start: int
    end: int
    words: str


_TOTAL = lazy(
    r"(?:20\d\d年度?|全年度?|本年度?|年内|虽然|但|尽管|截至12月底|我(?:局|办|委|厅|街道|镇|乡|县|市|区|省|单位)|全(?:局|县|市|区|省|镇)"
    r"|街道|共计?|累计|总共|，)*主动公开(?:了|的|各类)*(?:政府|政务)?信息(?:共计?|总数|总计|合计|累计|为|达|：)*"
)
_SPLITS = "，；（）。"


@lru_cache(maxsize=24)
def published_totals(text: str) -> tuple[Published, ...]:
    """Return the totals of what was published; results are cached by text."""
    return tuple(_totals(text))


def _totals(text: str) -> Iterator[Published]:
    prose = prose_of(text)
    for sentence in prose.sentences:
        whole = sentence.text
        if "主动公开" not in whole or "其中" in whole[: whole.index("主动公开")]:
            continue
        if is_part_of_year(whole) or is_several_years(whole):
            continue
        for count in counts_in(whole):
            lead = whole[: count.start]
            clause = lead[max(lead.rfind(mark) + 1 for mark in _SPLITS) :]
            if (
                count.measure not in ("条", "件", "篇")
                or not count.is_exact
                or not isinstance(count.value, int)
            ):
                continue
            if _TOTAL().fullmatch(clause) and not _goes_on(whole[count.after :]):
                span = prose.span(sentence.start + count.start, sentence.start + count.end)
                yield Published(
                    count.value, year_spoken_of(lead), *span, clause + whole[count.start : count.after]
                )


def _goes_on(behind: str) -> bool:
    """Return whether the items turn out to be of one sort."""
    return behind.startswith(("为", "是", "属于", "政策", "涉及"))
