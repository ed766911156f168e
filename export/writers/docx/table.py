"""Tables of a Word document: fixed layout, a continuation cell for each vertical merge, grid and widths that agree."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import NamedTuple

from export.style import TableStyle, is_figure
from export.table_names import table_description
from export.writers.characters import legal
from export.writers.docx.styles import TABLE_TEXT, TABLE_TEXT_KEPT
from export.writers.docx.text import PLAIN, add_run
from export.writers.docx.xml import add, root
from export.writers.xml import Element
from model.content.blocks import Cell, Run, TableBlock

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class _Frame(NamedTuple):
    """What cells may have in common."""

    width: int
    span: int
    merge: str
    fill: str
    align: str
    is_shrunk: bool
    paragraph_style: str


class _Setting(NamedTuple):
    """How one table is set."""

    style: TableStyle
    widths: tuple[int, ...]
    figure_size: float
    kept_rows: frozenset[int]
    """The rows that stay on the page of what follows them."""
    frames: dict[_Frame, tuple[Element, Element]]
    """The cells made so far: still empty, and with a plain text that is yet to be said."""


def add_table(
    body: Element, table: TableBlock, style: TableStyle, room: tuple[int, int], name: str, *, keep_next: bool
) -> None:
    """A new table, called `name`; `room` is width and height of the page's text area in twips.

    A row stays on the page of the next one unless the table may be parted there, the last with `keep_next` on that of
    what follows; rows never split.
    """
    widths = style.widths(table, room[0])
    breaks = style.breaks(table, style.height(table, widths), room[1])
    last = table.rows if keep_next else table.rows - 1
    kept_rows = frozenset(range(last)) - {row - 1 for row in breaks}
    _add(body, table, _Setting(style, widths, style.figure_size(table, widths), kept_rows, {}), name)


def _add_nested(parent: Element, table: TableBlock, style: TableStyle, room: int) -> None:
    """A table inside a cell, which it never leaves; `room` is the width in twips."""
    widths = style.widths(table, room)
    total = sum(widths)
    if total > room:
        widths = tuple(width * room // total for width in widths)
    _add(parent, table, _Setting(style, widths, style.figure_size(table, widths), frozenset(), {}))


def _add(parent: Element, table: TableBlock, setting: _Setting, name: str = "") -> None:
    element = add(parent, "tbl")
    properties = _properties(element, setting.style, sum(setting.widths))
    if name:
        add(properties, "tblCaption", val=legal(name))
        add(properties, "tblDescription", val=legal(table_description(name, table)))
    grid = add(element, "tblGrid")
    for width in setting.widths:
        add(grid, "gridCol", w=width)
    places = {(row, c.column): c for c in table.cells for row in range(c.row, c.row + c.row_span)}
    for row in range(table.rows):
        _row(element, table, row, places, setting)


def _properties(table: Element, style: TableStyle, width: int) -> Element:
    properties = add(table, "tblPr")
    add(properties, "tblW", w=width, type="dxa")
    add(properties, "jc", val="center")
    borders = add(properties, "tblBorders")
    for side in _SIDES:
        add(borders, side, val="single", sz=round(style.border * 8), space=0, color="000000")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side, width in zip(_SIDES, (style.row_padding, style.padding) * 2, strict=False):
        add(margins, side, w=width, type="dxa")
    add(properties, "tblLook", val="04A0")
    return properties


def _row(
    parent: Element, table: TableBlock, row: int, places: dict[tuple[int, int], Cell], setting: _Setting
) -> None:
    element = add(parent, "tr")
    properties = add(element, "trPr")
    add(properties, "cantSplit")
    if table.heights and table.heights[row]:
        add(properties, "trHeight", val=table.heights[row], hRule="atLeast")
    if row < table.header_rows:
        add(properties, "tblHeader")
    paragraph_style = TABLE_TEXT_KEPT if row in setting.kept_rows else TABLE_TEXT
    column, end = 0, table.columns
    while column < end:
        cell = places.get((row, column)) or Cell(row, column)
        _cell(element, cell, row, paragraph_style, setting)
        column += cell.column_span


def _cell(parent: Element, cell: Cell, row: int, paragraph_style: str, setting: _Setting) -> None:
    style = setting.style
    merge = "" if cell.row_span == 1 else "restart" if row == cell.row else "continue"
    size = setting.figure_size if is_figure(cell) else style.text.size
    frame = _Frame(
        sum(setting.widths[cell.column : cell.column + cell.column_span]),
        cell.column_span,
        merge,
        cell.fill,
        cell.align,
        size < style.text.size,
        paragraph_style,
    )
    run_size = size if frame.is_shrunk else 0
    made = setting.frames.get(frame)
    if made is None:
        made = setting.frames[frame] = _framed(frame, style, run_size)
    empty, filled = made
    if row == cell.row and not cell.nested and PLAIN.fullmatch(cell.text):
        element = filled.__copy__()
        element[-1][-1][-1].text = cell.text
        parent.append(element)
        return
    element = empty.__copy__()
    parent.append(element)
    if row != cell.row:
        return
    for i, line in enumerate(cell.text.split("\n")):
        paragraph = element[-1] if i == 0 else _another(element, empty[-1])
        if line:
            add_run(paragraph, Run(line), size=run_size)
    for nested in cell.nested:
        _add_nested(element, nested, style, frame.width - 2 * style.padding)
        _another(element, empty[-1])


def _another(cell: Element, paragraph: Element) -> Element:
    """Return a further paragraph of a cell, like the given one."""
    cell.append(copy(paragraph))
    return cell[-1]


@lru_cache(maxsize=512)
def _framed(frame: _Frame, style: TableStyle, run_size: float) -> tuple[Element, Element]:
    """Return a cell with one paragraph, empty and with a run: copies of them are the cells of a table, which is quicker
    than making each.
    """
    element = root("tc")
    properties = add(element, "tcPr")
    add(properties, "tcW", w=frame.width, type="dxa")
    if frame.span > 1:
        add(properties, "gridSpan", val=frame.span)
    if frame.merge:
        add(properties, "vMerge", val=frame.merge)
    if frame.fill:
        add(properties, "shd", val="clear", color="auto", fill=frame.fill)
    if frame.is_shrunk:
        margins = add(properties, "tcMar")
        for side in ("left", "right"):
            add(margins, side, w=style.figure_padding, type="dxa")
    elif frame.align != "center" and style.label_padding != style.padding:
        add(add(properties, "tcMar"), frame.align, w=style.label_padding, type="dxa")
    add(properties, "vAlign", val="center")
    paragraph = add(add(element, "p"), "pPr")
    add(paragraph, "pStyle", val=frame.paragraph_style)
    if frame.align != style.text.align:
        add(paragraph, "jc", val=frame.align)
    filled = copy(element)
    add_run(filled[-1], Run("0"), size=run_size)
    return element, filled
