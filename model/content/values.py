"""Values of cells: blank is not 0 and not `/`; how figures stand in real cells, and how they are shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

Value = int | Decimal | str | None
"""A whole number, a decimal, NOT_APPLICABLE or text that is no figure (kept as it stands), or None for blank."""

NOT_APPLICABLE = "/"

MOST_DIGITS = 15
"""A figure of more digits is no figure of a report, and would not survive a JSON number."""

_DASHES = frozenset("-–—―−‐‑ー一﹣")
_MEASURES = "件次条个宗份项起例人部篇"
_NUMBER = re.compile(r"([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(万元|元|[" + _MEASURES + r"])?")


class Kind(Enum):
    """What a cell may hold."""

    COUNT = "count"
    """A whole number, 0 or more (forms, applications, cases)."""

    AMOUNT = "amount"
    """An amount of money in 万元, a decimal, 0 or more."""

    CHANGE = "change"
    """A whole number that may be negative (本年增/减 of edition 2019)."""

    TEXT = "text"
    """Anything (采购总金额 of edition 2019, printed with its unit)."""


class Remark(Enum):
    """What had to be assumed to read a cell."""

    NONE = ""
    MEASURE_DROPPED = "measure_dropped"
    """`4件` was read as 4."""
    CONVERTED = "converted"
    """An amount in 元 was read as 万元."""
    WORD = "word"
    """`无` was read as not applicable."""
    UNREADABLE = "unreadable"
    """No figure; the text is kept."""


class Parsed(NamedTuple):
    """The value of a cell's text and what was assumed."""

    value: Value
    remark: Remark = Remark.NONE


def squeeze(text: str) -> str:
    """Return the text without any white space, full-width space included."""
    return "".join(text.split())


@lru_cache(maxsize=4096)
def parse(text: str, kind: Kind = Kind.COUNT) -> Parsed:
    """Return what stands in a cell: blank, `/` (also a dash), a figure in any guise, or else the text itself.

    Full-width digits, thousands separators, inner spaces and line breaks, a plus sign and a measure word
    are understood; an amount given in 元 is turned into 万元. `-3` is a number, `-` alone is not applicable.
    """
    plain = squeeze(unicodedata.normalize("NFKC", text)).replace("\u200b", "").replace("\ufeff", "")
    if not plain:
        return Parsed(None)
    if kind is Kind.TEXT:
        return Parsed(plain) if _NUMBER.fullmatch(plain) is None else _number(plain, Kind.TEXT)
    if plain in ("/", "\\", "//", "∕") or all(c in _DASHES for c in plain):
        return Parsed(NOT_APPLICABLE)
    if plain in ("无", "不适用", "无此项"):
        return Parsed(NOT_APPLICABLE, Remark.WORD)
    if plain in ("零", "〇"):
        return Parsed(0)
    return _number(plain.replace("−", "-").replace("–", "-"), kind)


def _number(plain: str, kind: Kind) -> Parsed:
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return Parsed(plain, Remark.UNREADABLE)
    sign, digits, measure = match.groups()
    if measure and kind is Kind.TEXT:
        return Parsed(plain)
    if measure in ("元", "万元") and kind is not Kind.AMOUNT:
        return Parsed(plain, Remark.UNREADABLE)
    number = Decimal(("-" if sign == "-" else "") + digits.replace(",", ""))
    if measure == "元":
        number = (number / 10000).normalize()
    if len(number.as_tuple().digits) > MOST_DIGITS:
        return Parsed(plain, Remark.UNREADABLE)
    remark = Remark.NONE
    if measure == "元":
        remark = Remark.CONVERTED
    elif measure:
        remark = Remark.MEASURE_DROPPED
    return Parsed(_whole(number), remark)


def _whole(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number


def display(value: Value) -> str:
    """Return the value as it is printed: blank is empty, a decimal never in exponent notation."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def restore(text: str) -> Value:
    """Return the value that `display` showed: its exact inverse, with no guessing at guises."""
    if not text:
        return None
    match = re.fullmatch(r"-?\d+(\.\d+)?", text)
    if match is None:
        return text
    return Decimal(text) if match.group(1) else int(text)


def number(value: Value) -> int | Decimal:
    """Return what the value counts in a sum: blank, `/` and text that is no figure count as 0."""
    return 0 if value is None or isinstance(value, str) else value


def total(values: Iterable[Value]) -> int | Decimal:
    """Return the sum of values; blank, `/` and text that is no figure count as 0."""
    return sum([value for value in values if value is not None and not isinstance(value, str)])


def is_valid(value: Value, kind: Kind) -> bool:
    """Return whether a cell of this kind may hold the value; blank and `/` always may."""
    if value is None or value == NOT_APPLICABLE or kind is Kind.TEXT:
        return True
    if isinstance(value, str):
        return False
    if kind is Kind.AMOUNT:
        return value >= 0
    return value == int(value) and (kind is Kind.CHANGE or value >= 0)
