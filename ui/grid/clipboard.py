"""Ranges of cells as text: what WPS and Excel put on the clipboard, and what they take from it; no Qt."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from model.content.blocks import TableBlock
from model.content.values import squeeze
from model.form.spec import Label, Placed, TableSpec
from ui.document.paste_limits import excess_of_page

Matrix = list[list[str]]
"""Texts by row and column; continuation places of merged cells are empty."""

MOST_BYTES = 10_000_000
"""Bytes of a clipboard (UTF-8) that are read; the largest table of the form has some 10,000."""
MOST_CELLS = 100_000
TOO_MUCH = "没有粘贴：剪贴板里的内容太多（超过 10 MB 或 100,000 格）。请只复制要填的那几行。"
TOO_COMPLEX = "没有粘贴：剪贴板里的网页{excess}。请只复制要填的那几行。"
_CELL = re.compile(r"<t[dh]\b", re.I)


class Box(NamedTuple):
    """A rectangle of grid places, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def places(self) -> list[tuple[int, int]]:
        """Return every place in it, row by row."""
        return [(r, c) for r in range(self.top, self.bottom + 1) for c in range(self.left, self.right + 1)]


def box_of(places: Sequence[Placed]) -> Box:
    """Return the smallest rectangle around some cells with their spans; raises ValueError for none."""
    return Box(
        min(p.row for p in places),
        min(p.column for p in places),
        max(p.row + p.cell.rows - 1 for p in places),
        max(p.column + p.cell.columns - 1 for p in places),
    )


TextOf = Callable[[Placed], str]


def cell_text(place: Placed, text_of: TextOf) -> str:
    """Return the text of a placed cell, a label without its line feeds."""
    return squeeze(place.cell.text) if isinstance(place.cell, Label) else text_of(place)


def to_text(spec: TableSpec, box: Box, text_of: TextOf) -> str:
    """Return a range as tab-separated text; a merged cell stands in its first place within the range."""
    lines: list[str] = []
    seen: set[Placed] = set()
    for row in range(box.top, box.bottom + 1):
        texts: list[str] = []
        for column in range(box.left, box.right + 1):
            place = spec.at[row, column]
            texts.append("" if place in seen else cell_text(place, text_of))
            seen.add(place)
        lines.append("\t".join(texts) + "\n")
    return "".join(lines)


def to_html(spec: TableSpec, box: Box, text_of: TextOf) -> str:
    """Return a range as a web table, merged as in the form."""
    rows: list[str] = []
    seen: set[Placed] = set()
    for row in range(box.top, box.bottom + 1):
        cells: list[str] = []
        for column in range(box.left, box.right + 1):
            place = spec.at[row, column]
            if place not in seen:
                seen.add(place)
                cells.append(_html_cell(place, box, cell_text(place, text_of)))
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return '<table border="1" style="border-collapse:collapse">' + "".join(rows) + "</table>"


def _html_cell(place: Placed, box: Box, text: str) -> str:
    rows = min(place.row + place.cell.rows - 1, box.bottom) - max(place.row, box.top) + 1
    columns = min(place.column + place.cell.columns - 1, box.right) - max(place.column, box.left) + 1
    spans = (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")
    return f'<td align="center"{spans}>{escape(text)}</td>'


def is_too_much(text: str) -> bool:
    """Return whether the text or web page of a clipboard is beyond the limits, without reading it."""
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        return True
    return text.count("\t") + text.count("\n") > MOST_CELLS or len(_CELL.findall(text)) > MOST_CELLS


def from_text(text: str) -> Matrix:
    """Tab-separated text as WPS and Excel write it: one line feed at the end, cells with line breaks quoted."""
    plain = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if not plain:
        return []
    try:
        rows = list(csv.reader(io.StringIO(plain, newline="\n"), delimiter="\t"))
    except csv.Error:
        rows = [line.split("\t") for line in plain.removesuffix("\n").split("\n")]
    return [row or [""] for row in rows]


def from_html(html: str) -> Matrix:
    """Return the first table of a web page by grid places.

    Empty where there is none, where it has a single cell (the text beside it says the same), or beyond the limits.
    """
    if is_too_much(html) or "<table" not in html.lower() or excess_of_page(html):
        return []
    # Imported here: it brings in lxml, which no start of the window waits for.
    from model.files.errors import ReadingError
    from model.reading.html.reader import read

    try:
        blocks = read(html.encode("utf-8", "replace")).blocks
    except ReadingError:
        return []
    table = next((block for block in blocks if isinstance(block, TableBlock)), None)
    return [] if table is None else _matrix(table)


def _matrix(table: TableBlock) -> Matrix:
    if table.rows * table.columns > MOST_CELLS:
        return []
    matrix = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        matrix[cell.row][cell.column] = cell.text.strip()
    return matrix
