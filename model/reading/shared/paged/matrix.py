"""Matrices of page descriptions: six numbers (a b c d e f) that map x to a·x + c·y + e and y to b·x + d·y + f."""

from __future__ import annotations

import math

from model.reading.shared.paged.sheet import Box

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_QUARTER_TOLERANCE = 0.02
"""Quarter turns by which a direction may be off."""


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that applies `first` and `then` one after the other."""
    a, b, c, d, e, f = first
    a2, b2, c2, d2, e2, f2 = then
    return (
        a * a2 + b * c2,
        a * b2 + b * d2,
        c * a2 + d * c2,
        c * b2 + d * d2,
        e * a2 + f * c2 + e2,
        e * b2 + f * d2 + f2,
    )


def applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return the point that the matrix maps a point to."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def quarter_turns(dx: float, dy: float) -> int | None:
    """Return the direction of a vector in quarter turns against the clock (y upwards), None for a slanted one."""
    turns = math.atan2(dy, dx) / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) <= _QUARTER_TOLERANCE else None


def unit_square(matrix: Matrix) -> Box:
    """Return the least x, least y, largest x and largest y of the unit square under the matrix."""
    a, b, c, d, e, f = matrix
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return min(xs), min(ys), max(xs), max(ys)
