"""Deadline: the last day on which a report must be published."""

from __future__ import annotations

from datetime import date

from model.form.unit_kind import kind_of

PREPARING = 10
"""The month of a year in which offices begin with the report on it."""


def due_year(today: date) -> int:
    """Return the year that the report which is due now is on: last year, from October on this year."""
    return today.year if today.month >= PREPARING else today.year - 1


def is_county_government(unit: str, chosen_kind: str = "") -> bool:
    """Return whether a unit is a people's government at county level or above, not one of its offices."""
    return kind_of(unit, chosen_kind).is_county_government


def deadline(unit: str, year: int, chosen_kind: str = "") -> date:
    """Return the last day for the report of `unit` on `year`; `chosen_kind` is `Report.unit_kind`.

    《政府信息公开条例》第四十九条: departments (and, by practice, towns and subdistricts) by 31 January of the next year,
    governments at county level and above by 31 March.
    """
    late = is_county_government(unit, chosen_kind)
    return date(year + 1, 3, 31) if late else date(year + 1, 1, 31)
