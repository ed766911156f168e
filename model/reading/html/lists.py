"""Numbered lists of a web page: the number that a browser puts before an item."""

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
    """The numbered lists that are open at a place of the page."""

    def __init__(self) -> None:
        self._open: list[_List] = []

    @contextmanager
    def opened(self, element: Element) -> Generator[None]:
        """While the items of this `ol` are read."""
        match = _STYLE.search(element.get("style", ""))
        form, after = _FORMS.get(
            match.group(1).lower() if match else element.get("type", ""), ("decimal", ".")
        )
        self._open.append(_List(form, after, _number(element.get("start"), 1)))
        yield
        self._open.pop()

    def label(self, item: Element) -> str:
        """What stands before this item, and counts on; empty in a list without numbers."""
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
