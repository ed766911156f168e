"""Tags of a PDF file: its structure tree by pdfium, as tables and paragraphs of marked content.

pdfium shows the tree page by page, without what has nothing on the page; the same element has the same place on each.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from model.reading.pdf.library import functions
from model.reading.shared.paged.tagged import Mark, TaggedCell, TaggedTable, Tags

_ELEMENTS_LIMIT = 60_000
"""Looked at in one document; the tags of one with more are not used."""
_DEPTH_LIMIT = 40
_SPANS_LIMIT = 200
_PLACES_LIMIT = 20_000
"""Of one table."""
_KIND_LENGTH = 64
"""Bytes of the name of a kind, two each character."""
_PARAGRAPHS = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "Caption", "LBody"})
_PARTS = frozenset({"THead", "TBody", "TFoot"})


@dataclass
class _Element:
    """An element of the tree, as all pages together show it."""

    kind: str = ""
    children: int = 0
    spans: tuple[int, int] = (1, 1)
    """Rows and columns."""
    marks: list[Mark] = field(default_factory=list[Mark])
    inner: dict[int, _Element] = field(default_factory=dict[int, "_Element"])

    def every_mark(self) -> Iterator[Mark]:
        """Yield the marks of the element and of all inside of it."""
        yield from self.marks
        for child in self.inner.values():
            yield from child.every_mark()


class TagReader:
    """Gathers the tags of a document page by page."""

    def __init__(self, document: Any) -> None:
        raw = functions()
        self._raw: Any = raw
        self._root = _Element()
        self._left = _ELEMENTS_LIMIT
        self.is_tagged = bool(raw.FPDFCatalog_IsTagged(document))
        """Whether the document says that it is, and its tree has not been found too large."""

    def add(self, page: Any, number: int) -> None:
        """Add what a page shows of the tree."""
        if not self.is_tagged:
            return
        tree: Any = self._raw.FPDF_StructTree_GetForPage(page)
        if not tree:
            return
        try:
            for i in range(self._raw.FPDF_StructTree_CountChildren(tree)):
                child: Any = self._raw.FPDF_StructTree_GetChildAtIndex(tree, i)
                if child:
                    self._add(child, number, self._root.inner.setdefault(i, _Element()), 0)
        finally:
            self._raw.FPDF_StructTree_Close(tree)

    def tags(self) -> Tags:
        """Return the tags of all pages added so far; none where the tree was too large."""
        if not self.is_tagged:
            return Tags()
        tables: list[TaggedTable] = []
        paragraphs: dict[Mark, int] = {}
        _collect(self._root, tables, paragraphs)
        return Tags(tuple(tables), paragraphs)

    def _add(self, handle: Any, page: int, known: _Element, depth: int) -> None:
        raw = self._raw
        if not known.kind:
            known.kind = self._kind(handle)
            if known.kind in ("TD", "TH"):
                known.spans = self._span(handle, b"RowSpan"), self._span(handle, b"ColSpan")
        known.children = max(int(raw.FPDF_StructElement_CountChildren(handle)), 0)
        self._left -= 1 + known.children
        if self._left < 0 or depth > _DEPTH_LIMIT:
            self.is_tagged = False
        if not self.is_tagged:
            return
        for i in range(known.children):
            mark = int(raw.FPDF_StructElement_GetChildMarkedContentID(handle, i))
            if mark >= 0:
                known.marks.append((page, mark))
                continue
            child: Any = raw.FPDF_StructElement_GetChildAtIndex(handle, i)
            if child:
                self._add(child, page, known.inner.setdefault(i, _Element()), depth + 1)

    def _kind(self, handle: Any) -> str:
        name = ctypes.create_string_buffer(_KIND_LENGTH)
        length = int(self._raw.FPDF_StructElement_GetType(handle, name, _KIND_LENGTH))
        return name.raw[: length - 2].decode("utf-16-le", "replace") if 2 < length <= _KIND_LENGTH else "?"

    def _span(self, handle: Any, name: bytes) -> int:
        raw = self._raw
        number = ctypes.c_float()
        for i in range(min(max(int(raw.FPDF_StructElement_GetAttributeCount(handle)), 0), _SPANS_LIMIT)):
            attribute: Any = raw.FPDF_StructElement_GetAttributeAtIndex(handle, i)
            value: Any = attribute and raw.FPDF_StructElement_Attr_GetValue(attribute, name)
            if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, number):
                # NaN and what is no span make the table incomplete.
                return int(number.value) if 1 <= number.value <= _SPANS_LIMIT else 0
        return 1


def _collect(element: _Element, tables: list[TaggedTable], paragraphs: dict[Mark, int]) -> None:
    """Add the tables and paragraphs in an element; the cells of a table that is not complete hold paragraphs."""
    table = _table(element) if element.kind == "Table" else None
    if table is not None:
        tables.append(table)
    elif element.kind in _PARAGRAPHS:
        number = len(paragraphs)
        paragraphs.update(dict.fromkeys(element.every_mark(), number))
    else:
        for i in sorted(element.inner):
            _collect(element.inner[i], tables, paragraphs)


def _table(element: _Element) -> TaggedTable | None:
    """Return a table of two columns or more; None for one around others, and where its cells leave a place uncovered.

    A row that pdfium does not show is blank.
    """
    rows: list[list[_Element]] = []
    for row in _rows(element):
        cells = [row.inner.get(i, _Element("TD")) for i in range(row.children)]
        if any(cell.kind not in ("TD", "TH") or 0 in cell.spans or _has_table(cell) for cell in cells):
            return None
        rows.append(cells)
    columns = next((sum(cell.spans[1] for cell in cells) for cells in rows if cells), 0)
    if not 1 < columns <= _SPANS_LIMIT or columns * len(rows) > _PLACES_LIMIT:
        return None
    found: list[TaggedCell] = []
    taken = [0] * columns
    """For each column, the first row that is free again."""
    for number, cells in enumerate(rows):
        placed = _row(cells, number, len(rows), taken) if cells else []
        if placed is None:
            return None
        found += placed
    return TaggedTable(columns, tuple(found))


def _row(cells: Sequence[_Element], row: int, rows: int, taken: list[int]) -> list[TaggedCell] | None:
    """Return the cells of a row in the columns that are free in it; None where they do not fill these exactly.

    Where the end of a page cuts a row, LibreOffice writes the rest of its cells behind them, without those that span rows.
    """
    found: list[TaggedCell] = []
    rest = list(cells)
    column = 0
    while column < len(taken):
        if taken[column] > row:
            column += 1
            continue
        if not rest:
            return None
        cell = rest.pop(0)
        height, width = min(cell.spans[0], rows - row), cell.spans[1]
        place = range(column, column + width)
        if place.stop > len(taken) or any(taken[each] > row for each in place):
            return None
        for each in place:
            taken[each] = row + height
        found.append(TaggedCell(row, column, height, width, frozenset(cell.every_mark())))
        column = place.stop
    whole = [i for i, cell in enumerate(found) if cell.row_span == 1]
    if not any(each.marks or each.inner for each in rest):
        return found
    if len(rest) != len(whole):
        return None
    for i, more in zip(whole, rest, strict=True):
        found[i] = replace(found[i], marks=found[i].marks | frozenset(more.every_mark()))
    return found


def _rows(element: _Element) -> Iterator[_Element]:
    for i in range(element.children):
        child = element.inner.get(i)
        if child is None:
            yield _Element("TR")
        elif child.kind in _PARTS and element.kind == "Table":
            yield from _rows(child)
        elif child.kind == "TR":
            yield child


def _has_table(element: _Element) -> bool:
    return element.kind == "Table" or any(map(_has_table, element.inner.values()))
