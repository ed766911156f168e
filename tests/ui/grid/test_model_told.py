"""What the model of a table tells others: cells that changed, texts it refused, what it leaves alone."""

import pytest
from builders.model import balanced_report, cell
from builders.ui import cells_told, table_model
from PySide6.QtCore import Qt

from model.checks.core import RULES
from model.content.blocks import paragraphs
from model.form.editions import form_of
from model.report.report import SetField, SetPrevious, SetText, SetValues
from model.workspace import Workspace
from ui.grid.model import GridModel, Role

GRANTED = cell("requests.granted.natural_person")
FEES = cell("disclosure.fees.amount")
TOTAL_CARRIED_OUT = cell("requests.carried_out.total")
LICENSING = cell("disclosure.licensing.decisions")
"""A row that was there in 2019 under another name."""


def workspace(model: GridModel) -> Workspace:
    return model._workspace


@pytest.fixture
def model(qapp) -> GridModel:
    return table_model(balanced_report())


def refuse(model: GridModel, text: str = "1x7") -> None:
    assert not model.setData(model.index_of(GRANTED), text)


def test_characters_of_a_cell_stand_where_the_cell_does(model):
    assert model.index_of(GRANTED.span(0, 1)) == model.index_of(GRANTED)
    assert model.index_of(GRANTED).isValid()


def test_a_cell_has_no_font_of_its_own(model):
    assert model.index_of(GRANTED).data(Qt.ItemDataRole.FontRole) is None


def test_checks_of_texts_wait_while_figures_are_typed(qapp):
    report = balanced_report()
    received = report.value(cell("requests.received.total"))
    report.apply(SetField("computes_totals", True))
    report.apply(SetText("overview", paragraphs(f"本年收到政府信息公开申请{received}件。")))
    model = table_model(report)

    def of_texts() -> set[str]:
        return {f.code for f in workspace(model).findings if RULES[f.code].of_text}

    before = of_texts()
    model.setData(model.index_of(cell("requests.received.natural_person")), "9000")
    assert of_texts() == before
    workspace(model).settle()
    assert of_texts() - before == {"N03"}


def test_a_label_refuses_in_silence(model, qtbot):
    with qtbot.assertNotEmitted(model.refused):
        assert not model.setData(model.index(0, 0), "1")


def test_what_is_typed_into_a_sum_is_not_kept(model):
    workspace(model).apply(SetField("computes_totals", True), "合计")
    assert not model.setData(model.index_of(TOTAL_CARRIED_OUT), "9")
    assert not model.rejected


def test_what_is_typed_into_a_report_to_be_looked_at_is_not_kept(model):
    workspace(model).read_only = True
    refuse(model)
    assert not model.rejected
    assert not model.flags(model.index_of(GRANTED)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index_of(GRANTED)) & Qt.ItemFlag.ItemIsSelectable


def test_exactly_25_cells_are_told_by_one_signal(model):
    told = cells_told(model)
    model.set_related(list(model.spec.entries)[:25])
    assert told == [None]


def test_a_finding_that_touches_another_table_tells_nothing_here(model):
    told = cells_told(model)
    model.set_related({FEES})
    assert told == []
    model.set_related({GRANTED})
    assert model.look(GRANTED).related and not model.look(TOTAL_CARRIED_OUT).related


def test_computing_sums_tells_the_sums_alone_and_last_year_every_cell(qapp):
    model = table_model(balanced_report(), "disputes")
    told = cells_told(model)
    workspace(model).apply(SetField("computes_totals", True), "合计")
    assert set(told) == model.spec.entries.keys() & model.report.form.computed.keys() != set()
    told.clear()
    workspace(model).apply(SetPrevious(balanced_report(seed=2)), "导入")
    assert set(told) == set(model.spec.entries)


def test_a_refused_text_gives_its_reason_and_is_told(model, qtbot):
    told = cells_told(model)
    with qtbot.waitSignal(model.rejected_changed):
        refuse(model)
    assert told == [GRANTED]
    index = model.index_of(GRANTED)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert "“1x7”不是数字" in index.data(role)
    assert model.name_of(GRANTED) == "（一）予以公开/自然人"


def test_a_refused_text_goes_where_the_cell_is_filled_in_by_other_means(model, qtbot):
    refuse(model)
    told = cells_told(model)
    with qtbot.waitSignal(model.rejected_changed):
        workspace(model).apply(SetValues({GRANTED: 3}), "粘贴")
    assert not model.rejected and GRANTED in told


def test_a_refused_text_goes_where_the_old_figure_is_typed_again(model):
    refuse(model)
    told = cells_told(model)
    assert model.setData(model.index_of(GRANTED), str(model.value(GRANTED)))
    assert not model.rejected and told == [GRANTED]


def test_another_report_takes_refused_texts_and_findings_along(model, qtbot):
    workspace(model).apply(SetValues({TOTAL_CARRIED_OUT: 999}), "填写")
    assert model.findings(TOTAL_CARRIED_OUT)
    refuse(model)
    with qtbot.waitSignal(model.rejected_changed):
        workspace(model).import_report(balanced_report(seed=3), "导入")
    assert not model.rejected and not model.findings(TOTAL_CARRIED_OUT)
    wrong = balanced_report(seed=4)
    wrong.apply(SetValues({TOTAL_CARRIED_OUT: 999}))
    workspace(model).import_report(wrong, "导入")
    assert model.index_of(TOTAL_CARRIED_OUT).data(Role.EXPECTED)


def test_cells_of_other_tables_and_sums_are_not_set_here(model):
    assert not model.is_editable(FEES) and model.is_editable(GRANTED)
    before = model.value(FEES)
    assert model.set_values({FEES: 3}, "填写") is False
    assert model.value(FEES) == before
    workspace(model).apply(SetField("computes_totals", True), "合计")
    assert model.set_values({TOTAL_CARRIED_OUT: 3}, "填写") is False


def test_last_year_on_the_same_form_is_read_under_its_own_name(qapp):
    report, last = balanced_report(), balanced_report(seed=2)
    last.apply(SetValues({LICENSING: 31}))
    report.previous = last
    model = table_model(report, "disclosure")
    assert model.last_value(LICENSING) == 31 and model.shows_last_year
    last.apply(SetValues({LICENSING: None}))
    assert model.last_value(LICENSING) is None


def test_another_table_comes_with_its_findings_and_without_outlines(model, qtbot):
    total = cell("disputes.reconsideration.total")
    workspace(model).apply(SetValues({total: 999}), "填写")
    assert model.findings(total) == ()
    model.set_related({total, GRANTED})
    with qtbot.waitSignals([model.modelAboutToBeReset, model.modelReset]):
        model.set_spec(form_of("2021").table("disputes"))
    assert model.index_of(total).data(Role.SEVERITY) is not None
    assert not model.look(total).related


def test_a_graver_finding_is_put_before_one_that_was_there(model):
    totals = {cell("requests.received.total"): 500}
    workspace(model).apply(SetValues(totals), "填写")
    assert [f.code for f in model.findings(TOTAL_CARRIED_OUT)] == ["R03"]
    business = cell("requests.carried_out.business")
    workspace(model).apply(SetValues({business: model.value(business) + 1}), "填写")
    assert [f.code for f in model.findings(TOTAL_CARRIED_OUT)] == ["R01", "R03"]
