"""Counting: automatic numbering, such as the `一、` before a paragraph that is not in its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from model.reading.shared.numerals import numeral

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Level:
    """How one level of a list is counted and written."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    """The label, with `%1` to `%9` for the numbers of the levels."""
    legal: bool = False
    """All numbers of the label in figures, whatever the format of their level."""
    restart: int | None = None
    """The level (from 1) after which counting begins anew; 0 for never, None for any higher one."""
    spaced: bool = True
    style: str = ""


@dataclass
class NumberedList:
    """One numbering: its levels, where its counters are kept, and levels that start anew with it."""

    key: str
    levels: dict[int, Level]
    overrides: dict[int, int] = field(default_factory=dict[int, int])
    begun: set[int] = field(default_factory=set[int])


class Counting:
    """The lists of one document by their number; every call of `label` counts one paragraph."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._counters: dict[str, list[int | None]] = {}

    def level_of_style(self, number: str, style: str) -> int:
        """Return the level of a list that belongs to a paragraph style, the first where none does."""
        found = self._lists.get(number)
        for index, level in found.levels.items() if found else ():
            if level.style == style:
                return index
        return 0

    def label(self, number: str, level: int) -> str:
        """Return the label of the next paragraph of this list and level, empty where it has none or a bullet."""
        found = self._lists.get(number)
        if found is None or level not in found.levels:
            return ""
        counters = self._counters.setdefault(found.key, [None] * LEVELS)
        self._count(found, level, counters)
        here = found.levels[level]
        if here.form == "bullet":
            return ""
        text = _PLACE.sub(lambda match: _written(found, here, int(match.group(1)) - 1, counters), here.text)
        return f"{text} " if here.spaced and text and text[-1].isalnum() else text

    def _count(self, found: NumberedList, level: int, counters: list[int | None]) -> None:
        here, before = found.levels[level], counters[level]
        if level in found.overrides and level not in found.begun:
            counters[level] = found.overrides[level]
        else:
            counters[level] = here.start if before is None else before + 1
        found.begun.add(level)
        for deeper in range(level + 1, LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                counters[deeper] = None


def _written(found: NumberedList, here: Level, level: int, counters: list[int | None]) -> str:
    at = found.levels.get(level, Level())
    number = counters[level]
    return numeral(at.start if number is None else number, "decimal" if here.legal else at.form)
