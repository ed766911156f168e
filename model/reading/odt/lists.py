"""Lists of an OpenDocument text: the numbers before items and headings."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager

from model.reading.guards import Element
from model.reading.odt.names import LOEXT, STYLE, STYLE_NAME, TEXT, XML_ID
from model.reading.shared.counting import LEVELS, Counting, Level, NumberedList

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一": "chineseCounting",
    "壹": "chineseLegalSimplified",
    "①": "decimalEnclosedCircle",
    "１": "decimalFullWidth",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "㊀": "ideographEnclosedCircle",
}
"""Formats by the first sign of the sample that names them."""
_HIGHEST = 32_767
_HEADINGS = "headings"
_PLACE = re.compile(r"%([1-9])%")


class Lists:
    """The lists of one document: the open one, and how far each has counted."""

    def __init__(self, styles: dict[str, Element]) -> None:
        self._styles = styles
        self._lists: dict[str, NumberedList] = {}
        self._counting = Counting(self._lists)
        self._last: dict[str, str] = {}
        """Name of a style -> the last list of that style, which a later list may continue."""
        self._by_id: dict[str, str] = {}
        self._number = ""
        self._depth = 0
        if "" in styles:
            self._lists[_HEADINGS] = NumberedList(_HEADINGS, _levels(styles[""]))

    @contextmanager
    def opened(self, element: Element) -> Generator[None]:
        """Enter a `text:list` while its items are read; a list in a list is its next level."""
        outside = self._number
        if not self._depth:
            self._number = self._begun(element)
        self._depth += 1
        yield
        self._depth -= 1
        self._number = outside

    @contextmanager
    def suspended(self) -> Generator[None]:
        """Leave the open list while a cell or text box is read, whose lists are no levels of it."""
        outside = self._number, self._depth
        self._number, self._depth = "", 0
        yield
        self._number, self._depth = outside

    def label(self, item: Element) -> str:
        """Return the label of the first paragraph of the item."""
        found = self._lists.get(self._number)
        start = item.get(f"{TEXT}start-value", "")
        if found is not None and start.isdecimal():
            found.overrides[self._depth - 1] = min(int(start), _HIGHEST)
            found.begun.discard(self._depth - 1)
        return self._counting.label(self._number, self._depth - 1)

    def heading_label(self, level: int) -> str:
        """Return the label of a heading of this level (from 1) outside of lists."""
        return "" if self._depth else self._counting.label(_HEADINGS, level - 1)

    def _begun(self, element: Element) -> str:
        style = element.get(STYLE_NAME, "")
        number = self._by_id.get(element.get(f"{TEXT}continue-list"), "")
        if not number and element.get(f"{TEXT}continue-numbering") == "true":
            number = self._last.get(style, "")
        if not number:
            number = f"{style}#{len(self._lists)}"
            levels = _levels(self._styles[style]) if style in self._styles else {}
            self._lists[number] = NumberedList(number, levels)
        self._last[style] = number
        if element.get(XML_ID):
            self._by_id[element.get(XML_ID)] = number
        return number


def _levels(style: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for each in style:
        level = each.get(f"{TEXT}level", "")
        if level.isdecimal() and 1 <= int(level) <= LEVELS:
            found[int(level) - 1] = _level(each, int(level))
    return found


def _level(element: Element, level: int) -> Level:
    """Return a level; one without a number format, such as one of bullets, has no label."""
    form = _FORMS.get(element.get(f"{STYLE}num-format", "")[:1], "")
    if not form:
        return Level(form="none")
    start, shown = element.get(f"{TEXT}start-value", ""), element.get(f"{TEXT}display-levels", "")
    template = element.get(f"{LOEXT}num-list-format")
    if template:
        text = _PLACE.sub(r"%\1", template)
    else:
        first = max(level - int(shown) + 1, 1) if shown.isdecimal() else level
        numbers = ".".join(f"%{index}" for index in range(first, level + 1))
        text = element.get(f"{STYLE}num-prefix", "") + numbers + element.get(f"{STYLE}num-suffix", "")
    return Level(start=min(int(start), _HIGHEST) if start.isdecimal() else 1, form=form, text=text)
