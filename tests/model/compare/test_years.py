"""Several years side by side: the newest first, changes reckoned, reports that cannot stand together refused."""

from dataclasses import replace

import pytest
from builders.model import cell
from builders.report import filled

from model.compare.years import MOST_YEARS, YearsError, years_of
from model.report.report import Report

LICENSING = cell("disclosure.licensing.decisions")


def of(year: int, **values) -> Report:
    report = replace(filled("2021"), year=year)
    report.values = {**report.values, LICENSING: values.get("licensing", 1)}
    return report


def row(years, address):
    return next(row for table in years.tables for row in table.rows if row.address == address)


def test_the_newest_comes_first_whatever_the_order():
    years = years_of([of(2023), of(2025, licensing=6), of(2024, licensing=4)])
    assert years.years == (2025, 2024, 2023) and not years.has_gap
    found = row(years, LICENSING)
    assert (found.values, found.change, found.rate) == ((6, 4, 1), 2, 0.5)


def test_a_gap_and_another_name_are_told():
    one, other = of(2025), of(2022)
    other.unit = "示例市老局"
    years = years_of([one, other])
    assert years.has_gap and years.units == ("示例市示例局", "示例市老局")


def test_no_share_of_nothing_and_no_change_of_words():
    last = of(2024, licensing=0)
    assert row(years_of([of(2025), last]), LICENSING).rate is None
    last.values[LICENSING] = "/"
    found = row(years_of([of(2025), last]), LICENSING)
    assert (found.change, found.rate) == (None, None)


def test_table_three_has_its_sums_apart():
    years = years_of([of(2025), of(2024)])
    requests = next(table for table in years.tables if table.key == "requests")
    sums = [r for r in requests.rows if r.is_sum]
    assert {r.address.column for r in sums} == {"total"} and all(not r.column for r in sums)
    assert len(requests.rows) == 7 * len(sums)
    assert sum(len(table.rows) for table in years.tables) == len(years.form.addresses)


@pytest.mark.parametrize(
    ("reports", "words"),
    [
        ([of(2025), of(2025)], "两份 2025 年"),
        ([of(2025), replace(of(2024), year=None)], "没有年度"),
        ([of(2018 + i) for i in range(MOST_YEARS + 1)], "最多对照 6 个年度"),
        ([], "没有报告"),
    ],
)
def test_reports_that_cannot_stand_together(reports, words):
    with pytest.raises(YearsError, match=words):
        years_of(reports)


def test_one_year_alone_has_no_change():
    found = row(years_of([of(2025)]), LICENSING)
    assert (found.values, found.change, found.rate) == ((1,), None, None)
