"""Checks of what names the report: M01, M02."""

from __future__ import annotations

from collections.abc import Iterator

from model.checks.core import Facts, Fix, Hit, Severity, check, hit
from model.content.address import Address
from model.content.values import squeeze

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


@check("M02", Severity.WARNING, "标题是“{given}”，应为“{expected}”；请核对标题，或在窗口上方改单位和年度。")
def title_of_the_report(facts: Facts) -> Iterator[Hit]:
    """标题由机关名称、年度和“政府信息公开工作年度报告”组成（国办公开办函〔2021〕30号）。单位、年度不明的由 M01 提示。

    “2024年示例县人民政府信息公开工作年度报告”里单位和报告名称共用“政府”二字，也算对。
    """
    title, unit, year = facts.title(), facts.unit().strip(), facts.year()
    if not title.strip() or not unit or year is None:
        return
    expected = f"{unit}{year}年{facts.form.title_suffix}"
    shared = (
        f"{year}年{unit}{facts.form.title_suffix.removeprefix('政府')}" if unit.endswith("政府") else expected
    )
    if squeeze(title) not in (squeeze(expected), squeeze(shared)):
        yield hit(
            Address("title"), fix=Fix(Address("title"), expected), given=squeeze(title), expected=expected
        )
