"""Charts: what a chart in a text shows, as figures; how it is drawn is the matter of the writers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from model.content.values import display

MOST_CATEGORIES, MOST_SERIES = 60, 12
"""More than a page can show; readers leave a chart with more out."""


class ChartKind(Enum):
    """How the figures stand."""

    COLUMNS = "columns"
    STACKED = "stacked"
    """Columns on top of each other."""
    BARS = "bars"
    """Lying, for long names."""
    LINE = "line"
    PIE = "pie"


Figure = int | Decimal


class Series(NamedTuple):
    """Figures of one name, one for each category."""

    name: str
    figures: tuple[Figure, ...]


class EarlierYear(NamedTuple):
    """What a chart over the years keeps of a year whose report is not at hand: a figure for each series."""

    year: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. Each series has as many figures as there are categories."""

    kind: ChartKind
    source: str = ""
    """Which figures of the tables it follows, as `model.report.charts` names them; empty for none."""
    title: str = ""
    unit: str = ""
    """What is counted: `件`."""
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    earlier: tuple[EarlierYear, ...] = ()

    @property
    def words(self) -> str:
        """The figures in one line, as a text says them and a screen reader reads them."""
        unit = f"（单位：{self.unit}）" if self.unit else ""
        return f"{self.title}{unit}：{'；'.join(self._parts())}" if self.series else self.title

    def _parts(self) -> list[str]:
        if len(self.series) == 1:
            (only,) = self.series
            pairs = zip(self.categories, only.figures, strict=False)
            return ["，".join(f"{category} {display(figure)}" for category, figure in pairs)]
        return [
            f"{category}："
            + "，".join(
                f"{series.name} {display(series.figures[i])}"
                for series in self.series
                if i < len(series.figures)
            )
            for i, category in enumerate(self.categories)
        ]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(figure for series in self.series for figure in series.figures)
