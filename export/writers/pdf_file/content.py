"""The content of one page: its marks as operators, those of each element between marks that name it (ISO 32000-1, 14.6)."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from export.style import TWIPS_PER_POINT
from export.writers.fixed.elements import Element, Kind
from export.writers.fixed.faces import Face
from export.writers.fixed.marks import FixedPage, Frame, Image, Text
from export.writers.pdf_file import objects
from export.writers.pdf_file.objects import number, serial
from model.content.blocks import Picture

_THICKER = 1 / 28
"""Of the size: the line around the letters of a font that has no bold ones, as Qt thickens them."""
_ASCENT, _DESCENT = 0.88, 0.12
"""Of the size: what of a line answers a click."""
_PRIVATE, _PRIVATE_PLANES = ("\ue000", "\uf8ff"), "\U000effff"
"""Characters whose meaning only a font knows: what they stand for must be said (ISO 19005-2, 6.2.11.7.3)."""
_BLACK = "0 0 0 rg 0 0 0 RG"


class Resources(Protocol):
    """Gives the names that content knows fonts and pictures by."""

    def font(self, face: Face) -> str:
        """Return the name of a font."""
        ...

    def picture(self, picture: Picture, inches: float) -> str:
        """Return the name of a picture that is so wide."""
        ...


class Area(NamedTuple):
    """A rectangle on a page in points, upwards from its lower left corner, as PDF wants it."""

    left: float
    bottom: float
    right: float
    top: float


class Spot(NamedTuple):
    """What of an element stands on a page, by the number that the content gives it."""

    element: Element
    area: Area


class Content(NamedTuple):
    """Operators, and what their numbers name; where the links are."""

    operators: bytes
    spots: tuple[Spot, ...]
    links: tuple[Spot, ...]


class _Writer:
    def __init__(self, page: FixedPage, resources: Resources) -> None:
        self._height, self._resources = page.height, resources
        self._written: list[str] = [_BLACK]
        self._spots: list[Spot] = []
        self._links: list[Spot] = []
        self._open: Element | None = None
        self._is_open = False

    def content(self, page: FixedPage) -> Content:
        for mark in page.marks:
            if isinstance(mark, Frame):
                self._begin(None, Area(0, 0, 0, 0))
                self._frame(mark)
            elif isinstance(mark, Text):
                self._text(mark)
            else:
                self._image(mark)
        self._end()
        return Content("\n".join(self._written).encode("ascii"), tuple(self._spots), tuple(self._links))

    def _begin(self, element: Element | None, area: Area) -> None:
        """Open the element, unless it is the one that is open."""
        if self._is_open and self._open is element:
            return
        self._end()
        if element is None:
            self._written.append("/Artifact BMC")
        else:
            self._written.append(f"/{tag(element)} << /MCID {len(self._spots)} >> BDC")
            self._spots.append(Spot(element, area))
        self._open, self._is_open = element, True

    def _end(self) -> None:
        if self._is_open:
            self._written.append("EMC")
        self._is_open = False

    def _area(self, left: float, top: float, width: float, height: float) -> Area:
        points = TWIPS_PER_POINT
        bottom = (self._height - top - height) / points
        return Area(left / points, bottom, (left + width) / points, bottom + height / points)

    def _frame(self, frame: Frame) -> None:
        area = self._area(frame.left, frame.top, frame.width, frame.height)
        place = _numbers(area.left, area.bottom, area.right - area.left, area.top - area.bottom)
        if frame.fill:
            shades = _numbers(*(int(frame.fill[i : i + 2], 16) / 255 for i in (0, 2, 4)))
            self._written.append(f"{shades} rg {place} re f 0 0 0 rg")
        self._written.append(f"{number(frame.border / TWIPS_PER_POINT)} w {place} re S")

    def _text(self, text: Text) -> None:
        top = text.baseline - text.size * _ASCENT
        area = self._area(text.lefts[0], top, text.width, text.size * (_ASCENT + _DESCENT))
        element = text.element
        self._begin(element, area)
        if element is not None and element.kind is Kind.LINK:
            self._links.append(Spot(element, area))
        size = text.size / TWIPS_PER_POINT
        thick = f"2 Tr {number(size * _THICKER)} w " if text.face.is_thickened else ""
        place = _numbers(text.lefts[0] / TWIPS_PER_POINT, (self._height - text.baseline) / TWIPS_PER_POINT)
        font = self._resources.font(text.face)
        end = " 0 Tr" if thick else ""
        private = any(_PRIVATE[0] <= c[0] <= _PRIVATE[1] or c[0] > _PRIVATE_PLANES for c in text.characters)
        if private:
            said = serial(objects.Text("".join(text.characters))).decode()
            self._written.append(f"/Span << /ActualText {said} >> BDC")
        self._written.append(f"BT {thick}/{font} {number(size)} Tf 1 0 0 1 {place} Tm")
        self._written.append(f"[{_shown(text)}] TJ{end} ET")
        if private:
            self._written.append("EMC")

    def _image(self, image: Image) -> None:
        area = self._area(image.left, image.top, image.width, image.height)
        self._begin(image.element, area)
        name = self._resources.picture(image.picture, image.width / TWIPS_PER_POINT / 72)
        if name:
            matrix = _numbers(area.right - area.left, 0, 0, area.top - area.bottom, area.left, area.bottom)
            self._written.append(f"q {matrix} cm /{name} Do Q")


def content_of(page: FixedPage, resources: Resources) -> Content:
    """Return the content of a page."""
    return _Writer(page, resources).content(page)


def tag(element: Element) -> str:
    """Return the name of an element: `H2`, `TD`."""
    return f"{element.kind.value}{element.level or ''}"


def _shown(text: Text) -> str:
    """Return glyphs and, where one does not begin where the one before it ends, how far it is set back (9.4.3)."""
    subset, size = text.face.subset, text.size
    scale = 1000 / subset.metrics.units
    parts, codes = list[str](), list[str]()
    at = text.lefts[0]
    for glyph, left in zip(text.glyphs, text.lefts, strict=True):
        back = round((at - left) / size * 1000)
        if back:
            parts.append(f"<{''.join(codes)}>{back}" if codes else str(back))
            codes = []
            at -= back * size / 1000
        codes.append(f"{glyph:04X}")
        at += round(subset.advances[glyph] * scale) * size / 1000
    parts.append(f"<{''.join(codes)}>")
    return "".join(parts)


def _numbers(*values: float) -> str:
    return " ".join(number(value) for value in values)
