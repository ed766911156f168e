"""What keys and menu do with the selection of a table."""

from datetime import date

import pytest
from builders.model import balanced_report, cell
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QTableView

from model.workspace import Workspace
from ui.bridge import Bridge
from ui.grid.actions import GridActions
from ui.grid.model import GridModel

A = cell("requests.granted.natural_person")


@pytest.fixture
def made(qtbot):
    workspace = Workspace(date(2026, 1, 12), balanced_report())
    bridge = Bridge(workspace)
    model = GridModel(bridge, workspace.report.form.table("requests"), bridge)
    model.bridge = bridge
    actions = GridActions(model, lambda: [model.spec.entries[A]], model)
    return actions, model, workspace


def key(name, held=Qt.KeyboardModifier.ControlModifier):
    return QKeyEvent(QEvent.Type.KeyPress, name.value, held)


def test_keys_lead_to_operations(made):
    actions, _, _ = made
    assert actions.operation(key(Qt.Key.Key_C)) == actions.copy
    assert actions.operation(key(Qt.Key.Key_D)) == actions.fill_down
    assert actions.operation(key(Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)) == actions.clear
    assert actions.operation(key(Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier)) is None


def test_cut_empties_and_paste_brings_back(made):
    actions, model, _ = made
    before = model.value(A)
    actions.cut()
    assert model.value(A) is None and QGuiApplication.clipboard().text() == f"{before}\n"
    actions.paste()
    assert model.value(A) == before


def test_a_read_only_report_says_so(made):
    actions, model, workspace = made
    workspace.read_only = True
    told = []
    actions.told.connect(told.append)
    actions.clear()
    assert "只能查看" in told[0] and model.value(A) is not None


def test_the_menu_holds_every_operation(made, qtbot):
    actions, _, _ = made
    parent = QTableView()
    qtbot.addWidget(parent)
    texts = [action.text().split("\t")[0] for action in actions.menu(parent).actions() if action.text()]
    assert texts == [
        *("剪切", "复制", "粘贴", "全选", "清除", "复制整张表", "导出这张表…"),
        *("向下填充", "所选空白填0", "全表空白填0"),
    ]


@pytest.fixture
def whole(qtbot):
    """A table of which everything is selected, and its workspace."""
    workspace = Workspace(date(2026, 1, 12), balanced_report())
    bridge = Bridge(workspace)
    model = GridModel(bridge, workspace.report.form.table("requests"), bridge)
    model.bridge = bridge
    return GridActions(model, lambda: list(model.spec.entries.values()), model), model, workspace


def test_all_of_a_table_is_copied_with_its_labels_in_three_ways(whole):
    actions, model, _ = whole
    actions.copy()
    mime = QGuiApplication.clipboard().mimeData()
    first, *rows = mime.text().splitlines()
    assert "申请人情况" in first and len(rows) == len(model.spec.rows) - 1
    assert "<th" in mime.html() and "一、本年新收政府信息公开申请数量" in mime.html()
    assert not QImage(mime.imageData()).isNull()


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_whole_table_is_pasted_where_its_labels_say(whole, kind):
    actions, model, _ = whole
    wanted = {a: model.value(a) for a in model.spec.entries}
    actions.copy_table()
    copied = QGuiApplication.clipboard().mimeData()
    data = QMimeData()
    data.setHtml(copied.html()) if kind == "html" else data.setText(copied.text())
    actions.clear()
    assert {model.value(a) for a in model.spec.entries} != set(wanted.values())
    QGuiApplication.clipboard().setMimeData(data)
    actions.paste()
    assert {a: model.value(a) for a in model.spec.entries} == wanted
