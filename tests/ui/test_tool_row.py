"""The row of tools, made of the window's actions."""

from PySide6.QtWidgets import QMainWindow, QToolButton

from ui.actions import SEPARATOR, export_keys, make_actions
from ui.tool_row import TOOLS, ToolRow


def test_tools_are_those_of_the_table_and_the_button_exports(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = make_actions(window)
    row = ToolRow(actions)
    window.addToolBar(row)
    assert [a for a in row.actions() if a in actions.values()] == [actions[key] for key in TOOLS if key]
    button = row.findChild(QToolButton, "primary")
    with qtbot.waitSignal(actions["export"].triggered):
        button.click()
    listed = [action for action in button.menu().actions() if not action.isSeparator()]
    assert listed == [actions[key] for key in export_keys() if key != SEPARATOR]
    actions["export"].setEnabled(False)
    assert not button.isEnabled()
