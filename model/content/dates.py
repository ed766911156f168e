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
    match = _TYPED.fullmatch(squeeze(text))
    if match is None:
        return text.strip()
    try:
        return printed_date(date(*map(int, match.groups())))
    except ValueError:
        return text.strip()
