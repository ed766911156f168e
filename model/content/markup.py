"""Markup: a document with its tracked changes and comments, as blocks whose texts hold marks where each begins and ends.

A mark is one character of the private planes of Unicode, so that marked blocks go wherever blocks go; `spans` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from model.content.blocks import Block, Blocks, Paragraph, Picture, Run, TableBlock
from model.content.table_edit import remove_row

_REVISIONS, _COMMENTS, PARAGRAPH_MARK = 0xF0000, 0x100000, "\U0010fffc"
"""First characters of the marks of revisions and of comments; the mark of a paragraph that was itself changed."""
MOST_MARKS = 0x7000
"""Revisions, and comments, that can be told apart."""
_MARK = re.compile("[\U000f0000-\U0010ffff]")


class RevisionKind(Enum):
    """What a tracked change does."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved_here"
    MOVED_AWAY = "moved_away"
    FORMATTED = "formatted"
    """Only the format changed."""


_ADDS = (RevisionKind.INSERTED, RevisionKind.MOVED_HERE)
_REMOVES = (RevisionKind.DELETED, RevisionKind.MOVED_AWAY)


class Revision(NamedTuple):
    """One tracked change as its file records it."""

    kind: RevisionKind
    author: str
    date: str
    """As in the file: `2026-01-05T08:00:00Z`; empty where it says none."""
    move: str = ""
    """The name that both ends of a move share."""


class Comment(NamedTuple):
    """One comment, or an answer to one."""

    author: str
    date: str
    text: str
    is_done: bool = False
    answers: int = -1
    """The index of the comment that it answers; -1 for none."""


class Span(NamedTuple):
    """Characters under the same changes and comments."""

    text: str
    revisions: tuple[Revision, ...] = ()
    comments: tuple[int, ...] = ()
    """Indices of comments; a span without text is a comment on a point."""
    bold: bool = False

    @property
    def was_there(self) -> bool:
        """Whether it stands where every change is refused."""
        return not any(revision.kind in _ADDS for revision in self.revisions)

    @property
    def will_be(self) -> bool:
        """Whether it stands where every change is accepted."""
        return not any(revision.kind in _REMOVES for revision in self.revisions)

    @property
    def is_changed(self) -> bool:
        """Whether a change inserts, deletes or moves it."""
        return not (self.was_there and self.will_be)


@dataclass(frozen=True)
class Markup:
    """A document with its changes and comments; without any for a format that has none."""

    blocks: Blocks
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()

    def spans(self) -> Iterator[tuple[int, tuple[Span, ...]]]:
        """Yield the spans of each paragraph, and of the cells of each table, with the index of the block."""
        reader = SpanReader(self.revisions)
        for index, block in enumerate(self.blocks):
            if isinstance(block, Paragraph):
                yield index, reader.of_runs(block.runs)
            elif isinstance(block, TableBlock):
                for cell in block.cells:
                    yield index, reader.of_text(cell.text)

    def view(self, *, accepted: bool) -> tuple[tuple[int, Block], ...]:
        """Return the blocks with every change accepted or refused, each with its index here; blank ones are left out."""
        reader = SpanReader(self.revisions)
        found: list[tuple[int, Block]] = []
        held: tuple[Run, ...] = ()
        for index, block in enumerate(self.blocks):
            shown = _viewed(block, reader, accepted)
            if shown is None:
                continue
            if isinstance(shown, Paragraph):
                runs = (*held, *shown.runs)
                is_open = _is_mark_gone(block, self.revisions, accepted)
                held = runs if is_open else ()
                shown = None if is_open else _trimmed(replace(shown, runs=runs))
            if shown is not None:
                found.append((index, shown))
        if held and (last := _trimmed(Paragraph(held))) is not None:
            found.append((len(self.blocks) - 1, last))
        return tuple(found)


class SpanReader:
    """Reads marked texts in document order: a comment may go on over paragraphs, a change ends with its paragraph."""

    def __init__(self, revisions: tuple[Revision, ...]) -> None:
        self._revisions = revisions
        self._comments: list[int] = []

    def of_runs(self, runs: Iterable[Run]) -> tuple[Span, ...]:
        """Return the spans of a paragraph; a changed paragraph mark is a span of its own, with a line feed."""
        found: list[Span] = []
        open_now: list[int] = []
        for run in runs:
            at = 0
            for mark in _MARK.finditer(run.text):
                self._add(found, run.text[at : mark.start()], open_now, run.bold)
                at = mark.end()
                self._follow(found, mark.group(), open_now)
            self._add(found, run.text[at:], open_now, run.bold)
        return tuple(found)

    def of_text(self, text: str) -> tuple[Span, ...]:
        """Return the spans of a text of one format."""
        return self.of_runs((Run(text),))

    def _add(self, found: list[Span], text: str, open_now: list[int], bold: bool) -> None:
        if text:
            found.append(self._span(text, open_now, bold))

    def _span(self, text: str, open_now: list[int], bold: bool = False) -> Span:
        return Span(text, tuple(self._revisions[i] for i in open_now), tuple(self._comments), bold)

    def _follow(self, found: list[Span], mark: str, open_now: list[int]) -> None:
        if mark == PARAGRAPH_MARK:
            found.append(self._span("\n", open_now))
            return
        code = ord(mark)
        is_comment = code >= _COMMENTS
        index, is_end = divmod(code - (_COMMENTS if is_comment else _REVISIONS), 2)
        active = self._comments if is_comment else open_now
        if not is_end:
            active.append(index)
        elif index in active:
            if is_comment and not any(index in span.comments for span in found):
                found.append(self._span("", open_now))
            active.remove(index)


def revision_marks(index: int) -> tuple[str, str]:
    """Return the marks before and after what a revision changes."""
    return chr(_REVISIONS + 2 * index), chr(_REVISIONS + 2 * index + 1)


def comment_marks(index: int) -> tuple[str, str]:
    """Return the marks before and after what a comment is on."""
    return chr(_COMMENTS + 2 * index), chr(_COMMENTS + 2 * index + 1)


def without_marks(text: str) -> str:
    """Return a text without marks, which no file may bring along."""
    return _MARK.sub("", text)


def shown(spans: Iterable[Span], *, accepted: bool) -> str:
    """Return the text of spans with every change accepted or refused, without changed paragraph marks."""
    return "".join(
        span.text for span in spans if (span.will_be if accepted else span.was_there) and span.text != "\n"
    )


def _viewed(block: Block, reader: SpanReader, accepted: bool) -> Block | None:
    if isinstance(block, Picture):
        return block
    if isinstance(block, TableBlock):
        return _viewed_table(block, reader, accepted)
    spans = reader.of_runs(block.runs)
    runs = tuple(Run(text, span.bold) for span in spans if (text := shown((span,), accepted=accepted)))
    return replace(block, runs=runs)


def _viewed_table(table: TableBlock, reader: SpanReader, accepted: bool) -> TableBlock | None:
    spans = [reader.of_text(cell.text) for cell in table.cells]
    cells = tuple(
        replace(cell, text=shown(each, accepted=accepted).strip())
        for cell, each in zip(table.cells, spans, strict=True)
    )
    found: TableBlock | None = replace(table, cells=cells)
    for row in range(table.rows - 1, -1, -1):
        here = [each for cell, each in zip(table.cells, spans, strict=True) if cell.row == row]
        if found is not None and here and all(_is_gone(each, accepted) for each in here):
            found = remove_row(found, row)
    return found


def _is_gone(spans: tuple[Span, ...], accepted: bool) -> bool:
    """Return whether a cell, with its last paragraph mark, is not there in a view: its row was inserted or deleted."""
    marks = [span for span in spans if span.text == "\n"]
    return bool(marks) and not any((m.will_be if accepted else m.was_there) for m in marks)


def _is_mark_gone(block: Block, revisions: tuple[Revision, ...], accepted: bool) -> bool:
    if not isinstance(block, Paragraph) or PARAGRAPH_MARK not in block.text:
        return False
    return _is_gone(SpanReader(revisions).of_runs(block.runs), accepted)


def _trimmed(paragraph: Paragraph) -> Paragraph | None:
    """Return a paragraph without white space at its ends, neighbouring runs of one format joined; None for a blank one."""
    runs: list[Run] = []
    for run in paragraph.runs:
        if runs and runs[-1].bold == run.bold:
            runs[-1] = Run(runs[-1].text + run.text, run.bold)
        else:
            runs.append(run)
    while runs and not runs[0].text.strip():
        del runs[0]
    while runs and not runs[-1].text.strip():
        runs.pop()
    if not runs:
        return None
    runs[0] = replace(runs[0], text=runs[0].text.lstrip())
    runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return replace(paragraph, runs=tuple(runs))
