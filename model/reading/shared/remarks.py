"""Remarks: what a reader left out of a file, or read other than it is stored, for a note in the review."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

_LIMIT = 200
"""Remarks of one file; more of them say nothing new."""
_LONGEST = 200
"""Characters of the text that a remark keeps."""


class RemarkKind(Enum):
    """What happened to a text."""

    STRUCK = "struck"
    """Text with a line through it, left out."""
    RAISED = "raised"
    """A superscript note mark, left out."""
    UNSEEN = "unseen"
    """Text that cannot be seen on the page (invisible, transparent or white on white), left out."""
    WATERMARK = "watermark"
    """Large text behind or above the content, left out."""
    FOOTNOTE = "footnote"
    """A footnote or endnote, read at the end of its paragraph."""
    CELL_FOOTNOTE = "cell_footnote"
    """A footnote or endnote of a table cell, left out."""
    SUMMED = "summed"
    """A formula without a stored value, calculated."""
    UNCALCULATED = "uncalculated"
    """A formula without a stored value, read as a blank cell."""
    UNRULED = "unruled"
    """A table without ruling lines, read by the alignment of its columns."""


class Remark(NamedTuple):
    """One remark with the text that it is about."""

    kind: RemarkKind
    text: str


class Remarks:
    """The remarks on one file, in the order of reading."""

    def __init__(self) -> None:
        self._all: list[Remark] = []

    def add(self, kind: RemarkKind, text: str) -> None:
        """Add a remark about a text; a blank text and what is beyond the limit are ignored."""
        text = text.strip()[:_LONGEST]
        if text and len(self._all) < _LIMIT:
            self._all.append(Remark(kind, text))

    @property
    def all(self) -> tuple[Remark, ...]:
        """All remarks; neighbours of one kind whose texts were split into runs stay apart."""
        return tuple(self._all)
