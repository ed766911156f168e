"""The search bar: finds over all sections, walks, tints, replaces, and leaves the keyboard where it belongs."""

from __future__ import annotations

from datetime import date

import pytest
from builders.text import press, put_cursor
from builders.window import Answers
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import delete

from model.content.address import Address
from model.content.blocks import Paragraph, Role, Run
from model.report.report import FRONT, SetText, SetValues, new_report
from ui.appearance.theme import Theme
from ui.editor.page import FlowingPage
from ui.main_window import MainWindow
from ui.report_view.search import SearchController
from ui.widgets.search_bar import READ_ONLY

CELL = Address("requests", "received", "natural_person")
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def sample():
    report = new_report("示例市公开局", 2025)
    report.texts = {
        FRONT: (Paragraph.of("依据公开条例。"),),
        "overview": (
            Paragraph.of("全年公开１２条。"),
            Paragraph((Run("公开", bold=True), Run("平台公开。")), Role.HEADING_2),
        ),
        "problems": (Paragraph.of("公开不够及时。"),),
        "other_matters": (Paragraph.of("无。"),),
    }
    report.signature = "公开局"
    return report


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = MainWindow(date(2026, 1, 12), sample())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.tabs.panel("overview").editor.setFocus()
    return made


@pytest.fixture
def open_search(window):
    def build(text: str = "", replacement: str | None = None) -> SearchController:
        window.actions_by_key["find" if replacement is None else "replace"].trigger()
        searching = window.report_view.searching
        if text:
            searching.bar.phrase.setText(text)
        searching.bar.replacement.setText(replacement or "")
        return searching

    return build


def overview(window):
    return window.tabs.panel("overview")


def tinted(editor, color):
    return [
        mark.cursor.selectedText()
        for mark in editor.extraSelections()
        if mark.format.background().color() == QColor(color)
    ]


def walk(window, searching, steps, direction=1):
    found = []
    for _ in range(steps):
        searching.step(direction)
        found.append((str(searching._place()), window.tabs.currentIndex()))
    return found


def text(window, key="overview"):
    return window.workspace.report.text(key)


# Opening and closing


def test_the_bar_is_made_when_it_is_first_wanted(window):
    assert window.report_view._searching is None
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    bar = window.report_view.searching.bar
    assert bar.isVisible() and bar.phrase.hasFocus() and not bar.replacement.isVisible()
    QTest.keyClick(window, Qt.Key.Key_H, CONTROL)
    assert bar.replacement.isVisible()


def test_nothing_can_be_looked_for_on_the_start_page(qtbot):
    start = MainWindow(date(2026, 1, 12))
    qtbot.addWidget(start)
    assert not start.actions_by_key["find"].isEnabled() and not start.actions_by_key["find_next"].isEnabled()


def test_what_is_selected_is_what_is_looked_for(window, open_search):
    put_cursor(overview(window).editor, 2, 4)
    bar = open_search().bar
    assert bar.phrase.text() == bar.phrase.selectedText() == "公开"
    assert bar.count_text == "3 / 7"


def test_a_selection_of_paragraphs_is_not(window, open_search):
    put_cursor(overview(window).editor, 2, 12)
    assert open_search().bar.phrase.text() == ""


def test_escape_gives_the_keyboard_back_to_where_it_was(window, open_search):
    for widget in (overview(window).editor, window.report_view.header.unit):
        widget.setFocus()
        bar = open_search("没有").bar
        QTest.keyClick(bar.phrase, Qt.Key.Key_Escape)
        assert not bar.isVisible() and widget.hasFocus()


def test_escape_leaves_the_clerk_at_what_was_found(window, open_search):
    searching = open_search("不够")
    QTest.keyClick(searching.bar.phrase, Qt.Key.Key_Return)
    QTest.keyClick(searching.bar.phrase, Qt.Key.Key_Escape)
    editor = window.tabs.panel("problems").editor
    assert editor.hasFocus() and editor.textCursor().selectedText() == "不够"
    assert tinted(editor, Theme.colors.found_now) == []


def test_escape_in_the_text_closes_the_bar_too(window, open_search):
    bar = open_search("公开").bar
    editor = overview(window).editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not bar.isVisible() and editor.hasFocus()


def test_a_widget_that_is_gone_gets_no_keyboard(window, open_search):
    gone = QLineEdit(window.report_view)
    gone.show()
    gone.setFocus()
    searching = open_search("没有")
    assert searching._from is gone
    delete(gone)
    searching.close()
    assert not searching.bar.isVisible()


def test_the_preview_gives_way(window, open_search):
    window.report_view.show_preview(True)
    bar = open_search("公开").bar
    assert not window.report_view.is_previewing and bar.phrase.hasFocus()
    window.report_view.show_preview(True)
    window.actions_by_key["find_next"].trigger()
    assert not window.report_view.is_previewing


# Finding


def test_typing_counts_tints_and_leads_to_what_is_in_sight(window, open_search):
    searching = open_search()
    press(searching.bar.phrase, "公")
    press(searching.bar.phrase, "开")
    editor = overview(window).editor
    assert searching.bar.count_text == "3 / 7"
    assert searching.bar.places_text == "单位名称 1　正文前说明 1　一 3　五 1　署名 1"
    assert editor.textCursor().selectedText() == "公开" and searching.bar.phrase.hasFocus()
    assert tinted(editor, Theme.colors.found) == ["公开"] * 2
    assert tinted(editor, Theme.colors.found_now) == ["公开"]
    assert tinted(overview(window).front, Theme.colors.found) == ["公开"]
    assert window.report_view.header.unit.property("found") == "some"


def test_typing_does_not_turn_to_another_tab(window, open_search):
    searching = open_search()
    press(searching.bar.phrase, "不够")
    assert window.tabs.currentIndex() == 0 and searching.bar.count_text == "1 处"


def test_input_methods_can_commit_full_width_characters(window, open_search):
    searching = open_search()
    QApplication.sendEvent(searching.bar.phrase, QInputMethodEvent("shi er", []))
    assert searching.bar.count_text == ""
    committed = QInputMethodEvent()
    committed.setCommitString("１２")
    QApplication.sendEvent(searching.bar.phrase, committed)
    assert searching.bar.count_text == "1 / 1"
    searching.bar.phrase.setText("12")
    assert searching.bar.count_text == "1 / 1"
    searching.bar.exact.click()
    assert searching.bar.count_text == "没有找到" and searching.bar.phrase.property("none") is True


def test_a_section_made_later_is_tinted_when_it_is_shown(window, open_search, qtbot):
    open_search("公开")
    window.tabs.setCurrentIndex(4)
    editor = window.tabs.panel("problems").editor
    qtbot.waitUntil(lambda: len(editor.extraSelections()) > 0)
    assert tinted(editor, Theme.colors.found) == ["公开"]


def test_what_is_typed_is_searched_when_it_rests(window, open_search, qtbot):
    searching = open_search("公开")
    editor = overview(window).editor
    put_cursor(editor, 0)
    press(editor, "公开")
    assert len(searching.matches) == 7
    qtbot.waitUntil(lambda: len(searching.matches) == 8)
    assert tinted(editor, Theme.colors.found) == ["公开"] * 4
    window.report_view.undo()
    qtbot.waitUntil(lambda: len(searching.matches) == 7)
    assert tinted(editor, Theme.colors.found) + tinted(editor, Theme.colors.found_now) == ["公开"] * 3


def test_figures_of_tables_do_not_matter(window, open_search, qtbot):
    searching = open_search("公开")
    window.workspace.apply(SetValues({CELL: 3}), "修改")
    assert not searching._rest.isActive()


# Walking


def test_next_walks_over_all_sections_and_begins_anew(window, open_search):
    searching = open_search()
    searching.bar.phrase.setText("公开")
    assert walk(window, searching, 7) == [
        ("overview:9-11", 0),
        ("overview:13-15", 0),
        ("problems:0-2", 4),
        ("signature:0-2", 5),
        ("unit:3-5", 5),
        ("front:2-4", 0),
        ("overview:2-4", 0),
    ]


def test_previous_walks_back(window, open_search):
    searching = open_search("公开")
    assert [place for place, _ in walk(window, searching, 4, -1)] == [
        "front:2-4",
        "unit:3-5",
        "signature:0-2",
        "problems:0-2",
    ]


def test_beginning_anew_is_said(window, open_search):
    searching = open_search("不够")
    searching.step(1)
    said = []
    searching.message.connect(said.append)
    searching.step(1)
    searching.step(-1)
    assert said == ["已到末尾，回到开头。", "已到开头，回到末尾。"]
    assert window.report_view.status._place.text() == said[-1]


def test_enter_and_shift_enter_leave_the_keyboard_in_the_bar(window, open_search):
    bar = open_search("公开").bar
    QTest.keyClick(bar.phrase, Qt.Key.Key_Return)
    assert bar.count_text == "4 / 7" and bar.phrase.hasFocus()
    QTest.keyClick(bar.phrase, Qt.Key.Key_Return, SHIFT)
    assert bar.count_text == "3 / 7" and bar.phrase.hasFocus()
    bar.next.setFocus()
    QTest.keyClick(bar.next, Qt.Key.Key_Return)
    assert bar.count_text == "4 / 7"


def test_a_field_of_the_head_is_marked_and_gets_the_keyboard_on_escape(window, open_search):
    searching = open_search("公开")
    walk(window, searching, 2, -1)
    unit = window.report_view.header.unit
    assert unit.property("found") == "now" and searching.bar.count_text == "1 / 7"
    searching.close()
    assert unit.hasFocus() and unit.selectedText() == "公开" and not unit.property("found")


def test_next_from_where_the_clerk_has_clicked(window, open_search):
    searching = open_search("公开")
    put_cursor(overview(window).editor, 11)
    searching.step(1)
    assert str(searching._place()) == "overview:13-15"
    window.tabs.setCurrentIndex(2)
    searching.step(1)
    assert str(searching._place()) == "problems:0-2"


def test_f3_goes_on_without_the_bar(window, open_search):
    searching = open_search("公开")
    searching.close()
    editor = overview(window).editor
    QTest.keyClick(editor, Qt.Key.Key_F3)
    assert editor.textCursor().position() == 11 and editor.hasFocus() and not searching.bar.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_F3, SHIFT)
    assert editor.textCursor().position() == 4
    assert window.report_view.status._place.text() == "“公开”　3 / 7"


def test_f3_asks_what_to_look_for(window):
    window.actions_by_key["find_next"].trigger()
    assert window.report_view.searching.bar.phrase.hasFocus()


def test_only_what_is_shown_is_selected(window, open_search):
    searching = open_search("公开")
    searching.step(-1)
    panel = overview(window)
    assert panel.front.textCursor().selectedText() == "公开" and not panel.editor.textCursor().hasSelection()


# Replacing


def test_one_is_replaced_and_the_next_shown(window, open_search):
    searching = open_search("公开", "发布")
    searching.bar.replacement.setFocus()
    QTest.keyClick(searching.bar.replacement, Qt.Key.Key_Return)
    assert text(window) == "全年发布１２条。\n公开平台公开。"
    assert window.workspace.history.undo_label == "替换“公开”为“发布”"
    assert str(searching._place()) == "overview:9-11"
    searching.bar.one.click()
    assert window.workspace.report.blocks("overview")[1] == Paragraph(
        (Run("发布", bold=True), Run("平台公开。")), Role.HEADING_2
    )
    window.report_view.undo()
    assert text(window) == "全年发布１２条。\n公开平台公开。"


def test_replacing_goes_to_a_match_first(window, open_search):
    searching = open_search("不够", "不")
    searching.replace()
    assert text(window, "problems") == "公开不够及时。" and window.tabs.currentIndex() == 4
    searching.replace()
    assert text(window, "problems") == "公开不及时。"


def test_a_replacement_that_holds_the_phrase_is_passed_over(window, open_search):
    searching = open_search("公开", "信息公开公开")
    searching.replace()
    assert text(window).startswith("全年信息公开公开１２条。")
    assert str(searching._place()) == "overview:13-15"


def test_all_are_one_step_that_is_told_and_taken_back(window, open_search):
    before = window.workspace.report.copy()
    searching = open_search("公开", "发布")
    searching.bar.replacement.setFocus()
    QTest.keyClick(searching.bar.replacement, Qt.Key.Key_Return, CONTROL)
    report = window.workspace.report
    assert (report.unit, report.signature) == ("示例市发布局", "发布局")
    assert text(window) == overview(window).editor.toPlainText() == "全年发布１２条。\n发布平台发布。"
    label = "全部替换“公开”为“发布”（7 处）"
    assert window.workspace.history.undo_label == label
    assert window.banner.text == (
        f"已{label}：单位名称 1 处，正文前说明 1 处，一、总体情况 3 处，五、问题及改进 1 处，署名 1 处。"
    )
    assert searching.bar.count_text == "已替换 7 处" and not searching.bar.phrase.property("none")
    window.banner._buttons[0].click()
    assert window.workspace.report == before and not window.banner.isVisible()


def test_replacing_all_leaves_the_clerk_where_it_was(window, open_search):
    editor = overview(window).editor
    put_cursor(editor, 11)
    searching = open_search()
    searching.bar.phrase.setText("１２条")
    put_cursor(editor, 11)
    searching.bar.phrase.setText("公开")
    put_cursor(editor, 12)
    searching.bar.replacement.setText("公")
    searching.replace_all()
    assert editor.textCursor().position() == 10


def test_what_is_typed_is_replaced_too(window, open_search):
    searching = open_search("公开", "发布")
    editor = overview(window).editor
    put_cursor(editor, 0)
    press(editor, "公开")
    searching.replace_all()
    assert text(window).startswith("发布全年发布")


def test_deleting_has_a_name_of_its_own(window, open_search):
    open_search("公开").replace_all()
    assert window.workspace.history.undo_label == "全部删除“公开”（7 处）"


def test_nothing_to_replace_is_said(window, open_search):
    open_search("没有的", "有").replace_all()
    assert window.banner.text == "没有替换：没有找到“没有的”。" and window.workspace.is_saved
    assert not any(button.isVisible() for button in window.banner._buttons)


def test_figures_that_follow_the_tables_are_left_and_told(window, open_search):
    window.workspace.report.texts["problems"] = (
        Paragraph((Run("收到"), Run("12", field=str(CELL)), Run("件"))),
    )
    window.workspace.apply(SetValues({CELL: 12}), "修改")
    searching = open_search("12", "13")
    searching.replace_all()
    assert text(window) == "全年公开13条。\n公开平台公开。" and text(window, "problems") == "收到12件"
    assert window.banner.text.endswith("1 处是跟着表格变的数字，没有改。")
    said = []
    searching.message.connect(said.append)
    searching.replace()
    searching.replace()
    assert text(window, "problems") == "收到13件" and said[-1].startswith("刚才替换的数原来跟着表格变")
    assert not window.workspace.report.blocks("problems")[0].runs[-1].field


def test_undo_in_the_bar_is_the_windows_after_replacing(window, open_search):
    searching = open_search("公开", "发布")
    searching.replace_all()
    QTest.keyClick(searching.bar.phrase, Qt.Key.Key_Z, CONTROL)
    assert text(window).startswith("全年公开") and searching.bar.phrase.text() == "公开"


def test_nothing_is_replaced_in_a_report_that_is_read_only(window, open_search):
    window.workspace.load(sample(), None, read_only=True)
    searching = open_search("公开", "发布")
    bar = searching.bar
    assert not any(widget.isEnabled() for widget in (bar.replacement, bar.one, bar.all))
    assert bar._reason.text() == READ_ONLY and bar.phrase.hasFocus()
    searching.replace_all()
    searching.replace()
    assert window.workspace.report == sample() and bar.count_text == "4 / 7"
    window.workspace.load(sample(), None)
    assert bar.one.isEnabled() and bar._reason.text() == ""


def test_pasted_line_breaks_are_no_part_of_a_replacement(window, open_search):
    searching = open_search("公开", "甲")
    searching.bar.replacement.setText("发\n布")
    assert searching.bar.new_text == "发布"


# Looks and keys


def test_all_can_be_reached_by_tab_in_order(window, open_search):
    bar = open_search("公开", "发布").bar
    bar.phrase.setFocus()
    found = []
    for _ in range(9):
        found.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert found == [
        bar.phrase,
        bar.replacement,
        bar.previous,
        bar.next,
        bar.exact,
        bar.one,
        bar.all,
        bar.unfold,
        bar._close,
    ]
    assert all(widget.accessibleName() or widget.text() for widget in found)


def test_a_long_list_of_places_makes_no_window_wider(window, open_search, qtbot):
    window.resize(1366, 740)
    before = window.minimumSizeHint().width()
    bar = open_search("公开", "发布").bar
    bar.show_count(1, 9999, "正文前说明 999　" * 12)
    assert window.minimumSizeHint().width() == before
    assert bar._count.toolTip().startswith("正文前说明 999")
    qtbot.waitUntil(lambda: bar._places.text().endswith("…"))


def test_a_low_window_leaves_room_for_the_section(window, open_search, qtbot):
    window.resize(960, 600)
    open_search("公开", "发布")
    window.report_view.workspace.apply(SetText(FRONT, (Paragraph.of("依据公开条例。" * 60),)), "改")
    panel = overview(window)

    qtbot.waitUntil(lambda: panel.front.height() > 60)
    page = panel.findChild(FlowingPage)
    assert page.viewport().height() > 200 and page.verticalScrollBar().maximum() > 0


def test_the_tables_do_not_move_sideways(window, open_search):
    window.tabs.setCurrentIndex(2)
    grid = window.tabs.panel("requests").grid
    window.grab()
    before = grid.mapTo(window, QPoint(0, 0)), grid.width()
    open_search("公开")
    window.grab()
    after = grid.mapTo(window, QPoint(0, 0)), grid.width()
    assert (before[0].x(), before[1]) == (after[0].x(), after[1])
