"""Footnotes and endnotes of a document by their id."""

from __future__ import annotations

from collections.abc import Callable

from model.reading.docx.names import W
from model.reading.guards import Element, Package
from model.reading.shared.ooxml import Relationship, part_xml

KINDS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
"""The references in the text, with the element of the note."""
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


class Footnotes:
    """The notes of one document. Each is returned once, where it is first referred to."""

    def __init__(self, package: Package, links: dict[str, Relationship]) -> None:
        self._package = package
        self._parts = {link.kind.removesuffix("s"): link.target for link in links.values()}
        self._notes: dict[str, dict[str, Element]] = {}

    def take(self, kind: str, key: str, read: Callable[[Element], str]) -> str:
        """Return the text of a note, by `read` for each of its paragraphs; empty where there is none."""
        if kind not in self._notes:
            self._notes[kind] = self._load(kind)
        note = self._notes[kind].pop(key, None)
        if note is None or note.get(f"{W}type") in _SEPARATORS:
            return ""
        return " ".join(text for each in note.iterchildren(f"{W}p") if (text := read(each).strip()))

    def _load(self, kind: str) -> dict[str, Element]:
        target = self._parts.get(kind, "")
        if target not in self._package:
            return {}
        root = part_xml(self._package, target)
        return {each.get(f"{W}id", ""): each for each in root.iterchildren(W + kind)}
