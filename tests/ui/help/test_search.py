"""Search in the help: pages that hold every word, and the words marked on the page that is opened."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from ui.appearance.theme import Theme
from ui.help.search import LONGEST, MOST_LINES, find
from ui.help.window import open_help


def test_every_word_must_stand_on_the_page():
    both, one = {f.name for f in find("结转 表三")}, {f.name for f in find("结转")}
    assert both and both <= one
    assert find("") == [] and find("没有这样的词语") == []


def test_pages_named_after_a_word_come_first():
    found = find("预览")
    assert found[0].name == "preview"


@pytest.mark.parametrize("word", ["Ctrl", "ctrl", "F9"])
def test_keys_and_codes_of_the_program_are_found(word):
    assert "keys" in {each.name for each in find(word)}


def test_lines_are_short_plain_and_hold_a_word():
    for each in find("结转"):
        assert len(each.lines) <= MOST_LINES
        for line in each.lines:
            assert "结转" in line and len(line) <= LONGEST + 2
            assert not any(mark in line for mark in ("**", "](", "|"))


@pytest.fixture
def help_window(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    yield open_help(parent, "start")


def test_a_page_of_the_list_is_opened_with_the_words_marked(help_window):
    help_window.search.setText("结转")
    assert "页里有“结转”" in help_window.text.toPlainText()
    help_window.text.anchorClicked.emit(QUrl("requests.md"))
    assert help_window.name == "requests"
    marks = help_window.text.extraSelections()
    assert marks and all(mark.cursor.selectedText() == "结转" for mark in marks)
    assert marks[0].format.background().color().name().upper() == Theme.colors.found
    help_window.search.clear()
    assert help_window.name == "requests" and not help_window.text.extraSelections()


def test_nothing_found_says_so(help_window):
    help_window.search.setText("没有这样的词语")
    assert help_window.text.toPlainText().startswith("帮助里没有“没有这样的词语”")
    help_window.search.setText("")
    assert help_window.name == "start" and "没有这样的词语" not in help_window.text.toPlainText()
