"""The menu of unit kinds."""

from datetime import date

from PySide6.QtWidgets import QMenu

from model.report.report import new_report
from model.workspace import Workspace
from ui.sections.unit_kind_menu import UnitKindMenu


def test_a_choice_is_one_step_and_ticked(qtbot):
    workspace = Workspace(date(2026, 1, 12), new_report("示例县财政局", 2025))
    parent = QMenu()
    qtbot.addWidget(parent)
    menu = UnitKindMenu(workspace, parent)
    menu.fill()
    first, *others = menu.actions()
    assert first.isChecked() and "按单位名称判断" in first.text()
    others[0].trigger()
    assert workspace.report.unit_kind == others[0].text()
    menu.fill()
    assert [a.text() for a in menu.actions() if a.isChecked()] == [workspace.report.unit_kind]
    workspace.undo()
    assert workspace.report.unit_kind == ""


def test_nothing_can_be_chosen_for_a_read_only_report(qtbot):
    workspace = Workspace(date(2026, 1, 12))
    workspace.read_only = True
    parent = QMenu()
    qtbot.addWidget(parent)
    menu = UnitKindMenu(workspace, parent)
    menu.fill()
    assert not any(action.isEnabled() for action in menu.actions())
