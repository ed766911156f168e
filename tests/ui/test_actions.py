"""The table of actions and what is made of it."""

from collections import Counter

from PySide6.QtWidgets import QMainWindow

from ui.actions import ACTIONS, LETTERS, SEPARATOR, WITHOUT_REPORT, export_keys, make_actions


def test_keys_and_shortcuts_are_named_once():
    keys = Counter(spec.key for spec in ACTIONS if spec.key != SEPARATOR)
    shortcuts = Counter(spec.shortcut for spec in ACTIONS if spec.shortcut)
    assert max(keys.values()) == max(shortcuts.values()) == 1
    assert keys.keys() >= WITHOUT_REPORT


def test_menus_are_those_of_the_table(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = make_actions(window)
    bar = [action.text() for action in window.menuBar().actions()]
    assert bar == [f"{name}(&{letter})" for name, letter in LETTERS.items()]
    assert actions["save"].shortcut().toString() == "Ctrl+S" and actions["totals"].isCheckable()


def test_the_export_menu_begins_with_word():
    assert export_keys()[0] == "export" and SEPARATOR in export_keys()
