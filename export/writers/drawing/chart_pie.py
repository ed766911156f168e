"""Pie: the shares of one series, its slices named in a list beside it with figure and share."""

from __future__ import annotations

from export.measures import characters
from export.writers.drawing.chart_parts import Area, Look, swatch
from export.writers.drawing.shapes import Drawing, Fill, Sector, Text
from model.content.charts import Chart, Series
from model.content.values import display

_NONE = "各项都是 0"


def draw_pie(drawing: Drawing, chart: Chart, area: Area, look: Look) -> None:
    """Draw the first series: figures below 0 have no slice."""
    series = chart.series[0] if chart.series else Series("", ())
    total = sum(float(figure) for figure in series.figures if figure > 0)
    size = look.size
    names = [
        _name(name, display(figure), float(figure), total)
        for name, figure in zip(chart.categories, series.figures, strict=False)
    ]
    beside = min(area.width * 0.6, max([characters(n) for n in names], default=0) * size + 3 * size)
    radius = max(4.0, min(area.height, area.width - beside - 3 * size) / 2 - 2)
    space = max(0.0, area.width - beside - 2 * radius) / 3
    x, y = area.left + space + radius, area.top + area.height / 2
    _slices(drawing, series, total, (x, y, radius), look)
    step = min(size * 2.0, area.height / max(1, len(names)))
    top = y - step * len(names) / 2
    left = x + radius + space
    for i, name in enumerate(names):
        swatch(drawing, left, top + i * step + (step - size) / 2, look, i)
        baseline = top + i * step + step / 2 + size * 0.36
        drawing.add(Text(left + size * 1.8, baseline, name, size, look.palette.ink))


def _name(name: str, figure: str, value: float, total: float) -> str:
    return f"{name}  {figure}（{max(0.0, value) / total:.1%}）" if total else f"{name}  {figure}"


def _slices(
    drawing: Drawing, series: Series, total: float, disc: tuple[float, float, float], look: Look
) -> None:
    if not total:
        drawing.add(Sector(*disc, 0, 360, Fill("#ffffff"), look.palette.grid))
        drawing.add(Text(disc[0], disc[1] + 3, _NONE, look.size, look.palette.label, "middle"))
        return
    start = 0.0
    for i, figure in enumerate(series.figures):
        sweep = 360 * max(0.0, float(figure)) / total
        if sweep:
            drawing.add(Sector(*disc, start, sweep, look.palette.fill(i), look.palette.dark))
        start += sweep
