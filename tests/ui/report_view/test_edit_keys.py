"""The menu 编辑 does what the keys of the focused widget do."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from ui.report_view.edit_keys import KEYS, press


def test_the_keys_act_on_the_line_that_has_the_keyboard(qtbot):
    line = QLineEdit("示例局")
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    press("select_all")
    press("copy")
    assert QGuiApplication.clipboard().text() == "示例局"
    press("cut")
    assert line.text() == ""
    press("paste")
    assert line.text() == "示例局"


def test_nothing_happens_where_nothing_has_the_keyboard(qtbot):
    for name in KEYS:
        press(name)
