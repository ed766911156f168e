"""A page of OFD as a sheet: text, straight lines and pictures of its layers and templates."""

from __future__ import annotations

import math
from collections.abc import Callable

from model.reading.guards import Element, check_depth
from model.reading.ofd.colours import lightness
from model.reading.ofd.package import Part
from model.reading.ofd.paths import corners
from model.reading.ofd.resources import Resources
from model.reading.ofd.text import characters_of, style_of
from model.reading.ofd.xml import (
    POINTS_PER_MILLIMETRE,
    box_of,
    child,
    children,
    is_true,
    local,
    matrix_of,
    number,
    text_of,
)
from model.reading.shared.paged.budget import Budget, Cost
from model.reading.shared.paged.characters import Character, glyphs_of, turn_of
from model.reading.shared.paged.matrix import Matrix, applied, times, unit_square
from model.reading.shared.paged.rulings import Path, add_path, area_of
from model.reading.shared.paged.sheet import Box, Image, Sheet, Strokes, is_picture
from model.reading.shared.paged.visible import INVISIBLE

_IMAGES_LIMIT = 50
_DEPTH_LIMIT = 8
"""Composite graphics in composite graphics."""
_BOLD_WEIGHT = 600
_WHITE = 0.97
_LINE_WIDTH = 0.353
"""Millimetres, where a path names none (table 36)."""
_A4 = (0.0, 0.0, 210.0, 297.0)

MillimetreBox = tuple[float, float, float, float]
"""x, y, width and height in millimetres that grow downwards."""


def page_box(page: Part, document: Part) -> MillimetreBox:
    """Return the physical box of a page, by itself or by its document; A4 where neither has one."""
    for area in (child(page.root, "Area"), child(child(document.root, "CommonData"), "PageArea")):
        box = box_of(text_of(child(area, "PhysicalBox")))
        if box is not None:
            return box
    return _A4


def sheet_of(roots: list[Element], box: MillimetreBox, resources: Resources, budget: Budget) -> Sheet:
    """Return the sheet of a page from the roots of its templates and its own; raise TOO_COMPLEX."""
    collected = _Collector(resources, budget)
    x, y, width, height = (value * POINTS_PER_MILLIMETRE for value in box)
    scale = POINTS_PER_MILLIMETRE
    to_points: Matrix = (scale, 0.0, 0.0, -scale, -x, height + y)
    for root in roots:
        for content in children(root, "Content"):
            for layer in children(content, "Layer"):
                collected.read(layer, to_points)
    return collected.sheet(width, height)


class _Collector:
    """The objects of one page, in points that grow upwards."""

    def __init__(self, resources: Resources, budget: Budget) -> None:
        self._resources = resources
        self._budget = budget
        self._characters: list[Character] = []
        self._paths: list[Path] = []
        self._shades: list[float] = []
        """How light each path is drawn."""
        self._images: list[tuple[Matrix, str | None]] = []
        self._depth = 0
        self._composites = 0
        self._handlers: dict[str, Callable[[Element, Matrix], None]] = {
            "TextObject": self._text,
            "PathObject": self._path,
            "ImageObject": self._image,
            "CompositeObject": self._composite,
            "PageBlock": self.read,
        }

    def read(self, group: Element, matrix: Matrix) -> None:
        """Read the objects of a layer, page block or composite graphic."""
        self._depth += 1
        check_depth(self._depth)
        self._budget.spend(Cost.OBJECTS, len(group))
        for each in group:
            handler = self._handlers.get(local(each))
            if handler is not None and is_true(each.get("Visible"), True):
                handler(each, matrix)
        self._depth -= 1

    def sheet(self, width: float, height: float) -> Sheet:
        """Return the sheet, turned so that most of its text is upright."""
        turn = turn_of(self._characters, (0.0, 0.0, width, height))
        strokes = Strokes()
        fills: list[Box] = []
        for path, shade in zip(self._paths, self._shades, strict=True):
            path = Path([[turn.point(*p) for p in part] for part in path.parts], path.stroke)
            add_path(strokes, path)
            area = area_of(path)
            fills += [area] if area and shade < _WHITE else []
        images: list[Image] = []
        for matrix, key in self._images:
            box = turn.rectangle(*unit_square(matrix))
            images.append(Image(box, self._resources.picture(key) if is_picture(box, *turn.size) else b""))
        width, height = turn.size
        return Sheet(width, height, glyphs_of(self._characters, turn), strokes, images, fills)

    def _text(self, element: Element, matrix: Matrix) -> None:
        filled, stroked = is_true(element.get("Fill"), True), is_true(element.get("Stroke"), False)
        matrix = _placed(element, matrix)
        bold = (
            (filled and stroked)
            or number(element.get("Weight"), 400) >= _BOLD_WEIGHT
            or self._resources.is_bold(element.get("Font"))
        )
        style = style_of(element, matrix, bold)._replace(shade=self._shade(element, filled, stroked))
        if style.size:
            found = list(characters_of(element, matrix, style))
            self._budget.spend(Cost.CHARACTERS, len(found))
            self._characters += found

    def _shade(self, element: Element, filled: bool, stroked: bool) -> float:
        """Return how light an object is drawn: 0 for black, 1 for white, 2 for not at all."""
        if element.get("Alpha") == "0":
            return INVISIBLE
        look_up = self._resources.colour
        shades = [lightness(look_up(element, "FillColor"))] if filled else []
        shades += [lightness(look_up(element, "StrokeColor"))] if stroked else []
        return min(shades, default=INVISIBLE)

    def _path(self, element: Element, matrix: Matrix) -> None:
        filled, stroked = is_true(element.get("Fill"), False), is_true(element.get("Stroke"), True)
        shade = self._shade(element, filled, stroked)
        if shade >= INVISIBLE:
            return
        parts = corners(text_of(child(element, "AbbreviatedData")))
        if not parts:
            return
        matrix = _placed(element, matrix)
        width = number(self._resources.attribute(element, "LineWidth"), _LINE_WIDTH)
        a, b, c, d, _, _ = matrix
        scale = math.sqrt(abs(a * d - b * c))
        placed = [[applied(matrix, *point) for point in part] for part in parts]
        self._paths.append(Path(placed, width * scale if stroked else 0.0))
        self._shades.append(shade)

    def _image(self, element: Element, matrix: Matrix) -> None:
        if len(self._images) < _IMAGES_LIMIT:
            self._images.append((_placed(element, matrix), element.get("ResourceID")))

    def _composite(self, element: Element, matrix: Matrix) -> None:
        graphic = self._resources.graphics.get(element.get("ResourceID", ""))
        if graphic is None or self._composites >= _DEPTH_LIMIT:
            return
        self._composites += 1
        for content in children(graphic, "Content"):
            self.read(content, _placed(element, matrix))
        self._composites -= 1


def _placed(element: Element, matrix: Matrix) -> Matrix:
    """Return the matrix of an object inside of the one around it: its own CTM, moved to its boundary."""
    boundary = element.get("Boundary", "").split()
    x, y = (number(boundary[0]), number(boundary[1])) if len(boundary) == 4 else (0.0, 0.0)
    a, b, c, d, e, f = matrix_of(element.get("CTM"))
    return times((a, b, c, d, e + x, f + y), matrix)
