"""Automatic numbering: the `一、` before a paragraph that stands nowhere in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from model.reading.guards import Element
from model.reading.ooxml.names import VAL, W, is_on, value_of
from model.reading.ooxml.numerals import numeral

_LEVELS = 9
_HIGHEST = 32_767
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Level:
    """How one level of a list is counted and written."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    """All numbers of the label in figures, whatever the format of their level."""
    restart: int | None = None
    """The level (from 1) after which counting begins anew; 0 for never, None for any higher one."""
    spaced: bool = True
    style: str = ""


@dataclass
class _List:
    """One numbering: its levels, where its counters are kept, and levels that start anew with it."""

    key: str
    levels: dict[int, Level]
    overrides: dict[int, int]
    begun: set[int] = field(default_factory=set[int])


class Numbering:
    """The lists of one document; every `label` counts one paragraph further."""

    def __init__(self, root: Element | None, styles: dict[str, str]) -> None:
        """`styles` leads from a list style's id to its numbering's id (`w:numStyleLink`)."""
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        if root is None:
            return
        abstract = {each.get(f"{W}abstractNumId", ""): each for each in root.iterchildren(f"{W}abstractNum")}
        numbers = {each.get(f"{W}numId", ""): each for each in root.iterchildren(f"{W}num")}
        for name, element in numbers.items():
            key = value_of(element, f"{W}abstractNumId")
            link = value_of(abstract.get(key), f"{W}numStyleLink")
            if link in styles:
                key = value_of(numbers.get(styles[link]), f"{W}abstractNumId")
            self._lists[name] = _list(key, abstract.get(key), element)

    def level_of_style(self, number: str, style: str) -> int:
        """The level of a list that belongs to a paragraph style, the first where none does."""
        found = self._lists.get(number)
        for index, level in found.levels.items() if found else ():
            if level.style == style:
                return index
        return 0

    def label(self, number: str, level: int) -> str:
        """The label of the next paragraph of this list and level, empty where it has none or a bullet."""
        found = self._lists.get(number)
        if found is None or level not in found.levels:
            return ""
        counters = self._counters.setdefault(found.key, [None] * _LEVELS)
        self._count(found, level, counters)
        here = found.levels[level]
        if here.form == "bullet":
            return ""
        text = _PLACE.sub(lambda match: _written(found, here, int(match.group(1)) - 1, counters), here.text)
        return f"{text} " if here.spaced and text and text[-1].isalnum() else text

    def _count(self, found: _List, level: int, counters: list[int | None]) -> None:
        here, before = found.levels[level], counters[level]
        if level in found.overrides and level not in found.begun:
            counters[level] = found.overrides[level]
        else:
            counters[level] = here.start if before is None else before + 1
        found.begun.add(level)
        for deeper in range(level + 1, _LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart > 0 and level < restart):
                counters[deeper] = None


def _written(found: _List, here: Level, level: int, counters: list[int | None]) -> str:
    at = found.levels.get(level, Level())
    number = counters[level]
    return numeral(at.start if number is None else number, "decimal" if here.legal else at.form)


def _list(key: str, abstract: Element | None, element: Element) -> _List:
    levels = _levels(() if abstract is None else abstract.iterchildren(f"{W}lvl"))
    overrides: dict[int, int] = {}
    for each in element.iterchildren(f"{W}lvlOverride"):
        index = _number(each.get(f"{W}ilvl"), 0)
        levels |= _levels(each.iterchildren(f"{W}lvl"))
        start = value_of(each, f"{W}startOverride")
        if start:
            overrides[index] = _number(start, 1)
    return _List(key, levels, overrides)


def _levels(elements: Element) -> dict[int, Level]:
    return {_number(each.get(f"{W}ilvl"), 0): _level(each) for each in elements}


def _level(element: Element) -> Level:
    parts = {child.tag: child for child in element}
    values = {tag.removeprefix(W): child.get(VAL, "") for tag, child in parts.items()}
    restart = values.get("lvlRestart", "")
    return Level(
        start=_number(values.get("start"), 0),
        form=values.get("numFmt", "decimal"),
        text=values.get("lvlText", ""),
        legal=is_on(parts.get(f"{W}isLgl")),
        restart=int(restart) if restart.isdecimal() else None,
        spaced=values.get("suff") != "nothing",
        style=values.get("pStyle", ""),
    )


def _number(text: str | None, default: int) -> int:
    return min(int(text), _HIGHEST) if text and text.isdecimal() else default
