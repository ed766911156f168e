"""A report does not become one on a year that it contradicts."""

from datetime import date

import pytest
from builders.model import balanced_report

from model.checks.year_change import contradiction
from model.content.blocks import Paragraph
from model.report.report import Report

TODAY = date(2026, 1, 12)


@pytest.mark.parametrize(("year", "words"), [(2024, ""), (2025, ""), (2026, ""), (2027, "还没有到")])
def test_an_empty_report_may_be_on_any_year_that_has_begun(year, words):
    found = contradiction(Report(unit="示例局", year=2023), year, TODAY)
    assert words in found and bool(words) == bool(found)


def test_what_the_report_holds_speaks_against_other_years():
    report = balanced_report()
    assert "表式" in contradiction(report, 2020, TODAY)
    report.texts["overview"] = (Paragraph.of(f"{report.year}年，我局认真落实条例。"),)
    assert contradiction(report, report.year, TODAY) == ""
    assert contradiction(report, report.year + 1, TODAY)
    report.previous = balanced_report()
    report.previous.year = report.year - 1
    assert "上年报告" in contradiction(report, report.year + 1, TODAY)
