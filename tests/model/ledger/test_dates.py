from datetime import date

import pytest

from model.ledger.dates import Day, days_in, year_in


@pytest.mark.parametrize(
    "text",
    [
        "2025.3.5", "2025年3月5日", "20250305", "45721", "45721.43", "2025/3/5", "2025-03-05 10:20:00", "25.3.5",
        "２０２５．３．５", "二〇二五年三月五日", "2025、3、5", "3/5/2025", "2025年3月5日收到", "2025.03.05",
    ],
)  # fmt: skip
def test_one_day_in_every_guise(text: str) -> None:
    assert days_in(text) == (Day(3, 5, 2025),)


@pytest.mark.parametrize("text", ["3月5日", "3.5", "3/5", "3-5", "3月5号"])
def test_a_day_without_a_year_waits_for_one(text: str) -> None:
    assert days_in(text) == (Day(3, 5),)
    assert days_in(text)[0].of(2024) == date(2024, 3, 5)


@pytest.mark.parametrize("text", ["", "三月份", "2025.13.45", "2025年2月30日", "办理中", "12", "13800000000"])
def test_what_is_no_date(text: str) -> None:
    assert days_in(text) == ()


def test_several_days_are_told_in_order() -> None:
    assert days_in("2025.3.5补正，2025.3.20答复") == (Day(3, 5, 2025), Day(3, 20, 2025))
    assert days_in("2025年3月") == (Day(3, 0, 2025),)


def test_the_year_of_a_title() -> None:
    assert year_in("示例局2025年依申请公开台账") == 2025
    assert year_in("2024—2025年台账") is None and year_in("台账") is None


def test_29_february_without_a_year() -> None:
    assert days_in("2月29日") == (Day(2, 29),)
    assert Day(2, 29).of(2025) is None
