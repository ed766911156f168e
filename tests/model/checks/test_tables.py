from datetime import date
from decimal import Decimal

import pytest
from builders.checks import clean_report, with_values
from builders.model import balanced_report, cell, reports
from hypothesis import given
from hypothesis import strategies as st

from model.checks.core import RULES, Severity
from model.checks.engine import Engine
from model.checks.engine import check_report as check_all
from model.content.values import display
from model.form.editions import CURRENT
from model.report.report import Report, SetField, SetPrevious, SetValues

TODAY = date(2026, 1, 12)
CODES = frozenset({"R01", "R02", "R03", "R04", "R05", "R07", "L01", "L02", "D01", "D02", "M01"})
"""What this file is about; the other checks have cases of their own."""


def check_report(report, today):
    return tuple(f for f in check_all(report, today) if f.code in CODES)


def found(report, code=None):
    findings = check_report(report, TODAY)
    return [(f.code, str(f.address)) for f in findings if code in (None, f.code)]


def changed(text, value, report=None):
    report = report or balanced_report()
    report.apply(SetValues({cell(text): value}))
    return report


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_report_that_balances_is_silent(edition):
    assert found(balanced_report(edition=edition)) == []


def plus_one(text):
    report = balanced_report()
    return changed(text, report.value(cell(text)) + 1, report)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("requests.received.business", ["R01 requests.received.total", "R03 requests.carried_out.business"]),
        ("requests.granted.business", ["R01 requests.granted.total", "R02 requests.concluded.business"]),
        ("requests.granted.total", ["R01 requests.granted.total", "R02 requests.concluded.total"]),
        (
            "requests.concluded.business",
            [
                "R02 requests.concluded.business",
                "R01 requests.concluded.total",
                "R03 requests.carried_out.business",
            ],
        ),
        (
            "requests.concluded.total",
            [
                "R01 requests.concluded.total",
                "R02 requests.concluded.total",
                "R03 requests.carried_out.total",
            ],
        ),
        (
            "requests.carried_out.research",
            ["R03 requests.carried_out.research", "R01 requests.carried_out.total"],
        ),
        ("disputes.litigation_direct.other", ["L01 disputes.litigation_direct.total"]),
        ("disputes.reconsideration.total", ["L01 disputes.reconsideration.total"]),
        ("disclosure.regulations.issued", []),
    ],
)
def test_one_wrong_figure_gives_exactly_what_follows(text, expected):
    assert [f"{code} {address}" for code, address in found(plus_one(text))] == expected


@pytest.mark.parametrize("address", [a for a in CURRENT.addresses if a.part != "disclosure"], ids=str)
def test_no_wrong_figure_of_tables_three_and_four_goes_unseen(address):
    findings = check_report(plus_one(str(address)), TODAY)
    assert any(f.severity is Severity.ERROR for f in findings)


@pytest.mark.parametrize(
    "text", ["requests.granted.total", "requests.carried_out.business", "disputes.reconsideration.total"]
)
def test_a_fix_mends_what_it_is_for(text):
    report = plus_one(text)
    for finding in check_report(report, TODAY):
        if finding.fix is not None and finding.address == cell(text):
            report.apply(finding.fix.edit(report))
    assert report == balanced_report()


def test_a_sum_says_both_sides_and_the_difference():
    report = changed("disputes.reconsideration.total", 0)
    expected = report.sum(next(t for t in CURRENT.totals if t.code == "L01"))
    (finding,) = check_report(report, TODAY)
    assert finding.message == (f"表四“行政复议 总计”列填的是 0，四种结果之和是 {expected}，少 {expected}。")


def test_a_balance_says_both_sides_and_the_difference():
    report = Report(unit="示例局", year=2025)
    values = {"received": 12, "carried_in": 3, "concluded": 13, "carried_out": 1}
    report.apply(SetValues({cell(f"requests.{row}.total"): n for row, n in values.items()}))
    (finding,) = [f for f in check_report(report, TODAY) if f.code == "R03"]
    assert finding.message == (
        "表三“总计”列：新收 12 + 上年结转 3 = 15，办理总计 13 + 结转下年度 1 = 14，两边相差 1；"
        "四个数至少有一个有误。"
    )
    assert finding.fix is not None and (str(finding.fix.address), finding.fix.value) == (
        "requests.carried_out.total",
        2,
    )


def test_a_balance_that_no_figure_can_mend_has_no_fix():
    report = Report(unit="示例局", year=2025)
    report.apply(SetValues({cell("requests.concluded.business"): 5}))
    (finding,) = [f for f in check_report(report, TODAY) if f.code == "R03"]
    assert finding.fix is None


def test_a_balance_may_be_mended_by_nothing_carried_over():
    report = Report(unit="示例局", year=2025)
    values = {"received": 5, "concluded": 5, "carried_out": 2}
    report.apply(SetValues({cell(f"requests.{row}.business"): n for row, n in values.items()}))
    (finding,) = [f for f in check_report(report, TODAY) if f.code == "R03"]
    assert finding.fix is not None and (str(finding.fix.address), finding.fix.value) == (
        "requests.carried_out.business",
        0,
    )


def test_blank_and_not_applicable_count_as_nothing():
    report = Report(unit="示例局", year=2025)
    report.apply(
        SetValues({cell("disputes.reconsideration.upheld"): "/", cell("disputes.reconsideration.total"): 0})
    )
    assert found(report) == []


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("disclosure.regulations.issued", "若干", "D01"),
        ("disclosure.licensing.decisions", Decimal("1.5"), "D01"),
        ("disclosure.fees.amount", -1, "D01"),
        ("requests.granted.business", -1, "R05"),
        ("requests.received.total", "九", "R05"),
        ("disputes.reconsideration.upheld", Decimal("0.5"), "L02"),
    ],
)
def test_what_is_no_figure_is_said(text, value, code):
    assert (code, text) in found(changed(text, value))


@pytest.mark.parametrize("value", [None, "/", 0, 9_999_999])
def test_what_a_cell_may_hold_is_not_said(value):
    for code, text in (("R05", "requests.granted.business"), ("L02", "disputes.reconsideration.other")):
        assert found(changed(text, value), code) == []


def test_decimals_belong_to_fees_alone():
    assert found(changed("disclosure.fees.amount", Decimal("3.65")), "D01") == []


def with_previous(report, **last):
    previous = Report(unit=report.unit, year=2021)
    previous.apply(SetValues({cell(name.replace("__", ".")): value for name, value in last.items()}))
    report.apply(SetPrevious(previous))
    return report


def test_documents_in_force_follow_from_last_year():
    last = {"disclosure__regulations__in_force": 7}
    report = with_previous(Report(unit="示例局", year=2022), **last)
    row = "disclosure.regulations"
    report.apply(
        SetValues({cell(f"{row}.issued"): 2, cell(f"{row}.repealed"): 1, cell(f"{row}.in_force"): 8})
    )
    assert found(report, "D02") == []
    report.apply(SetValues({cell(f"{row}.in_force"): 7}))
    (finding,) = check_report(report, TODAY)
    assert (finding.code, str(finding.address)) == ("D02", f"{row}.in_force")
    assert finding.fix is not None and finding.fix.value == 8


@pytest.mark.parametrize(("repealed", "mended"), [(6, 1), (7, 0), (8, None)])
def test_documents_in_force_may_become_none_but_not_fewer(repealed, mended):
    report = with_previous(Report(unit="示例局", year=2022), disclosure__regulations__in_force=7)
    row = "disclosure.regulations"
    report.apply(SetValues({cell(f"{row}.repealed"): repealed, cell(f"{row}.in_force"): 3}))
    (finding,) = [f for f in check_report(report, TODAY) if f.code == "D02"]
    assert (None if finding.fix is None else finding.fix.value) == mended


def test_documents_in_force_are_not_judged_without_last_year_or_this_years_figure():
    assert found(balanced_report(), "D02") == []
    assert (
        found(with_previous(Report(unit="示例局", year=2022), disclosure__regulations__in_force=7), "D02")
        == []
    )
    blank = with_previous(
        changed("disclosure.regulations.in_force", 3, Report()), disclosure__regulations__issued=1
    )
    assert found(blank, "D02") == []


def test_what_was_carried_over_must_be_what_comes_in():
    last = {"requests__carried_out__business": 3, "requests__carried_out__total": 3}
    report = with_previous(Report(unit="示例局", year=2022), **last)
    texts = ["requests.carried_in.business", "requests.carried_in.total"]
    assert found(report, "R04") == [("R04", text) for text in texts]
    report.apply(SetValues(dict.fromkeys(map(cell, texts), 3)))
    assert found(report, "R04") == []


def test_carried_over_is_not_judged_where_last_year_says_nothing():
    report = changed("requests.carried_in.business", 2, Report(unit="示例局", year=2022))
    assert found(with_previous(report), "R04") == []
    only_total = with_previous(report, requests__carried_out__total=2)
    assert found(only_total, "R04") == [("R04", "requests.carried_in.total")]


def test_a_computed_total_offers_no_fix():
    report = with_previous(
        Report(unit="示例局", year=2022, computes_totals=True), requests__carried_out__total=2
    )
    (finding,) = check_report(report, TODAY)
    assert finding.code == "R04" and finding.fix is None


@pytest.mark.parametrize(
    ("unit", "year", "places"),
    [
        ("示例局", 2025, []), ("", 2025, ["unit"]), (" ", None, ["unit", "year"]), ("示例局", 2007, ["year"]),
        ("示例局", 2026, []), ("示例局", 2027, ["year"]), ("示例局", 2008, []),
    ],
)  # fmt: skip
def test_a_report_names_its_unit_and_year(unit, year, places):
    assert found(Report(unit=unit, year=year)) == [("M01", place) for place in places]


@given(st.data())
def test_incremental_checking_finds_what_full_checking_finds(data):
    report = data.draw(reports())
    engine = Engine(report, TODAY)
    known = set(engine.findings)
    for _ in range(data.draw(st.integers(1, 4))):
        address = data.draw(st.sampled_from(report.form.addresses))
        edit = data.draw(
            st.one_of(
                st.builds(SetValues, st.dictionaries(st.just(address), st.integers(-1, 9))),
                st.builds(SetField, st.just("unit"), st.sampled_from(["", "示例局"])),
                st.builds(SetField, st.just("year"), st.sampled_from([None, 2025, 1999])),
                st.builds(SetField, st.just("computes_totals"), st.booleans()),
                st.builds(SetField, st.just("edition"), st.sampled_from(["2019", "2021"])),
                st.builds(SetPrevious, st.sampled_from([None, balanced_report()])),
            )
        )
        update = engine.update(report.apply(edit).addresses)
        known = (known - set(update.removed)) | set(update.added)
        assert engine.findings == check_all(report, TODAY)
        assert known == set(engine.findings)


def test_findings_come_in_the_order_of_the_form():
    report = plus_one("requests.concluded.total")
    report.apply(SetField("unit", ""))
    addresses = [f.address for f in check_report(report, TODAY)]
    assert addresses == sorted(addresses, key=report.form.order) and str(addresses[0]) == "unit"


def test_every_check_says_its_rule_and_source():
    assert set(RULES) >= CODES
    for rule in RULES.values():
        assert len(rule.explanation.strip()) > 15, rule.code


def test_values_in_sentences_are_printed_as_in_the_table():
    report = changed("disclosure.fees.amount", Decimal("-1E+3"))
    assert display(Decimal("-1000")) in check_report(report, TODAY)[0].message


def test_a_balance_says_which_figures_another_rule_confirms():
    report = Report(unit="示例局", year=2025)
    values = {"received": 12, "carried_in": 3, "granted": 13, "concluded": 13, "carried_out": 1}
    report.apply(SetValues({cell(f"requests.{row}.natural_person"): n for row, n in values.items()}))
    (finding,) = [f for f in check_report(report, TODAY) if f.code == "R03"]
    assert finding.message.endswith("；办理总计与其他数字相符，可能有误的是新收、上年结转、结转下年度。")
    last = Report(unit="示例局", year=2024)
    last.apply(SetValues({cell("requests.carried_out.natural_person"): 3}))
    report.apply(SetPrevious(last))
    (finding,) = [f for f in check_report(report, TODAY) if f.code == "R03"]
    assert finding.message.endswith("上年结转、办理总计与其他数字相符，可能有误的是新收、结转下年度。")


def test_a_blank_is_called_blank_and_not_nought():
    report = with_values(clean_report(), requests__received__total=None)
    (finding,) = [f for f in check_report(report, TODAY) if f.code == "R01"]
    assert finding.message.startswith("表三“一、本年新收政府信息公开申请数量”行“总计”列是空白，")
    report = with_values(clean_report(), requests__received__total=0)
    (finding,) = [f for f in check_report(report, TODAY) if f.code == "R01"]
    assert "列填的是 0，" in finding.message


def test_blanks_are_filled_with_nought_by_one_fix():
    report = with_values(clean_report(), requests__granted__business=None, requests__granted__research="/")
    report.apply(SetValues({cell("requests.granted.total"): 0}))
    (finding,) = [f for f in check_report(report, TODAY) if f.code == "R07"]
    assert "有 1 格空白，有 1 格填的是“/”" in finding.message
    assert finding.fix is not None
    report.apply(finding.fix.edit(report))
    assert (
        report.value(cell("requests.granted.business"))
        == report.value(cell("requests.granted.research"))
        == 0
    )
    assert not [f for f in check_report(report, TODAY) if f.code == "R07"]
