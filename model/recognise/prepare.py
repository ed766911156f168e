"""Prepare blocks for recognition: drop page numbers, open layout tables, find the form's tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from model.content.blocks import Block, Blocks, Cell, Paragraph, Run, TableBlock
from model.reading.source import BLANK_CELL
from model.recognise.headings import heading_of
from model.recognise.labels import LONGEST, normal
from model.recognise.line_tables import find_line_tables
from model.recognise.parts import Part, cut, parts_of

_PAGE_NUMBER = re.compile(r"[-—–―一]+\d{1,3}[-—–―一]+|第\d{1,3}页(?:[/,]?共\d{1,3}页)?")
_PRINTED = re.compile(
    r"(?:https?://|file://|about:)[!-~]{4,}?(?:\d{1,3}/\d{1,3})?"
    r"|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2},?(?:上午|下午)?\d{1,2}:\d{2}(?::\d{2})?[^。]{0,80}"
)
"""What a browser prints at the top and bottom of each page: address and page, or time and title."""


class Prepared(NamedTuple):
    """The blocks, and by position the parts of the form's tables in them."""

    blocks: Blocks
    parts: dict[int, tuple[Part, ...]]


def prepare(blocks: Sequence[Block]) -> Prepared:
    """Return the prepared blocks."""
    opened = [tidied for block in blocks for each in _opened(block) if (tidied := _tidy(each)) is not None]
    rebuilt = find_line_tables(opened)
    parts: dict[int, tuple[Part, ...]] = {}
    for i, block in enumerate(rebuilt.blocks):
        if isinstance(block, TableBlock):
            found = parts_of(block, i in rebuilt.tables, i in rebuilt.marked)
            if found:
                parts[i] = found
    return Prepared(rebuilt.blocks, parts)


def _tidy(block: Block) -> Block | None:
    """Return the block without white space at its ends; None for what a printer adds to a page. Blank paragraphs are kept: they may be cells."""
    if not isinstance(block, Paragraph):
        return block
    text = block.text
    if text == BLANK_CELL:
        return block
    if len(text) <= 20 and _PAGE_NUMBER.fullmatch(normal(text)):
        return None
    if len(text) <= LONGEST and _PRINTED.fullmatch(normal(text)):
        return None
    return block if text == text.strip() else stripped(block)


def stripped(paragraph: Paragraph) -> Paragraph:
    """Return the paragraph without white space at its ends."""
    text = paragraph.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    runs: list[Run] = []
    at = 0
    for run in paragraph.runs:
        kept = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if kept:
            runs.append(Run(kept, run.bold))
    return Paragraph(tuple(runs), paragraph.role)


def _opened(block: Block) -> Iterator[Block]:
    """Yield the block itself, or the content of a layout table."""
    if not isinstance(block, TableBlock):
        yield block
        return
    nested = [t for cell in block.cells for t in cell.nested]
    if nested and not any(part.strong for part in parts_of(block)):
        if any(_holds_form(table) for table in nested):
            yield from _content(block)
            return
        nested = []
    yield from _divided(block)
    for table in nested:
        yield from _opened(table)


def _holds_form(table: TableBlock) -> bool:
    return any(part.strong for part in parts_of(table)) or any(
        _holds_form(inner) for cell in table.cells for inner in cell.nested
    )


def _content(table: TableBlock) -> Iterator[Block]:
    for row in table.by_row():
        for cell in row:
            yield from _lines(cell)
            for inner in cell.nested:
                yield from _opened(inner)


def _lines(cell: Cell) -> Iterator[Block]:
    for line in cell.text.split("\n"):
        if line.strip():
            yield Paragraph.of(line.strip())


def _divided(table: TableBlock) -> Iterator[Block]:
    """Yield the table; if some of its rows are section headings (as in a worksheet), its parts and the lines between."""
    rows = table.by_row()
    lone = {i: only for i, row in enumerate(rows) if (only := _only(row)) is not None}
    if not any(_is_heading(cell) for cell in lone.values()):
        yield table
        return
    start = 0
    for i in range(len(rows) + 1):
        if i < len(rows) and i not in lone and any(c.text.strip() for c in rows[i]):
            continue
        if i < len(rows) and i in lone and any(part.slot for part in parts_of(cut(table, i, i + 1))):
            continue
        if start < i:
            yield cut(table, start, i)
        if i in lone:
            yield from _lines(lone[i])
        start = i + 1


def _only(row: Sequence[Cell]) -> Cell | None:
    filled = [cell for cell in row if cell.text.strip()]
    return filled[0] if len(filled) == 1 else None


def _is_heading(cell: Cell) -> bool:
    for line in cell.text.split("\n"):
        heading = heading_of(Paragraph.of(line.strip()))
        if heading is not None and heading.strength >= 4:
            return True
    return False
