"""Whoever cannot see or use a mouse: everything that takes the focus has a name, and Tab reaches it in reading order."""

from itertools import pairwise

import pytest
from builders.screens import NAMES, SCREENS, described, focusable, name_of, window_with_report
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMessageBox,
    QWidget,
)

from ui.files.dialogs import Dialogs

LINE = 12
"""Pixels by which the tops of two things on one line may differ."""


@pytest.fixture(params=SCREENS, ids=NAMES)
def screen(request, qtbot, monkeypatch) -> QWidget:
    made = request.param(qtbot, monkeypatch)
    for _ in range(3):
        QApplication.processEvents()
    return made


def test_everything_that_takes_the_focus_has_a_name(screen):
    nameless = [described(widget) for widget in focusable(screen) if not name_of(widget).strip()]
    assert nameless == []


def chain(screen: QWidget) -> list[QWidget]:
    """The widgets in the order in which Tab goes through them."""
    order: list[QWidget] = []
    widget = screen.nextInFocusChain()
    while widget is not screen:
        order.append(widget)
        widget = widget.nextInFocusChain()
    wanted = set(focusable(screen))
    return [widget for widget in order if widget in wanted]


def test_tab_reaches_everything(screen):
    assert set(chain(screen)) == set(focusable(screen))


def block_of(widget: QWidget, screen: QWidget) -> QWidget:
    """The outermost part of the page that holds a widget: head, tabs, panel, tools, status bar."""
    blocks = (
        "ReportHeader",
        "SectionTabs",
        "FindingsPanel",
        "StatusBar",
        "PreviewToolbar",
        "PageView",
        "QToolBar",
        "Banner",
        "SearchBar",
    )
    held = widget
    while held is not None and held is not screen:
        if type(held).__name__ in blocks:
            return held
        held = held.parentWidget()
    return screen


def test_tab_goes_the_way_one_reads(screen):
    """Within a part of the page: on along a line, then to a line further down."""
    order = chain(screen)
    for one, other in pairwise(order):
        if block_of(one, screen) is not block_of(other, screen) or one.isAncestorOf(other):
            continue
        # The search leads from the word to what takes its place, and then to its buttons.
        if type(block_of(one, screen)).__name__ == "SearchBar":
            continue
        a, b = place(one, screen), place(other, screen)
        # Beside a column that goes further down the next column begins at its own top.
        assert b.left() >= a.right() or b.top() >= a.top() - LINE, (
            f"{described(one)} {name_of(one)!r} -> {described(other)} {name_of(other)!r}"
        )


def place(widget: QWidget, screen: QWidget):
    rect = widget.rect()
    rect.moveTopLeft(widget.mapTo(screen, QPoint(0, 0)))
    return rect


def test_the_parts_of_the_page_follow_each_other(qtbot, monkeypatch):
    made = window_with_report(qtbot, monkeypatch)
    QApplication.processEvents()
    parts = list(dict.fromkeys(type(block_of(widget, made)).__name__ for widget in chain(made)))
    assert [p for p in parts if p in ("ReportHeader", "SectionTabs", "FindingsPanel", "StatusBar")] == [
        "ReportHeader",
        "SectionTabs",
        "FindingsPanel",
        "StatusBar",
    ]


ASKED = {
    "unsaved": lambda d: d.ask_unsaved("年报"),
    "outside": lambda d: d.ask_changed_outside("年报"),
    "take over": lambda d: d.ask_take_over("电脑 A 正在编辑"),
    "errors": lambda d: d.ask_leave_with_findings(2, 1, "导出", "● 甲"),
    "warnings": lambda d: d.ask_leave_with_findings(0, 3, "打印", "● 甲"),
    "boxes": lambda d: d.ask_export_with_boxes(1, "● 𠮷"),
    "text": lambda d: d.show_text("标题", "文字", "细节"),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_questions_have_named_buttons_and_a_way_out(qtbot, monkeypatch, ask):
    seen: list[QDialog] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: seen.append(box) or 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: None)
    parent = QWidget()
    qtbot.addWidget(parent)
    ask(Dialogs(parent))
    assert all(button.text() for button in seen[0].buttons()) and seen[0].windowTitle()
    assert len(seen[0].buttons()) == 1 or seen[0].escapeButton() is not None
