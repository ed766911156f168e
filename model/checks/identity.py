"""Checks of what names the report: M01."""

from __future__ import annotations

from collections.abc import Iterator

from model.address import Address
from model.checks.core import Facts, Hit, Severity, check, hit

FIRST_YEAR = 2008
"""The regulations came into force on 2008-05-01; the first reports are on that year."""


@check("M01", Severity.ERROR, "{problem}")
def unit_and_year(facts: Facts) -> Iterator[Hit]:
    """报告须写明行政机关名称和报告年度，年度在 2008 年至今年之间（《政府信息公开条例》第四十九条、第五十条）。"""
    if not facts.unit().strip():
        yield hit(Address("unit"), problem="还没有填写单位名称。请在窗口上方填写发布报告的行政机关全称。")
    year = facts.year()
    if year is None:
        yield hit(Address("year"), problem="还没有填写报告年度。请在窗口上方填写所报告的年份。")
    elif not FIRST_YEAR <= year <= facts.today.year:
        span = f"{FIRST_YEAR} 年至 {facts.today.year} 年"
        yield hit(Address("year"), problem=f"报告年度是 {year} 年，应在 {span}之间。请核对窗口上方的年度。")
