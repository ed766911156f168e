"""Tables of a Word document: fixed layout, a continuation cell for each vertical merge, grid and widths that agree."""

from __future__ import annotations

from export.style import Look, TableStyle, twips
from export.writers.word.styles import TABLE_TEXT, TABLE_TEXT_KEPT
from export.writers.word.text import add_run
from export.writers.word.xml import Element, add
from model.blocks import Cell, Run, TableBlock

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_table(body: Element, table: TableBlock, look: Look, *, room: int = 0) -> None:
    """A new table; `room` is the width it may take in twips, 0 for that of the page's text area."""
    style = look.table
    widths = style.widths(table, room or look.page.text_width) if not room else _within(table, room, style)
    element = add(body, "tbl")
    _properties(element, style, sum(widths))
    grid = add(element, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    places = _places(table)
    for row in range(table.rows):
        _row(element, table, row, places, widths, look)


def _within(table: TableBlock, room: int, style: TableStyle) -> tuple[int, ...]:
    """The widths of a table inside a cell, which never leaves the cell."""
    widths = style.widths(table, room)
    total = sum(widths)
    return widths if total <= room else tuple(width * room // total for width in widths)


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


def _places(table: TableBlock) -> dict[tuple[int, int], Cell]:
    """The cell that begins or goes on at the left edge of its span, for each of its rows."""
    return {(row, c.column): c for c in table.cells for row in range(c.row, c.row + c.row_span)}


def _row(
    parent: Element,
    table: TableBlock,
    row: int,
    places: dict[tuple[int, int], Cell],
    widths: tuple[int, ...],
    look: Look,
) -> None:
    element = add(parent, "tr")
    properties = add(element, "trPr")
    add(properties, "cantSplit")
    height = max(table.heights[row] if table.heights else 0, look.table.least_row)
    if height:
        add(properties, "trHeight", val=height, hRule="atLeast")
    if row < table.header_rows:
        add(properties, "tblHeader")
    paragraph_style = TABLE_TEXT if row == table.rows - 1 else TABLE_TEXT_KEPT
    column = 0
    while column < table.columns:
        cell = places.get((row, column)) or Cell(row, column)
        width = sum(widths[column : column + cell.column_span])
        _cell(element, cell, row, width, paragraph_style, look)
        column += cell.column_span


def _cell(parent: Element, cell: Cell, row: int, width: int, paragraph_style: str, look: Look) -> None:
    element = add(parent, "tc")
    properties = add(element, "tcPr")
    add(properties, "tcW", w=width, type="dxa")
    if cell.column_span > 1:
        add(properties, "gridSpan", val=cell.column_span)
    if cell.row_span > 1:
        add(properties, "vMerge", val="restart" if row == cell.row else "continue")
    if cell.fill:
        add(properties, "shd", val="clear", color="auto", fill=cell.fill)
    if cell.align != "center":
        margins = add(properties, "tcMar")
        add(margins, "left", w=look.table.label_padding, type="dxa")
    add(properties, "vAlign", val="center")
    if row != cell.row:
        _text(element, "", "", paragraph_style, look.table.text.size, look)
        return
    size = look.table.size(cell.text, width)
    for line in cell.text.split("\n"):
        _text(element, line, cell.align, paragraph_style, size, look)
    for nested in cell.nested:
        add_table(element, nested, look, room=width - 2 * look.table.padding)
        _text(element, "", "", paragraph_style, size, look)


def _text(parent: Element, text: str, align: str, style: str, size: float, look: Look) -> None:
    paragraph = add(parent, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val=style)
    if align and align != look.table.text.align:
        add(properties, "jc", val=align)
    if not text:
        return
    add_run(paragraph, Run(text))
    if size != look.table.text.size:
        run = paragraph[-1]
        run_properties = run[0] if run[0].tag.endswith("}rPr") else None
        if run_properties is None:
            run_properties = add(run, "rPr")
            run.insert(0, run_properties)
        add(run_properties, "sz", val=twips(size) // 10)
        add(run_properties, "szCs", val=twips(size) // 10)
