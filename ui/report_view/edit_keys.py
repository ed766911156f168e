"""Edit keys: what the menu 编辑 does to whatever has the keyboard, as its own keys would."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

KEYS = {
    "cut": Qt.Key.Key_X,
    "copy": Qt.Key.Key_C,
    "paste": Qt.Key.Key_V,
    "select_all": Qt.Key.Key_A,
}
"""With Ctrl, by the key of the action."""


def press(name: str) -> None:
    """Send the key of an action to the widget that has the keyboard; nothing happens where none has."""
    widget = QApplication.focusWidget()
    if widget is not None:
        key = QKeyEvent(QEvent.Type.KeyPress, KEYS[name].value, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(widget, key)
