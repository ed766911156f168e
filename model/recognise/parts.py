"""Find the rows of the form's tables in the tables of a file, by their labels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from model.content.blocks import Cell, TableBlock
from model.recognise.expected import label_texts_of, row_label_texts, slots, slots_by_label_text
from model.recognise.labels import is_figure, label_texts

LONG_WORD = 6
"""A label of so many characters is specific to the form."""

TELLING_WORD = 4
"""A shorter label (`其他`, `规章`) may be part of another."""

LONG_ROW_WORD = 8
"""The same for the label of a row: `行政许可` and `行政事业性收费` also occur in other tables."""


class Piece(NamedTuple):
    """One cell of a row with the grid columns it covers, from `left` up to but excluding `right`."""

    text: str
    left: int
    right: int

    @property
    def is_blank(self) -> bool:
        """Whether it has no text."""
        return not self.text or self.text.isspace()


Line = tuple[Piece, ...]


class Part(NamedTuple):
    """Rows of one table of the form; if `slot` is empty, rows that may continue the table before."""

    slot: str
    lines: tuple[Line, ...]
    exact: bool
    """Whether the grid columns are known, not only the order of the cells."""
    strong: bool
    """Whether the labels identify the form's table beyond doubt."""
    from_lines: bool = False
    """Whether the rows were rebuilt from lines of text, in which blank cells are missing."""
    marked: bool = False
    """Whether blank cells are marked in these lines, so that none is missing."""


def lines_of(block: TableBlock) -> tuple[Line, ...]:
    """Return the rows of a table."""
    return tuple(
        tuple(Piece(c.text, c.column, c.column + c.column_span) for c in row) for row in block.by_row()
    )


def parts_of(block: TableBlock, from_lines: bool = False, marked: bool = False) -> tuple[Part, ...]:
    """Return the parts of the form's tables in a block; empty if it has none and cannot continue one."""
    lines = lines_of(block)
    voted = [(_vote(line), line) for line in lines]
    if not any(vote for vote, _ in voted):
        if _may_continue(lines):
            return (Part("", lines, block.exact_grid, strong=False, from_lines=from_lines, marked=marked),)
        return ()
    parts: list[Part] = []
    for slot, rows in _runs(voted):
        parts.append(Part(slot, tuple(rows), block.exact_grid, _is_strong(slot, rows), from_lines, marked))
    return tuple(parts)


def _runs(voted: list[tuple[str, Line]]) -> Iterable[tuple[str, list[Line]]]:
    """Yield runs of rows of one slot; a row without a vote belongs to the slot before it, else to that after it."""
    current = next(vote for vote, _ in voted if vote)
    rows: list[Line] = []
    for vote, line in voted:
        if vote and vote != current:
            yield current, rows
            current, rows = vote, []
        rows.append(line)
    yield current, rows


def _vote(line: Line) -> str:
    """Return the slot that most labels of a row belong to; empty if they are ambiguous."""
    votes = dict.fromkeys(slots(), 0)
    known = slots_by_label_text()
    for piece in line:
        # Most cells are figures, too short to tell.
        for word in () if len(piece.text) < TELLING_WORD else label_texts(piece.text):
            homes = known.get(word, frozenset[str]())
            if len(homes) == 1 and len(word) >= TELLING_WORD:
                votes[next(iter(homes))] += 1
                break
    best = max(votes, key=lambda slot: votes[slot])
    return best if votes[best] and list(votes.values()).count(votes[best]) == 1 else ""


def _is_strong(slot: str, lines: list[Line]) -> bool:
    """Return whether enough labels are present; row labels alone must be long ones."""
    known = label_texts_of(slot)
    found = {w for line in lines for p in line if not p.is_blank for w in label_texts(p.text) if w in known}
    if found <= row_label_texts(slot):
        return sum(len(word) >= LONG_ROW_WORD for word in found) >= 2
    long_ones = sum(len(word) >= LONG_WORD for word in found)
    return (len(found) >= 3 and long_ones >= 1) or long_ones >= 2 or len(found) >= 4


def _may_continue(lines: tuple[Line, ...]) -> bool:
    """Return whether a block without labels may continue a table: mostly figures, no long texts."""
    cells = [piece.text for line in lines for piece in line if not piece.is_blank]
    figures = sum(map(is_figure, cells))
    return bool(cells) and figures * 2 >= len(cells) and all(len(text) <= 60 for text in cells)


def cut(block: TableBlock, first: int, last: int) -> TableBlock:
    """Return the rows from `first` up to `last` as a table of their own."""
    cells: list[Cell] = []
    for cell in block.cells:
        top, bottom = max(cell.row, first), min(cell.row + cell.row_span, last)
        if top < bottom:
            text = cell.text if top == cell.row else ""
            nested = cell.nested if top == cell.row else ()
            cells.append(
                Cell(
                    top - first,
                    cell.column,
                    text,
                    bottom - top,
                    cell.column_span,
                    cell.fill,
                    cell.align,
                    cell.header,
                    nested,
                )
            )
    heights = block.heights[first:last]
    return TableBlock(tuple(cells), block.widths, heights, 0, block.exact_grid)
