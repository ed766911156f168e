"""The page scrolls front matter and section as one; nothing on it scrolls by itself."""

import pytest
from builders.text import TEXT, put_cursor, text_panel
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.content.address import Address
from model.content.blocks import Paragraph
from model.report.report import FRONT, new_report
from ui.editor.page import FlowingPage

K, M = Qt.Key, Qt.KeyboardModifier
LONG = tuple(Paragraph.of(f"第{n}段，写的是全年公开的情况。" * 4) for n in range(40))


@pytest.fixture
def panel(qtbot):
    report = new_report("示例市示例局", 2025)
    report.texts[FRONT] = tuple(Paragraph.of(f"第{n}段说明。") for n in range(12))
    made = text_panel(LONG, report=report)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def page_of(panel) -> FlowingPage:
    return panel.findChild(FlowingPage)


def in_sight(panel) -> bool:
    page, editor = page_of(panel), panel.texts.active
    rect = editor.cursorRect()
    top = editor.viewport().mapTo(page.viewport(), rect.topLeft()).y()
    return top >= 0 and top + rect.height() <= page.viewport().height()


@pytest.mark.fonts
@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_only_the_page_scrolls(panel, zoom):
    panel.set_zoom(zoom)
    QApplication.processEvents()
    for editor in (panel.front, panel.editor):
        assert editor.verticalScrollBar().maximum() == 0
        assert editor.height() >= editor.sheet.documentLayout().documentSize().height()
    assert page_of(panel).verticalScrollBar().maximum() > 0


def test_a_short_section_fills_the_page(qtbot):
    panel = text_panel(TEXT)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    qtbot.waitExposed(panel)
    page = page_of(panel)
    assert page.verticalScrollBar().maximum() == 0
    assert panel._sheet.height() == page.viewport().height()


def test_the_cursor_stays_in_sight_while_text_is_typed_at_the_end(panel):
    put_cursor(panel.editor, panel.editor.sheet.characterCount() - 1)
    panel.editor.setFocus()
    for _ in range(12):
        QTest.keyClick(panel.editor, K.Key_Return)
        QTest.keyClicks(panel.editor, "a")
        assert in_sight(panel)
    assert page_of(panel).verticalScrollBar().value() > 0


def test_page_keys_turn_by_what_is_in_sight(panel):
    put_cursor(panel.editor, 0)
    panel.editor.setFocus()
    page, tops = page_of(panel), [panel.editor.cursorRect().top()]
    for _ in range(2):
        QTest.keyClick(panel.editor, K.Key_PageDown)
        tops.append(panel.editor.cursorRect().top())
        assert in_sight(panel)
        assert 0 < tops[-1] - tops[-2] <= page.viewport().height()
    line = panel.editor.cursorRect().height()
    QTest.keyClick(panel.editor, K.Key_PageUp)
    assert abs(panel.editor.cursorRect().top() - tops[1]) <= 2 * line
    start = panel.editor.textCursor().position()
    QTest.keyClick(panel.editor, K.Key_PageDown, M.ShiftModifier)
    cursor = panel.editor.textCursor()
    assert cursor.anchor() == start < cursor.position()


def test_the_wheel_over_a_text_scrolls_the_page(panel):
    viewport = panel.editor.viewport()
    here = QPointF(40, 40)
    wheel = QWheelEvent(
        here,
        viewport.mapToGlobal(here),
        QPoint(0, 0),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        M.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, wheel)
    assert page_of(panel).verticalScrollBar().value() > 0


def test_a_place_that_is_shown_has_text_around_it(panel):
    text = panel.editor.sheet.toPlainText()
    at = text.index("第25段")
    panel.go_to(Address("overview").span(at, at + 4))
    page = page_of(panel)
    top = panel.editor.viewport().mapTo(page.viewport(), panel.editor.cursorRect().topLeft()).y()
    assert 0 < top < page.viewport().height() * 3 // 4
    scrolled = page.verticalScrollBar().value()
    panel.go_to(Address("overview").span(at + 5, at + 6))
    assert page.verticalScrollBar().value() == scrolled


def test_a_selection_drawn_beyond_the_page_scrolls_on(panel, qtbot):
    put_cursor(panel.editor, 0)
    page = page_of(panel)
    below = page.viewport().mapToGlobal(QPoint(300, page.viewport().height() + 60))
    panel.editor.dragged.emit(below)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 100)
    assert panel.editor.textCursor().hasSelection()
    panel.editor.released.emit()
    assert not page._drag.isActive()
