import pytest
from builders.model import balanced_report, cell
from builders.ui import keystroke_on_table_three, stand, table_panel
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QPushButton

from model.form.editions import form_of
from model.report.report import SetField, SetPrevious, new_report
from model.workspace import Workspace
from ui.grid.panel import TablePanel

GRANTED = cell("requests.granted.natural_person")


def shown(qtbot, report, key: str = "requests", size: tuple[int, int] = (1062, 575)) -> TablePanel:
    made = table_panel(report, key, size)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def box(panel: TablePanel, text: str) -> QCheckBox:
    return next(b for b in panel.findChildren(QCheckBox) if b.text() == text)


def button(panel: TablePanel, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text() == text)


def workspace(panel: TablePanel) -> Workspace:
    return panel.model._workspace


def test_the_switch_of_the_sums_is_an_undo_step(qtbot):
    panel = shown(qtbot, new_report("示例市示例局", 2022))
    switch = box(panel, "自动计算合计")
    assert switch.isChecked()
    assert not button(panel, "改为自动计算").isVisible()
    switch.click()
    assert not panel.model.report.computes_totals
    assert workspace(panel).history.undo_label == "合计改为手工填写"
    assert button(panel, "改为自动计算").isVisible()
    workspace(panel).undo()
    assert switch.isChecked()


def test_imported_sums_are_kept_until_the_clerk_says_so(qtbot):
    report = balanced_report()
    report.values[cell("requests.granted.total")] = 999
    panel = shown(qtbot, report)
    assert "合计保留导入" in panel._note.text()
    button(panel, "改为自动计算").click()
    assert panel.model.value(cell("requests.granted.total")) != 999
    assert workspace(panel).history.undo_label == "自动计算合计"
    workspace(panel).undo()
    assert panel.model.value(cell("requests.granted.total")) == 999


def test_a_table_without_sums_has_no_switch_for_them(qtbot):
    panel = shown(qtbot, balanced_report(), "disclosure")
    assert not box(panel, "自动计算合计").isVisible()
    assert not button(panel, "改为自动计算").isVisible()
    assert panel._note.text() == ""


def test_last_year_is_offered_only_where_there_is_one(qtbot):
    panel = shown(qtbot, balanced_report())
    switch = box(panel, "显示上年数")
    assert not switch.isVisible()
    workspace(panel).apply(SetPrevious(balanced_report(seed=2)), "导入上年报告")
    assert switch.isVisible()
    assert panel.model.look(GRANTED).last
    switch.click()
    assert not panel.shows_last_year
    assert not panel.model.look(GRANTED).last
    panel.set_show_last_year(True)
    assert panel.model.look(GRANTED).last


def test_blanks_to_zero_by_button_takes_over_what_is_typed(qtbot):
    panel = shown(qtbot, new_report("示例市示例局", 2022))
    panel.focus_first()
    qtbot.keyClick(panel.grid, "8")
    with qtbot.waitSignal(panel.message):
        button(panel, "空白填0").click()
    assert panel.model.value(cell("requests.received.natural_person")) == 8
    assert panel.model.value(cell("requests.received.business")) == 0
    assert workspace(panel).history.undo_label == "空白填0"


def test_go_to_shows_the_cell_and_tells_it(qtbot):
    panel = shown(qtbot, balanced_report())
    target = cell("requests.carried_out.total")
    with qtbot.waitSignal(panel.current_address_changed) as told:
        panel.go_to(target)
    assert told.args[0] == target
    assert panel.grid.viewport().rect().contains(panel.grid.visualRect(panel.grid.currentIndex()))
    panel.go_to(cell("disputes.reconsideration.total"))
    assert panel.grid.current_address() == target


def test_hint_for_the_status_bar(qtbot):
    panel = shown(qtbot, balanced_report())
    assert panel.hint(GRANTED) == "表三 （一）予以公开/自然人"


def test_the_sheet_is_as_high_as_its_table_and_not_wider_than_is_readable(qtbot):
    panel = shown(qtbot, balanced_report(), "disputes", (1800, 900))
    sheet, view = panel._sheet.geometry(), panel.grid
    assert sheet.width() == 1200
    assert abs(sheet.center().x() - panel.rect().center().x()) <= 1
    assert view.height() == sum(view.rowHeight(row) for row in range(4))
    assert view.verticalScrollBar().maximum() == 0
    low = sheet.height()
    panel.set_zoom(1.5)
    assert panel._sheet.height() > low


def test_a_narrow_window_puts_the_switches_below_the_heading(qtbot):
    panel = shown(qtbot, balanced_report(), size=(640, 575))
    heading, switch = panel._heading.geometry(), box(panel, "自动计算合计").geometry()
    assert switch.top() >= heading.bottom()
    panel.resize(1200, 575)
    panel._sheet.layout().activate()
    assert (
        abs(panel._heading.geometry().center().y() - box(panel, "自动计算合计").geometry().center().y()) <= 4
    )


def test_nothing_moves_when_last_year_or_the_offer_to_compute_appears(qtbot):
    panel = shown(qtbot, balanced_report())
    view = panel.grid.geometry()
    workspace(panel).apply(SetPrevious(balanced_report(seed=2)), "导入上年报告")
    workspace(panel).apply(SetField("computes_totals", True), "合计")
    panel._sheet.layout().activate()
    assert panel.grid.geometry() == view


def test_another_edition_changes_the_table(qtbot):
    panel = shown(qtbot, balanced_report())
    assert panel.model.rowCount() == 28
    workspace(panel).apply(SetField("edition", "2019"), "版本")
    assert panel.spec is form_of("2019").table("requests")
    assert panel.grid.model().rowCount() == 26


def test_a_section_that_the_edition_lacks_leaves_the_panel_standing(qtbot):
    panel = shown(qtbot, balanced_report(), "disclosure")
    workspace(panel).apply(SetField("edition", "2019"), "版本")
    assert panel.spec.key == "disclosure"


def test_only_tables_have_a_panel():
    report = balanced_report()
    with pytest.raises(ValueError, match="overview"):
        table_panel(report, "overview")


def test_names_for_screen_readers(qtbot):
    panel = shown(qtbot, balanced_report())
    assert panel.grid.accessibleName() == "表三 收到和处理政府信息公开申请情况"


def test_a_keystroke_repaints(qtbot):
    panel, strike = keystroke_on_table_three()
    qtbot.addWidget(panel)
    strike()
    assert panel.model.value(GRANTED) == 12
    strike()
    assert panel.model.value(GRANTED) == 13


def test_focus_of_the_panel_is_the_table(qtbot):
    panel = shown(qtbot, balanced_report())
    assert panel.focusProxy() is panel.grid
    stand(panel, GRANTED)
    assert panel.grid.editTriggers() & QAbstractItemView.EditTrigger.AnyKeyPressed
