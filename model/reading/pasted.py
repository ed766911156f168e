"""Tables that were pasted as paragraphs into a file of any format: a cell or a row each, divided by bars or no-break spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.content.blocks import Block, Paragraph, TableBlock
from model.reading.source import BLANK_CELL, Source
from model.reading.txt.lone_bars import one_cell_a_line
from model.reading.txt.tables import bar_cells

_FIGURE = re.compile(r"\s*[\d０-９.,，]{1,12}\s*")
_LEAST_FIGURES = 10
"""So many paragraphs of nothing but a figure are the cells of a table."""
_LONGEST_FIGURE = 20
_BARS = frozenset("|｜│┃")
_BAR = re.compile("[|｜│┃]")
_LEAST_BARS = 2
_LEAST_ROWS = 2
_LONGEST_ROW = 300

_Origin = tuple[Block, int]
"""A block, and the number of the one that it was."""


def with_pasted_tables(source: Source) -> Source:
    """Return the source with rows between bars as tables, cells behind bars as paragraphs, and without mere spacers."""
    texts = [block.text for block in source.blocks if isinstance(block, Paragraph)]
    has_bars = any(
        text[:1] in _BARS or _BAR.search(text) for text in texts if len(text) <= _LONGEST_ROW and text
    )
    if not has_bars and BLANK_CELL not in texts:
        return source
    found: list[_Origin] = [(block, i) for i, block in enumerate(source.blocks)]
    if has_bars:
        found = list(_rows_of_bars(list(_cells_of_bars(found))))
    if (
        sum(len(text) < _LONGEST_FIGURE and _FIGURE.fullmatch(text) is not None for text in texts)
        < _LEAST_FIGURES
    ):
        found = [(b, i) for b, i in found if not (isinstance(b, Paragraph) and b.text == BLANK_CELL)]
    containers = tuple(source.containers[i] for _, i in found) if source.containers else ()
    return replace(source, blocks=tuple(block for block, _ in found), containers=containers)


def _cells_of_bars(blocks: Sequence[_Origin]) -> Iterator[_Origin]:
    """Yield the blocks with the cells of a table that has each on lines of its own, with a line of a bar behind it."""
    run: list[tuple[Paragraph, int]] = []
    for block, i in blocks:
        if isinstance(block, Paragraph):
            run.append((block, i))
        else:
            yield from _cells_of_run(run)
            run = []
            yield block, i
    yield from _cells_of_run(run)


def _cells_of_run(run: Sequence[tuple[Paragraph, int]]) -> Iterator[_Origin]:
    if not any(len(each.text) == 1 and each.text in _BARS for each, _ in run):
        yield from run
        return
    known = {each.text: each for each, _ in run}
    for line in one_cell_a_line([each.text for each, _ in run]):
        yield known.get(line) or Paragraph.of(line), run[0][1]


def _rows_of_bars(blocks: Sequence[_Origin]) -> Iterator[_Origin]:
    """Yield the blocks with paragraphs that are rows of cells with bars between them as tables."""
    counts = [_bars(block) for block, _ in blocks]
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and counts[end]:
            end += 1
        rows = [bar_cells(_BAR.sub("|", b.text)) for b, _ in blocks[at:end] if isinstance(b, Paragraph)]
        if len(rows) >= _LEAST_ROWS and max(map(len, rows)) > _LEAST_BARS:
            yield TableBlock.of_rows(rows, exact_grid=False), blocks[at][1]
        else:
            yield from blocks[at:end]
        yield from blocks[end : end + 1]
        at = end + 1


def _bars(block: Block) -> int:
    if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_ROW:
        return 0
    return len(_BAR.findall(block.text))
