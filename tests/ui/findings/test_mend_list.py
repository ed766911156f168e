"""What is about to be mended, old → new, before anything changes."""

import pytest
from builders.model import cell
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from model.form.editions import form_of
from ui.findings.mend_list import MendList, change_lines

FORM = form_of("2021")
A, B = cell("disputes.reconsideration.total"), cell("requests.received.total")


@pytest.fixture
def shown(qtbot):
    made = MendList()
    qtbot.addWidget(made)
    made.show_changes(FORM, {A: 3}, {A: 5, B: 7})
    return made


def test_every_cell_is_listed_with_both_values(shown):
    assert shown.text.splitlines() == change_lines(FORM, {A: 3}, {A: 5, B: 7})
    assert shown.text.count("：3 → 5") == 1 and shown.text.endswith("空白 → 7")


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_Return, "accepted"), (Qt.Key.Key_Escape, "cancelled")])
def test_keys_decide(shown, qtbot, key, name):
    with qtbot.waitSignal(getattr(shown, name)):
        QTest.keyClick(shown, key)
