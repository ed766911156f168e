"""Templates of posters: colours, how head and figures look, and which charts they show."""

from __future__ import annotations

from typing import Literal, NamedTuple

from export.writers.drawing.palette import BLUE, GREEN, RED, Palette
from model.content.charts import ChartKind


class Template(NamedTuple):
    """One look of a poster."""

    key: str
    name: str
    palette: Palette
    ground: str
    """Behind everything."""
    head: Literal["banner", "rules", "plain"]
    """The title on a filled band, between two rules as over an official letter, or on the ground."""
    cards: Literal["filled", "framed", "ruled"]
    """Figures on white, in a frame, or above a line."""
    requests: tuple[tuple[str, ChartKind], ...]
    """The charts below the figures of applications."""
    disputes: ChartKind


TEMPLATES: tuple[Template, ...] = (
    Template(
        "blue",
        "蓝色卡片",
        BLUE,
        "#eef3f9",
        "banner",
        "filled",
        (("results", ChartKind.BARS), ("applicants", ChartKind.PIE)),
        ChartKind.COLUMNS,
    ),
    Template(
        "red",
        "红色公文",
        RED,
        "#ffffff",
        "rules",
        "ruled",
        (("requests_over_years", ChartKind.COLUMNS), ("results", ChartKind.BARS)),
        ChartKind.STACKED,
    ),
    Template(
        "green",
        "绿色简明",
        GREEN,
        "#f3f8f5",
        "plain",
        "framed",
        (("results", ChartKind.PIE), ("applicants", ChartKind.BARS)),
        ChartKind.COLUMNS,
    ),
)
"""What is offered, the first as the usual one."""
_BY_KEY = {template.key: template for template in TEMPLATES}


def template_of(key: str) -> Template:
    """Return the template of this key; raise KeyError for none."""
    return _BY_KEY[key]
