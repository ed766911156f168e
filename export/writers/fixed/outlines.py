"""Outlines of glyphs as TrueType has them: contours of quadratic curves on a grid of whole units."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QRawFont

Point = tuple[int, int, bool]
"""A place, upwards from the baseline, and whether it is on the curve or its control point."""
Contour = list[Point]
_Place = tuple[float, float]

_MOVE, _LINE, _CURVE = 0, 1, 2
_EXACT = 0.6
"""Units by which the ends of a raised quadratic curve may miss each other: what rounding makes."""


def contours_of(font: QRawFont, glyph: int) -> list[Contour]:
    """Return the outline of a glyph; the size of the font in pixels must be its units an em."""
    return [made for part in _parts(_elements(font, glyph)) if (made := _rounded(part))]


def box_contours(width: int, height: int, line: int) -> list[Contour]:
    """Return an empty box, which stands for a character that no font has."""
    outer = (line, 0, width - line, height)
    inner = (2 * line, line, width - 2 * line, height - line)
    return [_rectangle(*outer), _rectangle(*inner)[::-1]]


def _rectangle(left: int, bottom: int, right: int, top: int) -> Contour:
    return [(left, bottom, True), (left, top, True), (right, top, True), (right, bottom, True)]


def _elements(font: QRawFont, glyph: int) -> list[tuple[int, float, float]]:
    """Return the elements of a glyph's path: the kind of each and a place that grows downwards.

    Qt's stream is read at once: a call an element takes ten times as long.
    """
    from PySide6.QtCore import QByteArray, QDataStream, QIODevice

    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.DoublePrecision)
    stream << font.pathForGlyph(glyph)  # pyright: ignore[reportUnusedExpression, reportOperatorIssue]
    written = bytes(data.data())
    if len(written) < 4:
        return []
    (count,) = struct.unpack_from(">i", written)
    return list(struct.iter_unpack(">idd", written[4 : 4 + 20 * count]))


def _parts(elements: Iterable[tuple[int, float, float]]) -> Iterator[list[tuple[float, float, bool]]]:
    """Yield the contours, their curves made quadratic."""
    part: list[tuple[float, float, bool]] = []
    curve: list[_Place] = []
    for kind, x, y in elements:
        if kind == _MOVE:
            if part:
                yield part
            part = [(x, y, True)]
        elif kind == _LINE:
            part.append((x, y, True))
        else:
            curve.append((x, y))
            if len(curve) == 3:
                part += _quadratic((part[-1][0], part[-1][1]), *curve)
                curve = []
    if part:
        yield part


def _quadratic(a: _Place, b: _Place, c: _Place, d: _Place) -> list[tuple[float, float, bool]]:
    """Return a cubic curve as the quadratic one that it was made of, or as two that lie closest to its halves."""
    first = (3 * b[0] - a[0]) / 2, (3 * b[1] - a[1]) / 2
    last = (3 * c[0] - d[0]) / 2, (3 * c[1] - d[1]) / 2
    if abs(first[0] - last[0]) < _EXACT and abs(first[1] - last[1]) < _EXACT:
        return [((first[0] + last[0]) / 2, (first[1] + last[1]) / 2, False), (*d, True)]
    middle = (a[0] + 3 * (b[0] + c[0]) + d[0]) / 8, (a[1] + 3 * (b[1] + c[1]) + d[1]) / 8
    before = (a[0] + 3 * b[0]) / 4, (a[1] + 3 * b[1]) / 4
    behind = (d[0] + 3 * c[0]) / 4, (d[1] + 3 * c[1]) / 4
    return [(*before, False), (*middle, True), (*behind, False), (*d, True)]


def _rounded(part: list[tuple[float, float, bool]]) -> Contour:
    """Return a contour in whole units without its end, which is its beginning; empty for one without extent."""
    places = [(round(x), -round(y), on) for x, y, on in part]
    kept = [places[0], *(b for a, b in pairwise(places) if a != b)]
    if len(kept) > 1 and kept[0][:2] == kept[-1][:2]:
        kept.pop()
    return kept if len(kept) > 2 else []
