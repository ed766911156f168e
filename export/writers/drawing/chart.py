"""A chart as a drawing: title, legend, and the figures as columns, bars, lines or slices, each with its figure beside it."""

from __future__ import annotations

from export.measures import characters
from export.writers.drawing.chart_axes import draw_bars, draw_columns, draw_line
from export.writers.drawing.chart_parts import Area, Look, draw_legend
from export.writers.drawing.chart_pie import draw_pie
from export.writers.drawing.palette import BLUE, Palette
from export.writers.drawing.shapes import Drawing, Text
from model.content.blocks import TWIPS_PER_POINT, Picture
from model.content.charts import Chart, ChartKind

_TITLE, _LABEL = 12.0, 9.0
"""Points."""
_NARROW, _LOW = 200.0, 120.0
"""Below these the labels become smaller with the chart."""
_MARGIN = 8.0


def chart_drawing(
    chart: Chart,
    width: float,
    height: float,
    palette: Palette = BLUE,
    *,
    has_title: bool = True,
    size: float = _LABEL,
) -> Drawing:
    """Return the chart in a space of so many points; `size` is that of its labels."""
    drawing = Drawing(width, height, chart.title, chart.words)
    look = Look(palette, size * min(1.0, width / _NARROW, height / _LOW))
    top = _MARGIN
    if has_title and chart.title:
        unit = f"（单位：{chart.unit}）" if chart.unit else ""
        title = f"{chart.title}{unit}"
        large = max(_TITLE, size * 1.15)
        fitted = min(large, (width - 2 * _MARGIN) / characters(title))
        top += large
        drawing.add(Text(width / 2, top, title, fitted, palette.ink, "middle"))
        top += 6
    area = Area(_MARGIN, top, width - 2 * _MARGIN, height - top - _MARGIN)
    if chart.kind is ChartKind.PIE:
        draw_pie(drawing, chart, area, look)
        return drawing
    if len(chart.series) > 1:
        area = draw_legend(drawing, chart, area, look)
    if chart.categories and chart.series:
        draw = {ChartKind.BARS: draw_bars, ChartKind.LINE: draw_line}.get(chart.kind, draw_columns)
        draw(drawing, chart, area, look)
    return drawing


def drawn(picture: Picture) -> Drawing:
    """Return the chart of a picture as large as it stands in the text."""
    assert picture.chart is not None
    width, height = picture.width / TWIPS_PER_POINT, picture.height / TWIPS_PER_POINT
    return chart_drawing(picture.chart, max(60.0, width), max(40.0, height))
