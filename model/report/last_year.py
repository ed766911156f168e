"""Whether a report can be last year's: what speaks against it, for the clerk to decide."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from model.content.values import squeeze
from model.report.report import Report

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
EARLY = 7
"""The month from which a report on the current year may be prepared, so that last year's is that of the year before."""


class ImportDoubt(NamedTuple):
    """One thing that speaks against a report being last year's."""

    message: str
    year: int | None = None
    """The year that the report may be of instead."""
    is_present: bool = False
    """Whether it is the report of the very year that is being worked on."""


def expected_years(today: date) -> tuple[int, ...]:
    """Return the years that last year's report may be of, the likeliest first."""
    return (today.year - 2, today.year - 1) if today.month >= EARLY else (today.year - 2,)


def import_doubts(
    last: Report, name: str, today: date, present: Report | None = None
) -> tuple[ImportDoubt, ...]:
    """Return what speaks against `last`, read from the file `name`, being last year's report.

    `present` is the report that is open, None where none is.
    """
    found = [_by_name(last, name), _by_year(last, today, present)]
    if present is not None:
        found += [_by_unit(last, present), _by_attached(last, present)]
    return tuple(doubt for doubt in found if doubt is not None)


def _by_name(last: Report, name: str) -> ImportDoubt | None:
    years, own = {int(year) for year in _YEAR.findall(name)}, last.year
    if own is None or not years or own in years:
        return None
    said = min(years, key=lambda year: abs(year - own))
    message = f"文件名写的是 {said} 年，内容是 {own} 年的报告"
    return ImportDoubt(message, said if len(years) == 1 else None)


def _by_year(last: Report, today: date, present: Report | None) -> ImportDoubt | None:
    if last.year is None or last.year in expected_years(today):
        return None
    if present is not None and present.values and last.year + 1 == present.year:
        return None
    if last.year == today.year - 1:
        message = f"这是 {last.year} 年度的报告，正是现在要编的年度，不是上年的"
        return ImportDoubt(message, is_present=True)
    expected = expected_years(today)[0]
    return ImportDoubt(
        f"这是 {last.year} 年的报告，不是上年（{expected} 年）的；生成的会是 {last.year + 1} 年的草稿"
    )


def _by_unit(last: Report, present: Report) -> ImportDoubt | None:
    here, there = squeeze(present.unit), squeeze(last.unit)
    if not here or not there or here == there:
        return None
    return ImportDoubt(f"单位是“{last.unit}”，当前打开的是“{present.unit}”的报告")


def _by_attached(last: Report, present: Report) -> ImportDoubt | None:
    attached = None if present.previous is None else present.previous.year
    if attached is None or last.year is None or last.year >= attached:
        return None
    return ImportDoubt(f"比当前报告已附的上年报告（{attached} 年）还要旧")
