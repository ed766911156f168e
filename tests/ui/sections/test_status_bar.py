"""The status bar: findings, the current cell, hints and zoom."""

from datetime import date

import pytest
from builders.model import balanced_report, cell
from PySide6.QtCore import QTime

from model.checks.core import Severity
from model.report.report import SetValues
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.sections.status_bar import StatusBar


@pytest.fixture
def bar(qtbot):
    workspace = Workspace(date(2026, 1, 12), balanced_report())
    bridge = Bridge(workspace)
    made = StatusBar(bridge)
    bridge.setParent(made)
    made.workspace = workspace
    qtbot.addWidget(made)
    return made


def test_the_number_of_findings_follows_the_report(bar):
    before = sum(f.severity is Severity.ERROR for f in bar.workspace.findings)
    assert bar.counts_text.startswith(f"● 强制 {before}")
    bar.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 0}), "修改")
    assert bar.counts_text.startswith(f"● 强制 {before + 1}")


def test_a_hint_gives_way_to_the_place_again(bar):
    bar.show_place(cell("requests.granted.business"))
    named = bar.place_text
    bar.hint("已粘贴 3 格。")
    assert bar.place_text == "已粘贴 3 格。" and "表三" in named
    bar._timer.timeout.emit()
    assert bar.place_text == named


def test_the_zoom_stays_within_its_steps(bar):
    bar.zoom_to(400)
    assert bar.zoom == 150
    bar.zoom_by(-10)
    assert bar.zoom == 140


def test_saved_is_only_said_of_a_real_write_with_its_time(bar, tmp_path, monkeypatch):
    workspace, path = bar.workspace, tmp_path / "年报.xxgk"
    workspace.start_empty()
    assert bar.saved_text == "尚未存为文件"
    workspace.apply(SetValues({cell("requests.granted.business"): 3}), "修改")
    assert bar.saved_text == "● 未保存"
    workspace.undo()
    assert bar.saved_text == "尚未存为文件"
    monkeypatch.setattr("ui.sections.status_bar.QTime.currentTime", lambda: QTime(10, 7))
    workspace.save(path)
    bar.note_written(path)
    assert bar.saved_text == "已保存 10:07"
    monkeypatch.setattr("ui.sections.status_bar.QTime.currentTime", lambda: QTime(11, 30))
    workspace.apply(SetValues({cell("requests.granted.business"): 4}), "修改")
    assert bar.saved_text == "● 未保存"
    workspace.undo()
    assert bar.saved_text == "已保存 10:07"
    workspace.start_empty()
    assert bar.saved_text == "尚未存为文件"
