"""Colours of OFD: whether a colour cannot be seen on white paper."""

from __future__ import annotations

from model.reading.guards import Element
from model.reading.ofd.xml import number

_LEAST_ALPHA = 8
"""Of 255."""
_NEARLY = 0.98
"""Of full light."""


def is_unseen(colour: Element | None) -> bool:
    """Return whether a colour is transparent or white; None stands for black."""
    if colour is None:
        return False
    return number(colour.get("Alpha"), 255) < _LEAST_ALPHA or is_white(colour)


def is_white(colour: Element | None) -> bool:
    """Return whether a colour is white, by the number of its components: grey, RGB or CMYK."""
    values = [_component(part) for part in ("" if colour is None else colour.get("Value", "")).split()]
    if len(values) == 4:
        return sum(values) <= 4 * (1 - _NEARLY)
    return bool(values) and min(values) >= _NEARLY


def _component(text: str) -> float:
    """Return a component as a part of 1; it is written in decimal, or in hexadecimal after `#`."""
    if text.startswith("#"):
        try:
            return int(text[1:], 16) / 255
        except ValueError:
            return 0.0
    return number(text) / 255
