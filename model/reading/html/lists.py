"""Ordered lists of a web page: the numbers that a browser shows before the items."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from model.reading.guards import Element
from model.reading.shared.numerals import numeral

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
_FORMS = {
    "a": ("lowerLetter", "."),
    "A": ("upperLetter", "."),
    "i": ("lowerRoman", "."),
    "I": ("upperRoman", "."),
    "lower-alpha": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("chineseCounting", "、"),
    "simp-chinese-informal": ("chineseCounting", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "none": ("none", ""),
}
_HIGHEST = 32_767


@dataclass
class _List:
    form: str
    after: str
    number: int


class Lists:
    """The stack of open ordered lists while a page is read."""

    def __init__(self) -> None:
        self._open: list[_List] = []

    @contextmanager
    def opened(self, element: Element) -> Generator[None]:
        """Push this `ol` while its items are read."""
        match = _STYLE.search(element.get("style", ""))
        form, after = _FORMS.get(
            match.group(1).lower() if match else element.get("type", ""), ("decimal", ".")
        )
        self._open.append(_List(form, after, _number(element.get("start"), 1)))
        yield
        self._open.pop()

    def label(self, item: Element) -> str:
        """Return the number shown before this item and advance the counter; empty in an unordered list."""
        parent = item.getparent()
        if not self._open or parent is None or parent.tag != "ol":
            return ""
        here = self._open[-1]
        number = _number(item.get("value"), here.number)
        here.number = number + 1
        text = numeral(number, here.form)
        return text + here.after if text else ""


def _number(text: str | None, default: int) -> int:
    return min(int(text), _HIGHEST) if text and text.isdecimal() else default
