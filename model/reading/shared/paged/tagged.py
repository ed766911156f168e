"""Tagged pages: tables by their tags where the lines drawn do not say the same, and paragraphs kept apart by theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from model.content.blocks import Cell
from model.reading.shared.paged.lines import Line, lines_of, text_of
from model.reading.shared.paged.sheet import Glyph, Sheet
from model.reading.shared.paged.tables import Drawn

Mark = tuple[int, int]
"""Content that a file has marked: the number of its page and its own number there."""

_ROW = 1.6
"""Of the size: the height of a row, of which tags say nothing."""
_LEAST_TOGETHER = 0.1
"""Of the lines: how many belong at least to the paragraph of the line before them."""
_LEAST_WIDTH = 4.0
"""Points: a column."""


@dataclass(frozen=True)
class TaggedCell:
    """A cell by its tag, with the marks of its content."""

    row: int
    column: int
    row_span: int
    column_span: int
    marks: frozenset[Mark]


@dataclass(frozen=True)
class TaggedTable:
    """A table by its tags, whose cells cover every place of every row that is not blank."""

    columns: int
    cells: tuple[TaggedCell, ...]


@dataclass(frozen=True)
class Tags:
    """What the tags of a document say."""

    tables: tuple[TaggedTable, ...] = ()
    paragraphs: Mapping[Mark, int] = field(default_factory=dict[Mark, int])
    """The number of the paragraph that a marked content belongs to."""

    def are_apart(self, one: Line, other: Line) -> bool:
        """Return whether two lines begin in different paragraphs."""
        first = self.paragraphs.get((one.page, one.mark))
        second = self.paragraphs.get((other.page, other.mark))
        return first is not None and second is not None and first != second

    def agreeing(self, lines: Sequence[Line]) -> Tags:
        """Return the tags without paragraphs where hardly any holds two lines: some programs tag every line as one."""
        known = [each for line in lines if (each := self.paragraphs.get((line.page, line.mark))) is not None]
        together = sum(1 for a, b in pairwise(known) if a == b)
        return self if together >= _LEAST_TOGETHER * len(known) else Tags(self.tables)


@dataclass(frozen=True)
class Told:
    """Tables taken from the tags, by page, and the identities of the glyphs in them."""

    tables: Mapping[int, Sequence[Drawn]]
    glyphs: frozenset[int]


def told_tables(tags: Tags, sheets: Sequence[Sheet], ruled: Sequence[Sequence[Drawn]]) -> Told:
    """Return the tables of the tags that lines do not draw with the same texts in the same order on each page."""
    if not tags.tables:
        return Told({}, frozenset())
    content: dict[Mark, list[Glyph]] = {}
    for number, sheet in enumerate(sheets):
        for glyph in sheet.glyphs:
            if glyph.mark >= 0:
                content.setdefault((number, glyph.mark), []).append(glyph)
    drawn = [{_texts(table.cells) for table in tables} for tables in ruled]
    found: dict[int, list[Drawn]] = {}
    taken: set[int] = set()
    for table in tags.tables:
        pages = sorted({page for cell in table.cells for page, _ in cell.marks})
        written = [page for page in pages if _texts(_cells(table, content, [page]))]
        if not written or all(_texts(_cells(table, content, [page])) in drawn[page] for page in written):
            continue
        found.setdefault(written[0], []).append(_drawn(table, content, written))
        taken |= {id(g) for cell in table.cells for mark in cell.marks for g in content.get(mark, ())}
    return Told(found, frozenset(taken))


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell.text for cell in sorted(cells, key=lambda c: (c.row, c.column)) if cell.text)


def _cells(
    table: TaggedTable, content: Mapping[Mark, Sequence[Glyph]], pages: Sequence[int]
) -> tuple[Cell, ...]:
    """Return the cells with what stands in them on some pages."""
    found: list[Cell] = []
    for cell in table.cells:
        lines: list[Line] = []
        for page in pages:
            glyphs = [g for mark in sorted(cell.marks) if mark[0] == page for g in content.get(mark, ())]
            lines += lines_of(glyphs, page)
        found.append(Cell(cell.row, cell.column, text_of(lines), cell.row_span, cell.column_span))
    return tuple(found)


def _drawn(table: TaggedTable, content: Mapping[Mark, Sequence[Glyph]], pages: Sequence[int]) -> Drawn:
    """Return the table as if it were drawn whole on its first page."""
    first = [g for c in table.cells for m in c.marks if m[0] == pages[0] for g in content.get(m, ())]
    size = sorted(glyph.size for glyph in first)[len(first) // 2]
    top = min(glyph.base - glyph.size for glyph in first)
    rows = max(cell.row + cell.row_span for cell in table.cells)
    ys = [top + _ROW * size * row for row in range(rows + 1)]
    return Drawn(pages[0], _edges(table, content), ys, _cells(table, content, pages), whole=True)


def _edges(table: TaggedTable, content: Mapping[Mark, Sequence[Glyph]]) -> list[float]:
    """Return the edges of the columns, halfway between the texts of neighbours; evenly where they overlap."""
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for cell in table.cells:
        glyphs = [glyph for mark in cell.marks for glyph in content.get(mark, ())]
        if glyphs:
            begin, end = cell.column, cell.column + cell.column_span
            lefts[begin] = min(lefts.get(begin, glyphs[0].left), *(g.left for g in glyphs), glyphs[0].left)
            rights[end] = max(rights.get(end, glyphs[0].right), *(g.right for g in glyphs), glyphs[0].right)
    left, right = min(lefts.values()), max(rights.values())
    width = max((right - left) / table.columns, _LEAST_WIDTH)
    even = [left + width * column for column in range(table.columns + 1)]
    inner = range(1, table.columns)
    if not all(column in lefts and column in rights for column in inner):
        return even
    edges = [left, *((rights[column] + lefts[column]) / 2 for column in inner), right]
    return edges if all(b - a >= _LEAST_WIDTH for a, b in pairwise(edges)) else even
