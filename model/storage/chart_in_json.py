"""Charts from JSON that anybody may have written."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from model.content.charts import (
    MOST_CATEGORIES,
    MOST_SERIES,
    Chart,
    ChartKind,
    EarlierYear,
    Figure,
    Series,
)
from model.content.values import MOST_DIGITS, restore
from model.files.typed_json import Object, ShapeError, a_list, a_number, a_text, an_object, member

_MOST_YEARS, _LAST_YEAR = 20, 9999
_LONGEST_FIGURE = 2 * MOST_DIGITS + 2
"""Characters, as of the figures of a report, with sign and point."""


def chart_in_json(content: Object, text: Callable[[object], str]) -> Chart:
    """Return a chart; `text` takes a text within the limits of its report. Raise ShapeError."""
    kind = a_text(member(content, "kind"))
    if kind not in {each.value for each in ChartKind}:
        raise ShapeError("no such chart")
    categories = tuple(text(each) for each in a_list(member(content, "categories"), MOST_CATEGORIES))
    series = [an_object(each) for each in a_list(member(content, "series"), MOST_SERIES)]
    return Chart(
        ChartKind(kind),
        text(content.get("source", "")),
        text(content.get("title", "")),
        text(content.get("unit", "")),
        categories,
        tuple(
            Series(text(member(each, "name")), _figures(member(each, "figures"), len(categories)))
            for each in series
        ),
        tuple(_year(an_object(each)) for each in a_list(content.get("earlier", []), _MOST_YEARS)),
    )


def _year(content: Object) -> EarlierYear:
    figures = a_list(member(content, "figures"), MOST_SERIES)
    return EarlierYear(a_number(member(content, "year"), 1, _LAST_YEAR), tuple(map(_figure, figures)))


def _figures(value: object, count: int) -> tuple[Figure, ...]:
    """Return as many figures as there are categories."""
    found = a_list(value, MOST_CATEGORIES)
    if len(found) != count:
        raise ShapeError("figures do not fit")
    return tuple(map(_figure, found))


def _figure(value: object) -> Figure:
    text = a_text(value)
    found = restore(text) if len(text) <= _LONGEST_FIGURE else None
    if not isinstance(found, (int, Decimal)):
        raise ShapeError("no figure")
    return found
