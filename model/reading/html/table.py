"""Tables of a web page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from model.content.blocks import Block
from model.reading.guards import Element, check_cells, check_depth, span
from model.reading.html.styles import Style, alignment, fill, style_of, width
from model.reading.shared.grid import Placed, place, solve_widths, table_blocks

ReadCell = Callable[[Element, bool], "tuple[list[Block], str]"]

_GROUPS = frozenset({"thead", "tbody", "tfoot", "form"})
_CELLS = frozenset({"td", "th"})
_WRAPPERS = frozenset({"ins", "font", "span", "div", "center", "b", "strong"})
"""Elements that must not stand around rows and do so in pages written by hand."""
_DELETED = frozenset({"del", "s", "strike"})


class TableReader:
    """Converts `table` elements.

    `read_cell` returns the content and alignment of a cell; `omit` is told of rows that are struck through.
    """

    def __init__(self, read_cell: ReadCell, omit: Callable[[Element], None]) -> None:
        self._read_cell = read_cell
        self._omit = omit
        self._depth = 0

    def blocks(self, element: Element, bold: bool) -> list[Block]:
        """Return the caption and the table, or the content of a layout table."""
        self._depth += 1
        check_depth(self._depth)
        captions = [
            block for each in element.iterchildren("caption") for block in self._read_cell(each, bold)[0]
        ]
        rows: list[list[Placed]] = []
        widths: list[int] = []
        header_rows = count = 0
        for row, is_header in self._rows(element):
            own = [(cell, style_of(cell)) for cell in row if cell.tag in _CELLS]
            cells = [self._cell(cell, style, bold, widths) for cell, style in own if not style.hidden]
            header_rows += is_header and header_rows == len(rows)
            rows.append(cells)
            count += len(cells)
            check_cells(max(count, len(rows)))
        placed = place(rows)
        columns = _column_widths(element) or solve_widths(placed, widths)
        heights = [0] * len(rows)
        self._depth -= 1
        return captions + table_blocks(placed, columns, heights, header_rows=header_rows)

    def _rows(self, table: Element, *, is_head: bool = False) -> Iterator[tuple[Element, bool]]:
        """Yield the rows of this table (not of nested ones), each with whether it is in `thead`."""
        for child in table:
            if child.tag in _DELETED or style_of(child).struck:
                self._omit(child)
            elif style_of(child).hidden:
                continue
            elif child.tag == "tr":
                yield child, is_head
            elif child.tag in _GROUPS or child.tag in _WRAPPERS:
                yield from self._rows(child, is_head=child.tag == "thead")

    def _cell(self, cell: Element, style: Style, bold: bool, widths: list[int]) -> Placed:
        across, down = cell.get("colspan"), cell.get("rowspan")
        if style.struck:
            self._omit(cell)
            content, inner = list[Block](), ""
        else:
            content, inner = self._read_cell(cell, bold if style.bold is None else style.bold)
        widths.append(width(cell, style))
        is_header = cell.tag == "th"
        return Placed(
            0,
            0,
            content,
            1 if down is None else span(down),
            1 if across is None else span(across),
            fill(cell, style),
            inner or alignment(cell, style) or ("center" if is_header else "left"),
            is_header,
        )


def _column_widths(table: Element) -> list[int]:
    """Return the widths of the `col` elements in twips; empty if any is unknown."""
    widths: list[int] = []
    for group in table:
        columns = (
            [group] if group.tag == "col" else group.iterchildren("col") if group.tag == "colgroup" else ()
        )
        for column in columns:
            widths += [width(column, style_of(column))] * span(column.get("span"))
            check_cells(len(widths))
    return widths if all(widths) else []
