"""Colours of OFD: how light one is, from black (0) to white (1)."""

from __future__ import annotations

from model.reading.guards import Element
from model.reading.ofd.xml import number
from model.reading.shared.paged.visible import INVISIBLE

_LEAST_ALPHA = 8
"""Of 255."""


def lightness(colour: Element | None) -> float:
    """Return how light a colour is by its components (grey, RGB or CMYK); None stands for black."""
    if colour is None:
        return 0.0
    alpha = number(colour.get("Alpha"), 255)
    if alpha < _LEAST_ALPHA:
        return INVISIBLE
    values = [_component(part) for part in colour.get("Value", "").split()]
    if len(values) == 4:
        cyan, magenta, yellow, black = values
        values = [(1 - each) * (1 - black) for each in (cyan, magenta, yellow)]
    if len(values) == 3:
        values = [0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2]]
    light = values[0] if len(values) == 1 else 0.0
    return 1 - (1 - light) * min(alpha / 255, 1.0)


def _component(text: str) -> float:
    """Return a component as a part of 1; it is written in decimal, or in hexadecimal after `#`."""
    if text.startswith("#"):
        try:
            return int(text[1:], 16) / 255
        except ValueError:
            return 0.0
    return number(text) / 255
