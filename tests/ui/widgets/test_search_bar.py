"""The search bar says what is wanted and shows how much there is."""

import pytest
from builders.text import press, press_key
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.search_bar import NOWHERE, READ_ONLY, SearchBar


@pytest.fixture
def bar(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 100)
    page.show()
    made = SearchBar(page)
    made.page = page
    return made


def test_enter_goes_on_and_shift_enter_back(bar, qtbot):
    bar.begin("条例", replaces=False)
    steps = []
    bar.step_wanted.connect(steps.append)
    press_key(bar.phrase, Qt.Key.Key_Return)
    press_key(bar.phrase, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.query.text == "条例" and steps == [1, -1]


def test_counts_and_none(bar):
    press(bar.phrase, "条例")
    bar.show_count(2, 5, "一 5")
    assert bar.count_text == "2 / 5" and bar.places_text == "一 5"
    bar.show_count(0, 0, "")
    assert bar.count_text == NOWHERE and bar.phrase.property("none")


def test_a_read_only_report_is_searched_but_not_replaced_in(bar):
    bar.set_read_only(True)
    assert not bar.replacement.isEnabled() and bar._reason.text() == READ_ONLY
