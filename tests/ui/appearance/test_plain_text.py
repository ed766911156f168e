"""Text is text: whatever a file, a title or a name says is shown as it stands."""

import re
from datetime import date

import pytest
from builders.model import balanced_report
from builders.paths import ROOT
from builders.window import Answers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from model.content.blocks import Paragraph
from model.report.report import SetText
from ui.appearance.plain_text import PlainLabel, PlainMessageBox, RichLabel, as_plain
from ui.main_window import MainWindow

HOSTILE = '<img src="file://host/share/a.png"><b>粗</b>'
RICH = {"deadline", "counts", "legend", "findingHead"}


def test_labels_show_markup_as_text(qtbot):
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)
    assert label.text() == HOSTILE and label.textFormat() is Qt.TextFormat.PlainText
    assert RichLabel("<b>a</b>").textFormat() is Qt.TextFormat.RichText


@pytest.mark.parametrize("text", ["", "3 < 4", "甲 & 乙", "一份报告"])
def test_texts_without_markup_are_left_as_they_are(text):
    assert as_plain(text) == text


def test_markup_is_escaped_where_qt_guesses():
    assert "<img" not in as_plain(HOSTILE) and "&lt;img" in as_plain(HOSTILE)


def test_message_boxes_show_markup_as_text(qtbot):
    box = PlainMessageBox()
    qtbot.addWidget(box)
    box.setText(HOSTILE)
    box.setInformativeText(HOSTILE)
    assert "<img" not in box.text() + box.informativeText()


def test_no_label_of_the_window_guesses():
    """Every label is made as plain or as rich text, and no message box is Qt's own."""
    for path in (ROOT / "ui").rglob("*.py"):
        if path.name != "plain_text.py":
            made = re.findall(r"\b(?:QLabel|QMessageBox)\(", path.read_text(encoding="utf-8"))
            assert made == [], path


def test_no_widget_of_a_hostile_report_shows_markup(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    report = balanced_report()
    report.unit = report.title = report.signature = HOSTILE
    report.apply(SetText("overview", (Paragraph.of(HOSTILE),)))
    window = MainWindow(date(2026, 1, 12), report)
    qtbot.addWidget(window)
    window.show()
    window.banner.say(HOSTILE)
    for label in window.findChildren(QLabel):
        if "<img" in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText, label.objectName()
    for widget in window.findChildren(QLabel):
        assert "<img" not in widget.toolTip()
    window.report_view.autosave.end()
