"""When the reader that waits is started: in an idle moment, and again when it was used."""

import pytest
from builders.model import balanced_report
from PySide6.QtWidgets import QMainWindow

from export.registry import export_report
from model.opening.open import open_report
from ui.files import spare_reader
from ui.files.background_open import read_beside
from ui.widgets.banner import Banner


class Kept:
    """Stands in for the process that waits."""

    def __init__(self, is_wanted: bool):
        self.is_wanted, self.times = is_wanted, 0

    def keep(self):
        self.is_wanted = True
        self.times += 1


@pytest.fixture
def kept(monkeypatch, request):
    made = Kept(request.param)
    monkeypatch.setattr("model.opening.spare.SPARE", made)
    monkeypatch.setattr(spare_reader, "IDLE_MILLISECONDS", 0)
    return made


@pytest.mark.parametrize("kept", [False], indirect=True)
def test_it_is_started_in_an_idle_moment(qtbot, kept):
    spare_reader.keep_reader_soon()
    assert kept.times == 0
    qtbot.waitUntil(lambda: kept.times == 1)


@pytest.mark.parametrize(("kept", "times"), [(True, 1), (False, 0)], indirect=["kept"])
def test_it_is_replaced_after_a_file_where_one_is_kept(qtbot, tmp_path, kept, times):
    path = tmp_path / "年报.docx"
    export_report(balanced_report(), path)
    window = QMainWindow()
    banner = Banner()
    window.setCentralWidget(banner)
    qtbot.addWidget(window)
    seen = []
    read = lambda path, **_: open_report(path)  # noqa: E731 - stands in for a process
    assert read_beside(path, banner, read, lambda: seen.append(path)) == open_report(path)
    qtbot.wait(30)
    assert kept.times == times and seen == [path]
