"""Conversion between blocks and QTextDocument without loss, and between text offsets and document positions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from model.content.blocks import Block, Blocks, Cell, Paragraph, Picture, Role, Run, TableBlock
from ui.document.document import (
    OBJECT,
    RichDocument,
    insert_picture,
    insert_table,
    show_picture,
    shown_texts,
)
from ui.document.field_runs import FIELD, FieldSpot, fields_in, runs_of
from ui.document.formats import (
    BOLD,
    block_format,
    char_format,
    role_of,
)
from ui.document.utf16 import UnitText, text_of_units, units

_LINE_ENDS = re.compile("[\n\r\u2028\u2029]")
_NO_TEXT = str.maketrans("", "", f"{OBJECT}\ufdd0\ufdd1")
"""What Qt keeps for pictures and frames."""


def to_document(blocks: Blocks, document: RichDocument) -> None:
    """Replace all that the document holds by the blocks."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    document.forget()
    cursor.setBlockFormat(block_format(Role.BODY, document.zoom))
    cursor.setBlockCharFormat(char_format(False))
    insert_blocks(cursor, blocks)
    cursor.endEditBlock()


def insert_blocks(cursor: QTextCursor, blocks: Blocks) -> None:
    """Insert blocks in the cursor's paragraph if it is empty, else after it; the cursor ends behind them."""
    document = cursor.document()
    assert isinstance(document, RichDocument)
    for block in normal(blocks):
        if isinstance(block, Paragraph):
            _open_line(cursor, block.role, document.zoom)
            insert_runs(cursor, block.runs)
        elif isinstance(block, Picture):
            _open_line(cursor, Role.BODY, document.zoom)
            insert_picture(cursor, block)
        else:
            insert_table(cursor, block)
            cursor.setBlockFormat(block_format(Role.BODY, document.zoom))


def _open_line(cursor: QTextCursor, role: Role, zoom: float) -> None:
    """Move the cursor to an empty paragraph of this role."""
    if cursor.block().length() > 1:
        cursor.insertBlock(block_format(role, zoom), char_format(False))
    else:
        cursor.setBlockFormat(block_format(role, zoom))


def insert_runs(cursor: QTextCursor, runs: tuple[Run, ...]) -> None:
    """Insert runs at the cursor."""
    for run in runs:
        cursor.insertText(run.text, char_format(run.bold, run.field, run.text))


def normal(blocks: Blocks) -> Blocks:
    """Return the blocks as a document gives them back.

    Neighbouring runs of one format are joined, a line break separates two paragraphs, paragraphs without characters and
    tables without cells are left out.
    """
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += _lines(block)
        elif not isinstance(block, TableBlock) or (block.rows and block.columns):
            found.append(block)
    return tuple(found)


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *rest = _LINE_ENDS.split(run.text)
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=text)] for text in rest]
    for line in lines:
        runs = joined(line)
        if runs:
            yield Paragraph(runs, paragraph.role)


def joined(runs: list[Run]) -> tuple[Run, ...]:
    """Return the runs without empty ones, neighbours of one format joined; fields stay separate."""
    found: list[Run] = []
    for run in runs:
        text = run.text.translate(_NO_TEXT)
        last = found[-1] if found else None
        if last is not None and last.bold == run.bold and not (last.field or run.field):
            found[-1] = Run(last.text + text, run.bold)
        elif text:
            found.append(replace(run, text=text))
    return tuple(found)


class Piece(NamedTuple):
    """A block of the report and the range of positions that it takes in the document."""

    block: Block
    start: int
    end: int


def from_document(document: RichDocument) -> Blocks:
    """Return the blocks that the document holds, without what an input method is still composing."""
    return tuple(piece.block for piece in pieces(document))


def blocks_between(document: RichDocument, start: int, end: int) -> Blocks:
    """Return the blocks between two positions; paragraphs are cut there, tables and pictures come whole."""
    found: list[Block] = []
    for piece in pieces(document, start, end):
        if piece.start < end and piece.end > start:
            found.append(piece.block)
    return tuple(found)


def pieces(document: RichDocument, start: int = 0, end: int = 1 << 30) -> Iterator[Piece]:
    """Yield the blocks with their positions in order; of paragraphs only what lies between `start` and `end`."""
    tables = sorted(_tables(document), key=lambda table: table.firstPosition())
    block = document.begin()
    while block.isValid():
        if tables and block.position() >= tables[0].firstPosition():
            table = tables.pop(0)
            last = table.lastPosition()
            yield Piece(table_block(table, document), table.firstPosition(), last)
            block = document.findBlock(last + 1)
            continue
        if block.position() <= end and block.position() + block.length() > start:
            yield from _line_pieces(block, document, start, end)
        block = block.next()


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def _line_pieces(block: QTextBlock, document: RichDocument, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of a line of the document: one paragraph, or more where pictures stand in it."""
    begin = at = block.position()
    parts, role = block.textFormats(), role_of(block)
    if len(parts) == 1 and start <= begin and begin + parts[0].length <= end and _is_plain(parts[0].format):
        # Most lines are so, and a long report has thousands, all read whenever the clerk pauses.
        bold = parts[0].format.fontWeight() >= BOLD.value
        yield from _paragraph_piece([Run(block.text(), bold)], role, begin, begin + parts[0].length)
        return
    runs: list[Run] = []
    text = UnitText(block.text())
    for part in parts:
        low = max(part.start, start - block.position())
        high = min(part.start + part.length, end - block.position())
        if low >= high:
            continue
        at = block.position() + low
        if not runs:
            begin = at
        picture = document.picture(part.format)
        if picture is None:
            runs += runs_of(text.between(low, high), part.format)
            at = block.position() + high
            continue
        yield from _paragraph_piece(runs, role, begin, at)
        for _ in range(high - low):
            yield Piece(picture, at, at + 1)
            at += 1
        runs.clear()
    yield from _paragraph_piece(runs, role, begin, at)


def show_figures(document: RichDocument, blocks: Blocks) -> bool:
    """Update the linked figures and charts in the document from the blocks; return False where it has others."""
    charts = [b for b in blocks if isinstance(b, Picture) and b.chart is not None]
    runs = [r for b in blocks if isinstance(b, Paragraph) for r in b.runs if r.field]
    spots: list[FieldSpot] = []
    block = document.begin()
    while block.isValid():
        spots += fields_in(block)
        block = block.next()
    if [run.field for run in runs] != [spot.field for spot in spots]:
        return False
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for run, spot in reversed(list(zip(runs, spots, strict=True))):
        cursor.setPosition(spot.start)
        cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() != run.text:
            cursor.insertText(run.text, char_format(run.bold, run.field, run.text))
    for chart, place in zip(charts, _chart_places(document), strict=True) if charts else ():
        show_picture(document, place, chart)
    cursor.endEditBlock()
    return True


def _chart_places(document: RichDocument) -> list[int]:
    return [p.start for p in pieces(document) if isinstance(p.block, Picture) and p.block.chart is not None]


def _is_plain(look: QTextCharFormat) -> bool:
    """Return whether characters of this format are text, and no picture or field."""
    return not look.isImageFormat() and not look.hasProperty(FIELD)


def _paragraph_piece(runs: list[Run], role: Role, start: int, end: int) -> Iterator[Piece]:
    whole = joined(runs)
    if whole:
        yield Piece(Paragraph(whole, role), start, end)


def table_block(table: QTextTable, document: RichDocument) -> TableBlock:
    """Return the table as it came in, with the texts that were changed since."""
    source = document.table(table)
    now = shown_texts(table)
    if source is None:
        return TableBlock.of_rows(
            [[now.get((row, column), "") for column in range(table.columns())] for row in range(table.rows())]
        )
    if now == source.shown:
        return source.block
    before = source.block
    cells = [
        cell
        if now.get((cell.row, cell.column)) == source.shown.get((cell.row, cell.column))
        else replace(cell, text=now.get((cell.row, cell.column), ""))
        for cell in before.cells
    ]
    taken = {(cell.row, cell.column) for cell in cells}
    cells += [Cell(*place, text) for place, text in now.items() if text and place not in taken]
    return replace(before, cells=tuple(cells))


class Offsets:
    """Converts offsets of a report's plain text to positions of the document that shows it, and back.

    `shown` are the pieces of that document.
    """

    def __init__(self, shown: Iterable[Piece], text: str) -> None:
        self._lines = [match.group() for match in re.finditer("[^\n\r\u2028\u2029]+", text)]
        self._starts = [match.start() for match in re.finditer("[^\n\r\u2028\u2029]+", text)]
        self._positions = [p.start for p in shown if isinstance(p.block, Paragraph)]

    def to_position(self, offset: int) -> int:
        """Return the document position of the character at an offset, or the nearest one."""
        line = bisect_right(self._starts, max(0, offset)) - 1
        if line < 0 or line >= len(self._positions):
            return 0
        before = self._lines[line][: offset - self._starts[line]]
        return self._positions[line] + units(before)

    def to_offset(self, position: int) -> int:
        """Return the offset of the character at a position; for a table or picture, the end of the line before."""
        line = min(bisect_right(self._positions, position), len(self._lines)) - 1
        if line < 0:
            return 0
        before = text_of_units(self._lines[line], 0, position - self._positions[line])
        return self._starts[line] + len(before)


def end_of_change(before: str, after: str) -> int | None:
    """Return the offset in `after` behind all that differs from `before`; None where nothing does."""
    if before == after:
        return None
    shortest = min(len(before), len(after))
    head = next((i for i in range(shortest) if before[i] != after[i]), shortest)
    tail = 0
    while tail < shortest - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return len(after) - tail
