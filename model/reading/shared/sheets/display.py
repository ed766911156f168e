"""Display: what a cell shows for the number in it, by its number format (ECMA-376, 18.8.30 and 18.8.31)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    **dict.fromkeys((14, 15, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 56, 57, 58), "yyyy-m-d"),
    **dict.fromkeys((16, 17, 55), "yyyy-m"),
}
"""Formats that every program knows by number; Chinese ones from 27 on. Times of day do not occur in reports."""

_QUOTED = re.compile(r'"([^"]*)"|[\\!](.)|[_*].|\[[^\]]*\]')
_PLACES = re.compile(r"[#0?][#0?,]*(?:\.([#0?]*),*)?")
_LITERAL_POINT = re.compile(r"[0#?](\0\.\0)([0#?]+)")
_GENERAL = ("general", "g/", "常规", "@")
"""The format that follows the number, in the words of several languages, and that of text."""
_DATE = re.compile(r"[yY年]")
_DAY = re.compile(r"[dD日]")
_CURRENCY = "¥￥$€£"
_LARGEST = Decimal(10) ** 15
_DAYS = 2_958_466
"""Of the 31 December 9999."""


class _Pattern(NamedTuple):
    """A number format as far as it is supported; `decimals` is None for as many as there are."""

    decimals: int | None = None
    thousands: bool = False
    percent: bool = False
    thousandths: int = 0
    """How many times the number is divided by a thousand to be shown."""
    point: int = 0
    """Digits that are shown after a literal point, as in `0!.0,` for a unit of 10,000."""
    before: str = ""
    after: str = ""


def code_of(number: int, own: dict[int, str]) -> str:
    """Return the code of a number format by its number, empty for the general one."""
    return own.get(number, _BUILT_IN.get(number, ""))


@lru_cache(maxsize=4096)
def shown(raw: str, code: str, *, since_1904: bool = False) -> str:
    """Return what a cell with this number shows; the text itself where it is no number.

    A zero that the format hides or shows as a dash is still told as 0: the cell holds a figure.
    """
    value = number_of(raw)
    if value is None:
        return raw
    if not code:
        return _plain(value)
    if _is_date(code):
        return _date(value, code, since_1904) or _plain(value)
    pattern = _pattern(code)
    if pattern.percent:
        value *= 100
    value = value.scaleb(-3 * pattern.thousandths - pattern.point)
    return pattern.before + _digits(value, pattern) + ("%" if pattern.percent else "") + pattern.after


def number_of(raw: str) -> Decimal | None:
    """Return a stored number; None for a text and for a number beyond all that is counted."""
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) <= _LARGEST else None


def _is_date(code: str) -> bool:
    if code.lower().startswith(_GENERAL):
        return False
    bare = _QUOTED.sub("", code.split(";")[0])
    return _DATE.search(bare) is not None or ("m" in bare and "d" in bare)


def _date(value: Decimal, code: str, since_1904: bool) -> str:
    """Return the date as it stands in a report; empty for a number that is none."""
    days = int(value)
    if not 0 < days < _DAYS:
        return ""
    # The first of these calendars has a 29 February 1900 that never was.
    begin = date(1904, 1, 1) if since_1904 else date(1899, 12, 30) if days > 60 else date(1899, 12, 31)
    try:
        found = begin + timedelta(days=days)
    except OverflowError:
        return ""
    text = f"{found.year}年{found.month}月"
    return f"{text}{found.day}日" if _DAY.search(code) else text


def _pattern(code: str) -> _Pattern:
    section = code.split(";")[0]
    literals = _QUOTED.sub(lambda match: "\0" + (match[1] or match[2] or "") + "\0", section)
    literals, point = _without_literal_point(literals)
    bare = re.sub(r"\0[^\0]*\0", lambda match: "\0" * len(match[0]), literals)
    places = _PLACES.search(bare)
    if places is None or "/" in bare or "E+" in bare.upper():
        return _Pattern()
    digits = places[0]
    thousandths = len(digits) - len(digits.rstrip(","))
    # A scaled number is shown exactly: what its format rounds off is part of the figure.
    decimals = None if thousandths or point else len(places[1] or "")
    before, after = literals[: places.start()], literals[places.end() :]
    return _Pattern(
        decimals, "," in digits.rstrip(","), "%" in bare, thousandths, point, _words(before), _words(after)
    )


def _without_literal_point(literals: str) -> tuple[str, int]:
    """Return the format without a literal point between its digits, and the number of digits after it."""
    match = _LITERAL_POINT.search(literals)
    if match is None:
        return literals, 0
    return literals[: match.start(1)] + literals[match.end(1) :], len(match[2])


def _words(literal: str) -> str:
    """Return the words of a format, such as `件` after the number, without signs of currency and blanks."""
    return "".join(sign for sign in literal if sign not in _CURRENCY + "\0%+-() ")


def _digits(value: Decimal, pattern: _Pattern) -> str:
    if pattern.decimals is None:
        return _plain(value)
    rounded = value.quantize(Decimal(1).scaleb(-pattern.decimals), ROUND_HALF_UP)
    return f"{rounded or abs(rounded):{',' if pattern.thousands else ''}f}"


def _plain(value: Decimal) -> str:
    """Return the number without the noise of binary fractions (0.30000000000000004), 12.0 as 12."""
    rounded = Decimal(f"{value:.15g}")
    return f"{int(rounded)}" if rounded == int(rounded) else f"{rounded.normalize():f}"
