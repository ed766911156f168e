"""Ranges of cells as text: what WPS and Excel put on the clipboard, and what they take from it; no Qt."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

from model.content.values import squeeze
from model.form.spec import Label, Placed, TableSpec

Matrix = list[list[str]]
"""Texts by row and column; continuation places of merged cells are empty."""

MOST_TEXT = 2_000_000
"""Characters of a clipboard that are looked at; the largest table of the form has 2,000."""
MOST_CELLS = 20_000
MOST_SPAN = 100


class Box(NamedTuple):
    """A rectangle of grid places, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def places(self) -> list[tuple[int, int]]:
        """Every place in it, row by row."""
        return [(r, c) for r in range(self.top, self.bottom + 1) for c in range(self.left, self.right + 1)]


def box_of(places: Sequence[Placed]) -> Box:
    """The smallest rectangle around some cells with their spans; raises ValueError for none."""
    return Box(
        min(p.row for p in places),
        min(p.column for p in places),
        max(p.row + p.cell.rows - 1 for p in places),
        max(p.column + p.cell.columns - 1 for p in places),
    )


TextOf = Callable[[Placed], str]


def cell_text(place: Placed, text_of: TextOf) -> str:
    """The text of a placed cell, a label without its line feeds."""
    return squeeze(place.cell.text) if isinstance(place.cell, Label) else text_of(place)


def to_text(spec: TableSpec, box: Box, text_of: TextOf) -> str:
    """A range as tab-separated text; a merged cell stands in its first place within the range."""
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
    """A range as a web table, merged as in the form."""
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


def from_text(text: str) -> Matrix:
    """Tab-separated text as WPS and Excel write it: one line feed at the end, cells with line breaks quoted."""
    plain = text[:MOST_TEXT].replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if not plain:
        return []
    try:
        rows = list(csv.reader(io.StringIO(plain, newline="\n"), delimiter="\t"))
    except csv.Error:
        rows = [line.split("\t") for line in plain.removesuffix("\n").split("\n")]
    return [row or [""] for row in rows]


def from_html(html: str) -> Matrix:
    """The first table of a web page by grid places; empty where there is none or it is beyond the limits."""
    if len(html) > MOST_TEXT or "<table" not in html.lower():
        return []
    parser = _TableParser()
    try:
        parser.feed(html)
        parser.close()
    except (AssertionError, ValueError):
        # html.parser raises AssertionError for a malformed marked section.
        return []
    return _matrix(parser.cells)


class _Cell(NamedTuple):
    row: int
    column: int
    text: str


class _TableParser(HTMLParser):
    """Collects the cells of the first table; text of nested tables belongs to the cell around them."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[_Cell] = []
        self._taken: set[tuple[int, int]] = set()
        self._depth = 0
        self._done = False
        self._row = -1
        self._hidden = False
        self._spans = (1, 1)
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "table":
            self._depth += 1
        elif self._depth != 1:
            return
        elif tag == "tr":
            self._finish_cell()
            style = squeeze(dict(attrs).get("style") or "").lower()
            self._hidden = "display:none" in style
            self._row += not self._hidden
        elif tag in ("td", "th"):
            self._finish_cell()
            self._begin_cell(dict(attrs))
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._done or not self._depth:
            return
        if tag == "table":
            self._depth -= 1
            if not self._depth:
                self._finish_cell()
                self._done = True
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._finish_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._done:
            self._text.append(data)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        if self._hidden or self._row < 0:
            return
        self._spans = (_span(attributes.get("rowspan")), _span(attributes.get("colspan")))
        self._text = []

    def _finish_cell(self) -> None:
        if self._text is None:
            return
        text, self._text = "".join(self._text).strip(), None
        column = 0
        while (self._row, column) in self._taken:
            column += 1
        rows, columns = self._spans
        if len(self._taken) + rows * columns > MOST_CELLS:
            raise ValueError("too many cells")
        self._taken.update((self._row + r, column + c) for r in range(rows) for c in range(columns))
        self.cells.append(_Cell(self._row, column, text))
        if columns > 1 or rows > 1:
            self.cells.append(_Cell(self._row + rows - 1, column + columns - 1, ""))


def _span(text: str | None) -> int:
    digits = (text or "1").strip()
    return max(1, min(int(digits), MOST_SPAN)) if digits.isdecimal() else 1


def _matrix(cells: Sequence[_Cell]) -> Matrix:
    if not cells:
        return []
    height, width = max(c.row for c in cells) + 1, max(c.column for c in cells) + 1
    if height * width > MOST_CELLS:
        return []
    matrix = [[""] * width for _ in range(height)]
    for cell in cells:
        matrix[cell.row][cell.column] = cell.text or matrix[cell.row][cell.column]
    return matrix
