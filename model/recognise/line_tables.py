"""Rebuild tables of the form that a text holds as lines, one cell or one row per line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from model.content.blocks import Block, Paragraph, TableBlock
from model.reading.source import BLANK_CELL
from model.recognise.expected import slots_by_label_text
from model.recognise.headings import heading_of
from model.recognise.labels import is_figure, label_texts
from model.recognise.parts import parts_of

LONGEST_LABEL = 45
"""Characters of the longest label (the form's longest has 37), which may be broken over lines."""

LEAST_FIGURES = 3

_GAPS = re.compile(r"\s*[\t|｜]\s*|\s{2,}|　+")


class LineTables(NamedTuple):
    """The blocks with runs of lines replaced by tables, and the positions of these."""

    blocks: tuple[Block, ...]
    tables: frozenset[int]
    marked: frozenset[int]
    """Those tables whose blank cells are marked in the file, so that none is lost."""


def find_line_tables(blocks: Sequence[Block]) -> LineTables:
    """Return the blocks with tables rebuilt from lines, and without blank lines."""
    found: list[Block] = []
    tables: set[int] = set()
    marked: set[int] = set()
    i = 0
    while i < len(blocks):
        end = _run_end(blocks, i)
        table = _table(blocks[i:end]) if end > i else None
        if table is None:
            end = max(end, i + 1)
            found.extend(block for block in blocks[i:end] if not _is_blank(block))
            i = end
        else:
            tables.add(len(found))
            if _has_marks(blocks[i:end]):
                marked.add(len(found))
            found.append(table)
            i = end
    return LineTables(tuple(found), frozenset(tables), frozenset(marked))


def _run_end(blocks: Sequence[Block], start: int) -> int:
    """Return the end of the lines of a table that begins at `start`; `start` itself if none begins there."""
    if not _begins(blocks[start]):
        return start
    end, strays, i = start, 0, start
    while i < len(blocks) and strays <= LONGEST_LABEL:
        block = blocks[i]
        if not isinstance(block, Paragraph):
            break
        if _is_blank(block):
            i += 1
            end = i if _is_mark(block) and not strays else end
            continue
        if _is_tabular(block.text):
            end, strays = i + 1, 0
        elif len(block.text) > LONGEST_LABEL or "。" in block.text or _is_heading(block):
            break
        else:
            strays += len(block.text)
        i += 1
    return end


def _begins(block: Block) -> bool:
    if not isinstance(block, Paragraph) or len(block.text) > 2 * LONGEST_LABEL or not block.text:
        return False
    return any(_is_known(text) for text in split_line(block.text)) and _is_tabular(block.text)


def _is_blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text.strip()


def _is_mark(block: Block) -> bool:
    """Return whether a block is a blank cell that the file marks as one."""
    return isinstance(block, Paragraph) and block.text == BLANK_CELL


def _has_marks(blocks: Sequence[Block]) -> bool:
    return any(map(_is_mark, blocks))


def _is_heading(paragraph: Paragraph) -> bool:
    heading = heading_of(paragraph)
    return heading is not None and heading.strength >= 3


def _table(lines: Sequence[Block]) -> TableBlock | None:
    marked = _has_marks(lines)
    cells = [line for line in lines if isinstance(line, Paragraph) and (not marked or line.text)]
    rows = [split_line(line.text) for line in cells]
    if sum(is_figure(text) for row in rows for text in row) < LEAST_FIGURES:
        return None
    table = TableBlock.of_rows(rows, exact_grid=False)
    return table if any(part.strong for part in parts_of(table)) else None


@lru_cache(maxsize=4096)
def _is_tabular(text: str) -> bool:
    cells = split_line(text)
    figures = [is_figure(cell) for cell in cells]
    if all(figure or _is_known(cell) for figure, cell in zip(figures, cells, strict=True)):
        return True
    return len(figures) > LEAST_FIGURES and all(figures[-LEAST_FIGURES:])


def _is_known(text: str) -> bool:
    known = slots_by_label_text()
    return any(word in known for word in label_texts(text))


@lru_cache(maxsize=4096)
def split_line(text: str) -> tuple[str, ...]:
    """Return the cells of a line: a label of several words stays whole, figures after it are separate."""
    line = text.strip()
    if not line or _is_known(line) or (is_figure(line) and len(line.split()) == 1):
        return (line,)
    cells: list[str] = []
    for piece in _GAPS.split(line):
        cells.extend(_label_and_figures(piece))
    return tuple(cells)


def _label_and_figures(piece: str) -> list[str]:
    words = piece.split()
    first = len(words)
    while first and is_figure(words[first - 1]):
        first -= 1
    label = " ".join(words[:first])
    labels = words[:first] if all(map(_is_known, words[:first])) else [label]
    return [*labels, *words[first:]] if label else words[first:]
