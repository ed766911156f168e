"""Charts of a document: the figures that a chart part of DrawingML keeps, without its workbook and its look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from model.content.charts import (
    MOST_CATEGORIES,
    MOST_SERIES,
    Chart,
    ChartKind,
    EarlierYear,
    Figure,
    Series,
)
from model.content.values import MOST_DIGITS
from model.reading.docx.names import A
from model.reading.guards import Element

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_KINDS = {
    "barChart": ChartKind.COLUMNS,
    "bar3DChart": ChartKind.COLUMNS,
    "lineChart": ChartKind.LINE,
    "line3DChart": ChartKind.LINE,
    "areaChart": ChartKind.LINE,
    "area3DChart": ChartKind.LINE,
    "pieChart": ChartKind.PIE,
    "pie3DChart": ChartKind.PIE,
    "doughnutChart": ChartKind.PIE,
}
"""The charts that can be shown, by their element; of two in one frame the first decides."""
_STACKED = frozenset({"stacked", "percentStacked"})
_UNIT = re.compile(r"（单位：(.{1,4})）$")
_YEAR = re.compile(r"(\d{4})年")
_SOURCE = re.compile(r"图表 \d+ ([a-z_]+)")
_PLACES = Decimal("0.0001")
_LONGEST = 200
"""Characters of a name or title."""


def read_chart(space: Element, name: str) -> Chart | None:
    """Return the chart of a part, `name` being that of its drawing; None for one that cannot be shown."""
    plot = next(space.iter(f"{C}plotArea"), None)
    groups = [] if plot is None else [group for group in plot if _local(group) in _KINDS]
    found = [series for group in groups for series in group.iterchildren(f"{C}ser")]
    if not found or len(found) > MOST_SERIES:
        return None
    categories = max((_texts(series.find(f"{C}cat")) for series in found), key=len)
    count = max(len(categories), *(max(_figures(series), default=-1) + 1 for series in found))
    if not 0 < count <= MOST_CATEGORIES:
        return None
    categories += tuple(str(i + 1) for i in range(len(categories), count))
    series = tuple(_series(each, count, i) for i, each in enumerate(found, start=1))
    title, unit = _title(space)
    source = _SOURCE.fullmatch(name)
    return Chart(
        _kind(groups[0]),
        "" if source is None else source.group(1),
        title,
        unit,
        categories,
        series,
        tuple(_years(categories, series)),
    )


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _kind(group: Element) -> ChartKind:
    kind = _KINDS[_local(group)]
    if kind is ChartKind.COLUMNS and _val(group, "barDir") == "bar":
        return ChartKind.BARS
    if kind is ChartKind.COLUMNS and _val(group, "grouping") in _STACKED:
        return ChartKind.STACKED
    return kind


def _val(parent: Element, name: str) -> str:
    child = parent.find(f"{C}{name}")
    return "" if child is None else child.get("val", "")


def _title(space: Element) -> tuple[str, str]:
    """Return the title without its unit, and the unit."""
    title = next(space.iter(f"{C}title"), None)
    text = "" if title is None else "".join(title.itertext(f"{A}t", f"{C}v")).strip()[:_LONGEST]
    unit = _UNIT.search(text)
    return (text, "") if unit is None else (text[: unit.start()], unit.group(1))


def _series(element: Element, count: int, number: int) -> Series:
    figures = _figures(element)
    name = "".join(_texts(element.find(f"{C}tx"))) or f"系列{number}"
    return Series(name, tuple(figures.get(i, 0) for i in range(count)))


def _texts(holder: Element | None) -> tuple[str, ...]:
    """Return the texts of a series' name or of its categories; a place without one is empty."""
    if holder is None:
        return ()
    level = next(holder.iter(f"{C}lvl"), holder)
    points = {index: text[:_LONGEST] for index, text in _points(level)}
    if not points:
        return tuple(value.text or "" for value in holder.iterchildren(f"{C}v"))
    return tuple(points.get(i, "") for i in range(min(max(points), MOST_CATEGORIES) + 1))


def _figures(series: Element) -> dict[int, Figure]:
    holder = series.find(f"{C}val")
    return {} if holder is None else {index: _figure(text) for index, text in _points(holder)}


def _points(holder: Element) -> Iterator[tuple[int, str]]:
    for point in holder.iter(f"{C}pt"):
        index = point.get("idx", "")
        if index.isdecimal() and len(index) < 4:
            yield int(index), "".join(point.itertext(f"{C}v"))


def _figure(text: str) -> Figure:
    """Return a figure; 0 for what is none, or has more digits than any cell."""
    try:
        value = Decimal(text.strip()[:40])
        if not value.is_finite() or abs(value.adjusted()) > MOST_DIGITS:
            return 0
        rounded = value.quantize(_PLACES).normalize()
    except InvalidOperation:
        return 0
    return int(rounded) if rounded == rounded.to_integral_value() else rounded


def _years(categories: tuple[str, ...], series: tuple[Series, ...]) -> Iterator[EarlierYear]:
    """Yield what a chart over the years says of each: the tables give this year's figures, no others."""
    for i, category in enumerate(categories):
        year = _YEAR.fullmatch(category)
        if year is not None:
            yield EarlierYear(int(year.group(1)), tuple(each.figures[i] for each in series))
