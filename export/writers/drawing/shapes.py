"""Shapes: what a drawing is made of. Lengths in the unit of the drawing, y downward from its upper edge."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Pattern = Literal["", "rising", "falling", "dots", "lines"]
"""Over the ground of a fill; empty for none."""

SANS: Literal["黑体"] = "黑体"
SERIF: Literal["宋体"] = "宋体"


@dataclass(frozen=True, slots=True)
class Fill:
    """A colour `#rrggbb`, with a pattern of another over it."""

    color: str
    pattern: Pattern = ""
    ink: str = "#000000"
    step: float = 5.0
    """Distance of the lines or dots of the pattern."""

    def scaled(self, scale: float) -> Fill:
        """Return the fill of a shape that is made larger."""
        return replace(self, step=self.step * scale) if self.pattern else self


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with an outline where `stroke` names a colour; `radius` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill
    stroke: str = ""
    thickness: float = 0.75
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `dash` are lengths of dash and gap."""

    points: tuple[tuple[float, float], ...]
    color: str
    thickness: float = 0.75
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of a disc: degrees clockwise from above; the whole disc with 360."""

    x: float
    y: float
    radius: float
    start: float
    sweep: float
    fill: Fill
    stroke: str = ""
    thickness: float = 0.75


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, at its baseline."""

    x: float
    y: float
    text: str
    size: float
    color: str = "#1f2933"
    anchor: Anchor = "start"
    bold: bool = False
    font: Literal["黑体", "宋体"] = SANS


Shape = Rect | Line | Sector | Text


@dataclass
class Drawing:
    """Shapes, the lower first, on a white ground."""

    width: float
    height: float
    title: str = ""
    words: str = ""
    """What is to be seen, for readers who do not see it."""
    shapes: list[Shape] = field(default_factory=list[Shape])

    def add(self, *shapes: Shape) -> None:
        """Put shapes over what is there."""
        self.shapes += shapes

    def place(self, other: Drawing, x: float, y: float, scale: float = 1) -> None:
        """Put another drawing over what is there, its corner at a place."""
        self.shapes += [moved(shape, x, y, scale) for shape in other.shapes]


def moved(shape: Shape, x: float, y: float, scale: float) -> Shape:
    """Return a shape made larger and then moved."""
    if isinstance(shape, Rect):
        return Rect(
            x + shape.x * scale,
            y + shape.y * scale,
            shape.width * scale,
            shape.height * scale,
            shape.fill.scaled(scale),
            shape.stroke,
            shape.thickness * scale,
            shape.radius * scale,
        )
    if isinstance(shape, Line):
        points = tuple((x + px * scale, y + py * scale) for px, py in shape.points)
        dash = shape.dash and (shape.dash[0] * scale, shape.dash[1] * scale)
        return Line(points, shape.color, shape.thickness * scale, dash)
    if isinstance(shape, Sector):
        place = x + shape.x * scale, y + shape.y * scale, shape.radius * scale
        return Sector(
            *place, shape.start, shape.sweep, shape.fill.scaled(scale), shape.stroke, shape.thickness * scale
        )
    place = x + shape.x * scale, y + shape.y * scale
    return Text(*place, shape.text, shape.size * scale, shape.color, shape.anchor, shape.bold, shape.font)
