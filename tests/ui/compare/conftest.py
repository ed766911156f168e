"""A window with a report, answers in the place of the dialogs, and files read in this process."""

from datetime import date

import pytest
from builders.draft import draft
from builders.window import Answers

from ui.main_window import MainWindow

TODAY = date(2026, 1, 20)


@pytest.fixture(autouse=True)
def read_here(monkeypatch):
    """Files are read in this process: what a process of its own does is tested elsewhere."""
    monkeypatch.setattr("model.takeback.reading.run_isolated", lambda path, work, **_: work(path))


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = MainWindow(TODAY, draft())
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    yield made
    made.report_view.autosave.end()


@pytest.fixture
def comparing(window):
    return window.report_view.comparing
