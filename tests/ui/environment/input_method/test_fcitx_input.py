"""Keys that fcitx takes do not reach the window, and what it says is typed where the focus is."""

import socket

import pytest
from builders.model import balanced_report, cell
from builders.ui import TODAY
from builders.window import Answers
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from ui.environment.input_method.fcitx_bus import Signal
from ui.environment.input_method.fcitx_input import FcitxInput
from ui.files.dialogs import Unsaved
from ui.main_window import MainWindow


class Bus:
    """An fcitx that says what `replies` holds for each key, and takes the keys that are in it."""

    def __init__(self):
        self._ends = socket.socketpair()
        self.descriptor = self._ends[0].fileno()
        self.alive = True
        self.keys: list[tuple[int, bool]] = []
        self.told: list[str] = []
        self.replies: dict[int, list[Signal]] = {}
        self.coming: list[Signal] = []

    def close(self):
        for end in self._ends:
            end.close()

    def process_key(self, symbol, code, state, released, time):
        self.keys.append((symbol, released))
        self.coming += [] if released else self.replies.get(symbol, [])
        return symbol in self.replies

    def tell(self, method, signature=None, arguments=()):
        self.told.append(method)

    def signals(self):
        self.coming, come = [], self.coming
        return come


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers(Unsaved.DISCARD))
    made = MainWindow(TODAY, balanced_report())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is made.windowHandle())
    return made


@pytest.fixture
def bus(window, qapp):
    made = Bus()
    between = FcitxInput(made, qapp)
    yield made
    window.windowHandle().removeEventFilter(between)
    between.deleteLater()
    qapp.sendPostedEvents(between, QEvent.Type.DeferredDelete)
    made.close()


def press(window, letter: str, time: int = 0) -> None:
    """Press and release a key as X hands it over, with its symbol; by time and code a press is known."""
    symbol = ord(letter)
    code = symbol + 1000 * (time or len(letter))
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(
            kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, code, symbol, 0, letter, False, 1
        )
        QApplication.sendEvent(window.windowHandle(), event)


def preedit(text: str) -> Signal:
    return Signal("UpdateFormattedPreedit", ([(text, 1)] if text else [], len(text.encode())))


def test_a_text_is_composed_and_committed(window, bus):
    window.tabs.setCurrentIndex(4)
    editor = window.tabs.panel("problems").editor
    editor.setFocus()
    before = window.workspace.report.text("problems")
    bus.replies = {
        ord("g"): [preedit("公")],
        ord(" "): [Signal("CommitString", ("公开",)), preedit("")],
    }
    press(window, "g")
    assert editor.textCursor().block().layout().preeditAreaText() == "公"
    window.report_view.flush()
    assert window.workspace.report.text("problems") == before
    press(window, " ")
    window.report_view.flush()
    assert "公开" in window.workspace.report.text("problems")
    assert "g" not in window.workspace.report.text("problems").replace(before, "")


def test_a_press_is_asked_about_once_and_its_release_too(window, bus):
    window.tabs.panel("problems").editor.setFocus()
    window.report_view.header.unit.setFocus()
    press(window, "x")
    assert bus.keys == [(ord("x"), False), (ord("x"), True)]


def test_a_key_that_fcitx_leaves_is_typed(window, bus):
    line = window.report_view.header.unit
    line.setFocus()
    line.clear()
    press(window, "x")
    assert line.text() == "x"


def test_composing_in_a_cell_goes_on_in_its_line(window, bus):
    address = cell("requests.received.natural_person")
    window.go_to(address)
    grid = window.tabs.panel("requests").grid
    grid.setFocus()
    bus.replies = {ord("s"): [preedit("四")], ord(" "): [Signal("CommitString", ("４",)), preedit("")]}
    press(window, "s")
    editor = grid.indexWidget(grid.currentIndex())
    assert isinstance(editor, QLineEdit)
    assert "Reset" not in bus.told
    press(window, " ")
    assert editor.text() == "４"
    window.report_view.flush()
    assert window.workspace.report.value(address) == 4


def test_a_click_keeps_what_was_composed(window, bus, qtbot):
    line = window.report_view.header.unit
    line.setFocus()
    line.clear()
    bus.replies = {ord("g"): [preedit("公")]}
    press(window, "g")
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=line.geometry().center())
    assert line.text() == "公"
    assert "Reset" in bus.told


def test_where_nothing_is_typed_keys_are_not_sent(window, bus):
    line = window.report_view.header.unit
    line.setFocus()
    line.setReadOnly(True)
    window.tabs.setFocus()
    press(window, "g")
    assert bus.keys == []
    assert bus.told[-1] == "FocusOut"


def test_an_open_menu_has_its_keys(window, bus, qtbot):
    window.report_view.header.unit.setFocus()
    menu = QMenu(window)
    menu.addAction("g")
    menu.popup(window.pos())
    press(window, "g")
    menu.close()
    assert bus.keys == []


def test_a_key_handed_back_is_done(window, bus):
    line = window.report_view.header.unit
    line.setFocus()
    line.setText("公开")
    bus.replies = {ord("q"): [Signal("ForwardKey", (0xFF08, 0, 0)), Signal("ForwardKey", (0x41, 1, 0))]}
    press(window, "q")
    assert line.text() == "公A"


def test_the_end_of_fcitx_leaves_nothing_half_composed(window, bus):
    line = window.report_view.header.unit
    line.setFocus()
    line.clear()
    bus.replies = {ord("g"): [Signal("UpdatePreedit", ("公", 3))]}
    press(window, "g")
    bus.replies = {}
    bus.coming = [Signal("Restarted", ())]
    press(window, "x")
    assert line.text() == "x"
    assert bus.told.count("FocusIn") >= 2
