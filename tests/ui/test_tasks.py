from functools import partial

import builders_readers
import pytest
from builders_model import balanced_report
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from export.registry import export_report
from model.isolated import open_isolated
from model.opening import open_report
from model.reading.errors import ReadingError, Trouble
from ui import tasks
from ui.banner import Banner
from ui.tasks import read_beside


@pytest.fixture
def page(qtbot):
    """A window with a banner and a button."""
    made = QWidget()
    layout = QVBoxLayout(made)
    made.banner = Banner()
    made.button = QPushButton("别的")
    layout.addWidget(made.banner)
    layout.addWidget(made.button)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "年报.docx"
    export_report(balanced_report(), path)
    return path


def test_a_file_is_read_beside_the_window(page, document):
    states = []
    QTimer.singleShot(0, lambda: states.append(page.button.isEnabled()))
    assert read_beside(document, page.banner) == open_report(document)
    assert states == [False] and page.button.isEnabled() and page.banner.isHidden()


def test_the_clerk_may_stop_waiting(page, document, monkeypatch):
    monkeypatch.setattr(tasks, "PATIENCE", 0)
    said = []

    def stop():
        said.append(page.banner.text)
        page.banner.findChild(QPushButton, "fix").click()

    QTimer.singleShot(50, stop)
    with pytest.raises(ReadingError) as caught:
        read_beside(document, page.banner, partial(open_isolated, read=builders_readers.hang))
    assert caught.value.trouble is Trouble.CANCELLED and "正在读取“年报.docx”" in said[0]
    assert page.button.isEnabled() and page.banner.isHidden()


def test_an_error_of_the_reader_comes_out(page, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ReadingError) as caught:
        read_beside(tmp_path / "坏.docx", page.banner)
    assert "坏.docx" in caught.value.message
