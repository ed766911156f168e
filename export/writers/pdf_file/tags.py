"""The tree of a tagged PDF: elements with what of them stands on which page (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from export.writers.fixed.elements import Element, Kind
from export.writers.pdf_file.content import Area, Content, tag
from export.writers.pdf_file.objects import Name, PdfFile, Ref, Text, Value

_UNNAMED_PICTURE = "图片"
_ORDERED = frozenset({Kind.TABLE, Kind.ROW})
"""Elements that have all their children, those without content too: a table keeps its columns."""


class _Marked(NamedTuple):
    """What of an element stands on a page, and the number by which the page's content names it."""

    page: Ref
    number: int


class _Object(NamedTuple):
    """An annotation that belongs to an element."""

    page: Ref
    annotation: Ref


class Tags:
    """Collects what stands on the pages, then puts the tree into the file."""

    def __init__(self, file: PdfFile, root: Element) -> None:
        self._file, self._root = file, root
        self._refs: dict[Element, Ref] = {}
        self._kids: dict[Element, list[_Marked | _Object | Element]] = {}
        self._areas: dict[Element, Area] = {}
        self._by_key: list[Value] = []

    def ref(self, element: Element) -> Ref:
        """Return the number of the object of an element."""
        if element not in self._refs:
            self._refs[element] = self._file.reserve()
        return self._refs[element]

    def add_page(self, page: Ref, content: Content) -> int:
        """Take in what stands on a page and return its key in the tree."""
        for number, spot in enumerate(content.spots):
            self._areas.setdefault(spot.element, spot.area)
            self._add(spot.element, _Marked(page, number))
        self._by_key.append([self.ref(spot.element) for spot in content.spots])
        return len(self._by_key) - 1

    def add_annotation(self, page: Ref, annotation: Ref, element: Element) -> int:
        """Take in an annotation of an element and return its key in the tree."""
        self._add(element, _Object(page, annotation))
        self._by_key.append(self.ref(element))
        return len(self._by_key) - 1

    def _add(self, element: Element, kid: _Marked | _Object) -> None:
        self._meet(element)
        self._kids[element].append(kid)

    def _meet(self, element: Element) -> None:
        """Put an element that is met for the first time behind what its parent already has."""
        if element not in self._kids:
            self._kids[element] = []
            if element.parent is not None:
                self._meet(element.parent)
                self._kids[element.parent].append(element)

    def written(self) -> Ref:
        """Put in the tree and return the number of its root."""
        top = self._file.reserve()
        document = self._write(self._root, top)
        pairs: list[Value] = []
        for key, value in enumerate(self._by_key):
            pairs += [key, value if isinstance(value, Ref) else self._file.add(value)]
        parents = self._file.add({"Nums": pairs})
        self._file.put(
            top,
            {
                "Type": Name("StructTreeRoot"),
                "K": [document],
                "ParentTree": parents,
                "ParentTreeNextKey": len(self._by_key),
            },
        )
        return top

    def _write(self, element: Element, parent: Ref) -> Ref:
        ref = self.ref(element)
        about: dict[str, Value] = {"Type": Name("StructElem"), "S": Name(tag(element)), "P": parent}
        about["K"] = [self._kid(kid, ref) for kid in self._parts(element)]
        if element.kind is Kind.FIGURE:
            about["Alt"] = Text(element.text or _UNNAMED_PICTURE)
            area = self._areas[element]
            about["A"] = {"O": Name("Layout"), "BBox": [*area], "Placement": Name("Block")}
        elif element.cell is not None:
            about["A"] = _spans(element)
        self._file.put(ref, about)
        return ref

    def _parts(self, element: Element) -> Sequence[_Marked | _Object | Element]:
        return element.children if element.kind in _ORDERED else self._kids.get(element, [])

    def _kid(self, kid: _Marked | _Object | Element, parent: Ref) -> Value:
        if isinstance(kid, Element):
            return self._write(kid, parent)
        if isinstance(kid, _Marked):
            return {"Type": Name("MCR"), "Pg": kid.page, "MCID": kid.number}
        return {"Type": Name("OBJR"), "Pg": kid.page, "Obj": kid.annotation}


def _spans(element: Element) -> Value:
    """Return the attributes of a cell (14.8.5.7)."""
    cell = element.cell
    about: dict[str, Value] = {"O": Name("Table")}
    if element.kind is Kind.LABEL:
        about["Scope"] = Name("Column" if element.labels_column else "Row")
    if cell is not None and cell.row_span > 1:
        about["RowSpan"] = cell.row_span
    if cell is not None and cell.column_span > 1:
        about["ColSpan"] = cell.column_span
    return about
