"""Paths of OFD: their abbreviated data as lists of corners (11.2)."""

from __future__ import annotations

from model.reading.ofd.xml import number

_OPERANDS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_STRAIGHT = ("M", "S", "L", "C")
_POINTS_LIMIT = 500
"""Of one path; a drawing with more is no line of a table."""

Point = tuple[float, float]


def corners(data: str) -> list[list[Point]]:
    """Return the parts of a path of straight lines; empty for one that is curved, broken or too long."""
    tokens = data.split(maxsplit=3 * _POINTS_LIMIT + 1)
    if len(tokens) > 3 * _POINTS_LIMIT:
        return []
    parts: list[list[Point]] = []
    at = 0
    while at < len(tokens):
        name = tokens[at]
        count = _OPERANDS.get(name, -1)
        if name not in _STRAIGHT or at + count >= len(tokens):
            return []
        if name == "C":
            if parts and parts[-1]:
                parts[-1].append(parts[-1][0])
        else:
            if name != "L" or not parts:
                parts.append([])
            parts[-1].append((number(tokens[at + 1]), number(tokens[at + 2])))
        at += 1 + count
    return [part for part in parts if len(part) > 1]
