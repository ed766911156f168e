"""Reading beside the window: it lives on, takes no input, says what it waits for, and can stop waiting."""

from datetime import date
from functools import partial
from threading import Event

import pytest
from builders import readers
from builders.model import balanced_report
from builders.window import Answers
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget

from export.registry import export_report
from model.files.errors import ReadingError, ReadingProblem
from model.opening.isolated import open_isolated
from model.opening.open import open_report
from ui.files import background_open as tasks
from ui.files.background_open import Cover, read_beside
from ui.main_window import MainWindow
from ui.widgets.banner import Banner

hang = partial(open_isolated, read=readers.hang)


class Page(QMainWindow):
    """A window with a banner, a button, a line and a shortcut."""

    def __init__(self):
        super().__init__()
        self.banner, self.button, self.line = Banner(), QPushButton("别的"), QLineEdit()
        inner = QWidget()
        layout = QVBoxLayout(inner)
        for widget in (self.banner, self.button, self.line):
            layout.addWidget(widget)
        self.setCentralWidget(inner)
        self.done = []
        self.button.clicked.connect(lambda: self.done.append("button"))
        QShortcut(QKeySequence("Ctrl+N"), self, lambda: self.done.append("shortcut"))

    @property
    def cover(self) -> Cover:
        return next(iter(self.findChildren(Cover)))


@pytest.fixture
def page(qtbot, monkeypatch):
    monkeypatch.setattr(tasks, "PATIENCE", 0)
    made = Page()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.line.setFocus()
    return made


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "年报.docx"
    export_report(balanced_report(), path)
    return path


def cancelled(page, path, operations, *, milliseconds=60) -> None:
    """Reads what never answers, does something meanwhile, and expects to be cancelled."""
    QTimer.singleShot(milliseconds, operations)
    with pytest.raises(ReadingError) as caught:
        read_beside(path, page.banner, hang)
    assert caught.value.problem is ReadingProblem.CANCELLED


def test_a_file_is_read_beside_the_window(page, document):
    assert read_beside(document, page.banner) == open_report(document)
    assert (page.banner.isHidden() and page.findChildren(Cover) == []) or not page.cover.isVisible()
    assert page.focusWidget() is page.line


def test_nothing_is_said_of_a_file_that_is_there_soon(page, document, monkeypatch):
    monkeypatch.setattr(tasks, "PATIENCE", 60_000)
    read_beside(document, page.banner)
    assert page.banner.text == ""


def test_the_clerk_may_stop_waiting(page, document):
    said = []

    def stop():
        said.append(page.banner.text)
        page.banner.findChild(QPushButton, "fix").click()

    cancelled(page, document, stop)
    assert said == ["正在读取“年报.docx”…"] and page.banner.isHidden()


def test_escape_stops_too(page, document, qtbot):
    cancelled(page, document, lambda: qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape))


def test_closing_the_window_stops_too(page, document):
    cancelled(page, document, page.close)
    assert not page.isVisible()


def test_meanwhile_the_window_takes_no_input(page, document, qtbot):
    def try_everything():
        focus = page.focusWidget()
        qtbot.keyClick(focus, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        qtbot.keyClicks(focus, "abc")
        for widget in (page.button, page.line):
            place = widget.mapTo(page, widget.rect().center())
            qtbot.mouseClick(page.childAt(place), Qt.MouseButton.LeftButton)
        assert page.childAt(page.banner.mapTo(page, page.banner.rect().center())) is not page.cover
        page.done.append("tried")
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)

    cancelled(page, document, try_everything)
    assert page.done == ["tried"] and page.line.text() == ""
    qtbot.keyClick(page.line, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(
        page.childAt(page.button.mapTo(page, page.button.rect().center())), Qt.MouseButton.LeftButton
    )
    assert page.done == ["tried", "shortcut", "button"]


def test_a_window_that_changes_its_size_stays_covered(page, document, qtbot):
    def resize():
        page.resize(800, 500)
        page.centralWidget().layout().activate()
        assert page.cover.geometry() == page.rect()
        page.close()

    cancelled(page, document, resize)


def test_it_says_for_how_long_once_that_is_long(page, document, monkeypatch):
    monkeypatch.setattr(tasks, "LONG", 1)
    said, shown = [], Event()

    def read(path, *, progress, cancelled):
        shown.wait(5)
        for seconds in (0.5, 1.2, 1.4, 3.1):
            progress(seconds)
        while not cancelled():
            Event().wait(0.001)
        raise ReadingError(ReadingProblem.CANCELLED, name=path.name)

    def look():
        if page.banner.text and not page.banner.isHidden():
            shown.set()
            said.append(page.banner.text)
        if said and "3 秒" in said[-1]:
            page.close()

    watch = QTimer(page)
    watch.timeout.connect(look)
    watch.start(1)
    with pytest.raises(ReadingError):
        read_beside(document, page.banner, read)
    assert list(dict.fromkeys(said))[-1] == "正在读取“年报.docx”…已用 3 秒，最多等 20 秒。"


def test_what_was_said_meanwhile_stays(page, document):
    def say():
        page.banner.say("别的事")
        page.cover.stop_wanted.emit()

    cancelled(page, document, say)
    assert page.banner.text == "别的事" and not page.banner.isHidden()


def test_an_error_of_the_reader_comes_out(page, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ReadingError) as caught:
        read_beside(tmp_path / "坏.docx", page.banner)
    assert "坏.docx" in caught.value.message


def test_a_fault_of_the_program_comes_out_as_it_is(page, document):
    def stumble(path, **_):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_beside(document, page.banner, stumble)
    assert page.isEnabled()


def test_the_window_closed_while_a_report_is_opened(qtbot, document, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    monkeypatch.setattr(
        "ui.files.background_open.read_beside", lambda path, banner, **_: read_beside(path, banner, hang)
    )
    window = MainWindow(date(2026, 1, 12), balanced_report())
    qtbot.addWidget(window)
    window.show()
    QTimer.singleShot(50, window.close)
    assert not window.open_path(document) and not window.isVisible()
    assert window.workspace.report == balanced_report()
