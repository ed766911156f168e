"""Resources of an OFD document: fonts, drawing parameters, pictures and composite graphics by their id."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from model.files.errors import ReadingError
from model.reading.guards import Element, check_depth
from model.reading.ofd.package import OfdPackage, Part
from model.reading.ofd.xml import child, children, is_true, text_of

_BOLD_NAMES = ("bold", "heavy", "black", "demi")
_BYTES_LIMIT = 30 << 20
"""Of all pictures of one document."""


class _Media(NamedTuple):
    """The location of a picture file, and of the part that names it."""

    location: str
    base: str


class Resources:
    """The resources of one document, those of its pages included; ids are unique in a document."""

    def __init__(self, package: OfdPackage, document: Part) -> None:
        self._package = package
        self._bold: dict[str, bool] = {}
        self._params: dict[str, Element] = {}
        self._media: dict[str, _Media] = {}
        self._files: dict[str, bytes] = {}
        self._size = 0
        self.graphics: dict[str, Element] = {}
        """Composite graphics by their id."""
        for common in children(document.root, "CommonData"):
            self._add_linked(common, document.location)

    def add_page(self, page: Part) -> None:
        """Add the resources that only a page names."""
        self._add_linked(page.root, page.location)

    def is_bold(self, font: str | None) -> bool:
        """Return whether a font is bold by its name or its attribute."""
        return self._bold.get(font or "", False)

    def attribute(self, element: Element, name: str) -> str | None:
        """Return an attribute of a graphic object, from its drawing parameters where it has none itself."""
        found = element.get(name)
        param = self._params.get(element.get("DrawParam", ""))
        depth = 0
        while found is None and param is not None:
            found = param.get(name)
            param = self._params.get(param.get("Relative", ""))
            check_depth(depth := depth + 1)
        return found

    def colour(self, element: Element, name: str) -> Element | None:
        """Return the `FillColor` or `StrokeColor` of an object, from its drawing parameters where it has none."""
        found = child(element, name)
        param = self._params.get(element.get("DrawParam", ""))
        depth = 0
        while found is None and param is not None:
            found = child(param, name)
            param = self._params.get(param.get("Relative", ""))
            check_depth(depth := depth + 1)
        return found

    def picture(self, key: str | None) -> bytes:
        """Return the file of a picture; empty where it is missing, broken, or all together are too large."""
        media = self._media.get(key or "")
        if key is None or media is None:
            return b""
        if key not in self._files:
            self._files[key] = self._read(media)
            self._size += len(self._files[key])
        return self._files[key]

    def _read(self, media: _Media) -> bytes:
        name = self._package.find(media.location, media.base)
        if not name or self._size > _BYTES_LIMIT:
            return b""
        try:
            return self._package.data(name)
        except ReadingError:
            return b""

    def _add_linked(self, holder: Element, base: str) -> None:
        for link in children(holder, "PublicRes", "DocumentRes", "PageRes"):
            part = self._package.linked(link, base)
            if part is not None:
                self._add(part)

    def _add(self, part: Part) -> None:
        folder = posixpath.join(posixpath.dirname(part.location), part.root.get("BaseLoc", ""))
        base = posixpath.join(folder, "-")
        for group in part.root:
            for each in children(group, "Font"):
                self._bold[each.get("ID", "")] = _is_bold(each)
            for each in children(group, "DrawParam"):
                self._params[each.get("ID", "")] = each
            for each in children(group, "MultiMedia"):
                self._media[each.get("ID", "")] = _Media(text_of(child(each, "MediaFile")), base)
            for each in children(group, "CompositeGraphicUnit"):
                self.graphics[each.get("ID", "")] = each


def _is_bold(font: Element) -> bool:
    name = f"{font.get('FontName', '')} {font.get('FamilyName', '')}".lower()
    return is_true(font.get("Bold"), False) or any(mark in name for mark in _BOLD_NAMES)
