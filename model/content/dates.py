"""Dates of issue (成文日期): how they are typed, and how they are printed."""

from __future__ import annotations

import re
from datetime import date

from model.content.values import squeeze

_TYPED = re.compile(r"(\d{4})[年./\-](\d{1,2})[月./\-](\d{1,2})日?")


def printed_date(day: date) -> str:
    """`2026年1月20日`: Arabic digits without leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def tidy_date(text: str) -> str:
    """Return a date typed as 2026-1-20, 2026/01/20 or 2026年01月20日 as it is printed; anything else unchanged."""
    day = _day_of(text)
    return text.strip() if day is None else printed_date(day)


def iso_date(text: str) -> str:
    """Return a date as machines read it, `2026-01-20`; empty for what is no date."""
    day = _day_of(text)
    return "" if day is None else day.isoformat()


def _day_of(text: str) -> date | None:
    match = _TYPED.fullmatch(squeeze(text))
    try:
        return None if match is None else date(*map(int, match.groups()))
    except ValueError:
        return None
