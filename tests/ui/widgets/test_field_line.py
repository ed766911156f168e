"""A line that edits one field of the report."""

from datetime import date

import pytest
from builders.text import press, press_key
from PySide6.QtCore import Qt

from model.content.address import Address
from model.report.report import new_report
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.widgets.field_line import FieldLine


@pytest.fixture
def made(qtbot):
    workspace = Workspace(date(2026, 1, 12), new_report("示例局", 2025))
    bridge = Bridge(workspace)
    line = FieldLine(bridge, "signature", "改署名")
    bridge.setParent(line)
    qtbot.addWidget(line)
    return line, workspace


def test_what_is_typed_is_one_step_and_escape_takes_it_back(made):
    line, workspace = made
    press(line, " 示例局 ")
    press_key(line, Qt.Key.Key_Return)
    assert workspace.report.signature == line.text() == "示例局"
    press(line, "二")
    press_key(line, Qt.Key.Key_Escape)
    assert line.text() == "示例局"
    workspace.undo()
    assert line.text() == "" and workspace.history.undo_label == ""


def test_a_span_is_selected(made):
    line, _ = made
    press(line, "示例市示例局")
    line.go_to(Address("signature").span(3, 5))
    assert line.selectedText() == "示例"


def test_a_read_only_report_takes_nothing(made):
    line, workspace = made
    workspace.read_only = True
    line.sync()
    press(line, "甲")
    assert line.text() == ""


def test_what_is_no_value_stays_with_its_reason(made):
    line, workspace = made

    def never(text):
        raise ValueError("要填四位数字")

    line._to_value = never
    said = []
    line.refused.connect(said.append)
    press(line, "20x5")
    press_key(line, Qt.Key.Key_Return)
    line.flush()
    assert line.text() == "20x5" and said == ["要填四位数字"] and line.property("wrong") == "error"
    press_key(line, Qt.Key.Key_Escape)
    assert line.text() == "" and not line.reason and not workspace.history.undo_label
