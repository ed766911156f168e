"""Windows on files, and the paths they work on."""

import pytest
from builders.model import balanced_report
from builders.seat import NOW, TODAY, Answers, Seat

from model.storage.own_file import save
from ui.main_window import MainWindow


@pytest.fixture
def make_window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = []

    def make(path=None, report=None):
        window = MainWindow(TODAY, report)
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.report_view.autosave.now = lambda: NOW
        if path is not None:
            assert window.open_path(path)
        return window

    yield make
    for window in made:
        window.report_view.autosave.end()


@pytest.fixture
def take_seat(qtbot):
    taken = []

    def take(path=None, report=None):
        seat = Seat(report)
        taken.append(seat)
        qtbot.addWidget(seat.banner)
        if path is not None:
            assert seat.files.open_path(path)
        return seat

    yield take
    for seat in taken:
        seat.autosave.end()


@pytest.fixture
def seat(take_seat, path):
    return take_seat(path)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "年报.xxgk"
    save(balanced_report(), file)
    return file
