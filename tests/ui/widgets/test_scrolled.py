"""A scroll area around a widget."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.widgets.scrolled import scrolled


def test_it_scrolls_up_and_down_only_and_takes_no_keyboard(qtbot):
    area = scrolled(QLabel("一\n" * 40))
    qtbot.addWidget(area)
    area.resize(100, 60)
    area.show()
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert area.verticalScrollBar().maximum() > 0
