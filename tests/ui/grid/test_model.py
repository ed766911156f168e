from decimal import Decimal

import pytest
from builders.model import balanced_report, cell
from builders.ui import cells_told, table_model
from PySide6.QtCore import QModelIndex, Qt

from model.checks.core import Finding, Fix, Severity
from model.form.editions import FORMS, form_of
from model.report.report import SetField, SetPrevious, SetValues, new_report
from model.workspace import Workspace
from ui.grid.model import GridModel, Role, expected_value

GRANTED = cell("requests.granted.natural_person")
RECEIVED = cell("requests.received.natural_person")
ROW_TOTAL = cell("requests.granted.total")
FEES = cell("disclosure.fees.amount")
TABLES = [(form.edition, table.key) for form in FORMS.values() for table in form.tables]


def workspace(model: GridModel) -> Workspace:
    return model._workspace


@pytest.fixture
def model(qapp) -> GridModel:
    return table_model(balanced_report())


@pytest.mark.parametrize("key", ["requests", "disputes"])
def test_all_cells_are_told_when_last_year_is_shown_or_hidden(qapp, key):
    model = table_model(balanced_report(), key)
    last = model.index(model.rowCount() - 1, model.columnCount() - 1)
    told = []
    model.dataChanged.connect(lambda *corners: told.append(corners[:2]))
    model.set_shows_last_year(True)
    assert told == []
    model.set_shows_last_year(False)
    if len(model.spec.entries) > 24:
        assert told == [(model.index(0, 0), last)]
    else:
        assert {model.address(first) for first, _ in told} == set(model.spec.entries)


@pytest.mark.parametrize(("edition", "key"), TABLES)
def test_shows_the_table_of_the_form(qapp, edition, key):
    report = balanced_report(edition=edition)
    model = table_model(report, key)
    spec = form_of(edition).table(key)
    assert (model.rowCount(), model.columnCount()) == (len(spec.rows), len(spec.widths))
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    for place in spec.placed:
        shown = model.index(place.row, place.column).data()
        address = model.address(model.index(place.row, place.column))
        assert shown == (place.cell.text if address is None else str(report.values.get(address, "")))


def test_every_address_has_its_place_and_back(model):
    for address in model.spec.entries:
        index = model.index_of(address)
        assert model.address(index) == address
        assert index.data(Role.ADDRESS) == address
    assert not model.index_of(FEES).isValid()


def test_places_under_a_span_are_empty(model):
    assert model.place(model.index(1, 1)) is None
    assert model.index(1, 1).data() is None
    assert model.address(QModelIndex()) is None


def test_labels_take_no_part_and_sums_cannot_be_filled_in(model):
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index_of(ROW_TOTAL)) & Qt.ItemFlag.ItemIsEditable
    workspace(model).apply(SetField("computes_totals", True), "合计")
    flags = model.flags(model.index_of(ROW_TOTAL))
    assert flags & Qt.ItemFlag.ItemIsSelectable
    assert not flags & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index_of(GRANTED)) & Qt.ItemFlag.ItemIsEditable
    assert model.index_of(ROW_TOTAL).data(Role.COMPUTED) is True
    assert model.index_of(GRANTED).data(Role.COMPUTED) is False


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("4", 4),
        ("４", 4),
        ("4件", 4),
        ("1,204", 1204),
        ("１，２０４", 1204),
        (" 7 ", 7),
        ("/", "/"),
        ("—", "/"),
        ("", None),
        ("　", None),
    ],
)
def test_takes_figures_in_every_guise(model, typed, value):
    assert model.setData(model.index_of(GRANTED), typed)
    assert model.value(GRANTED) == value


def test_takes_amounts_and_says_what_it_converted(qapp, qtbot):
    model = table_model(balanced_report(), "disclosure")
    with qtbot.waitSignal(model.noted) as noted:
        assert model.setData(model.index_of(FEES), "251000元")
    assert model.value(FEES) == Decimal("25.1")
    assert "25.1" in noted.args[0]
    assert "万元" in noted.args[0]


@pytest.mark.parametrize("typed", ["12o", "约十件", "见附表", "3+4"])
def test_refuses_what_is_no_figure_and_keeps_the_old_value(model, qtbot, typed):
    old, steps = model.value(GRANTED), workspace(model).history.undo_label
    with qtbot.waitSignal(model.refused) as refused:
        assert not model.setData(model.index_of(GRANTED), typed)
    assert model.value(GRANTED) == old
    assert workspace(model).history.undo_label == steps
    for words in ("表三", "（一）予以公开", "自然人", typed, "没有填入", f"仍为 {old}", "请填整数"):
        assert words in refused.args[0]


def test_keeps_an_unreadable_text_that_was_there_already(model, qtbot):
    workspace(model).apply(SetValues({GRANTED: "若干"}), "导入")
    with qtbot.assertNotEmitted(model.refused):
        assert model.setData(model.index_of(GRANTED), "若干")
    assert model.value(GRANTED) == "若干"


def test_refuses_sums_and_labels(model, qtbot):
    workspace(model).apply(SetField("computes_totals", True), "合计")
    with qtbot.waitSignal(model.refused) as refused:
        assert not model.setData(model.index_of(ROW_TOTAL), "1")
    assert "自动计算合计" in refused.args[0]
    assert not model.setData(model.index(0, 0), "1")
    assert not model.setData(model.index_of(GRANTED), "1", Qt.ItemDataRole.DisplayRole)


def test_one_edit_is_one_named_step(model):
    old = model.value(GRANTED)
    model.setData(model.index_of(GRANTED), "77")
    assert workspace(model).history.undo_label == "修改“（一）予以公开/自然人”"
    workspace(model).undo()
    assert model.value(GRANTED) == old
    assert workspace(model).history.redo_label == "修改“（一）予以公开/自然人”"
    workspace(model).redo()
    assert model.value(GRANTED) == 77


def test_step_names_of_other_tables(qapp):
    model = table_model(balanced_report(), "disputes")
    model.setData(model.index_of(cell("disputes.litigation_direct.upheld")), "77")
    assert workspace(model).history.undo_label == "修改“行政诉讼 未经复议直接起诉 结果维持”"
    model = table_model(balanced_report())
    model.setData(model.index_of(cell("requests.other_not_corrected.business")), "77")
    assert workspace(model).history.undo_label == "修改“（六）其他处理 1.申请人无正当理由逾期不…/商业企业”"


def test_the_same_figure_again_is_no_step(model):
    model.setData(model.index_of(GRANTED), str(model.value(GRANTED)))
    assert model.set_values({GRANTED: model.value(GRANTED)}, "填写") is False
    assert workspace(model).history.undo_label == ""


def test_tells_only_the_cells_concerned(qapp):
    model = table_model(new_report("示例市示例局", 2022))
    told = cells_told(model)
    model.setData(model.index_of(GRANTED), "3")
    rows_and_sums = {
        GRANTED,
        ROW_TOTAL,
        cell("requests.concluded.natural_person"),
        cell("requests.concluded.total"),
    }
    balances = {cell("requests.carried_out.natural_person"), cell("requests.carried_out.total")}
    assert set(told) == rows_and_sums | balances


def test_a_wrong_sum_shows_at_once_and_goes_when_mended(model):
    told = cells_told(model)
    index = model.index_of(ROW_TOTAL)
    right = model.value(ROW_TOTAL)
    assert index.data(Role.SEVERITY) is None
    model.setData(index, "9999")
    assert index.data(Role.SEVERITY) is Severity.ERROR
    assert index.data(Role.EXPECTED) == str(right)
    assert "●" in index.data(Qt.ItemDataRole.ToolTipRole)
    told.clear()
    workspace(model).undo()
    assert index.data(Role.SEVERITY) is None
    assert index.data(Role.EXPECTED) == ""
    assert ROW_TOTAL in told


def test_a_cell_is_told_when_its_finding_goes_by_a_change_of_another(model):
    right = model.value(GRANTED)
    assert model.set_values({GRANTED: right + 1}, "填写") is True
    assert model.index_of(ROW_TOTAL).data(Role.SEVERITY) is Severity.ERROR
    told = cells_told(model)
    model.set_values({GRANTED: right}, "填写")
    assert model.index_of(ROW_TOTAL).data(Role.SEVERITY) is None and ROW_TOTAL in told


def test_a_report_that_can_only_be_looked_at_takes_no_text(model):
    workspace(model).read_only = True
    refused: list[str] = []
    model.refused.connect(refused.append)
    index = model.index_of(GRANTED)
    assert model.refusal(index, "3") and not model.setData(index, "3")
    assert refused == [model.refusal(index, "3")] and workspace(model).history.undo_label == ""


def test_from_25_cells_on_one_signal_tells_all(model):
    told = cells_told(model)
    cells = list(model.spec.entries)
    model.set_related(cells[:24])
    assert told.count(None) == 0 and set(told) == set(cells[:24])
    told.clear()
    model.set_related(cells[24:49])
    assert told == [None]


def test_a_finding_tells_a_figure_only_for_the_cell_that_its_fix_sets():
    fix = Fix(RECEIVED, 5)
    finding = Finding("R03", Severity.ERROR, GRANTED, fix=fix)
    assert expected_value(finding, RECEIVED) == "5" and expected_value(finding, GRANTED) == ""
    said = Finding("R03", Severity.ERROR, GRANTED, (("expected", "7"),), fix=fix)
    assert expected_value(said, GRANTED) == "7"


def test_expectation_that_is_no_figure_is_not_shown_in_the_cell(model):
    workspace(model).apply(SetValues({GRANTED: "若干"}), "导入")
    index = model.index_of(GRANTED)
    assert index.data(Role.SEVERITY) is Severity.ERROR
    assert index.data(Role.EXPECTED) == ""


def test_the_gravest_finding_comes_first(qapp):
    report = balanced_report()
    last = balanced_report(seed=2)
    report.previous = last
    address = cell("disclosure.regulations.in_force")
    report.apply(SetValues({address: -3}))
    model = table_model(report, "disclosure")
    assert [f.code for f in model.findings(address)] == ["D01", "D02"]
    assert model.index_of(address).data(Role.SEVERITY) is Severity.ERROR


def test_turning_sums_on_tells_the_sums(model):
    told = cells_told(model)
    workspace(model).apply(SetField("computes_totals", True), "合计")
    sums = [a for a in model.report.form.computed if a.part == "requests"]
    assert told == [None] if len(sums) > 24 else set(told) == set(sums)


def test_last_year(qapp):
    report, last = balanced_report(), balanced_report(seed=2)
    last.apply(SetValues({GRANTED: 5}))
    report.apply(SetValues({GRANTED: 12}))
    model = table_model(report)
    told = cells_told(model)
    workspace(model).apply(SetPrevious(last), "导入")
    assert told
    index = model.index_of(GRANTED)
    assert index.data(Role.LAST) == "5"
    assert model.look(GRANTED).last == "5"
    assert "上年数 5，比上年增加 7" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert model.hint(GRANTED) == "表三 （一）予以公开/自然人：上年数 5，比上年增加 7"
    model.set_shows_last_year(False)
    assert not model.shows_last_year
    assert model.look(GRANTED).last == ""


@pytest.mark.parametrize(
    ("this", "last", "words"), [(3, 5, "比上年减少 2"), (5, 5, "与上年持平"), (5, "/", "上年数 /")]
)
def test_difference_words(qapp, this, last, words):
    report = balanced_report()
    report.previous = balanced_report(seed=2)
    report.previous.apply(SetValues({GRANTED: last}))
    report.apply(SetValues({GRANTED: this}))
    assert words in table_model(report).hint(GRANTED)


def test_last_year_on_the_form_of_2019(qapp):
    report, last = balanced_report(), balanced_report(edition="2019")
    last.apply(SetValues({cell("legacy.licensing.decisions"): 31}))
    report.previous = last
    assert table_model(report, "disclosure").last_value(cell("disclosure.licensing.decisions")) == 31


def test_another_report_resets(model, qtbot):
    other = balanced_report(seed=3)
    with qtbot.waitSignals([model.modelAboutToBeReset, model.modelReset]):
        workspace(model).import_report(other, "导入")
    assert model.value(GRANTED) == other.values.get(GRANTED)


def test_another_edition_leaves_the_table_standing(qapp):
    model = table_model(balanced_report(), "disclosure")
    workspace(model).apply(SetField("edition", "2019"), "版本")
    assert model.index_of(FEES).data() == ""
    model.set_spec(form_of("2019").table("legacy"))
    assert model.rowCount() == 18


def test_related_cells(model):
    told = cells_told(model)
    model.set_related({RECEIVED, GRANTED})
    assert set(told) == {RECEIVED, GRANTED}
    assert model.index_of(RECEIVED).data(Role.RELATED) is True
    told.clear()
    model.set_related({RECEIVED})
    assert told == [GRANTED]


def test_says_a_cell_aloud(model):
    model.setData(model.index_of(ROW_TOTAL), "9999")
    said = model.index_of(ROW_TOTAL).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("（一）予以公开，总计，9999，强制性：")
    model.setData(model.index_of(GRANTED), "")
    assert "空白" in model.index_of(GRANTED).data(Qt.ItemDataRole.AccessibleTextRole)
    model.setData(model.index_of(GRANTED), "/")
    assert "不适用" in model.index_of(GRANTED).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "申请人情况"


def test_tips_are_escaped(model):
    workspace(model).apply(SetValues({GRANTED: "<b>"}), "导入")
    assert "&lt;b&gt;" in model.index_of(GRANTED).data(Qt.ItemDataRole.ToolTipRole)
