"""Parts: which rows of which blocks belong to which table of the form, told by the labels in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from model.content.blocks import Cell, TableBlock
from model.recognise.expected import row_words, slots, slots_of_words, words_of
from model.recognise.labels import bodies, is_figure

LONG_WORD = 6
"""A label of so many characters belongs to no other table by chance."""

TELLING_WORD = 4
"""A shorter label (`其他`, `规章`) may be a piece of another."""

LONG_ROW_WORD = 8
"""The same for the label of a row: `行政许可` and `行政事业性收费` stand in many a table."""


class Piece(NamedTuple):
    """One cell of a row with the columns of the grid that it covers."""

    text: str
    left: int
    right: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text or self.text.isspace()


Line = tuple[Piece, ...]


class Part(NamedTuple):
    """Rows of one table of the form, or, where `slot` is empty, rows that may continue the one before."""

    slot: str
    lines: tuple[Line, ...]
    exact: bool
    """Whether the columns are known, not only the order of the cells."""
    strong: bool
    """Whether the labels leave no doubt that it is the form's table."""
    spoken: bool = False
    """Whether the rows were put together from lines of running text, without blank cells."""


def lines_of(block: TableBlock) -> tuple[Line, ...]:
    """The rows of a table."""
    return tuple(
        tuple(Piece(c.text, c.column, c.column + c.column_span) for c in row) for row in block.by_row()
    )


def parts_of(block: TableBlock, spoken: bool = False) -> tuple[Part, ...]:
    """The tables of the form that a block holds; empty where it holds none and cannot continue one."""
    lines = lines_of(block)
    voted = [(_vote(line), line) for line in lines]
    if not any(vote for vote, _ in voted):
        if _may_continue(lines):
            return (Part("", lines, block.exact_grid, strong=False, spoken=spoken),)
        return ()
    parts: list[Part] = []
    for slot, rows in _runs(voted):
        parts.append(Part(slot, tuple(rows), block.exact_grid, _is_strong(slot, rows), spoken))
    return tuple(parts)


def _runs(voted: list[tuple[str, Line]]) -> Iterable[tuple[str, list[Line]]]:
    """Rows of one slot in a row; a row that tells nothing belongs to the slot before it, or else after it."""
    current = next(vote for vote, _ in voted if vote)
    rows: list[Line] = []
    for vote, line in voted:
        if vote and vote != current:
            yield current, rows
            current, rows = vote, []
        rows.append(line)
    yield current, rows


def _vote(line: Line) -> str:
    """The slot that most labels of a row stand in and no other; empty where they do not tell."""
    votes = dict.fromkeys(slots(), 0)
    known = slots_of_words()
    for piece in line:
        for word in () if piece.is_blank else bodies(piece.text):
            homes = known.get(word, frozenset[str]())
            if len(homes) == 1 and len(word) >= TELLING_WORD:
                votes[next(iter(homes))] += 1
                break
    best = max(votes, key=lambda slot: votes[slot])
    return best if votes[best] and list(votes.values()).count(votes[best]) == 1 else ""


def _is_strong(slot: str, lines: list[Line]) -> bool:
    """Whether enough labels of a table are there; labels of rows alone must be such as no other table has."""
    known = words_of(slot)
    found = {w for line in lines for p in line if not p.is_blank for w in bodies(p.text) if w in known}
    if found <= row_words(slot):
        return sum(len(word) >= LONG_ROW_WORD for word in found) >= 2
    long_ones = sum(len(word) >= LONG_WORD for word in found)
    return (len(found) >= 3 and long_ones >= 1) or long_ones >= 2 or len(found) >= 4


def _may_continue(lines: tuple[Line, ...]) -> bool:
    """Whether a block without labels may be rows cut off a table: nothing but figures and short words."""
    cells = [piece.text for line in lines for piece in line if not piece.is_blank]
    figures = sum(map(is_figure, cells))
    return bool(cells) and figures * 2 >= len(cells) and all(len(text) <= 60 for text in cells)


def cut(block: TableBlock, first: int, last: int) -> TableBlock:
    """The rows from `first` up to `last` as a table of their own."""
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
