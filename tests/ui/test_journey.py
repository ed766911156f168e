"""The whole job as a clerk does it: last year's file in, figures typed, a wrong sum mended, the document out."""

import json
from datetime import date

import pytest
from builders_text import press
from builders_window import Answers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from model.address import Address
from model.opening import open_report
from model.storage import load
from ui.main_window import MainWindow
from ui.samples import FOLDER, last_year_sample

TODAY = date(2026, 1, 12)


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_desk.Dialogs", lambda parent: Answers())
    made = MainWindow(TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    return made


def type_into(qtbot, table, text: str, keys: str) -> None:
    """Types into the cell of an address as the keyboard does, and leaves it with Return."""
    table.go_to(Address.parse(text))
    grid = table.grid
    for key in keys:
        target = grid.focusWidget() or grid
        qtbot.keyClick(target, key)
    qtbot.keyClick(grid.focusWidget() or grid, Qt.Key.Key_Return)


def figures(report) -> dict[str, str]:
    content = json.loads((FOLDER / "figures.json").read_text(encoding="utf-8"))
    return {name: text for name, text in content.items() if not report.is_computed(Address.parse(name))}


def test_a_clerk_does_the_whole_job(window, qtbot, tmp_path):
    answers = window.files.dialogs
    answers.open_path = last_year_sample()
    window.start.import_wanted.emit()
    assert window.shows_report and window.workspace.report.year == 2025

    for name, text in figures(window.workspace.report).items():
        window.go_to(Address.parse(name))
        type_into(qtbot, window.tabs.current_table(), name, text)
    typed = {str(a): v for a, v in window.workspace.report.values.items()}
    assert typed["requests.received.natural_person"] == 11
    assert str(typed["disclosure.fees.amount"]) == "4.2"
    assert window.workspace.history.undo_label.startswith("修改")

    wrong = [f for f in window.workspace.findings if f.code == "R03"]
    assert [str(f.address) for f in wrong] == [
        "requests.carried_out.natural_person",
        "requests.carried_out.total",
    ]
    row = next(r for r in window.findings.rows if r.finding == wrong[0])
    row.findChild(QPushButton, "fix").click()
    assert not [f for f in window.workspace.findings if f.code == "R03"]

    window.go_to(Address("problems"))
    editor = window.tabs.panel("problems").editor
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    press(editor, "三是加强培训。")
    answers.save_path = tmp_path / "年报.xxgk"
    window.actions_by_key["save"].trigger()
    assert load(tmp_path / "年报.xxgk").text("problems").endswith("三是加强培训。")

    window.files.open_path(tmp_path / "年报.xxgk")
    answers.save_path = tmp_path / "年报.docx"
    answers.export_anyway = True
    window.actions_by_key["export"].trigger()
    exported = open_report(tmp_path / "年报.docx").report
    report = window.workspace.report
    assert exported.values == report.values and exported.texts == report.texts
    assert (exported.unit, exported.year, exported.signature) == (report.unit, report.year, report.signature)
