"""A page of OFD: text at its places, the rectangles of tables, pictures (GB/T 33190-2016, 7.7 to 11)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby, pairwise
from typing import Protocol

from export.writers.fixed.elements import Kind
from export.writers.fixed.faces import Face
from export.writers.fixed.marks import FixedPage, Frame, Image, Text
from export.writers.ofd.xml import element, millimetres, part
from model.content.blocks import Picture

_THICKER = 1 / 28
"""Of the size: the line around the letters of a font that has no bold ones."""
_ABOVE, _BELOW, _BEHIND = 1.2, 0.4, 0.2
"""Of the size: how far the ink of a text may reach over its baseline, under it, and behind its last character."""
_BLACK = "0 0 0"
_LAST_BASIC = "\uffff"


class Resources(Protocol):
    """Gives the ids of what pages use, and of the objects on them."""

    def new_id(self) -> int:
        """Return an id that nothing else has."""
        ...

    def font(self, face: Face) -> int:
        """Return the id of a font."""
        ...

    def picture(self, picture: Picture, inches: float) -> int:
        """Return the id of a picture, 0 for one that cannot be decoded."""
        ...


def page_part(page: FixedPage, resources: Resources) -> bytes:
    """Return the part of a page."""
    objects = [found for mark in page.marks for found in _objects(mark, resources)]
    layer = element("Layer", *objects, ID=resources.new_id(), Type="Body")
    box = element("PhysicalBox", f"0 0 {millimetres(page.width, page.height)}")
    return part("Page", element("Area", box), element("Content", layer))


def _objects(mark: Text | Frame | Image, resources: Resources) -> Iterator[str]:
    if isinstance(mark, Frame):
        yield _frame(mark, resources)
    elif isinstance(mark, Text):
        for first, last, is_plain in _spans(mark):
            yield _text(mark, first, last, is_plain, resources)
    else:
        key = resources.picture(mark.picture, mark.width / 1440)
        if key:
            width, height = millimetres(mark.width), millimetres(mark.height)
            yield element(
                "ImageObject",
                ID=resources.new_id(),
                Boundary=millimetres(mark.left, mark.top, mark.width, mark.height),
                CTM=f"{width} 0 0 {height} 0 0",
                ResourceID=key,
            )


def _frame(frame: Frame, resources: Resources) -> str:
    edge = frame.border
    corner = millimetres(edge, edge)
    right, bottom = edge + frame.width, edge + frame.height
    points = [millimetres(right, edge), millimetres(right, bottom), millimetres(edge, bottom)]
    path = f"M {corner} " + " ".join(f"L {point}" for point in points) + " C"
    shade = " ".join(str(int(frame.fill[i : i + 2], 16)) for i in (0, 2, 4)) if frame.fill else ""
    fill = element("FillColor", Value=shade) if shade else ""
    return element(
        "PathObject",
        element("StrokeColor", Value=_BLACK),
        fill,
        element("AbbreviatedData", path),
        ID=resources.new_id(),
        Boundary=millimetres(
            frame.left - edge, frame.top - edge, frame.width + 2 * edge, frame.height + 2 * edge
        ),
        LineWidth=millimetres(edge),
        **({"Fill": "true"} if shade else {}),
    )


def _spans(text: Text) -> Iterator[tuple[int, int, bool]]:
    """Yield spans of glyphs, first and behind the last: those that readers find by their characters, and each other alone.

    A glyph is alone where it stands for several characters, for one that counts as two in UTF-16, or for one that
    another glyph of the font stands for too.
    """
    numbers = text.face.subset.numbers
    plain = [
        len(said) == 1 and said <= _LAST_BASIC and numbers[said] == glyph
        for glyph, said in zip(text.glyphs, text.characters, strict=True)
    ]
    for is_plain, group in groupby(range(len(plain)), key=lambda i: plain[i]):
        places = list(group)
        if is_plain:
            yield places[0], places[-1] + 1, True
        else:
            yield from ((place, place + 1, False) for place in places)


def _text(text: Text, first: int, last: int, is_plain: bool, resources: Resources) -> str:
    lefts, size = text.lefts[first:last], text.size
    said = "".join(text.characters[first:last])
    steps = [b - a for a, b in pairwise(lefts)]
    width = max(lefts) - min(lefts) + size * (1 + _BEHIND)
    left, above = min(lefts), size * _ABOVE
    thick: dict[str, str] = (
        {"Stroke": "true", "LineWidth": millimetres(size * _THICKER)} if text.face.is_thickened else {}
    )
    chosen = "" if is_plain else _chosen(said, text.glyphs[first])
    code = element(
        "TextCode",
        escape(said),
        X=millimetres(lefts[0] - left),
        Y=millimetres(above),
        **({"DeltaX": _deltas(steps)} if steps else {}),
    )
    return element(
        "TextObject",
        _link(text),
        element("FillColor", Value=_BLACK),
        element("StrokeColor", Value=_BLACK) if thick else "",
        chosen,
        code,
        ID=resources.new_id(),
        Boundary=millimetres(left, text.baseline - above, width, above + size * _BELOW),
        Font=resources.font(text.face),
        Size=millimetres(size),
        **thick,
    )


def _chosen(said: str, glyph: int) -> str:
    """Return which glyph stands for the characters (11.4.1)."""
    count = len(said.encode("utf-16-le")) // 2
    return element(
        "CGTransform", element("Glyphs", str(glyph)), CodePosition=0, CodeCount=count, GlyphCount=1
    )


def _link(text: Text) -> str:
    within = text.element
    if within is None or within.kind is not Kind.LINK:
        return ""
    return element("Actions", element("Action", element("URI", URI=within.text), Event="CLICK"))


def _deltas(steps: list[float]) -> str:
    """Return distances, equal ones that follow each other together: `g n d` (table 46)."""
    parts: list[str] = []
    for step, group in groupby(millimetres(each) for each in steps):
        count = len(list(group))
        parts.append(f"g {count} {step}" if count > 2 else " ".join([step] * count))
    return " ".join(parts)
