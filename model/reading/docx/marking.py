"""Marking: the tracked changes of a document and the anchors of its comments become marks in its text.

The element tree is changed before it is read, so that the one reader of documents reads both what was and what will be.
"""

from __future__ import annotations

from typing import Any

from model.content.markup import (
    MOST_MARKS,
    PARAGRAPH_MARK,
    Revision,
    RevisionKind,
    comment_marks,
    revision_marks,
    without_marks,
)
from model.reading.docx.names import P_PR, R_PR, RUN, TC_PR, TEXT, W
from model.reading.guards import Element, check_depth, too_complex

_KINDS = {
    f"{W}ins": RevisionKind.INSERTED,
    f"{W}del": RevisionKind.DELETED,
    f"{W}moveTo": RevisionKind.MOVED_HERE,
    f"{W}moveFrom": RevisionKind.MOVED_AWAY,
    f"{W}cellIns": RevisionKind.INSERTED,
    f"{W}cellDel": RevisionKind.DELETED,
}
_FORMATS = frozenset({f"{W}rPrChange", f"{W}pPrChange"})
_RANGES = frozenset({f"{W}moveFromRangeStart", f"{W}moveToRangeStart"})
_RENAMED = {f"{W}delText": TEXT, f"{W}delInstrText": f"{W}instrText"}
_PROPERTIES = frozenset(
    {P_PR, R_PR, TC_PR, f"{W}trPr", f"{W}tblPr", f"{W}sectPr", f"{W}sdtPr", f"{W}tblGrid"}
)
_NEUTRAL = f"{W}smartTag"
"""An element that the reader sees through, in the place of a change that it would leave out."""


class Marker:
    """Puts the marks into one document; `revisions` grows as changes are met."""

    def __init__(self, comments: dict[str, int]) -> None:
        """`comments` are the indices of the comments by their ids."""
        self.revisions: list[Revision] = []
        self._comments = comments
        self._anchored: set[str] = set()
        self._pending: list[str] = []
        """Marks met between paragraphs, which go to the beginning of the next one."""
        self._moves: dict[str, str] = {}
        """The name of each open range of a move, by its id; the last one is the innermost."""

    def mark(self, container: Element, changes: tuple[int, ...] = (), depth: int = 0) -> None:
        """Mark everything inside a body, a table, a row, a cell or a control; `changes` are those of all of it."""
        check_depth(depth)
        for child in list(container):
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, changes, depth)
            elif tag in _KINDS:
                inside = (*changes, self._revision(child, _KINDS[tag]))
                child.tag = _NEUTRAL
                self.mark(child, inside, depth + 1)
            elif not self._is_range(child, self._pending) and tag not in _PROPERTIES:
                self.mark(child, (*changes, *self._of_whole(child)), depth + 1)

    def _of_whole(self, element: Element) -> list[int]:
        """Return the change of a whole row or cell, which is taken from its properties."""
        found: list[int] = []
        for properties in element.iterchildren(f"{W}trPr", TC_PR):
            for change in list(properties):
                if change.tag in _KINDS:
                    found.append(self._revision(change, _KINDS[change.tag]))
                    properties.remove(change)
        return found

    def _paragraph(self, paragraph: Element, changes: tuple[int, ...], depth: int) -> None:
        first_here = len(self.revisions)
        self._inline(paragraph, depth + 1)
        moves = [revision.move for revision in self.revisions[first_here:] if revision.move]
        # The mark of a moved paragraph stands before the range that names the move.
        ends = [*changes, *self._of_mark(paragraph, moves[-1] if moves else "")]
        opening = "".join(self._pending) + "".join(revision_marks(index)[0] for index in changes)
        self._pending.clear()
        closing = "".join(revision_marks(index)[1] for index in changes)
        if ends:
            opens = "".join(revision_marks(index)[0] for index in ends)
            closes = "".join(revision_marks(index)[1] for index in ends)
            closing += opens + PARAGRAPH_MARK + closes
        if opening:
            first = paragraph[0] if len(paragraph) else None
            paragraph.insert(1 if first is not None and first.tag == P_PR else 0, _run(paragraph, opening))
        if closing:
            paragraph.append(_run(paragraph, closing))

    def _of_mark(self, paragraph: Element, move: str) -> list[int]:
        """Return the changes of a paragraph mark, taken from its properties; one of its format is noted.

        `move` is the name of the move that the text of the paragraph belongs to.
        """
        found: list[int] = []
        for properties in paragraph.iterchildren(P_PR):
            for inner in (properties, *properties.iterchildren(R_PR)):
                for change in list(inner):
                    if change.tag in _KINDS:
                        found.append(self._revision(change, _KINDS[change.tag], move))
                        inner.remove(change)
                    elif change.tag in _FORMATS:
                        index = self._revision(change, RevisionKind.FORMATTED)
                        inner.remove(change)
                        self._pending += revision_marks(index)
        return found

    def _inline(self, parent: Element, depth: int) -> None:
        """Mark what is inside a paragraph."""
        check_depth(depth)
        for child in list(parent):
            tag = child.tag
            marks: list[str] = []
            if tag in _KINDS:
                self._wrap(child, self._revision(child, _KINDS[tag]), depth)
            elif self._is_range(child, marks):
                if marks:
                    child.addprevious(_run(parent, "".join(marks)))
            elif tag == RUN:
                self._of_run(child, depth)
            elif tag not in _PROPERTIES:
                self._inline(child, depth + 1)

    def _wrap(self, change: Element, index: int, depth: int) -> None:
        self._inline(change, depth + 1)
        start, end = revision_marks(index)
        change.tag = _NEUTRAL
        change.insert(0, _run(change, start))
        change.append(_run(change, end))

    def _of_run(self, run: Element, depth: int) -> None:
        """Make deleted text text; note a change of format, a comment without a range, and what a text box holds."""
        for child in list(run):
            tag = child.tag
            if tag in _RENAMED:
                child.tag = _RENAMED[tag]
            if child.tag == TEXT and child.text and not child.text.isascii():
                child.text = without_marks(child.text)
            elif tag == R_PR:
                for change in list(child):
                    if change.tag in _FORMATS:
                        child.remove(change)
                        start, end = revision_marks(self._revision(change, RevisionKind.FORMATTED))
                        run.addprevious(_run(run, start))
                        run.addnext(_run(run, end))
            elif tag == f"{W}commentReference" and child.get(f"{W}id") not in self._anchored:
                marks = self._comment(child.get(f"{W}id", ""))
                if marks:
                    run.addprevious(_run(run, "".join(marks)))
            elif len(child):
                self.mark(child, (), depth + 1)

    def _is_range(self, element: Element, marks: list[str]) -> bool:
        """Return whether an element begins or ends a range; the marks of a comment's are added to `marks`."""
        name, _, kind = str(element.tag).removeprefix(W).partition("Range")
        if kind not in ("Start", "End"):
            return False
        key = element.get(f"{W}id", "")
        if name == "comment":
            both = self._comment(key)
            if both and (kind == "Start" or key in self._anchored):
                marks.append(both[0 if kind == "Start" else 1])
                self._anchored.add(key)
        elif element.tag in _RANGES:
            self._moves[key] = element.get(f"{W}name", "")
        else:
            self._moves.pop(key, None)
        return True

    def _comment(self, key: str) -> tuple[str, str] | None:
        return comment_marks(self._comments[key]) if key in self._comments else None

    def _revision(self, change: Element, kind: RevisionKind, named: str = "") -> int:
        if len(self.revisions) >= MOST_MARKS:
            raise too_complex("修订过多")
        moves = kind in (RevisionKind.MOVED_HERE, RevisionKind.MOVED_AWAY)
        move = named if moves else ""
        if moves and self._moves and not named:
            move = list(self._moves.values())[-1]
        author, date = change.get(f"{W}author", ""), change.get(f"{W}date", "")
        self.revisions.append(Revision(kind, author.strip(), date, move))
        return len(self.revisions) - 1


def _run(like: Element, text: str) -> Element:
    """Return a run of plain characters."""
    maker: Any = like.makeelement
    run, inner = maker(RUN), maker(TEXT)
    inner.text = text
    run.append(inner)
    return run
