"""Bookmarks: the headings of a document as a tree that leads to their pages (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from export.writers.fixed.elements import Element
from export.writers.pdf_file.content import Area
from export.writers.pdf_file.objects import Name, PdfFile, Ref, Text, Value

_TITLE = 1
"""The level of the title, which needs no bookmark."""


@dataclass
class _Bookmark:
    text: str
    level: int
    place: Value
    ref: Ref
    children: list[_Bookmark] = field(default_factory=list["_Bookmark"])


def outline(file: PdfFile, headings: Sequence[tuple[Element, Ref, Area]]) -> Ref | None:
    """Put in the bookmarks of headings with their pages and places; return the number of their root, None for none."""
    root = _Bookmark("", _TITLE, None, file.reserve())
    above = [root]
    for element, page, area in headings:
        if element.level == _TITLE:
            continue
        while above[-1] is not root and above[-1].level >= element.level:
            above.pop()
        place: Value = [page, Name("XYZ"), area.left, area.top, None]
        made = _Bookmark(element.text, element.level, place, file.reserve())
        above[-1].children.append(made)
        above.append(made)
    if not root.children:
        return None
    file.put(root.ref, {"Type": Name("Outlines"), **_children(file, root)})
    return root.ref


def _children(file: PdfFile, parent: _Bookmark) -> dict[str, Value]:
    """Put in the bookmarks under one and return what it says of them."""
    found = parent.children
    for i, each in enumerate(found):
        about: dict[str, Value] = {"Title": Text(each.text), "Parent": parent.ref, "Dest": each.place}
        if i:
            about["Prev"] = found[i - 1].ref
        if i + 1 < len(found):
            about["Next"] = found[i + 1].ref
        file.put(each.ref, {**about, **_children(file, each)})
    if not found:
        return {}
    return {"First": found[0].ref, "Last": found[-1].ref, "Count": _open(parent)}


def _open(parent: _Bookmark) -> int:
    """Return how many bookmarks are seen under one when all are open."""
    return sum(1 + _open(child) for child in parent.children)
