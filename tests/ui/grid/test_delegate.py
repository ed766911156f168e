"""The delegate: the line in which a figure is typed, and the keys that end typing."""

import pytest
from builders.model import balanced_report, cell
from builders.ui import table_panel
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.appearance.theme import Theme
from ui.grid.delegate import leaving_move
from ui.grid.navigation import Move

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("key", "held", "move"),
    [
        (Qt.Key.Key_Return, NONE, Move.ENTER),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, Move.ENTER),
        (Qt.Key.Key_Return, SHIFT, Move.BACK),
        (Qt.Key.Key_Tab, NONE, Move.NEXT),
        (Qt.Key.Key_Backtab, SHIFT, Move.PREVIOUS),
        (Qt.Key.Key_Left, NONE, None),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, None),
    ],
)
def test_keys_that_end_typing(key, held, move):
    assert leaving_move(QKeyEvent(QEvent.Type.KeyPress, key.value, held)) is move


def test_the_line_is_named_after_its_cell_and_holds_its_figure(qtbot):
    panel = table_panel(balanced_report(), "requests")
    qtbot.addWidget(panel)
    panel.show()
    index = panel.grid.currentIndex()
    panel.grid.edit(index)
    line = panel.grid.indexWidget(index)
    assert "自然人" in line.accessibleName()
    assert line.text() == str(panel.model.data(index))


def test_totals_that_are_computed_are_shaded_in_a_selection_too(qtbot):
    report = balanced_report()
    report.computes_totals = True
    panel = table_panel(report, "requests")
    qtbot.addWidget(panel)
    panel.resize(1200, 900)
    panel.show()
    panel.grid.selectAll()
    picture = panel.grid.viewport().grab().toImage()

    def ground(address) -> str:
        corner = panel.grid.visualRect(panel.model.index_of(address)).topLeft()
        return picture.pixelColor(corner.x() + 5, corner.y() + 5).name().upper()

    assert ground(cell("requests.granted.natural_person")) == Theme.colors.selection
    assert ground(cell("requests.granted.total")) == Theme.colors.selection_computed
