"""What speaks against a report being last year's."""

from datetime import date

import pytest
from builders.model import balanced_report

from model.report.last_year import expected_years, import_doubts
from model.report.report import Report

TODAY = date(2026, 1, 12)


def last(year=2024, unit="示例局") -> Report:
    return Report(unit=unit, year=year)


def words(*args) -> str:
    return "；".join(doubt.message for doubt in import_doubts(*args))


def test_last_years_report_of_the_same_unit_is_not_doubted():
    assert import_doubts(last(), "示例局2024年报.docx", TODAY, Report(unit="示例局", year=2025)) == ()
    assert import_doubts(last(), "年报.docx", TODAY) == ()


@pytest.mark.parametrize(("day", "years"), [(date(2026, 1, 12), (2024,)), (date(2026, 11, 2), (2024, 2025))])
def test_the_year_is_the_one_before_the_one_that_is_reported_on(day, years):
    assert expected_years(day) == years


def test_a_file_of_another_year_than_its_content():
    found = import_doubts(last(2021), "示例局2023年年报.docx", TODAY)
    assert [doubt.year for doubt in found] == [2023, None]
    assert (
        "文件名写的是 2023 年，内容是 2021 年" in found[0].message
        and "不是上年（2024 年）" in found[1].message
    )


def test_a_name_with_several_years_names_no_other():
    assert import_doubts(last(2024), "2024年报（2025年1月发布）.docx", TODAY) == ()


def test_a_name_of_other_years_says_the_nearest_and_cannot_tell_which():
    (doubt,) = import_doubts(last(2024), "2019至2022年年报.docx", TODAY)
    assert "文件名写的是 2022 年" in doubt.message and doubt.year is None
    assert import_doubts(Report(), "2022年年报.docx", TODAY) == ()


@pytest.mark.parametrize(("year", "is_doubted"), [(2021, False), (2020, True), (2022, True)])
def test_a_report_being_written_of_an_older_year_wants_the_one_before_it(year, is_doubted):
    present = balanced_report()
    assert bool(import_doubts(last(year, present.unit), "年报.docx", TODAY, present)) == is_doubted


def test_an_empty_report_says_nothing_about_the_year_and_the_unit():
    empty = Report(year=2022)
    (doubt,) = import_doubts(last(2021), "年报.docx", TODAY, empty)
    assert "不是上年（2024 年）的；生成的会是 2022 年的草稿" in doubt.message
    assert import_doubts(last(2024, unit=""), "年报.docx", TODAY, Report(unit="示例局", year=2025)) == ()


def test_this_years_own_file():
    (doubt,) = import_doubts(last(2025), "年报.xxgk", TODAY)
    assert doubt.is_present and "正是现在要编的年度" in doubt.message


def test_another_unit_and_one_older_than_the_attached_one():
    present = balanced_report()
    present.unit, present.year, present.previous = "样例局", 2025, last(2024)
    assert "单位是“示例局”" in words(last(), "a.docx", TODAY, present)
    assert "还要旧" in words(last(2023), "a.docx", TODAY, present)
