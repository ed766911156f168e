"""The dialog of the poster: templates drawn, the one used last chosen, the picture copied."""

import pytest
from builders.charts import charted
from PySide6.QtGui import QGuiApplication

from export.poster.templates import TEMPLATES
from ui.poster.dialog import PosterDialog


@pytest.fixture
def dialog(qtbot):
    made = PosterDialog(charted())
    qtbot.addWidget(made)
    return made


def test_every_template_is_drawn_and_the_first_chosen(dialog):
    assert dialog.list.count() == len(TEMPLATES)
    assert all(not dialog.list.item(i).icon().isNull() for i in range(dialog.list.count()))
    assert dialog.chosen == TEMPLATES[0]


def test_the_template_used_last_is_chosen_the_next_time(dialog, qtbot, monkeypatch):
    dialog.list.setCurrentRow(2)
    monkeypatch.setattr(PosterDialog, "exec", lambda self: 1)
    assert dialog.ask() == TEMPLATES[2]
    again = PosterDialog(charted())
    qtbot.addWidget(again)
    assert again.chosen == TEMPLATES[2]


def test_a_cancelled_dialog_chooses_nothing(dialog, monkeypatch):
    monkeypatch.setattr(PosterDialog, "exec", lambda self: 0)
    assert dialog.ask() is None


def test_the_picture_is_put_on_the_clipboard(dialog):
    dialog.copy.click()
    assert QGuiApplication.clipboard().image().width() == 1080
    assert "已复制" in dialog.words.text()
