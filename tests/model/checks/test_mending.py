"""Mending all at once: what follows is set, what is in doubt is left."""

from datetime import date

import pytest
from builders.model import balanced_report, cell
from hypothesis import given
from hypothesis import strategies as st

from model.checks.engine import Engine, check_report
from model.checks.mending import MECHANICAL, mend
from model.content.values import number
from model.report.report import Report, SetValues, new_report

TODAY = date(2026, 1, 12)


def changed(report: Report, **values: int | None) -> Report:
    """The report with other figures in some cells, named with `__` for dots."""
    report.apply(SetValues({cell(name.replace("__", ".")): value for name, value in values.items()}))
    return report


def left(report: Report) -> set[str]:
    """The codes of the findings on sums, balances and what was carried over that have a fix."""
    return {
        f.code for f in check_report(report, TODAY) if f.code in MECHANICAL | {"R03"} and f.fix is not None
    }


def test_nothing_is_wrong():
    assert mend(balanced_report(), TODAY) == {}


def test_a_wrong_total_of_table_four():
    right = balanced_report()
    wrong = changed(balanced_report(), disputes__reconsideration__total=0)
    total = cell("disputes.reconsideration.total")
    assert mend(wrong, TODAY) == {total: right.values[total]}


@pytest.mark.parametrize("blank", [None, 0])
def test_totals_that_were_never_filled_in_are_all_filled_in(blank):
    report = balanced_report()
    wrong = balanced_report()
    wrong.apply(SetValues({a: blank for a in wrong.form.computed}))
    assert left(wrong) >= {"R01", "R02", "L01"}
    wrong.apply(SetValues(mend(wrong, TODAY)))
    assert not left(wrong)
    assert all(number(wrong.values.get(a)) == number(v) for a, v in report.values.items())


def test_a_slip_in_a_part_that_all_totals_contradict_is_left_to_the_clerk():
    """Its row's total and its column's total are borne out by the rest of the table."""
    report = balanced_report()
    slip = cell("requests.granted.natural_person")
    report.apply(SetValues({slip: number(report.values[slip]) + 5}))
    assert left(report) == {"R01", "R02"}
    assert mend(report, TODAY) == {}


def test_doubt_in_one_table_does_not_keep_the_other_from_being_mended():
    report = changed(balanced_report(), disputes__reconsideration__total=0)
    slip = cell("requests.granted.natural_person")
    report.apply(SetValues({slip: number(report.values[slip]) + 5}))
    assert set(mend(report, TODAY)) == {cell("disputes.reconsideration.total")}


def test_what_a_person_counted_is_left_though_a_balance_says_what_it_should_be():
    report = balanced_report()
    right = dict(report.values)
    cells = [cell(f"requests.carried_out.{column}") for column in ("natural_person", "total")]
    report.apply(SetValues({a: number(right[a]) + 3 for a in cells}))
    assert left(report) == {"R03"}
    assert mend(report, TODAY) == {}


def with_last_year(carried: int) -> Report:
    """A report that balances, with what last year's report carried over in it."""
    report, previous = balanced_report(), balanced_report()
    for column in ("natural_person", "total"):
        came, received = cell(f"requests.carried_in.{column}"), cell(f"requests.received.{column}")
        both = number(report.values[came]) + number(report.values[received])
        report.apply(SetValues({came: carried, received: both - carried}))
    for address in report.form.addresses:
        if address.row == "carried_out":
            previous.values[address] = report.values[cell(f"requests.carried_in.{address.column}")]
    report.previous = previous
    return report


def test_a_sum_is_mended_beside_a_balance_that_is_not():
    report = balanced_report()
    right = dict(report.values)
    slip, received = cell("requests.carried_out.business"), cell("requests.received.total")
    report.apply(SetValues({slip: number(right.get(slip)) + 3, received: 0}))
    assert slip not in mend(report, TODAY) and mend(report, TODAY).get(received) == right[received]


def test_what_last_year_carried_over_comes_in():
    report = with_last_year(4)
    assert not left(report)
    cells = [cell(f"requests.carried_in.{column}") for column in ("natural_person", "total")]
    report.apply(SetValues({a: None for a in cells}))
    assert left(report) == {"R03", "R04"}
    assert mend(report, TODAY) == {a: 4 for a in cells}


def test_a_carry_over_that_a_person_wrote_is_left():
    report = with_last_year(4)
    cells = {cell(f"requests.carried_in.{column}"): 1 for column in ("natural_person", "total")}
    report.apply(SetValues(cells))
    assert not cells.keys() & mend(report, TODAY).keys()


def test_a_carry_over_that_would_break_a_balance_is_left():
    report = with_last_year(4)
    assert report.previous is not None
    for column in ("natural_person", "total"):
        report.previous.values[cell(f"requests.carried_out.{column}")] = 6
    assert left(report) == {"R04"}
    assert mend(report, TODAY) == {}


def test_rules_that_want_different_things_of_a_cell_leave_it():
    """Last year's total differs from the sum of last year's columns."""
    report = balanced_report()
    report.previous = balanced_report()
    total = cell("requests.carried_in.total")
    parts = {a: 0 for a in report.form.addresses if a.row == "carried_out"}
    report.previous.apply(SetValues(parts))
    report.previous.apply(SetValues({cell("requests.carried_out.total"): 9}))
    assert "R04" in left(report)
    assert total not in mend(report, TODAY)


def test_a_sum_that_cannot_be_balanced_is_left():
    report = balanced_report()
    received = cell("requests.received.natural_person")
    report.apply(SetValues({received: 0}))
    assert received not in mend(report, TODAY)
    assert cell("requests.carried_out.natural_person") not in mend(report, TODAY)


def test_texts_are_neither_read_nor_touched():
    report = changed(balanced_report(), disputes__reconsideration__total=0)
    texts = dict(report.texts)
    mend(report, TODAY)
    assert report.texts == texts and left(report) == {"L01"}


@given(st.data())
def test_no_error_comes_that_was_not_there(data):
    report = balanced_report(data.draw(st.integers(1, 5)))
    tables = [a for a in report.form.addresses if a.part in ("requests", "disputes")]
    slips = data.draw(
        st.dictionaries(st.sampled_from(tables), st.sampled_from([None, 0, 1, 7, 60]), max_size=6)
    )
    report.apply(SetValues(slips))
    before = {(f.code, f.address) for f in Engine(report, TODAY).findings}
    values = mend(report, TODAY)
    report.apply(SetValues(values))
    after = {(f.code, f.address) for f in Engine(report, TODAY).findings if f.code in MECHANICAL}
    assert after <= before
    assert bool(values) == bool(len(after) < len({p for p in before if p[0] in MECHANICAL}))


def test_nothing_is_concluded_from_results_that_are_not_filled_in():
    report = new_report("示例市示例局", 2025)
    report.apply(SetValues({cell("requests.received.natural_person"): 5}))
    wrong = [f for f in check_report(report, TODAY) if f.code == "R03"]
    assert wrong and not [f for f in wrong if f.fix is not None] and mend(report, TODAY) == {}
    report.apply(SetValues({cell("requests.granted.natural_person"): 0}))
    assert mend(report, TODAY) == {}
