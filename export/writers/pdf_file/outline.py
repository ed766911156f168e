"""Bookmarks of a PDF file: a tree that leads to pages (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from export.style import TWIPS_PER_POINT
from export.writers.fixed.bookmarks import Bookmark
from export.writers.pdf_file.objects import Name, PdfFile, Ref, Text, Value


class Places(NamedTuple):
    """Pages in the file, and their heights in twips."""

    pages: Sequence[Ref]
    heights: Sequence[float]

    def place(self, mark: Bookmark) -> Value:
        """Return where a bookmark leads."""
        left, top = mark.left / TWIPS_PER_POINT, (self.heights[mark.page] - mark.top) / TWIPS_PER_POINT
        return [self.pages[mark.page], Name("XYZ"), left, top, None]


def outline(file: PdfFile, marks: Sequence[Bookmark], places: Places) -> Ref | None:
    """Put in bookmarks and return the number of their root, None for none."""
    if not marks:
        return None
    root = file.reserve()
    file.put(root, {"Type": Name("Outlines"), **_children(file, root, marks, places)})
    return root


def _children(file: PdfFile, parent: Ref, marks: Sequence[Bookmark], places: Places) -> dict[str, Value]:
    """Put in the bookmarks under one and return what it says of them; all are open."""
    if not marks:
        return {}
    refs = [file.reserve() for _ in marks]
    for i, (mark, ref) in enumerate(zip(marks, refs, strict=True)):
        about: dict[str, Value] = {"Title": Text(mark.text), "Parent": parent, "Dest": places.place(mark)}
        if i:
            about["Prev"] = refs[i - 1]
        if i + 1 < len(refs):
            about["Next"] = refs[i + 1]
        file.put(ref, {**about, **_children(file, ref, mark.children, places)})
    return {"First": refs[0], "Last": refs[-1], "Count": sum(1 + mark.count for mark in marks)}
