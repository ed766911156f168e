"""Sheets: what stands on a page, in points from its upper left corner, turned so that its text is upright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right and bottom on a sheet; left, bottom, right and top in a file, whose coordinates grow upwards."""


_LEAST_SIDE = 40.0
"""Points, 14 mm: what is smaller is a bullet or a part of a drawing."""
_LARGEST_PART = 0.85
"""Of the page: what is larger is its background, or a scan of it."""


class Glyph(NamedTuple):
    """A character, its extent along the line, its base line and its size."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    shade: float = 0.0
    """0 for black, 1 for white, 2 for text without ink."""
    unsure: bool = False
    """Whether it was recognised in a picture and may be another."""
    mark: int = -1
    """The number of the marked content it belongs to, in a file with tags."""

    @property
    def middle(self) -> tuple[float, float]:
        """A point well inside of the character."""
        return (self.left + self.right) / 2, self.base - self.size * 0.35


class Ruling(NamedTuple):
    """A straight line along one axis: its place on the other axis, its start and its end."""

    at: float
    start: float
    end: float


class Image(NamedTuple):
    """A picture on the page, its box, and its file, empty where it is none that belongs to the text."""

    box: Box
    content: bytes = b""


@dataclass
class Strokes:
    """The straight lines of a page, horizontal and vertical."""

    across: list[Ruling] = field(default_factory=list[Ruling])
    down: list[Ruling] = field(default_factory=list[Ruling])


@dataclass(frozen=True)
class Sheet:
    """One page."""

    width: float
    height: float
    glyphs: Sequence[Glyph]
    strokes: Strokes
    images: Sequence[Image] = ()
    fills: Sequence[Box] = ()
    """Areas that are filled with a colour other than white."""


@dataclass(frozen=True)
class Turn:
    """Coordinates of the file, growing upwards, to those of a sheet, growing downwards, by quarter turns clockwise."""

    box: Box
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
        return (height, width) if self.quarters % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is on the sheet."""
        left, bottom, right, top = self.box
        if self.quarters == 0:
            return x - left, top - y
        if self.quarters == 1:
            return y - bottom, x - left
        if self.quarters == 2:
            return right - x, y - bottom
        return top - y, right - x

    def rectangle(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the left, top, right and bottom of a rectangle on the sheet."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def is_picture(box: Box, width: float, height: float) -> bool:
    """Return whether a box on a page of this size is that of a picture of the text."""
    across, down = box[2] - box[0], box[3] - box[1]
    return min(across, down) >= _LEAST_SIDE and across * down <= _LARGEST_PART * width * height
