"""Parts that several kinds of charts share: the area, the scale, the legend, labels in lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from export.measures import characters
from export.writers.drawing.palette import Palette
from export.writers.drawing.shapes import Drawing, Fill, Line, Rect, Sector, Text
from model.content.charts import Chart, ChartKind

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_TICKS = 5
_DASHES = (None, (6.0, 3.0), (2.0, 2.0), (9.0, 3.0))
_BRACKET = re.compile("(?=[（(])")
_CLOSING = "）)、，。；：%"
LINE = 1.25
"""Distance of lines of the size of the text."""


class Area(NamedTuple):
    """A part of the drawing."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


class Look(NamedTuple):
    """How labels and fills look."""

    palette: Palette
    size: float


class Scale(NamedTuple):
    """From the least to the greatest value in round steps."""

    least: float
    most: float
    step: float

    def ticks(self) -> Iterator[float]:
        """Yield the values at which lines stand."""
        count = round((self.most - self.least) / self.step)
        yield from (self.least + i * self.step for i in range(count + 1))

    def part(self, value: float) -> float:
        """Return where a value stands, 0 at the least and 1 at the most."""
        return (value - self.least) / (self.most - self.least)


def scale_of(chart: Chart) -> Scale:
    """Return a scale that has room for every figure, in whole steps of at least 1."""
    if chart.kind is ChartKind.STACKED:
        columns = [[float(s.figures[i]) for s in chart.series] for i in range(len(chart.categories))]
        values = [sum(v for v in column if v > 0) for column in columns]
        values += [sum(v for v in column if v < 0) for column in columns]
    else:
        values = [float(figure) for series in chart.series for figure in series.figures]
    top, bottom = max([0.0, *values]), min([0.0, *values])
    rough = max(top - bottom, 1.0) / _TICKS
    power = 10.0 ** (len(str(int(rough))) - 1)
    step = next(s * power for s in _STEPS if s * power >= rough)
    if step != int(step):
        step = 3.0 if step < 3 else 5.0
    most = step * max(1, -(-top // step))
    return Scale(-step * -(bottom // step) if bottom < 0 else 0.0, most, step)


def draw_legend(drawing: Drawing, chart: Chart, area: Area, look: Look) -> Area:
    """Draw which fill stands for which series, in as many rows as they need; return what is left of the area."""
    size = look.size
    widths = [characters(s.name) * size + 3 * size for s in chart.series]
    rows: list[list[int]] = [[]]
    for i, width in enumerate(widths):
        if rows[-1] and sum(widths[j] for j in rows[-1]) + width > area.width:
            rows.append([])
        rows[-1].append(i)
    y = area.top
    for row in rows:
        x = area.left + max(0.0, area.width - sum(widths[i] for i in row)) / 2
        for i in row:
            if chart.kind is ChartKind.LINE:
                across = y + 1 + size * 0.45
                draw_stroke(drawing, ((x - size * 0.3, across), (x + size * 1.3, across)), look, i)
            else:
                swatch(drawing, x, y + 1, look, i)
            drawing.add(Text(x + 1.6 * size, y + size * 0.95, chart.series[i].name, size, look.palette.label))
            x += widths[i]
        y += size * 1.6
    return Area(area.left, y + 3, area.width, area.bottom - y - 3)


def draw_stroke(drawing: Drawing, points: tuple[tuple[float, float], ...], look: Look, number: int) -> None:
    """Draw the line of a series with its marks: neither dash nor mark is that of the next one."""
    dark = look.palette.dark
    drawing.add(Line(points, dark, 1.5, _DASHES[number % len(_DASHES)]))
    for x, y in points:
        fill = Fill(dark if number % 4 < 2 else "#ffffff")
        if number % 2:
            drawing.add(Rect(x - 3, y - 3, 6, 6, fill, dark, 1.2))
        else:
            drawing.add(Sector(x, y, 3, 0, 360, fill, dark, 1.2))


def swatch(drawing: Drawing, x: float, y: float, look: Look, index: int) -> None:
    """Draw a small square with the fill of a series."""
    side = look.size
    drawing.add(Rect(x, y, side * 1.3, side * 0.9, look.palette.fill(index), look.palette.dark))


def label_lines(text: str, width: float, size: float, most: int = 3) -> list[str]:
    """Return a label in lines of at most this width, broken before brackets where it has any; the last one is cut."""
    room = max(2.0, width / size)
    if characters(text) <= room:
        return [text]
    lines: list[str] = []
    for part in _BRACKET.split(text):
        line = ""
        for character in part:
            if line and characters(line + character) > room and character not in _CLOSING:
                lines.append(line)
                line = ""
            line += character
        if line:
            lines.append(line)
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]
