"""Rulings: the straight lines of a page, merged from the segments that programs draw."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from model.reading.guards import too_complex
from model.reading.shared.paged.sheet import Box, Ruling, Strokes

_THIN = 3.2
"""Points: a filled bar up to this width is a line, one above it is shading."""
_THICKEST = 5.0
_SHORTEST = 1.0
"""Of a dash."""
_SHORTEST_LINE = 6.0
_SAME_PLACE = 2.0
_WIDEST_PLACE = 4.0
"""Lines whose places are no further apart than this are one: the two of a double line, or of neighbouring cells."""
_GAP = 3.0
"""Between the dashes of a line, or the lines of neighbouring cells."""
_LIMIT = 20_000


class Path(NamedTuple):
    """A path of straight lines on the sheet, and the width of its stroke, 0 where it is only filled."""

    parts: list[list[tuple[float, float]]]
    stroke: float


def add_path(strokes: Strokes, path: Path) -> None:
    """Add the lines that the path draws; shading draws none. Raise TOO_COMPLEX."""
    if path.stroke > _THICKEST:
        return
    for part in path.parts:
        xs, ys = [x for x, _ in part], [y for _, y in part]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if right - left <= _THIN or bottom - top <= _THIN:
            _add(strokes, left, top, right, bottom)
        elif path.stroke:
            for (x0, y0), (x1, y1) in pairwise(part):
                if abs(x1 - x0) <= _SHORTEST or abs(y1 - y0) <= _SHORTEST:
                    _add(strokes, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    if len(strokes.across) + len(strokes.down) > _LIMIT:
        raise too_complex("一页上的线条过多")


def area_of(path: Path) -> Box | None:
    """Return the box of a path that is filled and no line; None for any other."""
    points = [point for part in path.parts for point in part]
    if path.stroke or not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = min(xs), min(ys), max(xs), max(ys)
    return box if box[2] - box[0] > _THIN and box[3] - box[1] > _THIN else None


def _add(strokes: Strokes, left: float, top: float, right: float, bottom: float) -> None:
    width, height = right - left, bottom - top
    if width >= height and width >= _SHORTEST:
        strokes.across.append(Ruling((top + bottom) / 2, left, right))
    elif height >= _SHORTEST:
        strokes.down.append(Ruling((left + right) / 2, top, bottom))


def joined(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Return the lines merged: near ones onto one place, touching ones into one; short remainders are left out."""
    found: list[Ruling] = []
    for places in _by_place(rulings):
        at = sum(each.at for each in places) / len(places)
        start, end = places[0].start, places[0].end
        for each in places[1:]:
            if each.start <= end + _GAP:
                end = max(end, each.end)
            else:
                found.append(Ruling(at, start, end))
                start, end = each.start, each.end
        found.append(Ruling(at, start, end))
    return [each for each in found if each.end - each.start >= _SHORTEST_LINE]


def _by_place(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    groups: list[list[Ruling]] = []
    for each in sorted(rulings):
        near = groups and each.at - groups[-1][-1].at <= _SAME_PLACE
        if near and each.at - groups[-1][0].at <= _WIDEST_PLACE:
            groups[-1].append(each)
        else:
            groups.append([each])
    return [sorted(group, key=lambda each: each.start) for group in groups]
