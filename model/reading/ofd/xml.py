"""XML of OFD: elements by their local names, as programs use several namespaces, and the basic types of attributes."""

from __future__ import annotations

import math
from collections.abc import Iterator

from model.reading.guards import Element
from model.reading.shared.paged.matrix import IDENTITY, Matrix

POINTS_PER_MILLIMETRE = 72 / 25.4
_LARGEST = 1e6
"""Millimetres: a number beyond it is taken as 0."""


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Iterate over the children that have one of these local names."""
    for child in () if element is None else element:
        if local(child) in names:
            yield child


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of this local name, None where there is none."""
    return next(children(element, name), None)


def text_of(element: Element | None) -> str:
    """Return the text of an element without white space at its ends; empty for None."""
    return "" if element is None else (element.text or "").strip()


def number(text: str | None, default: float = 0.0) -> float:
    """Return a number of an attribute; `default` where it is absent, 0 where it is no number or far too large."""
    if text is None:
        return default
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) and abs(value) <= _LARGEST else 0.0


def numbers(text: str | None) -> list[float]:
    """Return the numbers of an ST_Array or ST_Box."""
    return [number(part) for part in (text or "").split()]


def box_of(text: str | None) -> tuple[float, float, float, float] | None:
    """Return x, y, width and height of an ST_Box; None where it is absent or has no extent."""
    values = numbers(text)
    if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
        return None
    return values[0], values[1], values[2], values[3]


def matrix_of(text: str | None) -> Matrix:
    """Return the six numbers of a CTM, the identity where it has not six."""
    values = numbers(text)
    if len(values) != 6:
        return IDENTITY
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def is_true(text: str | None, default: bool) -> bool:
    """Return the value of a boolean attribute, `default` where it is absent."""
    return default if text is None else text.strip().lower() in ("true", "1")
