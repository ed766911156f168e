import pytest
from builders.text import press_key
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from ui.editor.table_picker import COLUMNS, ROWS, TableMenu, TablePicker


@pytest.fixture
def picker(qtbot) -> TablePicker:
    made = TablePicker()
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def test_arrow_keys_choose_within_limits(picker):
    for _ in range(ROWS + 3):
        press_key(picker, Qt.Key.Key_Down)
    for _ in range(COLUMNS + 3):
        press_key(picker, Qt.Key.Key_Left)
    assert picker.words == f"{ROWS} 行 × 1 列"
    assert picker.words in picker.accessibleName()


def test_enter_accepts(picker, qtbot):
    with qtbot.waitSignal(picker.chosen) as chosen:
        press_key(picker, Qt.Key.Key_Return)
    assert chosen.args == [2, 3]


def test_a_click_takes_the_square_under_the_mouse(picker, qtbot):
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(8 + 4 * 21 + 5, 8 + 21 + 5))
    assert chosen.args == [2, 5]


def test_the_menu_closes_with_the_choice(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = TableMenu(parent)
    menu.popup(QPoint(0, 0))
    with qtbot.waitSignal(menu.chosen) as chosen:
        press_key(menu.picker, Qt.Key.Key_Return)
    assert chosen.args == [2, 3]
    assert not menu.isVisible()


def test_the_chosen_squares_are_painted(picker):
    before = picker.grab().toImage()
    press_key(picker, Qt.Key.Key_Down)
    assert picker.grab().toImage() != before
