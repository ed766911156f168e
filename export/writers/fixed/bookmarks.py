"""Bookmarks: the headings of a document as a tree, each with the place of its first mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from export.writers.fixed.elements import Element, Kind
from export.writers.fixed.marks import Document, Text

_ABOVE = 1.2
"""Of the size: how far over the baseline of a heading a reader shows the page from."""


@dataclass
class Bookmark:
    """A heading; `page` counts from 0, lengths in twips from the upper left corner of the paper."""

    text: str
    level: int
    page: int
    left: float
    top: float
    children: list[Bookmark] = field(default_factory=list["Bookmark"])

    @property
    def count(self) -> int:
        """How many bookmarks are under this one."""
        return sum(1 + child.count for child in self.children)


def bookmarks(document: Document) -> list[Bookmark]:
    """Return the headings of the highest level under the title, each with those that belong to it."""
    root = Bookmark("", 0, 0, 0, 0)
    above = [root]
    for heading in _headings(document):
        while above[-1] is not root and above[-1].level >= heading.level:
            above.pop()
        above[-1].children.append(heading)
        above.append(heading)
    return root.children


def _headings(document: Document) -> Iterator[Bookmark]:
    known: set[Element] = set()
    for number, page in enumerate(document.pages):
        for mark in page.marks:
            if not isinstance(mark, Text) or mark.element is None or mark.element in known:
                continue
            element = mark.element
            if element.kind is Kind.HEADING and element.text:
                known.add(element)
                top = mark.baseline - mark.size * _ABOVE
                yield Bookmark(element.text, element.level, number, mark.lefts[0], top)
