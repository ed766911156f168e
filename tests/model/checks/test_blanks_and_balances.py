"""What counts as blank, and which figures a balance leaves in doubt."""

import pytest
from builders.checks import clean_report, found, text_report, with_values
from builders.model import cell

from model.report.report import Report, SetField, SetPrevious, SetValues

NEW_ROWS = ("other_not_corrected", "other_fee_unpaid")


def empty_but(year: int = 2022, **values: object) -> Report:
    return with_values(Report(unit="示例市示例局", year=year), **values)


def business(**rows: object) -> dict[str, object]:
    return {f"requests__{row}__business": value for row, value in rows.items()}


def without_new_rows() -> Report:
    report = clean_report()
    report.apply(SetValues({a: None for a in report.form.addresses if a.row in NEW_ROWS}))
    return report


def test_the_two_rows_that_the_trial_form_lacked_may_both_be_blank():
    assert found(without_new_rows(), "R07") == []
    (finding,) = found(with_values(without_new_rows(), requests__granted__business="/"), "R07")
    assert "有 1 格填的是“/”" in finding.message and "空白，" not in finding.message
    (finding,) = found(with_values(without_new_rows(), **business(other_fee_unpaid=0)), "R07")
    assert "有 13 格空白；" in finding.message


def test_sums_that_the_program_computes_are_not_called_blank():
    report = clean_report()
    report.apply(SetValues({a: None for a in report.form.addresses if a.row == "granted"}))
    assert "有 7 格空白" in found(report, "R07")[0].message
    report.apply(SetField("computes_totals", True))
    (finding,) = found(report, "R07")
    assert "有 6 格空白" in finding.message
    assert finding.fix is not None
    assert cell("requests.granted.total") not in (finding.fix.address, *finding.fix.also)


def test_what_was_carried_in_does_not_begin_a_table():
    disputes = {"disputes__reconsideration__upheld": 1}
    assert found(empty_but(**disputes, **business(carried_in=2)), "L05") == []
    assert found(empty_but(**disputes, **business(received=2)), "L05") != []


def test_no_sum_is_missing_where_no_blank_is():
    report = with_values(clean_report(), requests__granted__business=0)
    assert found(report, "R07") == []


def doubt(**rows: object) -> str:
    (finding,) = found(empty_but(**business(**rows)), "R03")
    return finding.message.partition("；")[2]


def test_a_balance_says_what_is_confirmed_and_nothing_confirms_a_nought():
    all_four = "四个数至少有一个有误。"
    assert doubt(received=3, granted=1, concluded=1) == (
        "办理总计与其他数字相符，可能有误的是新收、上年结转、结转下年度。"
    )
    assert doubt(received=3, granted=2, concluded=1) == all_four
    assert doubt(received=3, granted=0, concluded=0) == all_four
    report = empty_but(**business(received=3, concluded=1))
    report.apply(SetPrevious(Report(unit="示例市示例局", year=2021)))
    assert found(report, "R03")[0].message.endswith(all_four)


@pytest.mark.parametrize(("concluded", "fix"), [(2, 1), (3, None), (4, None)])
def test_a_balance_is_mended_by_what_is_left_over(concluded, fix):
    findings = found(empty_but(**business(received=3, concluded=concluded)), "R03")
    if concluded == 3:
        assert findings == []
        return
    (finding,) = findings
    assert (None if finding.fix is None else finding.fix.value) == fix
    names = [a.row for a in finding.related]
    assert names == ["received", "carried_in", "concluded"] and finding.address.row == "carried_out"


def test_a_computed_total_is_not_mended_by_a_balance():
    report = empty_but(**business(received=3, granted=1))
    report.apply(SetField("computes_totals", True))
    fixes = {str(f.address): f.fix for f in found(report, "R03")}
    assert fixes["requests.carried_out.total"] is None
    assert fixes["requests.carried_out.business"] is not None


def test_a_slash_last_year_tells_nothing_about_documents_in_force():
    report = with_values(clean_report(), disclosure__regulations__in_force=3)
    report.apply(SetPrevious(empty_but(2021, disclosure__regulations__in_force="/")))
    assert found(report, "D02") == []


def test_a_row_carried_over_with_a_total_of_nought_tells_every_column():
    report = empty_but(**business(carried_in=2))
    report.apply(SetPrevious(empty_but(2021, requests__carried_out__total=0)))
    assert [str(f.address) for f in found(report, "R04")] == ["requests.carried_in.business"]
    report.apply(SetPrevious(empty_but(2021, requests__carried_out__total=2)))
    assert [str(f.address) for f in found(report, "R04")] == ["requests.carried_in.total"]


def test_documents_of_others_are_not_counted_here():
    zeros = {f"disclosure__normative_documents__{c}": 0 for c in ("issued", "repealed", "in_force")}
    words = "贯彻上级出台的行政规范性文件《示例市房屋租赁管理办法》。"
    assert found(with_values(text_report(words), **zeros), "D06") == []
    words = "出台行政规范性文件《示例县房屋租赁管理办法》，并认真落实。"
    assert found(with_values(text_report(words), **zeros), "D06") != []
