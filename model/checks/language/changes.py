"""Changes: what stands behind a figure about the year before: `，比上年增加30件`, `，同比增长20%`, `，与上年持平`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from model.checks.language.lazy import lazy


class Change(NamedTuple):
    """A change against last year; `start` to `end` are its digits (or its words where it has none) behind the figure."""

    amount: Decimal
    is_percent: bool
    places: int
    """Decimals of the amount."""
    grows: bool | None
    """None for no change."""
    base: int | None
    """The year compared with, where it is said by number."""
    start: int
    end: int
    until: int
    """Where the change ends."""


_UP = r"增加|增长|上升|提高|增多|增|多"
_DOWN = r"减少|下降|降低|回落|减|少"
_AGAINST = r"[较比与和同](?:(?:上|去|前|上一)一?年(?:度)?|(?P<base>20\d\d)年度?)(?:同期)?(?:的)?(?:（?\d+[件起宗个份条]）?)?(?:相比|比)?，?"
_CHANGE = lazy(
    rf"^(?:申请|案件)?[，、（；]?(?:(?:总量|数量|申请量|案件数)?，?{_AGAINST}(?:同比)?|同比|(?P<goes_on>，))"
    rf"(?:(?P<even>持平|相同|一致)|(?P<way>{_UP}|{_DOWN})(?:了)?(?P<amount>\d+(?:\.\d+)?)(?P<unit>%|[件起宗个份条](?!百分点)))"
    r"(?=[，。；、）]|$)"
)
_UPWARD = lazy(rf"^(?:{_UP})$")


def changes_behind(behind: str) -> Iterator[Change]:
    """Yield the changes against last year that follow a figure, in a row."""
    at, base, seen = 0, None, False
    while True:
        match = _CHANGE().match(behind[at:])
        if match is None or (match["goes_on"] and not seen):
            return
        base = int(match["base"]) if match["base"] else base
        if match["even"]:
            yield Change(
                Decimal(0),
                False,
                0,
                None,
                base,
                at + match.start("even"),
                at + match.end("even"),
                at + match.end(),
            )
        else:
            digits = match["amount"]
            places = len(digits.partition(".")[2])
            grows = _UPWARD().match(match["way"]) is not None
            start, end = at + match.start("amount"), at + match.end("amount")
            yield Change(
                Decimal(digits), match["unit"] == "%", places, grows, base, start, end, at + match.end()
            )
        at, seen = at + match.end(), True
