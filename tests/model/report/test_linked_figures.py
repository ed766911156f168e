"""Figures of texts that follow the tables: they always say what their cells count, whatever is edited and undone."""

from datetime import date

import pytest
from builders.model import UNIT, cell, reports, reports_with_fields, values
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.engine import Engine, check_report
from model.content.address import Address
from model.content.blocks import Paragraph, Run
from model.content.text_edit import replace_span
from model.form.countables import countables
from model.form.editions import FORMS
from model.report.linked_figures import (
    cells_of,
    field_of,
    figure_text,
    is_same_but_for_figures,
    places_of,
    without_fields,
)
from model.report.report import ReplaceAll, Report, SetField, SetText, SetValues, new_report
from model.report.rollover import roll_over
from model.storage.own_file import dump, restore_report
from model.workspace import Workspace

RECEIVED, GRANTED = cell("requests.received.total"), cell("requests.granted.total")
FIELD = field_of((RECEIVED,))
TODAY = date(2026, 1, 12)


def said(text: str, field: str = FIELD) -> tuple[Paragraph, ...]:
    return (Paragraph((Run("收到申请"), Run(text, True, field), Run("件。"))),)


def report_saying(text: str, **figures: int) -> Report:
    report = Report(unit=UNIT, year=2025)
    report.apply(SetValues({Address("requests", row, "total"): n for row, n in figures.items()}))
    report.apply(SetText("overview", said(text)))
    return report


def test_a_figure_follows_its_cell():
    report = report_saying("旧", received=12)
    assert report.text("overview") == "收到申请12件。"
    change = report.apply(SetValues({RECEIVED: 1204}))
    assert report.blocks("overview") == said("1204")
    assert change.addresses == {RECEIVED, Address("overview")}
    report.apply(change.inverse)
    assert report.blocks("overview") == said("12")


@pytest.mark.parametrize(("value", "text"), [(None, "0"), ("/", "0"), (0, "0"), ("见附表", "0"), (7, "7")])
def test_what_counts_nothing_says_0(value, text):
    assert figure_text(FIELD, {RECEIVED: value}) == text


def test_a_figure_may_be_the_sum_of_several_cells():
    report = Report()
    report.apply(SetText("overview", said("", field_of((RECEIVED, GRANTED)))))
    report.apply(SetValues({RECEIVED: 3, GRANTED: 4}))
    assert report.text("overview") == "收到申请7件。"


def test_a_total_that_is_computed_is_followed_too():
    report = new_report(UNIT, 2025)
    report.apply(SetText("overview", said("0")))
    report.apply(SetValues({RECEIVED._replace(column="natural_person"): 5}))
    assert report.text("overview") == "收到申请5件。"
    report.apply(SetField("computes_totals", False))
    report.apply(SetValues({RECEIVED: 6}))
    back = report.apply(SetField("computes_totals", True))
    assert report.text("overview") == "收到申请5件。"
    report.apply(back.inverse)
    assert report.text("overview") == "收到申请6件。"


@pytest.mark.parametrize("field", ["nonsense", "a.b", "legacy.licensing.decisions", "overview", "+"])
def test_what_is_no_cell_of_the_form_is_plain_text(field):
    report = Report()
    report.apply(SetText("overview", said("12", field)))
    assert report.blocks("overview") == said("12", "")


def test_another_edition_keeps_only_the_figures_that_it_has():
    report = Report(values={cell("disclosure.licensing.decisions"): 9, RECEIVED: 4})
    report.apply(SetText("overview", said("9", "disclosure.licensing.decisions")))
    report.apply(SetText("problems", said("4")))
    report.apply(SetField("edition", "2019"))
    assert report.blocks("overview") == said("9", "") and report.blocks("problems") == said("4")


def test_an_import_brings_its_figures_up_to_date():
    stale = Report(values={RECEIVED: 8}, texts={"overview": said("5")})
    report = Report()
    report.apply(ReplaceAll(stale))
    assert report.text("overview") == "收到申请8件。"


def test_a_draft_says_this_years_figures():
    rolled = roll_over(report_saying("", received=2025)).report
    assert rolled.blocks("overview") == said("0") and rolled.previous.text("overview") == "收到申请2025件。"


@pytest.mark.parametrize(
    ("start", "end", "runs"),
    [
        (4, 6, (Run("收到申请"), Run("新", True), Run("件。"))),
        (4, 5, (Run("收到申请"), Run("新2", True), Run("件。"))),
        (5, 5, (Run("收到申请"), Run("1新2", True), Run("件。"))),
        (0, 4, (Run("新"), Run("12", True, FIELD), Run("件。"))),
        (4, 4, (Run("收到申请"), Run("新", True), Run("12", True, FIELD), Run("件。"))),
        (6, 6, (Run("收到申请"), Run("12", True, FIELD), Run("新件。"))),
        (3, 5, (Run("收到申新"), Run("2", True), Run("件。"))),
    ],
)
def test_a_figure_that_is_cut_into_is_plain_text(start, end, runs):
    assert replace_span(said("12"), start, end, "新") == (Paragraph(runs),)


def test_characters_are_made_a_field():
    plain = (Paragraph((Run("收到申请12件。"),)),)
    linked = (Paragraph((Run("收到申请"), Run("12", False, FIELD), Run("件。"))),)
    assert replace_span(plain, 4, 6, "12", FIELD) == linked
    assert places_of((*linked, *linked)) == ((4, 6, FIELD), (13, 15, FIELD))
    assert is_same_but_for_figures(linked, replace_span(linked, 4, 6, "3", FIELD))
    assert not is_same_but_for_figures(linked, plain) and without_fields(said("1")) == said("1", "")


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_figure_on_offer_is_one_of_the_form(form):
    offered = countables(form)
    assert all(form.all_cells.issuperset(c.cells) and c.cells for c in offered)
    assert len({(c.table, c.name) for c in offered}) == len(offered) == len({c.cells for c in offered})
    assert {c.table for c in offered} == {table.name for table in form.tables}


def test_the_results_of_a_group_are_offered_together():
    offered = {c.name: c.cells for c in countables(FORMS["2021"])}
    assert len(offered["（三）不予公开"]) == 8 and offered["（七）总计"] == (
        cell("requests.concluded.total"),
    )
    assert [str(c) for c in offered["行政诉讼（合计） 尚未审结"]] == [
        "disputes.litigation_direct.pending",
        "disputes.litigation_after_reconsideration.pending",
    ]


def says_what_the_tables_say(report: Report) -> bool:
    runs = [
        r for b in report.texts.values() for p in b if isinstance(p, Paragraph) for r in p.runs if r.field
    ]
    return all(
        run.text == figure_text(run.field, report.values)
        and report.form.all_cells.issuperset(cells_of(run.field))
        for run in runs
    )


edits = st.one_of(
    st.tuples(st.sampled_from(FORMS["2021"].addresses), values).map(lambda pair: SetValues(dict([pair]))),
    st.booleans().map(lambda computes: SetField("computes_totals", computes)),
    st.sampled_from(["2019", "2021"]).map(lambda edition: SetField("edition", edition)),
    reports_with_fields().map(ReplaceAll),
    reports_with_fields().map(lambda r: SetText("problems", r.blocks("problems"))),
)


@given(reports_with_fields(), st.lists(edits, max_size=6))
@settings(max_examples=30)
def test_fields_say_what_the_tables_say_whatever_is_done_and_undone(report, steps):
    workspace, states = Workspace(TODAY, report), [report.copy()]
    for edit in steps:
        if isinstance(edit, SetValues) and not workspace.report.form.all_cells.issuperset(edit.values):
            continue
        workspace.history.close_step()
        workspace.apply(edit, "改")
        assert says_what_the_tables_say(workspace.report)
        assert set(workspace.findings) == set(check_report(workspace.report, TODAY))
        if workspace.report != states[-1]:
            states.append(workspace.report.copy())
    for state in reversed(states[:-1]):
        while workspace.report != state and workspace.undo() is not None:
            assert says_what_the_tables_say(workspace.report)
        assert workspace.report == state


@given(reports_with_fields())
@settings(max_examples=25)
def test_a_saved_report_comes_back_with_its_fields(report):
    assert restore_report(dump(report), "年报.xxgk") == report


def test_a_file_whose_figures_are_stale_is_brought_up_to_date():
    stale = Report(values={RECEIVED: 8}, texts={"overview": said("5")})
    assert restore_report(dump(stale), "年报.xxgk").text("overview") == "收到申请8件。"


def test_a_change_of_a_table_reruns_the_checks_of_the_text_it_changes():
    report = report_saying("", received=3, granted=3, concluded=3)
    engine = Engine(report, TODAY)
    update = engine.update(report.apply(SetValues({RECEIVED: 4})).addresses)
    assert engine.findings == check_report(report, TODAY)
    assert not [f for f in (*update.added, *engine.findings) if f.code == "N03"]


@given(reports())
@settings(max_examples=20)
def test_texts_without_fields_are_left_alone(report):
    before = dict(report.texts)
    assert report.refresh_fields() == set()
    assert all(report.texts[key] is before[key] for key in before)
