"""SVG: a drawing as markup, its texts as text, with title and description for readers who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin

from export.writers.drawing.shapes import Drawing, Fill, Line, Rect, Sector, Shape, Text
from export.writers.html_table import escaped, family

_PATTERNS = {
    "rising": '<path d="M-1,1 l2,-2 M0,5 l5,-5 M4,6 l2,-2" stroke="{ink}" stroke-width="1"/>',
    "falling": '<path d="M-1,4 l2,2 M0,0 l5,5 M4,-1 l2,2" stroke="{ink}" stroke-width="1"/>',
    "dots": '<circle cx="2.5" cy="2.5" r=".9" fill="{ink}"/>',
    "lines": '<path d="M0,2.5 h5" stroke="{ink}" stroke-width="1"/>',
}


def svg(drawing: Drawing, name: str, css: str = "") -> str:
    """Return the element; `name` begins the ids in it, which must be unique in a page."""
    patterns: dict[Fill, str] = {}
    body = "".join(_shape(shape, patterns, name) for shape in drawing.shapes)
    definitions = "".join(_pattern(fill, key) for fill, key in patterns.items())
    style = f' style="{css}"' if css else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-t {name}-d"'
        f' viewBox="0 0 {drawing.width:g} {drawing.height:g}" width="{drawing.width:g}"'
        f' height="{drawing.height:g}"{style}>'
        f'<title id="{name}-t">{escaped(drawing.title)}</title><desc id="{name}-d">{escaped(drawing.words)}</desc>'
        f"{f'<defs>{definitions}</defs>' if definitions else ''}"
        f'<rect width="{drawing.width:g}" height="{drawing.height:g}" fill="#ffffff"/>{body}</svg>'
    )


def svg_file(drawing: Drawing) -> bytes:
    """Return the bytes of a .svg."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg(drawing, "d")}\n'.encode()


def _pattern(fill: Fill, key: str) -> str:
    """Return a pattern, which is drawn for lines 5 apart and made larger."""
    marks = _PATTERNS[fill.pattern].format(ink=fill.ink)
    larger = f' patternTransform="scale({fill.step / 5:g})"' if fill.step != 5 else ""
    return (
        f'<pattern id="{key}" width="5" height="5" patternUnits="userSpaceOnUse"{larger}>'
        f'<rect width="5" height="5" fill="{fill.color}"/>{marks}</pattern>'
    )


def _paint(fill: Fill, patterns: dict[Fill, str], name: str) -> str:
    if not fill.pattern:
        return fill.color
    return f"url(#{patterns.setdefault(fill, f'{name}-p{len(patterns)}')})"


def _shape(shape: Shape, patterns: dict[Fill, str], name: str) -> str:
    if isinstance(shape, Text):
        return _text(shape)
    if isinstance(shape, Line):
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
        dash = f' stroke-dasharray="{shape.dash[0]:g} {shape.dash[1]:g}"' if shape.dash else ""
        return (
            f'<polyline points="{points}" fill="none" stroke="{shape.color}"'
            f' stroke-width="{_n(shape.thickness)}"{dash}/>'
        )
    stroke = f' stroke="{shape.stroke}" stroke-width="{_n(shape.thickness)}"' if shape.stroke else ""
    paint = f'fill="{_paint(shape.fill, patterns, name)}"{stroke}'
    if isinstance(shape, Rect):
        radius = f' rx="{_n(shape.radius)}"' if shape.radius else ""
        return (
            f'<rect x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}"'
            f' height="{_n(shape.height)}"{radius} {paint}/>'
        )
    if shape.sweep >= 360:
        return f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}" {paint}/>'
    return f'<path d="{" ".join(_slice(shape))}" {paint}/>'


def _slice(sector: Sector) -> Iterator[str]:
    yield f"M{_n(sector.x)},{_n(sector.y)}"
    for command, degrees in (("L", sector.start), ("A", sector.start + sector.sweep)):
        x = sector.x + sector.radius * sin(radians(degrees))
        y = sector.y - sector.radius * cos(radians(degrees))
        r = _n(sector.radius)
        arc = f"{r},{r} 0 {int(sector.sweep > 180)} 1 " if command == "A" else ""
        yield f"{command}{arc}{_n(x)},{_n(y)}"
    yield "Z"


def _text(text: Text) -> str:
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    bold = ' font-weight="bold"' if text.bold else ""
    return (
        f'<text x="{_n(text.x)}" y="{_n(text.y)}" font-size="{_n(text.size)}" fill="{text.color}"'
        f' font-family="{escaped(family(text.font).replace(chr(39), ""))}"{anchor}{bold}>{escaped(text.text)}</text>'
    )


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
