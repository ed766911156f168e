"""Tables of a web page: laid out as on the form, for readers with a screen reader and, where asked for, for website editors.

Editors of websites throw away more or less of a style. So a fragment that is pasted into one says lines, widths,
alignment and fill a second time, in the old attributes that they let pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from export.style import FAMILIES, TableStyle, is_figure
from export.writers.characters import legal
from model.content.blocks import Cell, TableBlock

_SIZE = 0.875
"""Of the text around it: smaller than on paper would be too small on a screen."""
_LEAST_COLUMN, _DIGIT, _PADDING = 64, 9, 14
"""Pixels, of a column, a digit, and the two sides of a cell: a table with many columns is moved sideways on a phone
rather than squeezed."""
_WIDE, _WIDEST = 720, 820
"""Pixels, of such a table, and of one with long figures: no wider than the page on a desktop."""
_SHORT_WORD = 3
"""Characters of a word in a cell that stay on one line."""


def escaped(text: str) -> str:
    """Return the text as it stands in markup."""
    return escape(legal(text))


def family(font: str) -> str:
    """Return the font as the systems call it, the named one first; a phone takes its own."""
    names = ",".join(f"'{name}'" for name in FAMILIES.get(font, (font,)))
    return f"{names},{'sans-serif' if font == '黑体' else 'serif'}"


@dataclass(frozen=True)
class Tables:
    """Writes tables in one style."""

    style: TableStyle
    for_editors: bool
    """Whether the old attributes are there too."""

    def region(self, table: TableBlock, name: str) -> str:
        """Return a table that scrolls sideways where the screen is narrow, with the keyboard too."""
        grid = self._grid(table, _least_width(table))
        label = f' role="region" aria-label="{escaped(name)}" tabindex="0"'
        return f'<div{label} style="overflow-x:auto;margin:.5em 0 1em">{grid}</div>'

    def _grid(self, table: TableBlock, least: int) -> str:
        total = sum(table.widths)
        columns = "".join(
            f'<col{self._old(width=_share(width, total))} style="width:{_share(width, total)}">'
            for width in table.widths
            if total
        )
        sized = _cells_of_columns(table) if self.for_editors else frozenset[tuple[int, int]]()
        rows = [self._row(cells, table, sized) for cells in _full_rows(table)]
        head, body = rows[: table.header_rows], rows[table.header_rows :]
        old = self._old(
            border="1", cellspacing="0", cellpadding="4", width="100%", align="center", bordercolor="#000000"
        )
        css = (
            f"width:100%;min-width:{least}px;border-collapse:collapse;table-layout:auto;text-indent:0;font-size:{_SIZE}em;line-height:1.4;"
            f"font-family:{family(self.style.text.font)}"
        )
        parts = [f'<table{old} style="{css}">', f"<colgroup>{columns}</colgroup>"]
        if head:
            parts += ["<thead>", *head, "</thead>"]
        return "\n".join([*parts, "<tbody>", *body, "</tbody>", "</table>"])

    def _row(self, cells: list[Cell], table: TableBlock, sized: frozenset[tuple[int, int]]) -> str:
        scope = "col" if all(cell.header for cell in cells) else "row"
        total = sum(table.widths)
        written: list[str] = []
        for cell in cells:
            is_sized = (cell.row, cell.column) in sized
            width = _share(table.widths[cell.column], total) if is_sized and total else ""
            written.append(self._cell(cell, scope, width))
        return f"<tr>{''.join(written)}</tr>"

    def _cell(self, cell: Cell, scope: str, width: str) -> str:
        tag = "th" if cell.header else "td"
        attributes = f' scope="{scope}"' if cell.header else ""
        if cell.column_span > 1:
            attributes += f' colspan="{cell.column_span}"'
        if cell.row_span > 1:
            attributes += f' rowspan="{cell.row_span}"'
        fill = f"#{escape(cell.fill)}" if cell.fill else ""
        attributes += self._old(width=width, align=escape(cell.align), valign="middle", bgcolor=fill)
        css = f"border:1px solid #000;padding:4px 6px;font-weight:normal;text-align:{escape(cell.align)};vertical-align:middle"
        if not cell.header and 0 < len(cell.text) <= _SHORT_WORD and not is_figure(cell):
            css += ";white-space:nowrap"
        if width:
            css += f";width:{width}"
        if fill:
            css += f";background-color:{fill}"
        text = "<br>".join(escaped(line) for line in cell.text.split("\n"))
        nested = "".join(self._grid(inner, 0) for inner in cell.nested)
        return f'<{tag}{attributes} style="{css}">{text}{nested}</{tag}>'

    def _old(self, **attributes: str) -> str:
        """Return old attributes where they are wanted, without the empty ones."""
        if not self.for_editors:
            return ""
        return "".join(f' {name}="{value}"' for name, value in attributes.items() if value)


def _share(width: int, total: int) -> str:
    return f"{width * 100 / total:.2f}%"


def _cells_of_columns(table: TableBlock) -> frozenset[tuple[int, int]]:
    """Return the uppermost cell of each column that spans no other: it says how wide the column is, as `col` may be dropped."""
    found: dict[int, tuple[int, int]] = {}
    for cell in sorted(table.cells, key=lambda cell: cell.row):
        if cell.column_span == 1:
            found.setdefault(cell.column, (cell.row, cell.column))
    return frozenset(found.values())


def _least_width(table: TableBlock) -> int:
    """In pixels: where figures are long their columns do not take the room of the labels."""
    least, total = min(_LEAST_COLUMN * table.columns, _WIDE), sum(table.widths) or 1
    needed = [least * width // total for width in table.widths]
    for cell in table.cells:
        if is_figure(cell) and cell.column_span == 1:
            needed[cell.column] = max(needed[cell.column], len(cell.text) * _DIGIT + _PADDING)
    return max(least, min(sum(needed), _WIDEST))


def _full_rows(table: TableBlock) -> list[list[Cell]]:
    """Return the cells that begin in each row; places that none covers get an empty one, so that all keep their column."""
    covered = {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    rows = table.by_row()
    for i, row in enumerate(rows):
        row += [Cell(i, j) for j in range(table.columns) if (i, j) not in covered]
        row.sort(key=lambda cell: cell.column)
    return rows
