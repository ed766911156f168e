"""Assignment: which file counts, and what the others are called."""

import pytest
from builders.rollup import NAMES, YEAR, broken, entry_of

from model.rollup.assignment import Decisions, Status, assign, year_of
from model.rollup.units import Unit, UnitList

UNITS = UnitList(Unit(name) for name in NAMES)


def found(*entries, decisions=None, year=YEAR):
    rows = assign(UNITS, entries, year, decisions)
    return [(row.unit, row.status.value, row.entry.path if row.entry else None) for row in rows]


def test_every_listed_unit_has_a_row_in_the_order_of_the_list() -> None:
    entry = entry_of(NAMES[1], path="b")
    assert found(entry) == [
        (NAMES[0], "missing", None),
        (NAMES[1], "counted", "b"),
        (NAMES[2], "missing", None),
    ]


def test_the_newer_of_two_counts() -> None:
    old, new = (
        entry_of(NAMES[0], path="终稿", modified=1_000),
        entry_of(NAMES[0], path="初稿", modified=9_000),
    )
    assert found(old, new)[:2] == [(NAMES[0], "counted", "初稿"), (NAMES[0], "duplicate", "终稿")]


@pytest.mark.parametrize(
    ("loses", "wins"),
    [
        ("年报旧.docx", "年报.docx"),
        ("年报-改2旧.docx", "年报-改2.docx"),
        ("年报.docx", "年报（终稿）.docx"),
        ("年报初稿.docx", "年报.docx"),
        ("年报 - 副本.docx", "年报.docx"),
        ("年报.docx", "年报最新.docx"),
        ("年报old.docx", "年报.docx"),
    ],
)
def test_at_one_time_the_names_decide(loses: str, wins: str) -> None:
    entries = [entry_of(NAMES[0], path=loses, modified=5.02), entry_of(NAMES[0], path=wins, modified=5.01)]
    for order in (entries, entries[::-1]):
        assert found(*order)[0] == (NAMES[0], "counted", wins)


def test_the_users_choice_counts_whatever_the_times_say() -> None:
    old, new = entry_of(NAMES[0], path="a", modified=1), entry_of(NAMES[0], path="b", modified=9_000)
    rows = found(old, new, decisions=Decisions(chosen={NAMES[0]: "a"}))
    assert rows[:2] == [(NAMES[0], "counted", "a"), (NAMES[0], "duplicate", "b")]


def test_a_file_of_another_year_is_not_counted_and_does_not_hide_the_right_one() -> None:
    last, right = entry_of(NAMES[0], YEAR - 1, path="a", modified=9_000), entry_of(NAMES[0], path="b")
    assert found(last)[0] == (NAMES[0], "wrong_year", "a")
    assert found(last, right)[:2] == [(NAMES[0], "counted", "b"), (NAMES[0], "wrong_year", "a")]


def test_a_file_that_was_not_read_is_known_by_its_name() -> None:
    assert found(broken("收件/东河镇年报.docx"))[2] == (NAMES[2], "unreadable", "收件/东河镇年报.docx")
    assert found(broken("别的.docx"))[-1] == ("", "unreadable", "别的.docx")


def test_somebody_who_is_not_on_the_list_counts_only_when_wanted() -> None:
    stranger = entry_of("示例县工作专班", path="x")
    assert found(stranger)[-1] == ("示例县工作专班", "not_listed", "x")
    assert found(stranger, decisions=Decisions(counts_unlisted=True))[-1][1] == "counted"
    decided = found(stranger, decisions=Decisions(unit_of={"x": NAMES[0]}))
    assert decided[0] == (NAMES[0], "counted", "x") and len(decided) == 3


def test_without_a_list_the_reports_are_the_list() -> None:
    rows = assign(UnitList(()), [entry_of("甲局"), entry_of("乙局")], YEAR)
    assert [(row.unit, row.status) for row in rows] == [("甲局", Status.COUNTED), ("乙局", Status.COUNTED)]


def test_the_year_is_that_of_most() -> None:
    entries = [entry_of(NAMES[0], 2025), entry_of(NAMES[1], 2025), entry_of(NAMES[2], 2024)]
    assert year_of(entries) == 2025 and year_of([]) is None
    assert year_of([entry_of(NAMES[0], 2025), entry_of(NAMES[1], 2024)]) == 2025
