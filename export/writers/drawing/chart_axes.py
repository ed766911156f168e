"""Charts with an axis: columns beside or on top of each other, lying bars, lines."""

from __future__ import annotations

from export.measures import characters
from export.writers.drawing.chart_parts import LINE, Area, Look, Scale, draw_stroke, label_lines, scale_of
from export.writers.drawing.shapes import Drawing, Fill, Line, Rect, Text
from model.content.charts import Chart, ChartKind, Figure
from model.content.values import display

_SHARE, _WIDEST = 0.66, 54.0
"""Of the room of a category that its columns take, and points of one column at most."""
_WHITE = Fill("#ffffff")


def draw_columns(drawing: Drawing, chart: Chart, area: Area, look: Look) -> None:
    """Draw columns, beside each other or stacked."""
    scale, plot, room = _axes(drawing, chart, area, look)
    is_stacked = chart.kind is ChartKind.STACKED
    count = 1 if is_stacked else len(chart.series)
    width = min(_WIDEST, room * _SHARE / count)
    for i in range(len(chart.categories)):
        left = plot.left + room * (i + 0.5) - width * count / 2
        if is_stacked:
            _stack(drawing, chart, i, Area(left, plot.top, width, plot.height), scale, look)
            continue
        for number, series in enumerate(chart.series):
            value = series.figures[i]
            column = Area(left + number * width, plot.top, width, plot.height)
            _column(drawing, column, scale, 0.0, float(value), look, number)
            y = min(_y(plot, scale, float(value)), _y(plot, scale, 0))
            _figure(drawing, value, column.left + width / 2, y - 2.5, look, width + 4)


def _stack(drawing: Drawing, chart: Chart, i: int, column: Area, scale: Scale, look: Look) -> None:
    at = 0.0
    middle = column.left + column.width / 2
    for number, series in enumerate(chart.series):
        value = float(series.figures[i])
        if value <= 0:
            continue
        _column(drawing, column, scale, at, at + value, look, number)
        upper, lower = _y(column, scale, at + value), _y(column, scale, at)
        if lower - upper > look.size * 1.3:
            text = display(series.figures[i])
            half = characters(text) * look.size / 2 + 2
            y = (upper + lower) / 2
            drawing.add(Rect(middle - half, y - look.size * 0.6, 2 * half, look.size * 1.2, _WHITE, "", 0, 2))
            drawing.add(Text(middle, y + look.size * 0.36, text, look.size, look.palette.ink, "middle"))
        at += value
    total = sum(series.figures[i] for series in chart.series)
    _figure(drawing, total, middle, _y(column, scale, at) - 2.5, look, column.width + 20)


def draw_line(drawing: Drawing, chart: Chart, area: Area, look: Look) -> None:
    """Draw a line for each series, with a mark and the figure at every point."""
    scale, plot, room = _axes(drawing, chart, area, look, look.size)
    for number, series in enumerate(chart.series):
        points = tuple(
            (plot.left + room * (i + 0.5), _y(plot, scale, float(figure)))
            for i, figure in enumerate(series.figures)
        )
        draw_stroke(drawing, points, look, number)
        for (x, y), figure in zip(points, series.figures, strict=True):
            below = _is_lower(chart, number, x, plot, room)
            _figure(drawing, figure, x, y + look.size + 3 if below else y - 6, look, room)


def _is_lower(chart: Chart, number: int, x: float, plot: Area, room: float) -> bool:
    """Return whether the figure of a series goes below its point: where another series lies above it."""
    i = int((x - plot.left) / room)
    own = chart.series[number].figures[i]
    return any(
        other.figures[i] > own or (other.figures[i] == own and j < number)
        for j, other in enumerate(chart.series)
        if j != number
    )


def draw_bars(drawing: Drawing, chart: Chart, area: Area, look: Look) -> None:
    """Draw lying bars, the names at their left and the figures at their right ends."""
    size, count = look.size, len(chart.series)
    scale = scale_of(chart)
    names = min(area.width * 0.4, max(characters(c) for c in chart.categories) * size + 8)
    ends = max(characters(display(f)) for s in chart.series for f in s.figures) * size + 8
    plot = Area(area.left + names, area.top, area.width - names - ends, area.height)
    room = plot.height / len(chart.categories)
    thick = min(22.0, room * _SHARE / count)
    zero = plot.left + plot.width * scale.part(0)
    for i, category in enumerate(chart.categories):
        middle = plot.top + room * (i + 0.5)
        lines = label_lines(category, names - 8, size, 2)
        for k, line in enumerate(lines):
            y = middle + size * 0.36 + (k - (len(lines) - 1) / 2) * size * LINE
            drawing.add(Text(plot.left - 6, y, line, size, look.palette.label, "end"))
        for number, series in enumerate(chart.series):
            end = plot.left + plot.width * scale.part(float(series.figures[i]))
            top = middle - thick * count / 2 + thick * number
            left, right = min(zero, end), max(zero, end)
            if right - left > 0:
                fill = look.palette.fill(number)
                drawing.add(Rect(left, top, right - left, thick, fill, look.palette.dark))
            y = top + thick / 2 + size * 0.36
            drawing.add(Text(right + 4, y, display(series.figures[i]), size, look.palette.ink))
    drawing.add(Line(((zero, plot.top), (zero, plot.bottom)), look.palette.label))


def _axes(
    drawing: Drawing, chart: Chart, area: Area, look: Look, foot: float = 0
) -> tuple[Scale, Area, float]:
    """Draw scale, lines and names of the categories; return scale, what is left, and the room of a category.

    `foot` is kept free between the lowest line and the names.
    """
    size, scale = look.size, scale_of(chart)
    ticks = [(tick, _tick_text(tick)) for tick in scale.ticks()]
    left = max(characters(text) for _, text in ticks) * size + 6
    room = (area.width - left) / len(chart.categories)
    names = [label_lines(category, room - 4, size) for category in chart.categories]
    below = max(len(lines) for lines in names) * size * LINE + 4 + foot
    head = size * 1.6
    plot = Area(area.left + left, area.top + head, area.width - left, area.height - below - head)
    for tick, text in ticks:
        y = _y(plot, scale, tick)
        color = look.palette.label if tick == 0 else look.palette.grid
        drawing.add(Line(((plot.left, y), (plot.right, y)), color, 0.9 if tick == 0 else 0.5))
        drawing.add(Text(plot.left - 4, y + size * 0.36, text, size, look.palette.label, "end"))
    for i, lines in enumerate(names):
        for k, line in enumerate(lines):
            y = plot.bottom + foot + size * (1.1 + k * LINE) + 2
            drawing.add(Text(plot.left + room * (i + 0.5), y, line, size, look.palette.label, "middle"))
    return scale, plot, room


def _tick_text(tick: float) -> str:
    return str(int(tick))


def _y(plot: Area, scale: Scale, value: float) -> float:
    return plot.bottom - plot.height * scale.part(value)


def _column(
    drawing: Drawing, column: Area, scale: Scale, low: float, high: float, look: Look, number: int
) -> None:
    upper, lower = sorted((_y(column, scale, low), _y(column, scale, high)))
    if lower - upper > 0:
        fill = look.palette.fill(number)
        drawing.add(Rect(column.left, upper, column.width, lower - upper, fill, look.palette.dark))


def _figure(drawing: Drawing, value: Figure, x: float, y: float, look: Look, room: float) -> None:
    """Draw a figure, smaller where its column has no room for it."""
    text = display(value)
    size = min(look.size, max(look.size * 0.6, room / max(1.0, characters(text))))
    drawing.add(Text(x, y, text, size, look.palette.ink, "middle"))
