"""The straight lines of tables in the picture of a page."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from model.reading.shared.paged.sheet import Ruling, Strokes

_SHORTEST = 40
"""The least length of a line, as a part of the width of the page: 5 mm."""
_THICKEST = 12
"""Pixels."""
_MOST = 4_000
_GAP = 3
"""Pixels by which a line may be interrupted."""


def strokes_of(picture: Any, scale: float) -> Strokes:
    """Return the horizontal and vertical lines, in pixels times `scale`."""
    cv2: Any = import_module("cv2")
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    length = max(picture.shape[1] // _SHORTEST, 12)
    strokes = Strokes()
    for left, top, width, height in _boxes(cv2, ink, (length, 1)):
        if height <= _THICKEST:
            at = (top + height / 2) * scale
            strokes.across.append(Ruling(at, (left - _GAP) * scale, (left + width + _GAP) * scale))
    for left, top, width, height in _boxes(cv2, ink, (1, length)):
        if width <= _THICKEST:
            at = (left + width / 2) * scale
            strokes.down.append(Ruling(at, (top - _GAP) * scale, (top + height + _GAP) * scale))
    return strokes


def _boxes(cv2: Any, ink: Any, kernel: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """Return the boxes of what is left of the ink where only runs as long as the kernel stay."""
    shape = cv2.getStructuringElement(cv2.MORPH_RECT, kernel)
    kept = cv2.morphologyEx(ink, cv2.MORPH_OPEN, shape)
    count, _, stats, _ = cv2.connectedComponentsWithStats(kept, connectivity=8)
    return [(int(s[0]), int(s[1]), int(s[2]), int(s[3])) for s in stats[1 : min(int(count), _MOST)]]
