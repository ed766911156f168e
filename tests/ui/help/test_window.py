"""Help: a page for everything that is shown, checks and shortcuts taken from the program itself."""

from pathlib import Path

import pytest
from builders.model import balanced_report
from builders.ui import TODAY
from builders.window import Answers
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication

from model.opening.open import open_report
from ui.actions import ACTIONS
from ui.environment.samples import last_year_sample
from ui.files.dialogs import Unsaved
from ui.help.pages import FOLDER
from ui.help.window import HelpWindow, open_help
from ui.import_review.dialog import ImportReview
from ui.main_window import MainWindow

PAGES = sorted(path.stem for path in FOLDER.glob("*.md"))


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers(Unsaved.DISCARD))
    report = balanced_report()
    report.previous = balanced_report(3)
    made = MainWindow(TODAY, report)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(window) -> HelpWindow:
    return window.findChild(HelpWindow)


def test_f1_shows_the_page_of_each_tab(window, qtbot):
    for index, section in enumerate(window.workspace.report.form.sections):
        window.tabs.setCurrentIndex(index)
        window.actions_by_key["help"].trigger()
        assert shown(window).name == section.key and section.title[:4] in shown(window).text.toPlainText()
    window.report_view.show_preview(True)
    window.actions_by_key["help"].trigger()
    assert shown(window).name == "preview"
    window.report_view.show_preview(False)
    window.activateWindow()
    window.findings.focus_near(0)
    window.actions_by_key["help"].trigger()
    assert shown(window).name == "findings"


def test_the_start_page_has_help(qtbot):
    made = MainWindow(TODAY)
    qtbot.addWidget(made)
    made.actions_by_key["help"].trigger()
    assert shown(made).name == "start" and made.actions_by_key["help"].shortcut().toString() == "F1"


def test_every_shortcut_is_listed(window):
    window.actions_by_key["keys"].trigger()
    said = shown(window).text.toPlainText()
    for spec in ACTIONS:
        assert not spec.shortcut or spec.shortcut in said
    panel = window.tabs.panel("overview")
    keys = [action.shortcut().toString() for action in panel.actions() if not action.shortcut().isEmpty()]
    assert "Ctrl+B" in keys and all(key in said for key in keys)


def test_links_lead_on_and_back(window):
    window.actions_by_key["keys"].trigger()
    shown(window).text.anchorClicked.emit(QUrl("requests.md"))
    assert shown(window).name == "requests" and shown(window).back.isEnabled()
    shown(window).back.click()
    assert shown(window).name == "keys" and not shown(window).back.isEnabled()
    shown(window).text.anchorClicked.emit(QUrl("http://example.invalid/../../secret.md"))
    assert "帮助目录" in shown(window).text.toPlainText()


def test_there_is_one_help_window_and_the_work_goes_on(window, qtbot):
    window.actions_by_key["help"].trigger()
    window.actions_by_key["keys"].trigger()
    assert len(window.findChildren(HelpWindow)) == 1 and not shown(window).isModal()
    qtbot.keyClick(shown(window), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not shown(window).isVisible() and window.isVisible()


def test_the_import_review_has_help(qtbot):
    review = ImportReview(open_report(last_year_sample()), Path("last-year.docx"), TODAY)
    qtbot.addWidget(review)
    review.findChild(QShortcut).activated.emit()
    assert shown(review).name == "import" and shown(review).parent() is review


def test_the_help_of_a_dialog_is_not_that_of_the_window(window, qtbot):
    review = ImportReview(open_report(last_year_sample()), Path("上年"), TODAY, window)
    asked = open_help(review, "import")
    own = open_help(window, "start")
    assert own is not asked and own.parent() is window and open_help(window, "keys") is own
