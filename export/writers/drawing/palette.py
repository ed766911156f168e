"""Colours of charts: steps of lightness and patterns, so that they can be told apart without colour."""

from __future__ import annotations

from typing import NamedTuple

from export.writers.drawing.shapes import Fill, Pattern


class Palette(NamedTuple):
    """One set of colours of a chart, `#rrggbb`."""

    dark: str
    middle: str
    light: str
    ink: str = "#1f2933"
    label: str = "#3d4852"
    grid: str = "#d5dae1"

    def fill(self, index: int) -> Fill:
        """Return how the series or slice of this number is filled; the seventh begins anew."""
        patterns: tuple[Fill, ...] = (
            Fill(self.dark),
            Fill("#ffffff", "rising", self.dark),
            Fill(self.middle),
            Fill(self.light, "dots", self.dark),
            Fill("#ffffff", "lines", self.dark),
            Fill(self.light),
            Fill("#ffffff", "falling", self.middle),
        )
        return patterns[index % len(patterns)]


BLUE = Palette("#1f4e79", "#5b87b8", "#c9dbef")
"""Of charts in a report."""
RED = Palette("#a3201d", "#d0726d", "#f6dcd9")
GREEN = Palette("#1b5e4b", "#5f9f89", "#d5eae2")

DRAWING_ML: dict[Pattern, str] = {
    "rising": "wdUpDiag",
    "falling": "wdDnDiag",
    "dots": "pct20",
    "lines": "ltHorz",
}
"""The patterns as DrawingML calls them (ECMA-376 part 1, 20.1.10.50)."""
