"""Tables of a document: rows and cells through content controls and tracked changes, merges by the grid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from model.content.blocks import Block
from model.reading.docx.names import (
    CELL_DEL,
    FILL,
    GRID_SPAN,
    H_MERGE,
    SHADING,
    TC_PR,
    TC_W,
    TYPE,
    V_MERGE,
    VAL,
    WIDTH,
    W,
    is_on,
)
from model.reading.guards import Element, check_cells, check_depth, span
from model.reading.shared.grid import Placed, solve_widths, table_blocks
from model.reading.shared.lengths import twips

ReadCell = Callable[[Element], "tuple[list[Block], str]"]

_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"})
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_ALIGN = {"center": "center", "right": "right", "end": "right"}


class _Shape(NamedTuple):
    """The properties of a cell that decide on its place, width and colour."""

    spans: int = 1
    down: str = ""
    """`restart` or `continue` of a vertical merge."""
    goes_on: bool = False
    """Part of the cell on its left, in the older way of merging."""
    is_deleted: bool = False
    width: int = 0
    fill: str = ""


_PLAIN = _Shape()


@dataclass
class _Table:
    """A table as far as it was read."""

    placed: list[Placed] = field(default_factory=list[Placed])
    cell_widths: list[int] = field(default_factory=list[int])
    heights: list[int] = field(default_factory=list[int])
    merging: dict[int, Placed] = field(default_factory=dict[int, Placed])
    """Column -> the cell of the last row that may continue in the next row."""
    header_rows: int = 0


class TableReader:
    """Reads `w:tbl`; `read_cell` returns the blocks of a cell and its alignment."""

    def __init__(self, read_cell: ReadCell) -> None:
        self._read_cell = read_cell

    def blocks(self, element: Element) -> list[Block]:
        """Return the table, or what a layout table holds."""
        table = _Table()
        for row in _within(element, f"{W}tr"):
            self._row(table, row)
            check_cells(max(len(table.placed), len(table.heights)))
        return table_blocks(
            table.placed, _widths(element, table), table.heights, header_rows=table.header_rows
        )

    def _row(self, table: _Table, row: Element) -> None:
        properties = next(row.iterchildren(f"{W}trPr"), None)
        parts = {child.tag: child for child in properties} if properties is not None else {}
        if f"{W}del" in parts or is_on(parts.get(f"{W}hidden")):
            return
        header = is_on(parts.get(f"{W}tblHeader")) and table.header_rows == len(table.heights)
        table.header_rows += header
        before, height = parts.get(f"{W}gridBefore"), parts.get(f"{W}trHeight")
        self._cells(table, row, 0 if before is None else span(before.get(VAL), least=0), header)
        table.heights.append(0 if height is None else twips(height.get(VAL)))

    def _cells(self, table: _Table, row: Element, column: int, header: bool) -> None:
        merging: dict[int, Placed] = {}
        last: Placed | None = None
        for element in _within(row, f"{W}tc"):
            shape = _shape(element)
            if shape.is_deleted:
                continue
            if shape.goes_on and last is not None:
                last.column_span += shape.spans
            else:
                last = self._cell(table, element, shape, column, merging)
                last.header = header
            column += shape.spans
        table.merging = merging

    def _cell(
        self, table: _Table, element: Element, shape: _Shape, column: int, merging: dict[int, Placed]
    ) -> Placed:
        above = table.merging.get(column)
        if shape.down == "continue" and above is not None and above.column_span == shape.spans:
            above.row_span += 1
            merging[column] = above
            return above
        content, align = self._read_cell(element)
        cell = Placed(
            len(table.heights),
            column,
            content,
            column_span=shape.spans,
            fill=shape.fill,
            align=_ALIGN.get(align, "left"),
        )
        if shape.down:
            merging[column] = cell
        table.placed.append(cell)
        table.cell_widths.append(shape.width)
        return cell


def _within(parent: Element, name: str, depth: int = 0) -> Iterator[Element]:
    """Return the rows of a table or the cells of a row, also those in content controls and insertions."""
    check_depth(depth)
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, name, depth + 1)


def _shape(cell: Element) -> _Shape:
    first = cell[0] if len(cell) else None
    if first is None or first.tag != TC_PR:
        return _PLAIN
    parts = {child.tag: child for child in first}
    spans, down, across = parts.get(GRID_SPAN), parts.get(V_MERGE), parts.get(H_MERGE)
    return _Shape(
        1 if spans is None else span(spans.get(VAL)),
        "" if down is None else down.get(VAL, "continue"),
        across is not None and across.get(VAL, "continue") == "continue",
        CELL_DEL in parts,
        _width(parts.get(TC_W)),
        _fill(parts.get(SHADING)),
    )


def _width(width: Element | None) -> int:
    return twips(width.get(WIDTH)) if width is not None and width.get(TYPE) == "dxa" else 0


def _fill(shading: Element | None) -> str:
    fill = "auto" if shading is None else shading.get(FILL, "auto")
    return fill.upper() if fill != "auto" and _HEX.fullmatch(fill) else ""


def _widths(element: Element, table: _Table) -> list[int]:
    """Return widths by the table's grid; where it has none or too few, by the cells."""
    grid = next(element.iterchildren(f"{W}tblGrid"), None)
    columns = () if grid is None else grid.iterchildren(f"{W}gridCol")
    widths = [twips(column.get(f"{W}w")) for column in columns]
    needed = max((cell.column + cell.column_span for cell in table.placed), default=0)
    if widths and all(widths) and len(widths) >= needed:
        return widths
    by_cells = solve_widths(table.placed, table.cell_widths)
    widths += [0] * (needed - len(widths))
    return [width or by_cells[i] if i < needed else width for i, width in enumerate(widths)]
