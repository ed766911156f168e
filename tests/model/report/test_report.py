import pytest
from builders.model import UNIT, balanced_report, cell, reports, texts, values
from hypothesis import given
from hypothesis import strategies as st

from model.content.address import Address
from model.content.blocks import Paragraph
from model.content.values import NOT_APPLICABLE, number
from model.form.editions import FORMS
from model.report.report import (
    ACKNOWLEDGEMENTS,
    EVERYTHING,
    PREVIOUS,
    Acknowledge,
    ReplaceAll,
    Report,
    SetField,
    SetPrevious,
    SetText,
    SetValues,
    Several,
    UnknownAddressError,
    Withdraw,
    new_report,
)


@st.composite
def edits(draw, report: Report, depth: int = 1):
    """Any edit that fits the report's present edition."""
    kinds = ["values", "text", "field", "totals", "previous", "replace"] + ["several"] * depth
    kind = draw(st.sampled_from(kinds))
    addresses = st.sampled_from(report.form.addresses)
    if kind == "values":
        return SetValues(draw(st.dictionaries(addresses, values, max_size=8)))
    if kind == "text":
        return SetText(draw(st.sampled_from(["front", "overview", "problems", "other_matters"])), draw(texts))
    if kind == "field":
        name = draw(st.sampled_from(["unit", "title", "signature", "date"]))
        return SetField(name, draw(st.text(max_size=4)))
    if kind == "totals":
        return SetField("computes_totals", draw(st.booleans()))
    if kind == "previous":
        return SetPrevious(draw(st.one_of(st.none(), st.just(Report(unit="旧")))))
    if kind == "replace":
        return ReplaceAll(draw(reports(edition=report.edition)))
    return Several(tuple(draw(st.lists(edits(report, depth - 1), max_size=3))))


@given(st.data())
def test_every_edit_is_taken_back_by_its_inverse(data):
    report = data.draw(reports())
    before = report.copy()
    edit = data.draw(edits(report))
    after_change = report.apply(edit)
    after = report.copy()
    back = report.apply(after_change.inverse)
    assert report == before
    report.apply(back.inverse)
    assert report == after


def test_edits_of_the_same_places_are_taken_back_in_reverse_order():
    report = balanced_report()
    before = report.copy()
    address = cell("requests.granted.business")
    change = report.apply(
        Several(
            (
                SetValues({address: 101}),
                SetValues({address: 102, cell("requests.granted.research"): 103}),
                SetText("overview", (Paragraph.of("一段"),)),
                SetText("overview", (Paragraph.of("另一段"),)),
                SetField("signature", "示例县示例局"),
                SetField("signature", "示例县另一局"),
            )
        )
    )
    assert report.value(address) == 102 and report.text("overview") == "另一段"
    back = report.apply(change.inverse)
    assert report == before
    report.apply(back.inverse)
    assert report.value(address) == 102 and report.signature == "示例县另一局"


@given(st.data())
def test_a_change_names_every_cell_that_differs(data):
    report = data.draw(reports())
    before = dict(report.values)
    change = report.apply(data.draw(edits(report)))
    differing = {a for a in {*before, *report.values} if before.get(a) != report.values.get(a)}
    assert EVERYTHING in change.addresses or differing <= change.addresses


@given(st.data())
def test_computed_sums_hold_after_any_edit(data):
    report = data.draw(reports())
    report.apply(SetField("computes_totals", True))
    report.apply(
        SetValues(data.draw(st.dictionaries(st.sampled_from(report.form.addresses), values, max_size=8)))
    )
    for total in report.form.totals:
        if report.computes_totals:
            assert number(report.values.get(total.target)) == sum(
                number(report.values.get(p)) for p in total.parts
            )


def test_a_computed_cell_cannot_be_set():
    report = new_report(UNIT, 2025)
    change = report.apply(SetValues({cell("requests.received.total"): 9}))
    assert not change.addresses and report.values == {}


def test_a_sum_is_blank_while_its_parts_are_and_not_applicable_where_all_are():
    report = new_report(UNIT, 2025)
    row = [cell(f"disputes.reconsideration.{c}") for c in ("upheld", "corrected", "other", "pending")]
    total = cell("disputes.reconsideration.total")
    assert report.value(total) is None
    report.apply(SetValues(dict.fromkeys(row, NOT_APPLICABLE)))
    assert report.value(total) == NOT_APPLICABLE
    report.apply(SetValues({row[0]: 2}))
    assert report.value(total) == 2


def test_one_figure_brings_all_its_sums_up_to_date():
    report = new_report(UNIT, 2025)
    change = report.apply(SetValues({cell("requests.granted.business"): 4}))
    names = ["granted.business", "granted.total", "concluded.business", "concluded.total"]
    assert change.addresses == {cell(f"requests.{name}") for name in names}


def test_an_unknown_cell_is_refused_and_nothing_changes():
    report = balanced_report()
    before = report.copy()
    good, bad = cell("requests.granted.business"), cell("requests.granted.nobody")
    for edit in (SetValues({good: 99, bad: 1}), Several((SetValues({good: 99}), SetField("nothing", 1)))):
        with pytest.raises(UnknownAddressError):
            report.apply(edit)
        assert report == before
    with pytest.raises(UnknownAddressError):
        report.value(bad)


def test_a_section_that_the_form_does_not_have_is_refused():
    for edit in (SetValues({Address("nowhere", "row", "column"): 1}), SetText("nowhere", ())):
        with pytest.raises(UnknownAddressError):
            Report().apply(edit)


def test_a_reason_is_kept_until_it_is_withdrawn():
    report = Report()
    first = report.apply(Acknowledge("R01 x", "原件如此"))
    assert first.addresses == {ACKNOWLEDGEMENTS} and report.acknowledgements == {"R01 x": "原件如此"}
    again = report.apply(Acknowledge("R01 x", "原件如此"))
    assert again.addresses == frozenset() and again.inverse == Acknowledge("R01 x", "原件如此")
    report.apply(first.inverse)
    assert report.acknowledgements == {}
    assert report.apply(Withdraw("R01 x")).addresses == frozenset()


def test_a_text_goes_only_where_the_form_has_one():
    with pytest.raises(UnknownAddressError):
        Report().apply(SetText("requests", (Paragraph.of("字"),)))


def test_title_follows_unit_and_year_until_it_is_written_by_hand():
    report = Report(unit=UNIT, year=2025)
    assert report.full_title == f"{UNIT}2025年政府信息公开工作年度报告"
    report.apply(SetField("title", "另写的标题"))
    assert report.full_title == "另写的标题"
    assert Report(unit=UNIT).full_title == ""


def test_another_edition_keeps_what_both_have():
    report = balanced_report()
    kept = report.value(cell("requests.granted.business"))
    change = report.apply(SetField("edition", "2019"))
    assert report.edition == "2019" and report.value(cell("requests.granted.business")) == kept
    assert not [a for a in report.values if a not in FORMS["2019"].all_cells]
    report.apply(change.inverse)
    assert report == balanced_report()


def test_last_year_alongside_is_one_change():
    report = balanced_report()
    assert report.apply(SetPrevious(Report(unit=UNIT))).addresses == {PREVIOUS}
    assert report.apply(SetPrevious(Report(unit=UNIT))).addresses == frozenset()


def test_nothing_changed_is_said_so():
    report = balanced_report()
    address = cell("requests.granted.business")
    assert report.apply(SetValues({address: report.value(address)})).addresses == frozenset()
    assert report.apply(SetField("unit", UNIT)).addresses == frozenset()
    assert report.apply(ReplaceAll(report.copy())).addresses == frozenset()


def test_new_reports_are_on_the_edition_of_their_year():
    assert [new_report("", y).edition for y in (None, 2020, 2025)] == ["2021", "2019", "2021"]
    assert new_report().computes_totals


def test_text_of_a_section():
    report = Report()
    report.apply(SetText("overview", (Paragraph.of("一段"), Paragraph.of("两段"))))
    assert report.text("overview") == "一段\n两段" and report.text("problems") == ""
    assert report.apply(SetText("overview", ())).addresses == {Address("overview")}
    assert "overview" not in report.texts
