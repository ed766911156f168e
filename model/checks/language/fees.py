"""Fees: what a text says of the processing fee for applications (信息处理费): not charged, or how much."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from model.checks.language.lazy import lazy
from model.checks.language.prose import prose_of
from model.checks.language.years import year_spoken_of


class Fee(NamedTuple):
    """An amount in yuan, 0 for none charged; `start` to `end` stand in the text as written."""

    amount: Decimal
    year: int | None
    start: int
    end: int


_NAME = r"(?:政府信息公开)?(?:申请)?信息处理费(?:用)?"
_NONE = lazy(
    rf"(?:未|没有|无|不)(?:向[^，。；]{{0,10}})?(?:收取|产生|发生|收到|涉及)?[^，。；\d]{{0,14}}{_NAME}(?=[，。；）]|$)"
    rf"|{_NAME}(?:收取)?(?:情况)?(?:为|共|：)?(?:0元|零元?|0万元)"
)
_SOME = lazy(
    rf"收取(?:了)?(?:的)?(?:\d+[件份]申请)?(?:的)?{_NAME}(?:，|金额|共计?|合计|总计|：|为)*(?P<amount>\d+(?:\.\d+)?)(?P<unit>万?元)"
)


@lru_cache(maxsize=24)
def fees_of(text: str) -> tuple[Fee, ...]:
    """Return what a text says of the processing fee; results are cached by text."""
    return tuple(_fees(text))


def _fees(text: str) -> Iterator[Fee]:
    prose = prose_of(text)
    for sentence in prose.sentences:
        if "处理费" not in sentence.text:
            continue
        year = year_spoken_of(sentence.text)
        for match in _NONE().finditer(sentence.text):
            yield Fee(
                Decimal(0), year, *prose.span(sentence.start + match.start(), sentence.start + match.end())
            )
        for match in _SOME().finditer(sentence.text):
            amount = Decimal(match["amount"]) * (10000 if match["unit"] == "万元" else 1)
            span = prose.span(sentence.start + match.start(), sentence.start + match.end())
            yield Fee(amount, year, *span)
