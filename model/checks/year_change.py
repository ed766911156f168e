"""Changing the year of a report: what it says that is true of another year only."""

from __future__ import annotations

from datetime import date

from model.checks.core import Severity
from model.checks.engine import Engine
from model.report.report import Report, SetField


def contradiction(report: Report, year: int, today: date) -> str:
    """Return why the report cannot be one on `year`, as a clause in Chinese; empty where nothing speaks against it.

    It cannot where the year has not begun, where its form is another one, where last year's report is of another year,
    and where a check finds something that it does not find with the present year.
    """
    if year > today.year:
        return f"{year} 年还没有到"
    if report.values and year not in report.form.years:
        return f"{year} 年的报告用另一种表式，已填的数字对不上"
    previous = report.previous.year if report.previous is not None else None
    if previous is not None and previous + 1 != year:
        return f"所附的上年报告是 {previous} 年的"
    other = report.copy()
    other.apply(SetField("year", year))
    before, after = Engine(report, today), Engine(other, today)
    known = {(f.code, f.address) for f in (*before.findings, *before.acknowledged)}
    new = [f for f in after.findings if f.severity is not Severity.INFO and (f.code, f.address) not in known]
    return new[0].message.rstrip("。") if new else ""
