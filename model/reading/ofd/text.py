"""Text objects of OFD: every character at its place, by the lists of distances in its text codes (11.3)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from model.reading.guards import Element
from model.reading.ofd.xml import children, number
from model.reading.shared.paged.characters import SLANTED, Character, TextStyle
from model.reading.shared.paged.matrix import Matrix, quarter_turns
from model.reading.shared.paged.signs import is_wide, sign

_NARROW, _BROAD = 0.5, 0.8
"""Of the size: the usual width of letters and digits, and of the broadest among them."""
_BROAD_LETTERS = frozenset("mwMW@%&")
_LARGEST_ADVANCE = 1.6
"""Of the usual width: a character whose distance to the next one is larger has white behind it."""
_SIZES = range(1, 500)


def style_of(element: Element, matrix: Matrix, bold: bool) -> TextStyle:
    """Return the style of a text object; the matrix maps its millimetres to points that grow upwards."""
    a, b, c, d, _, _ = matrix
    size = number(element.get("Size")) * math.hypot(c, d)
    quarter = quarter_turns(a, b)
    turned = number(element.get("CharDirection")) / 90
    if quarter is None or turned != round(turned) or not _SIZES.start <= size <= _SIZES.stop:
        return SLANTED
    # Characters are turned clockwise.
    return TextStyle((quarter - round(turned)) % 4, size, bold)


def characters_of(element: Element, matrix: Matrix, style: TextStyle) -> Iterator[Character]:
    """Iterate over the characters of a text object in points that grow upwards."""
    x = y = 0.0
    size = number(element.get("Size"))
    wide = size * (number(element.get("HScale"), 1.0) or 1.0)
    for code in children(element, "TextCode"):
        text = code.text or ""
        # A code without a place of its own goes on at the place of the one before it (table 46).
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        at_x, at_y = x, y
        across, down = distances(code.get("DeltaX"), len(text)), distances(code.get("DeltaY"), len(text))
        known = max(len(across), len(down))
        for index, character in enumerate(text):
            advance = wide * _usual_width(character)
            step_x, step_y = 0.0, 0.0
            if index < len(across):
                step_x = across[index]
            elif index >= known:
                step_x = advance
            if index < len(down):
                step_y = down[index]
            shown = sign(ord(character))
            if shown:
                width = _ink(advance, abs(step_x) or abs(step_y)) if index < known else advance
                yield _placed(shown, at_x, at_y, width, style, matrix)
            at_x, at_y = at_x + step_x, at_y + step_y


def distances(text: str | None, most: int) -> list[float]:
    """Return the distances of a DeltaX or DeltaY; `g n d` stands for n times d. No more than `most` are returned."""
    found: list[float] = []
    parts = iter((text or "").split())
    for part in parts:
        if part.lower() == "g":
            times, value = next(parts, "0"), next(parts, "0")
            found += [number(value)] * (min(int(times), most) if times.isdecimal() else 0)
        else:
            found.append(number(part))
        if len(found) >= most:
            break
    return found[:most]


def _usual_width(character: str) -> float:
    """Return the usual width of a character, of the size."""
    if is_wide(character):
        return 1.0
    return _BROAD if character in _BROAD_LETTERS else _NARROW


def _ink(advance: float, step: float) -> float:
    """Return the width of a character: its step to the next one, unless that leaves white behind it."""
    return step if 0 < step <= _LARGEST_ADVANCE * advance else advance


def _placed(text: str, x: float, y: float, width: float, style: TextStyle, matrix: Matrix) -> Character:
    a, b, c, d, e, f = matrix
    x, y = a * x + c * y + e, b * x + d * y + f
    size = style.size
    if style.quarter == 0:
        return Character(text, x, y, (x, y, x + width * a, y + size), style)
    length = width * math.hypot(a, b)
    dx, dy = ((1, 0), (0, 1), (-1, 0), (0, -1))[style.quarter or 0]
    end_x, end_y = x + dx * length - dy * size, y + dy * length + dx * size
    return Character(text, x, y, (min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y)), style)
