"""Lengths: measures with a unit, as XML formats write them, in twips."""

from __future__ import annotations

_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}


def twips(text: str | None) -> int:
    """Return a measure in twips, given as a number of twips or with its unit (`12pt`); 0 for anything else."""
    if not text:
        return 0
    try:
        return max(int(text), 0)
    except ValueError:
        pass
    try:
        return max(round(float(text[:-2]) * _TWIPS.get(text[-2:], 0.0)), 0)
    except (ValueError, OverflowError):
        return 0
