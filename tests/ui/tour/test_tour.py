"""The tour of the sample: ten steps in the real window, which can be used and left at any time."""

from datetime import date

import pytest
from builders.window import Answers
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.appearance.theme import Theme
from ui.files.dialogs import Unsaved
from ui.main_window import MainWindow
from ui.tour.steps import STEPS


@pytest.fixture
def window(qapp, qtbot, monkeypatch):
    answers = Answers(Unsaved.DISCARD)
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: answers)
    made = MainWindow(date(2026, 1, 12))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    made.actions_by_key["sample"].trigger()
    yield made
    made.close()


def test_the_sample_begins_the_tour_and_it_has_ten_steps(window):
    assert len(STEPS) == 10 and window.tour.number == 0
    assert "这是今年的草稿" in [label.text() for label in window.tour.card.labels]
    assert window.shows_report and window.workspace.report.previous is not None


@pytest.mark.fonts
@pytest.mark.parametrize("size", [(1366, 728), (1024, 700), (860, 560)])
def test_every_step_frames_what_it_is_about_and_hides_no_word_of_its_own(window, size):
    window.resize(*size)
    tour = window.tour
    for number in range(len(STEPS)):
        tour.go(number)
        QApplication.processEvents()
        part = STEPS[number].place(tour.parts)
        corner = part.mapTo(window, QPoint(0, 0))
        assert tour.frame.geometry().contains(corner + QPoint(part.width() // 2, part.height() // 2))
        assert window.rect().contains(tour.card.geometry())
        card = tour.card
        assert all(
            label.height() >= label.heightForWidth(label.width()) for label in card.labels if label.wordWrap()
        )
        assert card.next.isVisible() and card.leave.isVisible()


def test_back_and_on_and_the_end(window):
    tour = window.tour
    assert not tour.card.back.isEnabled()
    QTest.mouseClick(tour.card.next, Qt.MouseButton.LeftButton)
    assert tour.number == 1
    QTest.mouseClick(tour.card.back, Qt.MouseButton.LeftButton)
    assert tour.number == 0
    tour.go(9)
    assert tour.card.next.text() == "完成"
    QTest.mouseClick(tour.card.next, Qt.MouseButton.LeftButton)
    assert window.tour is None


def test_the_window_is_used_meanwhile_and_the_tour_left_at_any_time(window):
    window.tour.go(3)
    model = window.tabs.panel("requests").model
    cell = window.tabs.panel("requests").grid.currentIndex()
    assert model.setData(cell, "12", Qt.ItemDataRole.EditRole)
    assert window.tour.frame.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    QTest.mouseClick(window.tour.card.leave, Qt.MouseButton.LeftButton)
    assert window.tour is None and window.shows_report
    window.begin_tour()
    assert window.tour.number == 0


def test_the_colours_are_those_of_the_theme(window):
    window.tour.frame.resize(60, 40)
    picture = window.tour.frame.grab().toImage()
    assert picture.pixelColor(30, 2).name().upper() == Theme.colors.accent


def test_keys_lead_through_the_tour_and_write_nothing_into_the_report(window):
    before = window.workspace.report.copy()
    card = window.tour.card
    for number in range(1, 4):
        QTest.keyClick(card.next, Qt.Key.Key_Return if number % 2 else Qt.Key.Key_Space)
        assert window.tour.number == number
        assert (window.focusWidget() is card.next) is not STEPS[number].types
    assert STEPS[3].types and window.focusWidget() is window.tabs.panel("requests").grid
    window.tour.go(4)
    assert window.workspace.report == before
    QTest.keyClick(card.next, Qt.Key.Key_Escape)
    assert window.tour is None
