"""Whoever works with the keyboard sees where it is: every widget that Tab reaches looks another way with it."""

from collections import Counter

import pytest
from builders.screens import MORE, MORE_NAMES, NAMES, SCREENS, described, focusable, name_of
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from ui.appearance.scheme import AppearanceSettings, apply_settings

OF_A_SORT = 4
EDGE = 4
"""Pixels around a widget in which a frame may stand."""


@pytest.fixture(autouse=True)
def styled(qapp):
    apply_settings(AppearanceSettings(), qapp)
    yield
    qapp.setStyleSheet("")


@pytest.fixture(params=[*SCREENS, *MORE], ids=[*NAMES, *MORE_NAMES])
def screen(request, qtbot, monkeypatch) -> QWidget:
    made = request.param(qtbot, monkeypatch)
    for _ in range(3):
        QApplication.processEvents()
    return made


def picture(widget: QWidget) -> object:
    """What is painted of a widget and right around it; the caret is no sign, for it blinks."""
    QApplication.processEvents()
    around = QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())
    return widget.window().grab(around.adjusted(-EDGE, -EDGE, EDGE, EDGE)).toImage()


def some_of_each(screen: QWidget) -> list[QWidget]:
    """Widgets of every sort, not all of a long list."""
    chosen: list[QWidget] = []
    met: Counter[object] = Counter()
    for widget in focusable(screen):
        sort = type(widget), widget.objectName(), type(widget.parentWidget())
        met[sort] += 1
        if met[sort] <= OF_A_SORT:
            chosen.append(widget)
    return chosen


def into_sight(widget: QWidget) -> None:
    """Scroll to a widget, as Tab does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def test_every_tab_stop_shows_the_focus(screen, qtbot, qapp):
    qapp.setCursorFlashTime(0)
    screen.activateWindow()
    # As the first press of Tab sets it.
    screen.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    unseen = []
    for widget in some_of_each(screen):
        into_sight(widget)
        if isinstance(widget, QLineEdit):
            widget.deselect()
        widget.clearFocus()
        QApplication.sendEvent(widget, QFocusEvent(QFocusEvent.Type.FocusOut))
        without = picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.sendEvent(widget, QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
        if picture(widget) == without:
            unseen.append(f"{described(widget)} {name_of(widget)}")
    assert unseen == []
