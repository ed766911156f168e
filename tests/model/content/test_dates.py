"""Dates of issue are printed in one way, however they are typed."""

from datetime import date

import pytest

from model.content.dates import iso_date, printed_date, tidy_date


def test_no_leading_zeros() -> None:
    assert printed_date(date(2026, 1, 5)) == "2026年1月5日"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("2026-01-05", "2026年1月5日"),
        ("2026/1/20", "2026年1月20日"),
        ("2026.1.20", "2026年1月20日"),
        ("2026 年 01 月 20 日", "2026年1月20日"),
        ("２０２６年１月２０日", "2026年1月20日"),
        ("2026年2月30日", "2026年2月30日"),
        (" 二〇二六年一月 ", "二〇二六年一月"),
        ("", ""),
    ],
)
def test_tidy(typed: str, printed: str) -> None:
    assert tidy_date(typed) == printed


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026年1月20日", "2026-01-20"),
        ("2026/1/5", "2026-01-05"),
        ("2026年2月30日", ""),
        ("近日", ""),
        ("", ""),
    ],
)
def test_dates_for_machines(text, iso):
    assert iso_date(text) == iso
