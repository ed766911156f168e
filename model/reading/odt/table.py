"""Tables of an OpenDocument text: rows and cells, each of which may stand for several."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from model.content.blocks import Block
from model.reading.guards import Element, check_cells, check_depth, span
from model.reading.odt.names import TABLE
from model.reading.odt.styles import Styles
from model.reading.shared.grid import Placed, table_blocks

ReadCell = Callable[[Element], "tuple[list[Block], str]"]

_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_ROW, _COLUMN, _HEADER_ROWS = f"{TABLE}table-row", f"{TABLE}table-column", f"{TABLE}table-header-rows"
_GROUPS = frozenset(
    TABLE + name
    for name in ("table-header-rows", "table-rows", "table-row-group", "table-columns", "table-column-group")
) | {f"{TABLE}table-header-columns"}
_STYLE_NAME = f"{TABLE}style-name"


class TableReader:
    """Reads `table:table`; `read_cell` returns the blocks of a cell and its alignment."""

    def __init__(self, styles: Styles, read_cell: ReadCell) -> None:
        self._styles = styles
        self._read_cell = read_cell
        self._depth = 0

    def blocks(self, element: Element) -> list[Block]:
        """Return the table, or what a layout table holds."""
        self._depth += 1
        check_depth(self._depth)
        placed: list[Placed] = []
        heights: list[int] = []
        header_rows = 0
        for row, is_header in _within(element, _ROW):
            style = self._styles.get("table-row", row.get(_STYLE_NAME))
            header_rows += is_header and header_rows == len(heights)
            for _ in range(_repeated(row, "number-rows-repeated")):
                self._row(row, len(heights), is_header, placed)
                heights.append(style.height)
                check_cells(max(len(placed), len(heights)))
        widths: list[int] = []
        for column, _ in _within(element, _COLUMN):
            width = self._styles.get("table-column", column.get(_STYLE_NAME)).width
            widths += [width] * _repeated(column, "number-columns-repeated")
            check_cells(len(widths))
        self._depth -= 1
        return table_blocks(placed, widths, heights, header_rows=header_rows)

    def _row(self, element: Element, row: int, is_header: bool, placed: list[Placed]) -> None:
        column = 0
        for cell in element.iterchildren(_CELL, _COVERED):
            for _ in range(_repeated(cell, "number-columns-repeated")):
                if cell.tag == _CELL:
                    placed.append(self._cell(cell, row, column, is_header))
                column += 1
            check_cells(len(placed))

    def _cell(self, cell: Element, row: int, column: int, is_header: bool) -> Placed:
        across, down = cell.get(f"{TABLE}number-columns-spanned"), cell.get(f"{TABLE}number-rows-spanned")
        content, align = self._read_cell(cell)
        return Placed(
            row,
            column,
            content,
            1 if down is None else span(down),
            1 if across is None else span(across),
            self._styles.get("table-cell", cell.get(_STYLE_NAME)).fill,
            align or "left",
            is_header,
        )


def _within(parent: Element, name: str, is_header: bool = False) -> Iterator[tuple[Element, bool]]:
    """Return the rows or columns of a table, also those in groups, and whether they repeat as its head."""
    for child in parent:
        if child.tag == name:
            yield child, is_header
        elif child.tag in _GROUPS:
            yield from _within(child, name, is_header or child.tag == _HEADER_ROWS)


def _repeated(element: Element, name: str) -> int:
    """Return how often a row, column or cell is repeated."""
    times = element.get(TABLE + name)
    return 1 if times is None else span(times)
