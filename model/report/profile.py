"""Profile: what of a report stays the same from year to year for its unit, kept for the next empty report."""

from __future__ import annotations

from model.content.values import squeeze
from model.form.editions import edition_for
from model.report.report import FRONT, Edit, Report, SetField, SetText, Several
from model.report.rollover import Years, moved_on

_KEPT = ("signature", "unit_kind", "rules", "site_name", "column_name")
"""The fields that stay the same, beside the unit's name."""


def profile_of(report: Report) -> Report | None:
    """Unit, its kind, signature and front matter alone; None for a report that names no unit."""
    unit = squeeze(report.unit)
    if not unit:
        return None
    made = Report(edition_for(report.year), unit=unit, year=report.year)
    for field in _KEPT:
        setattr(made, field, getattr(report, field))
    if report.blocks(FRONT):
        made.texts[FRONT] = report.blocks(FRONT)
    return made


def begun_with(profile: Report, year: int) -> Report:
    """Return an empty report on `year` with what the profile knows, its years moved on."""
    report = Report(edition_for(year), unit=profile.unit, year=year)
    for field in _KEPT:
        setattr(report, field, getattr(profile, field))
    report.computes_totals = True
    if profile.blocks(FRONT):
        years = None if profile.year is None else Years(profile.year, year)
        report.texts[FRONT] = moved_on(profile.blocks(FRONT), years)
    return report


def filling(profile: Report, report: Report, former: Report | None = None) -> Edit:
    """Return the edit that names the profile's unit in a report and fills in what that leaves open.

    What a clerk or a file says is not overwritten; what stands there from `former`, another unit's profile, is.
    """
    old = Report() if former is None else _on_year_of(former, report)
    new = _on_year_of(profile, report)
    edits: list[Edit] = [SetField("unit", profile.unit)]
    edits += [
        SetField(field, getattr(new, field))
        for field in _KEPT
        if getattr(report, field) in ("", getattr(old, field))
    ]
    if not report.text(FRONT).strip() or report.blocks(FRONT) == old.blocks(FRONT):
        edits.append(SetText(FRONT, new.blocks(FRONT)))
    return Several(tuple(edits))


def _on_year_of(profile: Report, report: Report) -> Report:
    return profile if report.year is None else begun_with(profile, report.year)


def clearing() -> Edit:
    """Return the edit that takes out again what a profile filled in."""
    fields = (SetField(field, "") for field in ("unit", *_KEPT))
    return Several((*fields, SetText(FRONT, ())))
