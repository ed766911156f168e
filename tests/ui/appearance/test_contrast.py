"""Contrast of every pair of roles that meet in the window (WCAG 2.1, 1.4.3 and 1.4.11)."""

import pytest
from PySide6.QtGui import QColor

from ui.appearance.theme import DARK, LIGHT, Colors

TEXT = 4.5
"""Least contrast of text with its ground."""
SHADE = 1.15
"""Least contrast of a shaded ground with the sheet."""
LINE = 1.5
"""Least contrast of a hairline with the sheet."""
FRAME = 3.0

CELLS = (
    "sheet",
    "computed",
    "selection",
    "selection_computed",
    "error_ground",
    "warning_ground",
    "info_ground",
)
PAGES = ("background", "sheet", "hover", "selection")
PAIRS = {
    "text": (*CELLS, *PAGES, "header", "article", "field", "found", "found_now"),
    "zero": CELLS,
    "last": CELLS,
    "label": (*PAGES, "header"),
    "faint": (*PAGES, "header"),
    "accent": (*PAGES, "info_ground", "error_ground"),
    "on_accent": ("accent",),
    "error": (*PAGES, "selection_computed", "error_ground"),
    "warning": (*PAGES, "selection_computed", "warning_ground"),
    "info": (*PAGES, "selection_computed", "info_ground"),
    "ok": ("background", "sheet"),
}
SCHEMES = {"light": LIGHT, "dark": DARK}


def luminance(color: str) -> float:
    parts = [value / 255 for value in QColor(color).getRgb()[:3]]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_the_known_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("ink", "ground"), [(ink, ground) for ink in PAIRS for ground in dict.fromkeys(PAIRS[ink])]
)
def test_texts_can_be_read(scheme, ink, ground):
    colors = SCHEMES[scheme]._asdict()
    assert contrast(colors[ink], colors[ground]) >= TEXT


@pytest.mark.parametrize("colors", SCHEMES.values(), ids=SCHEMES)
def test_grounds_and_lines_are_seen(colors: Colors):
    assert contrast(colors.computed, colors.sheet) >= SHADE
    assert contrast(colors.selection_computed, colors.selection) >= SHADE
    assert contrast(colors.grid, colors.sheet) >= LINE
    assert contrast(colors.accent, colors.sheet) >= FRAME
    assert contrast(colors.related, colors.sheet) >= FRAME


def test_every_ink_is_in_the_table():
    grounds = {"background", "sheet", "border", "grid", "related", *CELLS, *PAGES, *PAIRS["text"]}
    assert set(Colors._fields) == grounds | PAIRS.keys()


@pytest.mark.parametrize("colors", SCHEMES.values(), ids=SCHEMES)
def test_this_years_and_last_years_figures_differ_in_colour(colors: Colors):
    assert len({colors.text, colors.zero, colors.last}) == 3
