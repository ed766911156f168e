"""The window as it was left comes back."""

from datetime import date

import pytest
from builders.model import balanced_report
from builders.window import Answers
from PySide6.QtCore import QSettings

from model.storage.own_file import save
from ui.main_window import MainWindow
from ui.window_state import keep_state, restore_state, restore_tab


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = MainWindow(date(2026, 1, 12), balanced_report())
    qtbot.addWidget(made)
    return made


def test_switches_and_zoom_come_back(window):
    actions, view = window.actions_by_key, window.report_view
    actions["findings"].setChecked(False)
    view.status.zoom_to(130)
    keep_state(actions, view)
    actions["findings"].setChecked(True)
    view.status.zoom_to(100)
    restore_state(actions, view)
    assert not actions["findings"].isChecked() and view.status.zoom == 130


def test_the_tab_comes_back_with_its_file_only(window, tmp_path):
    path = tmp_path / "年报.xxgk"
    save(balanced_report(), path)
    window.open_path(path)
    view = window.report_view
    view.tabs.setCurrentIndex(3)
    keep_state(window.actions_by_key, view)
    view.tabs.setCurrentIndex(1)
    restore_tab(view)
    assert view.tabs.currentIndex() == 3
    view.workspace.start_empty()
    restore_tab(view)
    assert view.tabs.currentIndex() == 0
    view.autosave.end()


def test_what_is_no_number_counts_as_nothing_kept(window):
    QSettings().setValue("window/zoom", "x")
    restore_state(window.actions_by_key, window.report_view)
    assert window.report_view.status.zoom == 100
