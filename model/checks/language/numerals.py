"""Numbers as reports write them: Arabic or Chinese, with a measure word, exact or about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from model.checks.language.lazy import lazy

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_ARABIC = r"\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?"
_CHINESE = r"[一二两三四五六七八九十百千零]{1,12}"
_MEASURES = (
    r"[件条篇人]次|万元|件|份|个|宗|条|项|起|例|次|部|篇|期|人|户|场|家|批|本|册|张|轮|类|种|名|元|幅|则|部"
)
_COUNT = lazy(
    r"(?P<about>大约|将近|接近|超过|不足|不到|至少|多达|突破|近|约|超|逾)?"
    rf"(?:(?<![\d.,A-Za-z_/第\-])(?P<arabic>{_ARABIC})|(?<![\d第几数之统单唯])(?P<chinese>{_CHINESE}))"
    r"(?P<many>[余多几])?(?P<scale>万(?!元)|[亿千百])?(?P<more>[余多几])?"
    rf"(?P<measure>{_MEASURES})(?!工作日|自然日|月|百分点|小时|方面|事[，。、；”]|一(?!并))(?P<over>左右|以上|以下|上下)?"
)
_BARE = lazy(r"(?<=[\u4e00-\u9fff：])(?<![第月日号至到约近超])(?<!\d年)(?P<arabic>\d{1,5})(?=[，；、）]|$)")
"""A figure without a measure word, as lists have them: `予以公开31，部分公开14`."""
_NUMERAL = lazy(rf"(?:\d|{_CHINESE})[余多几万亿千百]*(?:{_MEASURES})")
_PERCENT = lazy(
    r"(?P<about>近|约|超过|超|逾|不足|不到)?(?<![\d.])(?P<figure>\d+(?:\.\d+)?)%(?P<over>以上|左右)?"
)
_KNOWN = 1 << 15
"""Sentences whose figures are remembered: several checks ask for them, one after another through the whole text."""


class Count(NamedTuple):
    """A number of things: `start` to `end` are its digits, `after` is where its measure word ends."""

    value: int | Decimal
    start: int
    end: int
    after: int
    measure: str
    is_exact: bool


class Percent(NamedTuple):
    """A percentage with the places it stands at; `places` are its decimals."""

    value: Decimal
    start: int
    end: int
    places: int
    is_exact: bool


@lru_cache(maxsize=_KNOWN)
def counts_in(text: str) -> tuple[Count, ...]:
    """Return the counts of a sentence, from left to right; dates, ordinals and bare numbers are none."""
    return tuple(_counts(text))


def _counts(text: str) -> Iterator[Count]:
    if _NUMERAL().search(text) is None:
        return
    for match in _COUNT().finditer(text):
        group = "arabic" if match["arabic"] else "chinese"
        value = _arabic(match[group]) if group == "arabic" else chinese_number(match[group])
        if value is None:
            continue
        loose = any(match[name] for name in ("about", "many", "scale", "more", "over"))
        yield Count(value, match.start(group), match.end(group), match.end(), match["measure"], not loose)


@lru_cache(maxsize=_KNOWN)
def bare_in(text: str) -> tuple[Count, ...]:
    """Return the figures of a sentence that have no measure word, from left to right: their measure is empty."""
    found = _BARE().finditer(text)
    return tuple(Count(int(m["arabic"]), m.start(), m.end(), m.end(), "", True) for m in found)


@lru_cache(maxsize=_KNOWN)
def percents_in(text: str) -> tuple[Percent, ...]:
    """Return the percentages of a sentence, from left to right."""
    return tuple(_percents(text))


def _percents(text: str) -> Iterator[Percent]:
    for match in _PERCENT().finditer(text) if "%" in text else ():
        value = Decimal(match["figure"])
        exponent = value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) else 0
        exact = not (match["about"] or match["over"])
        yield Percent(value, match.start("figure"), match.end(), places, exact)


def _arabic(text: str) -> int | Decimal:
    value = Decimal(text.replace(",", ""))
    return int(value) if value == value.to_integral_value() else value


def chinese_number(text: str) -> int | None:
    """Return the value of 十二, 一百零五, 二千三百; None for characters that make no number."""
    total, digit = 0, -1
    for character in text:
        if character in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS[character]
        elif character in _UNITS:
            total += (1 if digit < 0 else digit) * _UNITS[character]
            digit = -1
        else:
            return None
    return total + max(digit, 0)
