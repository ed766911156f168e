"""A keystroke in a table walks a short way through the window: its Python calls are counted."""

from __future__ import annotations

import sys
from datetime import date
from itertools import cycle

import pytest
from builders.checks import clean_report
from builders.model import cell
from builders.window import Answers
from PySide6.QtCore import QCoreApplication, Qt

from model.report.report import Report
from ui.application import make_application
from ui.files.dialogs import Unsaved
from ui.main_window import MainWindow

MOST_CALLS = 600
SECTIONS = ("overview", "disclosure", "requests", "disputes", "problems", "other_matters")


def wrong_report() -> Report:
    """A report of whose sums many are wrong."""
    report = clean_report()
    for i, address in enumerate(report.form.table("requests").entries):
        if not i % 9:
            report.values[address] = 100 + i
    return report


def computing_report() -> Report:
    report = clean_report()
    report.computes_totals = True
    return report


@pytest.fixture
def open_window(qapp, monkeypatch):
    answers = Answers(Unsaved.DISCARD)
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: answers)
    make_application()
    windows: list[MainWindow] = []

    def open_(report: Report) -> MainWindow:
        window = MainWindow(date(2026, 1, 12), report)
        windows.append(window)
        window.show()
        for key in SECTIONS:
            window.tabs.panel(key)
        window.tabs.setCurrentIndex(SECTIONS.index("requests"))
        QCoreApplication.processEvents()
        return window

    yield open_
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.processEvents()


def keystroke(window: MainWindow):
    """A callable that changes one figure of table three by way of the grid."""
    model = window.tabs.panel("requests").model
    index, figures = model.index_of(cell("requests.granted.business")), cycle(("12", "13"))
    return lambda: model.setData(index, next(figures), Qt.ItemDataRole.EditRole)


def calls_of(operation) -> int:
    """Return how many Python functions an operation calls."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        operation()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("make", [clean_report, wrong_report, computing_report])
def test_a_keystroke_takes_few_calls_however_many_findings_there_are(open_window, make):
    window = open_window(make())
    strike = keystroke(window)
    for _ in range(4):
        strike()
    assert window.workspace.findings
    assert max(calls_of(strike), calls_of(strike)) <= MOST_CALLS


def test_the_row_of_a_finding_stays_while_its_figures_change(open_window):
    window = open_window(wrong_report())
    strike = keystroke(window)
    strike()
    rows = {id(row) for row in window.findings.rows}
    before = [finding.message for finding in window.workspace.findings]
    strike()
    assert {id(row) for row in window.findings.rows} == rows
    assert [f.message for f in window.workspace.findings] != before
    for row in window.findings.rows:
        assert row.finding.message.split("，")[0] in row.accessibleName()


def test_the_list_on_the_screen_is_in_the_order_of_the_workspace(open_window):
    window = open_window(wrong_report())
    strike = keystroke(window)
    for _ in range(3):
        strike()
        shown = sorted(window.findings.rows, key=lambda row: row.mapToGlobal(row.rect().topLeft()).y())
        assert {row.finding for row in shown} == set(window.workspace.findings)
        assert window.findings.shown_findings() == list(window.workspace.findings)


def test_checks_of_texts_follow_a_figure_after_a_pause(open_window):
    window = open_window(clean_report())
    model = window.tabs.panel("disclosure").model
    issued = model.index_of(cell("disclosure.normative_documents.issued"))
    model.setData(issued, "9", Qt.ItemDataRole.EditRole)
    assert "N03" not in {finding.code for finding in window.workspace.findings}
    window.report_view.settle()
    assert "N03" in {finding.code for finding in window.workspace.findings}
