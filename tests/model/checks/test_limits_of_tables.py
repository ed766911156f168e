"""The checks of tables at their limits: the last figure that is let pass, and the first that is not."""

from decimal import Decimal

import pytest
from builders.checks import TODAY, clean_report, found, text_report, with_values
from builders.model import cell, spanned_table

from model.checks.core import Severity
from model.checks.engine import Engine, check_report
from model.content.address import Address
from model.content.blocks import paragraphs
from model.form.parts import COLUMNS
from model.report.report import Report, SetPrevious, SetText, SetValues


def empty_but(year: int = 2022, **values: object) -> Report:
    return with_values(Report(unit="示例市示例局", year=year), **values)


def after(last: dict[str, object], **values: object) -> Report:
    report = empty_but(**values)
    report.apply(SetPrevious(empty_but(2021, **last)))
    return report


def places(report: Report, code: str) -> list[str]:
    return [str(finding.address) for finding in found(report, code)]


@pytest.mark.parametrize(("last", "given", "is_far"), [(10, 50, False), (10, 51, True), (0, 20, False), (0, 21, True), (5, 25, False), (5, 26, True), (4, 24, False)])  # fmt: skip
def test_five_times_last_years_figure_and_twenty_more(last, given, is_far):
    name = "requests__granted__business"
    assert bool(found(after({name: last}, **{name: given}), "R06")) == is_far
    name = "disclosure__licensing__decisions"
    assert bool(found(after({name: last}, **{name: given}), "D05")) == is_far


def test_a_row_that_was_blank_last_year_tells_nothing():
    given = {"requests__granted__business": 60, "requests__granted__total": 60}
    assert found(after({}, **given), "R06") == []
    assert places(after({"requests__granted__total": 1}, **given), "R06") == ["requests.granted.total"]
    only = ["requests.granted.business"]
    assert places(after({"requests__granted__research": 1}, **given), "R06") == only
    some = {"requests__granted__research": 1, "requests__granted__total": 1}
    assert places(after(some, **given), "R06") == only
    assert places(after({"requests__granted__total": 0}, **given), "R06") == only


def test_last_years_form_of_2019_counts_under_its_own_names():
    report, last = empty_but(disclosure__licensing__decisions=99), Report("2019", "示例市示例局", 2020)
    last.apply(SetValues({cell("legacy.licensing.decisions"): 3}))
    report.apply(SetPrevious(last))
    (finding,) = found(report, "D05")
    assert "上年是 3" in finding.message


def test_on_the_form_of_2019_the_column_of_last_years_items_is_not_compared():
    report, last = (Report("2019", "示例市示例局", year) for year in (2020, 2019))
    licensing = [a for a in report.form.tables[0].entries if a.row == "licensing"]
    last.apply(SetValues(dict.fromkeys(licensing, 1)))
    report.apply(SetValues(dict.fromkeys(licensing, 99)))
    report.apply(SetPrevious(last))
    assert places(report, "D05") == ["legacy.licensing.decisions"]


def test_an_amount_says_its_unit_and_a_number_does_not():
    name = "disclosure__fees__amount"
    (finding,) = found(after({name: Decimal("25.1")}, **{name: 251000}), "D05")
    assert finding.message.endswith("请核对是否填错，单位是万元。")
    name = "disclosure__licensing__decisions"
    (finding,) = found(after({name: 1}, **{name: 99}), "D05")
    assert finding.message.endswith("请核对是否填错。")


def test_more_cannot_be_carried_out_than_came_in():
    came_in = {"requests__received__business": 3, "requests__carried_in__business": 1}
    assert found(empty_but(**came_in, requests__carried_out__business=4), "R08") == []
    (finding,) = found(empty_but(**came_in, requests__carried_out__business=6), "R08")
    assert "比本年新收 3 + 上年结转 1 = 4 还多 2" in finding.message
    only = "requests.carried_out.business"
    assert found(empty_but(requests__carried_out__business=6), "R08") == []
    for row in ("received", "carried_in"):
        one = {f"requests__{row}__business": 0}
        assert places(empty_but(**one, requests__carried_out__business=6), "R08") == [only]


@pytest.mark.parametrize(
    ("in_force", "is_few"), [(1, True), (2, False), (0, True), (None, False), ("/", True)]
)
def test_what_was_issued_and_not_repealed_is_in_force(in_force, is_few):
    row = "disclosure__regulations__"
    values = {f"{row}issued": 3, f"{row}repealed": 1, f"{row}in_force": in_force}
    assert bool(found(empty_but(**values), "D03")) == is_few


def test_the_power_to_make_regulations_is_asked_for_the_first_figure_above_zero():
    row = "disclosure__regulations__"
    report = empty_but(**{f"{row}issued": 0, f"{row}repealed": 1, f"{row}in_force": 2})
    (finding,) = found(report, "D04")
    assert str(finding.address) == "disclosure.regulations.repealed"
    assert "本年废止件数" in finding.message and "填的是 1，" in finding.message
    assert [str(a) for a in finding.related] == ["disclosure.regulations.in_force"]


@pytest.mark.parametrize(("pending", "total", "is_missing"), [(3, 2, True), (3, 3, False), (3, None, True)])
def test_cases_that_were_pending_last_year(pending, total, is_missing):
    group = "disputes__reconsideration__"
    values = {f"{group}upheld": 1, f"{group}total": total}
    report = after({f"{group}pending": pending}, **values)
    assert places(report, "L03") == (["disputes.reconsideration.total"] if is_missing else [])
    assert found(after({f"{group}pending": pending}), "L03") == []


@pytest.mark.parametrize(("year", "given", "is_told"), [(2023, 1, False), (2024, 1, True), (2024, 0, False), (None, 1, False)])  # fmt: skip
def test_reconsideration_comes_first_from_2024_on(year, given, is_told):
    report = empty_but(disputes__litigation_direct__total=given)
    report.year = year
    assert bool(found(report, "L04")) == is_told


def test_disputes_without_a_request_are_told_once():
    asked = {f"requests__{row}__total": 0 for row in ("received", "carried_in", "concluded")}
    cases = {"disputes__reconsideration__total": 0, "disputes__litigation_direct__total": 1}
    cases["disputes__litigation_after_reconsideration__total"] = 1
    assert places(empty_but(**asked, **cases), "L06") == ["disputes.litigation_direct.total"]
    assert found(empty_but(**cases), "L06") == []
    assert places(after({"requests__received__total": 0}, **asked, **cases), "L06") != []
    assert found(after({"requests__received__total": 1}, **asked, **cases), "L06") == []
    assert found(empty_but(**asked | {"requests__concluded__business": 1}, **cases), "L06") == []


def test_blanks_are_told_once_this_years_figures_stand_in_two_tables():
    name = "requests__carried_in__business"
    assert found(empty_but(**{name: 1}, disclosure__licensing__decisions=3), "R07") == []
    begun = empty_but(**{name: 1}, requests__received__business=2)
    assert found(begun, "R07") == []
    assert found(with_values(begun, disclosure__licensing__decisions=3), "R07") != []


def test_only_slashes_are_not_called_blanks():
    report = with_values(clean_report(), requests__granted__business="/")
    report.apply(SetValues({cell("requests.granted.total"): 0}))
    (finding,) = found(report, "R07")
    assert "；没有" in finding.message and "有 1 格填的是“/”" in finding.message
    assert "空白，" not in finding.message and "0 格" not in finding.message


def related_words(report: Report, code: str) -> tuple[str, list[str]]:
    """Return the characters of a text that the finding of a cell rests on, and its other cells."""
    (finding,) = found(report, code)
    span = next(a for a in finding.related if a.start >= 0)
    rest = [str(a) for a in finding.related if a.start < 0]
    return report.text(span.part)[span.start : span.end], rest


def test_named_documents_lead_to_their_words():
    words = "完善制度。今年我局制发行政规范性文件《示例县房屋租赁管理办法》，并作了解读。"
    zeros = {f"disclosure__normative_documents__{c}": 0 for c in ("issued", "repealed", "in_force")}
    report = with_values(text_report(f"我局做好公开工作。\n{words}"), **zeros)
    assert related_words(report, "D06") == ("制发行政规范性文件《示例县房屋租赁管理办法》", [])


def persons_only(received: int) -> Report:
    report = text_report("我局做好公开工作。\n全年3家企业提出的政府信息公开申请均已答复。")
    report.apply(SetValues({a: 0 for a in report.form.addresses if a.part == "requests"}))
    return with_values(report, requests__received__natural_person=received)


def test_named_organisations_lead_to_their_words():
    words, cells = related_words(persons_only(1), "R09")
    assert words == "企业提出的政府信息公开申请"
    assert cells == [f"requests.received.{column}" for column in COLUMNS[1:-1]]
    assert found(persons_only(0), "R09") == []


def test_a_section_that_gets_a_table_is_judged_anew():
    report = clean_report()
    engine = Engine(report, TODAY)
    for blocks in ((spanned_table(),), paragraphs("主要问题是公开不够及时。"), (), (spanned_table(),)):
        engine.update(report.apply(SetText("other_matters", blocks)).addresses)
        assert engine.findings == check_report(report, TODAY)
    assert Address("other_matters") not in {f.address for f in engine.findings if f.code == "N01"}


def test_an_office_may_name_checks_that_do_not_exist_yet():
    report = clean_report()
    report.rules = 'format = 1\noffice = "示例县政务公开办公室"\n\n[checks]\nZ99 = "info"\nN01 = "info"\nN07 = "warning"\n'
    assert check_report(report, TODAY) == ()
    report.apply(SetText("problems", ()))
    report.apply(SetText("overview", paragraphs("我局做好公开工作。")))
    severities = {f.code: f.severity for f in check_report(report, TODAY)}
    assert (severities["N01"], severities["N07"]) == (Severity.ERROR, Severity.WARNING)
