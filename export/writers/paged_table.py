"""Tables on pages: measured by their texts, cut between rows where they are higher than a page; knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise, product
from typing import Any, Protocol

from export.measures import shared
from export.style import SINGLE_SPACING, DocumentStyle, is_figure, twips
from export.writers.fixed.elements import Element, Kind
from export.writers.fixed.marks import Frame
from export.writers.paging import Piece
from model.content.blocks import Cell, TableBlock


class Line(Protocol):
    """A line of text that was set; lengths in twips."""

    @property
    def pitch(self) -> float:
        """The height it takes."""
        ...

    def draw(self, canvas: Any, left: float, top: float, element: Element | None) -> None:
        """Draw the line, which belongs to a cell."""
        ...


SetText = Callable[[str, float, str, float], Sequence[Line]]
"""Sets text of a width, alignment and size (points)."""


@dataclass(frozen=True)
class _Content:
    """What stands in a cell."""

    cell: Cell
    element: Element
    lines: Sequence[Line]
    nested: list[PagedTable]

    @property
    def height(self) -> float:
        return sum(line.pitch for line in self.lines) + sum(table.height for table in self.nested)


class PagedTable:
    """A table measured for a width in twips, that of the text area where none is given."""

    def __init__(
        self,
        table: TableBlock,
        style: DocumentStyle,
        set_text: SetText,
        within: Element,
        room: float | None = None,
    ) -> None:
        """`within` is the element that the table's own is added to."""
        self._table, self._document, self._style, self._set_text = table, style, style.table, set_text
        whole = style.page.text_width
        widths = self._style.widths(table, whole if room is None else int(room))
        if room is not None and sum(widths) > room:
            widths = shared(int(room), widths)
        self._left = ((whole if room is None else room) - sum(widths)) / 2
        self._columns = list(accumulate(widths, initial=0))
        self._size = self._style.figure_size(table, widths)
        covered = {spot for cell in table.cells for spot in _spots(cell)}
        grid = product(range(table.rows), range(table.columns))
        empty = (Cell(row, column) for row, column in grid if (row, column) not in covered)
        cells = sorted((*table.cells, *empty), key=lambda cell: (cell.row, cell.column))
        self._element = within.add(Kind.TABLE)
        rows = [self._element.add(Kind.ROW) for _ in range(table.rows)]
        self._contents = [
            self._content(cell, rows[cell.row].add_cell(cell, table.header_rows)) for cell in cells
        ]
        self._rows = list(accumulate(self._heights(), initial=0.0))

    @property
    def height(self) -> float:
        """Of the whole table, in twips."""
        return self._rows[-1]

    def _width(self, cell: Cell) -> int:
        return self._columns[cell.column + cell.column_span] - self._columns[cell.column]

    def _padding(self, cell: Cell) -> tuple[int, int]:
        """Left and right."""
        style = self._style
        if is_figure(cell) and self._size < style.text.size:
            return style.figure_padding, style.figure_padding
        left = style.label_padding if cell.align == "left" else style.padding
        return left, style.label_padding if cell.align == "right" else style.padding

    def _content(self, cell: Cell, element: Element) -> _Content:
        room = self._width(cell) - sum(self._padding(cell))
        size = self._size if is_figure(cell) else self._style.text.size
        parts = cell.text.split("\n") if cell.text else []
        lines = [line for part in parts for line in self._set_text(part, room, cell.align, size)]
        nested = [PagedTable(inner, self._document, self._set_text, element, room) for inner in cell.nested]
        return _Content(cell, element, lines, nested)

    def _heights(self) -> list[float]:
        style = self._style
        line = twips(style.text.pitch) or twips(style.text.size) * SINGLE_SPACING
        least = line + 2 * style.row_padding
        heights = [max(height, least) for height in self._table.heights or (0,) * self._table.rows]
        for content in sorted(self._contents, key=lambda c: c.cell.row_span):
            cell = content.cell
            last = cell.row + cell.row_span - 1
            missing = content.height + 2 * style.row_padding - sum(heights[cell.row : last + 1])
            heights[last] += max(0, missing)
        return heights

    def pieces(self, *, keep_next: bool) -> Iterator[Piece]:
        """Return the table as one piece where it fits a page, else cut between rows that no merged cell joins."""
        style, room = self._style, self._document.page.text_height
        before, after = twips(style.before), twips(style.after)
        cuts = [0, *style.breaks(self._table, self.height, room), self._table.rows]
        head = self._piece(0, self._table.header_rows, again=True) if self._table.header_rows else None
        for first, last in pairwise(cuts):
            piece = self._piece(first, last)
            is_last = last == self._table.rows
            yield replace(
                piece,
                before=0 if first else before,
                after=after if is_last else 0,
                keep_next=keep_next and is_last,
                head=head if first else None,
            )

    def _piece(self, first: int, last: int, *, again: bool = False) -> Piece:
        """Return rows; `again` for the head above what goes on, which is no part of the text."""
        height = (self._rows[last] - self._rows[first]) * self._scale(first, last)
        return Piece(height, partial(self._draw, first, last, again=again))

    def _scale(self, first: int, last: int) -> float:
        """Return how much rows that cannot be parted and are higher than a page are drawn smaller."""
        return min(1, self._document.page.text_height / (self._rows[last] - self._rows[first]))

    def _draw(self, first: int, last: int, canvas: Any, top: float, *, again: bool = False) -> None:
        scale = self._scale(first, last)
        canvas.save()
        canvas.translate(self._left, top)
        canvas.scale(scale, scale)
        canvas.translate(0, -self._rows[first])
        for content in self._contents:
            if first <= content.cell.row < last:
                self._draw_cell(canvas, content, again=again)
        canvas.restore()

    def _draw_cell(self, canvas: Any, content: _Content, *, again: bool) -> None:
        cell = content.cell
        left, top = self._columns[cell.column], self._rows[cell.row]
        height = self._rows[cell.row + cell.row_span] - top
        border = twips(self._style.border)
        canvas.frame(Frame(left, top, self._width(cell), height, border, cell.fill))
        left += self._padding(cell)[0]
        top += (height - content.height) / 2
        for line in content.lines:
            line.draw(canvas, left, top, None if again else content.element)
            top += line.pitch
        for table in content.nested:
            table.draw(canvas, left, top, again=again)
            top += table.height

    def draw(self, canvas: Any, left: float, top: float, *, again: bool) -> None:
        """Draw the whole table inside a cell."""
        canvas.save()
        canvas.translate(left, top)
        self._draw(0, self._table.rows, canvas, 0, again=again)
        canvas.restore()


def _spots(cell: Cell) -> Iterator[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.row_span):
        for column in range(cell.column, cell.column + cell.column_span):
            yield row, column
