"""Tables of a Word document: fixed layout, a continuation cell for each vertical merge, grid and widths that agree."""

from __future__ import annotations

from typing import NamedTuple

from export.style import TableStyle, is_figure
from export.writers.word.styles import TABLE_TEXT, TABLE_TEXT_KEPT
from export.writers.word.text import add_run
from export.writers.word.xml import Element, add
from model.blocks import Cell, Run, TableBlock

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class _Setting(NamedTuple):
    """How one table is set."""

    style: TableStyle
    widths: tuple[int, ...]
    figure_size: float
    kept_rows: int
    """How many rows, from the top, stay on the page of what follows them."""


def add_table(
    body: Element, table: TableBlock, style: TableStyle, room: tuple[int, int], *, keep_next: bool = False
) -> None:
    """A new table; `room` is width and height of the page's text area in twips.

    A table that fits a page is kept on one, with `keep_next` together with what follows; rows never split.
    """
    widths = style.widths(table, room[0])
    fits = style.height(table, widths) <= room[1]
    kept_rows = (table.rows if keep_next else table.rows - 1) if fits else 0
    _add(body, table, _Setting(style, widths, style.figure_size(table, widths), kept_rows))


def _add_nested(parent: Element, table: TableBlock, style: TableStyle, room: int) -> None:
    """A table inside a cell, which it never leaves; `room` is the width in twips."""
    widths = style.widths(table, room)
    total = sum(widths)
    if total > room:
        widths = tuple(width * room // total for width in widths)
    _add(parent, table, _Setting(style, widths, style.figure_size(table, widths), 0))


def _add(parent: Element, table: TableBlock, setting: _Setting) -> None:
    element = add(parent, "tbl")
    _properties(element, setting.style, sum(setting.widths))
    grid = add(element, "tblGrid")
    for width in setting.widths:
        add(grid, "gridCol", w=width)
    places = {(row, c.column): c for c in table.cells for row in range(c.row, c.row + c.row_span)}
    for row in range(table.rows):
        _row(element, table, row, places, setting)


def _properties(table: Element, style: TableStyle, width: int) -> None:
    properties = add(table, "tblPr")
    add(properties, "tblW", w=width, type="dxa")
    add(properties, "jc", val="center")
    borders = add(properties, "tblBorders")
    for side in _SIDES:
        add(borders, side, val="single", sz=round(style.border * 8), space=0, color="000000")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(margins, side, w=style.padding, type="dxa")
    add(properties, "tblLook", val="04A0")


def _row(
    parent: Element, table: TableBlock, row: int, places: dict[tuple[int, int], Cell], setting: _Setting
) -> None:
    element = add(parent, "tr")
    properties = add(element, "trPr")
    add(properties, "cantSplit")
    height = max(table.heights[row] if table.heights else 0, setting.style.least_row)
    if height:
        add(properties, "trHeight", val=height, hRule="atLeast")
    if row < table.header_rows:
        add(properties, "tblHeader")
    paragraph_style = TABLE_TEXT_KEPT if row < setting.kept_rows else TABLE_TEXT
    column = 0
    while column < table.columns:
        cell = places.get((row, column)) or Cell(row, column)
        _cell(element, cell, row, paragraph_style, setting)
        column += cell.column_span


def _cell(parent: Element, cell: Cell, row: int, paragraph_style: str, setting: _Setting) -> None:
    style = setting.style
    width = sum(setting.widths[cell.column : cell.column + cell.column_span])
    size = setting.figure_size if is_figure(cell) else style.text.size
    element = add(parent, "tc")
    _cell_properties(element, cell, row, width, style, is_shrunk=size < style.text.size)
    if row != cell.row:
        _text(element, "", "", paragraph_style, style, size)
        return
    for line in cell.text.split("\n"):
        _text(element, line, cell.align, paragraph_style, style, size)
    for nested in cell.nested:
        _add_nested(element, nested, style, width - 2 * style.padding)
        _text(element, "", "", paragraph_style, style, size)


def _cell_properties(
    element: Element, cell: Cell, row: int, width: int, style: TableStyle, *, is_shrunk: bool
) -> None:
    properties = add(element, "tcPr")
    add(properties, "tcW", w=width, type="dxa")
    if cell.column_span > 1:
        add(properties, "gridSpan", val=cell.column_span)
    if cell.row_span > 1:
        add(properties, "vMerge", val="restart" if row == cell.row else "continue")
    if cell.fill:
        add(properties, "shd", val="clear", color="auto", fill=cell.fill)
    if is_shrunk:
        margins = add(properties, "tcMar")
        for side in ("left", "right"):
            add(margins, side, w=style.figure_padding, type="dxa")
    elif cell.align != "center" and style.label_padding != style.padding:
        add(add(properties, "tcMar"), cell.align, w=style.label_padding, type="dxa")
    add(properties, "vAlign", val="center")


def _text(
    parent: Element, text: str, align: str, paragraph_style: str, style: TableStyle, size: float
) -> None:
    paragraph = add(parent, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val=paragraph_style)
    if align and align != style.text.align:
        add(properties, "jc", val=align)
    if text:
        add_run(paragraph, Run(text), size=0 if size == style.text.size else size)
