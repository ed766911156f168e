"""Dates in every guise in which registers hold them, with or without a year."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_GAP = r"\s*[年./\-、,，\\月:]\s*"
_FULL = re.compile(r"(?<!\d)((?:19|20)\d{2})" + _GAP + r"(\d{1,2})" + _GAP + r"(\d{1,2})(?!\d)")
_SHORT_YEAR = re.compile(
    r"(?<![\d.])['’]?(\d{2})\s*(?:年\s*|[./\-])(\d{1,2})\s*(?:月\s*|[./\-])(\d{1,2})(?![\d.])"
)
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[./\-](\d{1,2})[./\-]((?:19|20)\d{2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)")
_MONTH_OF_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[年./\-]\s*(\d{1,2})\s*月?(?![\d./\-])")
_NO_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\s*(?:月\s*|[./\-])(\d{1,2})\s*[日号]?(?![\d.])")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 58_805
"""1 January 2000 and 31 December 2060 in the calendar of workbooks."""
_DIGITS = {
    **{c: str(i) for i, c in enumerate("零一二三四五六七八九")},
    "〇": "0",
    "○": "0",
    "Ｏ": "0",
    "O": "0",
}
_CHINESE = re.compile(r"[零〇○O一二三四五六七八九]{4}年")
_TEN = re.compile(r"([一二三]?)十([一二三四五六七八九]?)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


class Day(NamedTuple):
    """A month and a day, with the year where the text gives it; a day 0 is not given."""

    month: int
    day: int
    year: int | None = None

    def of(self, year: int) -> date | None:
        """Return the date, in `year` where no year was given; None for a 29 February that was not."""
        try:
            return date(self.year or year, self.month, self.day or 1)
        except ValueError:
            return None


@lru_cache(maxsize=8192)
def days_in(text: str) -> tuple[Day, ...]:
    """Return the dates that a cell names, in order; none for a text that names no date.

    Serial numbers of workbooks count from 1900 (ECMA-376, 18.17.4.1).
    """
    plain = _arabic(unicodedata.normalize("NFKC", text).strip())
    serial = _SERIAL.fullmatch(plain)
    if serial and _FIRST_SERIAL <= int(serial[1]) <= _LAST_SERIAL:
        found = date(1899, 12, 30) + timedelta(days=int(serial[1]))
        return (Day(found.month, found.day, found.year),)
    for pattern, order in _PATTERNS:
        days = [_day(match, order) for match in pattern.finditer(plain)]
        if days:
            # 2月30日 is no date, and not the month of February either.
            return tuple(day for day in days if day is not None)
    return ()


def year_in(text: str) -> int | None:
    """Return the one year that a text names, as in 2025年依申请公开台账; None for none and for several."""
    years = {int(year) for year in _YEAR.findall(_arabic(unicodedata.normalize("NFKC", text)))}
    return years.pop() if len(years) == 1 else None


_PATTERNS = (
    (_FULL, "ymd"),
    (_COMPACT, "ymd"),
    (_YEAR_LAST, "mdy"),
    (_SHORT_YEAR, "ymd"),
    (_MONTH_OF_YEAR, "ym"),
    (_NO_YEAR, "md"),
)


def _day(match: re.Match[str], order: str) -> Day | None:
    parts = {name: int(match[i + 1]) for i, name in enumerate(order)}
    month, day = parts["m"], parts.get("d", 0)
    if order == "mdy" and month > 12:
        month, day = day, month
    year = parts.get("y")
    if year is not None and year < 100:
        year += 2000
    found = Day(month, day, year)
    # A leap year, so that 29 February without a year is one.
    return found if found.of(2024 if year is None else year) else None


def _arabic(text: str) -> str:
    """Return a date in Chinese numerals with Arabic ones: 二〇二五年三月十五日."""
    if not _CHINESE.search(text):
        return text
    text = _TEN.sub(
        lambda m: f"{_DIGITS.get(m[1], '1') if m[1] else '1'}{_DIGITS.get(m[2], '0') if m[2] else '0'}", text
    )
    return "".join(_DIGITS.get(c, c) for c in text)
