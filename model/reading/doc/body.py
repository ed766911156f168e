"""The body of a document: its paragraphs in order, those of tables put into rows and cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from model.content.blocks import Block, Role, Run
from model.reading.doc.formats import ParagraphFormat, ParagraphFormats
from model.reading.doc.inline import Inline
from model.reading.doc.rows import RowShape, row_shape
from model.reading.doc.tables import CellContent, Row, table
from model.reading.doc.text import Text
from model.reading.guards import check_blocks, check_cells, check_depth, too_complex
from model.reading.shared.outline import role_of_outline
from model.reading.shared.pieces import Pieces

_END = re.compile(r"[\r\x07\x0c]")
_CELL = "\x07"
_LONGEST = 50_000
"""Characters of a paragraph."""

Label = Callable[[str, int], str]
"""Returns the label of the next paragraph of a list, given by its number, and level."""


class _Span(NamedTuple):
    """A paragraph: its characters, and the mark at `stop`, empty where the text breaks off."""

    start: int
    stop: int
    mark: str


@dataclass(slots=True)
class _OpenTable:
    """A table whose end was not read yet."""

    rows: list[Row] = field(default_factory=list[Row])
    cells: list[CellContent] = field(default_factory=list[CellContent])
    cell: CellContent = field(default_factory=CellContent)

    def end_cell(self) -> None:
        self.cells.append(self.cell)
        self.cell = CellContent()
        check_cells(len(self.cells))

    def end_row(self, shape: RowShape) -> None:
        if self.cell.content:
            self.end_cell()
        if self.cells:
            self.rows.append(Row(self.cells, shape))
        self.cells, self.cell = [], CellContent()
        check_cells(len(self.rows))


class Body:
    """Reads parts of the text; automatic numbers continue from one part to the next."""

    def __init__(self, text: Text, formats: ParagraphFormats, label: Label) -> None:
        self._characters = text.characters
        self._formats = formats
        self._label = label
        self._shapes: dict[bytes, RowShape] = {}
        self._count = 0

    def blocks(self, inline: Inline, start: int, end: int) -> list[Block]:
        """Return the blocks of a range of the text."""
        walk = _Walk()
        while start < end:
            match = _END.search(self._characters, start, end)
            stop, mark = (end, "") if match is None else (match.start(), match.group())
            self._paragraph(walk, inline, _Span(start, stop, mark))
            self._count += 1
            check_blocks(self._count)
            start = stop + 1
        walk.enter(0)
        walk.release()
        return walk.found

    def _paragraph(self, walk: _Walk, inline: Inline, span: _Span) -> None:
        """Add a paragraph to the open cell or to the document."""
        format_ = self._formats.at(span.stop if span.mark else span.stop - 1)
        own = format_.own
        depth = own.depth or (1 if own.in_table or span.mark == _CELL else 0)
        walk.enter(depth)
        if own.row_end if depth <= 1 else own.inner_row_end:
            walk.end_row(self._shape(format_))
            return
        self._content(walk, inline, span, format_)
        if depth and (span.mark == _CELL or own.cell_end):
            walk.tables[-1].cell.align = format_.properties.align or 0
            walk.tables[-1].end_cell()

    def _content(self, walk: _Walk, inline: Inline, span: _Span, format_: ParagraphFormat) -> None:
        if format_.style.is_contents:
            return
        outline = format_.own.outline
        if span.stop - span.start > _LONGEST:
            raise too_complex("段落过长")
        role = format_.style.role if outline is None else role_of_outline(outline)
        pieces = inline.read(span.start, span.stop, format_.style, plain=role is not Role.BODY)
        held, walk.held = walk.held, []
        if span.mark == "\r" and inline.is_deleted(span.stop):
            walk.held = held + [run for part in pieces.parts if isinstance(part, list) for run in part]
            walk.add(pieces.after)
            return
        number = format_.properties.list or 0
        label = self._label(str(number), format_.properties.level or 0) if number > 0 else ""
        walk.add(pieces.blocks(role, label=label, before=held, in_cell=bool(walk.tables)))

    def _shape(self, format_: ParagraphFormat) -> RowShape:
        found = self._shapes.get(format_.program)
        if found is None:
            found = self._shapes[format_.program] = row_shape(format_.program)
        return found


class _Walk:
    """The state of one pass: the blocks so far and the open tables, the inner ones last."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.tables: list[_OpenTable] = []
        self.held: list[Run] = []
        """Runs before a deleted paragraph mark, which belong to the next paragraph."""

    def enter(self, depth: int) -> None:
        """Open or close tables until `depth` of them are open."""
        check_depth(depth)
        if depth != len(self.tables):
            self.release()
        while len(self.tables) > depth:
            closed = self.tables.pop()
            closed.end_row(RowShape())
            self.add(table(closed.rows))
        while len(self.tables) < depth:
            self.tables.append(_OpenTable())

    def end_row(self, shape: RowShape) -> None:
        """End the row of the innermost table, if any is open."""
        self.release()
        if self.tables:
            self.tables[-1].end_row(shape)

    def release(self) -> None:
        """Make a paragraph of the held runs; a paragraph never continues in another cell or table."""
        if self.held:
            self.add(Pieces().blocks(before=self.held))
            self.held = []

    def add(self, blocks: list[Block]) -> None:
        """Add blocks to the open cell, or to the document outside of tables."""
        if blocks:
            target = self.tables[-1].cell.content if self.tables else self.found
            target += blocks
