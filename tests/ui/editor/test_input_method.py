"""Chinese input: what ibus or fcitx hands over arrives in a cell, a text and the field of the unit."""

import os

import pytest
from builders.model import balanced_report, cell
from builders.ui import TODAY
from builders.window import Answers
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.application import prepare_platform
from ui.files.dialogs import Unsaved
from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers(Unsaved.DISCARD))
    made = MainWindow(TODAY, balanced_report())
    qtbot.addWidget(made)
    made.show()
    return made


def commit(widget, text: str) -> None:
    """Composes, then commits, as an input method does."""
    QApplication.sendEvent(widget, QInputMethodEvent("pin", []))
    done = QInputMethodEvent()
    done.setCommitString(text)
    QApplication.sendEvent(widget, done)


def test_into_a_cell(window, qtbot):
    address = cell("requests.received.natural_person")
    window.go_to(address)
    grid = window.tabs.panel("requests").grid
    done = QInputMethodEvent()
    done.setCommitString("１２")
    QApplication.sendEvent(grid, done)
    assert isinstance(grid.indexWidget(grid.currentIndex()), QLineEdit)
    window.report_view.flush()
    assert window.workspace.report.value(address) == 12


def test_into_an_open_cell(window, qtbot):
    address = cell("requests.received.natural_person")
    window.go_to(address)
    grid = window.tabs.panel("requests").grid
    grid.edit(grid.currentIndex())
    editor = grid.indexWidget(grid.currentIndex())
    editor.selectAll()
    commit(editor, "４")
    window.report_view.flush()
    assert window.workspace.report.value(address) == 4


def test_into_a_text(window):
    window.tabs.setCurrentIndex(4)
    editor = window.tabs.panel("problems").editor
    commit(editor, "公开平台")
    window.report_view.flush()
    assert "公开平台" in window.workspace.report.text("problems")
    assert "pin" not in window.workspace.report.text("problems")


def test_what_is_still_composed_is_not_in_the_report(window):
    window.tabs.setCurrentIndex(4)
    before = window.workspace.report.text("problems")
    QApplication.sendEvent(window.tabs.panel("problems").editor, QInputMethodEvent("gong kai", []))
    window.report_view.flush()
    assert window.workspace.report.text("problems") == before


def test_into_the_field_of_the_unit(window):
    line = window.report_view.header.unit
    line.setFocus()
    line.selectAll()
    commit(line, "示例区司法局")
    window.report_view.flush()
    assert window.workspace.report.unit == "示例区司法局"


@pytest.mark.parametrize(
    ("method", "expected"), [("fcitx", "ibus"), ("fcitx5", "ibus"), ("ibus", "ibus"), ("", "")]
)
def test_fcitx_is_reached_through_ibus(monkeypatch, method, expected):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("IBUS_USE_PORTAL", "0")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setenv("QT_IM_MODULE", method)
    assert prepare_platform()
    assert os.environ["QT_IM_MODULE"] == expected
    assert os.environ.get("IBUS_USE_PORTAL") == ("1" if method.startswith("fcitx") else "0")
    assert os.environ["QT_QPA_PLATFORM"] == "xcb;wayland;offscreen"


def test_a_platform_that_the_desktop_has_chosen_is_left_alone(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", "dxcb;xcb")
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.setenv("IBUS_USE_PORTAL", "")
    assert prepare_platform()
    assert os.environ["QT_QPA_PLATFORM"] == "dxcb;xcb" and os.environ["QT_IM_MODULE"] == "ibus"


def test_windows_chooses_its_platform_and_input_method_itself(monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    assert prepare_platform()
    assert os.environ["QT_IM_MODULE"] == "fcitx" and "QT_QPA_PLATFORM" not in os.environ


def test_no_display_is_said_before_qt_starts(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not prepare_platform()
