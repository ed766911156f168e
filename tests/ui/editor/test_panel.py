"""The tab of a written section: what is typed gets into the report, what changes in the report gets onto the sheet."""

from collections.abc import Callable
from typing import Any

import pytest
from builders.text import OVERVIEW, TEXT, blocks_of, press, press_key, put_cursor, text_panel, workspace_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from model.checks.core import Finding, Severity
from model.content.address import Address
from model.content.blocks import Paragraph, TableBlock
from model.report.report import FRONT, SetText, new_report
from ui.editor.panel import TextPanel

Open = Callable[..., TextPanel]


@pytest.fixture
def open_panel(qtbot: QtBot) -> Open:
    def build(*args: Any, **named: Any) -> TextPanel:
        panel = text_panel(*args, **named)
        qtbot.addWidget(panel)
        return panel

    return build


def finding(address: Address, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("M01", severity, address, (("problem", "这里与表三不一致。"),))


def test_the_report_is_shown_and_untouched(open_panel: Open) -> None:
    panel = open_panel(TEXT)
    assert (
        panel.editor.toPlainText() == "本年度工作平稳。\n（一）主动公开情况\n一是加强管理。全年公开信息12条。"
    )
    assert blocks_of(panel) is TEXT
    assert workspace_of(panel).is_saved


def test_typing_reaches_the_report_with_flush(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel()
    press(panel.editor, "全年公开")
    assert workspace_of(panel).report.blocks(OVERVIEW) == ()
    assert blocks_of(panel) == (Paragraph.of("全年公开"),)


def test_typing_reaches_the_report_by_itself(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel()
    press(panel.editor, "公开")
    qtbot.waitUntil(lambda: workspace_of(panel).report.text(OVERVIEW) == "公开")


def test_another_tab_takes_nothing_away(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel()
    panel.show()
    press(panel.editor, "公开")
    panel.hide()
    assert workspace_of(panel).report.text(OVERVIEW) == "公开"


def test_what_is_composed_is_no_part_of_the_text(open_panel: Open) -> None:
    panel = open_panel(TEXT)
    put_cursor(panel.editor, 0)
    QApplication.sendEvent(panel.editor, QInputMethodEvent("gong kai", []))
    assert blocks_of(panel) == TEXT
    committed = QInputMethodEvent()
    committed.setCommitString("公开")
    QApplication.sendEvent(panel.editor, committed)
    assert blocks_of(panel)[0] == Paragraph.of("公开本年度工作平稳。")


def test_typing_in_a_row_is_one_step(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel()
    workspace = workspace_of(panel)
    for text in ("全年", "公开", "信息"):
        press(panel.editor, text)
        panel.flush()
    assert workspace.history.undo_label == "编辑总体情况"
    workspace.undo()
    assert panel.editor.toPlainText() == ""
    assert workspace.history.undo_label == ""
    workspace.redo()
    assert panel.editor.toPlainText() == "全年公开信息"


def test_a_jump_of_the_cursor_ends_the_step(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel()
    press(panel.editor, "公开")
    press_key(panel.editor, Qt.Key.Key_Home)
    press(panel.editor, "主动")
    panel.flush()
    workspace_of(panel).undo()
    assert panel.editor.toPlainText() == "公开"


def test_the_end_of_a_sentence_ends_the_step(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel()
    workspace = workspace_of(panel)
    press(panel.editor, "公开。")
    qtbot.waitUntil(lambda: workspace.report.text(OVERVIEW) == "公开。")
    press(panel.editor, "解读")
    panel.flush()
    workspace.undo()
    assert panel.editor.toPlainText() == "公开。"


def test_undo_puts_the_cursor_where_the_text_changed(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel(TEXT)
    put_cursor(panel.editor, 3)
    press(panel.editor, "的")
    panel.flush()
    put_cursor(panel.editor, 20)
    workspace_of(panel).undo()
    assert panel.editor.toPlainText().startswith("本年度工作")
    assert panel.editor.textCursor().position() == 3
    workspace_of(panel).redo()
    assert panel.editor.textCursor().position() == 4


def test_own_typing_leaves_cursor_and_marks_alone(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel(TEXT)
    panel.set_findings([finding(Address(OVERVIEW).span(3, 5))])
    put_cursor(panel.editor, 0)
    press(panel.editor, "ab")
    assert [(s.start, s.end) for s in panel.editor.marks.spans] == [(5, 7)]
    panel.flush()
    assert panel.editor.textCursor().position() == 2


def test_another_edit_of_the_text_is_shown(open_panel: Open) -> None:
    panel = open_panel(TEXT)
    workspace_of(panel).apply(SetText(OVERVIEW, (Paragraph.of("改"),)), "改")
    assert panel.editor.toPlainText() == "改"
    assert blocks_of(panel) == (Paragraph.of("改"),)


def test_another_report_is_shown_from_its_beginning(open_panel: Open) -> None:
    panel = open_panel(TEXT)
    put_cursor(panel.editor, 12)
    other = new_report("示例市示例局", 2025)
    other.texts[OVERVIEW] = (Paragraph.of("另一份报告"),)
    workspace_of(panel).load(other, None)
    assert panel.editor.toPlainText() == "另一份报告"
    assert panel.editor.textCursor().position() == 0


def test_nothing_typed_gets_into_another_report(open_panel: Open) -> None:
    panel = open_panel(TEXT)
    workspace = workspace_of(panel)
    workspace._listeners.clear()  # pyright: ignore[reportPrivateUsage]
    press(panel.editor, "x")
    other = new_report("示例市示例局", 2025)
    other.texts[OVERVIEW] = (Paragraph.of("另一份报告"),)
    workspace.load(other, None)
    assert blocks_of(panel) == (Paragraph.of("另一份报告"),)
    assert panel.editor.toPlainText() == "另一份报告"


def test_findings_are_underlined_where_they_are(open_panel: Open) -> None:
    panel = open_panel((TEXT[0], TableBlock.of_rows([["a"]]), *TEXT[1:]))
    address = Address(OVERVIEW).span(32, 35)
    panel.set_findings([finding(address), finding(Address("problems").span(0, 1))])
    (span,) = panel.editor.marks.spans
    cursor = QTextCursor(panel.editor.sheet)
    cursor.setPosition(span.start)
    cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "12条"
    assert panel.editor.marks.at(span.start + 1) == [finding(address)]
    assert panel.editor.marks.at(0) == []


def test_findings_come_with_the_undo_that_caused_them(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel(TEXT)
    put_cursor(panel.editor, 0)
    press(panel.editor, "abc")
    panel.flush()
    workspace = workspace_of(panel)
    # As in the window, the tabs hear of the change before the panel does.
    workspace._listeners.insert(  # pyright: ignore[reportPrivateUsage]
        0, lambda _changed: panel.set_findings([finding(Address(OVERVIEW).span(0, 3))])
    )
    workspace.undo()
    assert [(s.start, s.end) for s in panel.editor.marks.spans] == [(0, 3)]
    assert panel.editor.toPlainText()[:3] == "本年度"


def test_go_to_selects_the_span(open_panel: Open) -> None:
    panel = open_panel(TEXT)
    panel.go_to(Address(OVERVIEW).span(3, 5))
    assert panel.editor.textCursor().selectedText() == "工作"


def test_the_place_of_the_cursor_is_told(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel(TEXT)
    with qtbot.waitSignal(panel.current_address_changed) as told:
        put_cursor(panel.editor, 4)
    assert told.args == [Address(OVERVIEW).span(4, 4)]


def test_characters_are_counted_without_spaces(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel((Paragraph.of("公开　信息 12"), Paragraph.of("条。")))
    assert panel.tools.count_text == "字数 8"
    press(panel.editor, "a")
    panel.flush()
    assert panel.tools.count_text == "字数 9"


def test_last_year_is_compared(open_panel: Open) -> None:
    report = new_report("示例市示例街道办事处", 2025)
    report.previous = new_report("示例市示例街道办事处", 2024)
    report.previous.texts[OVERVIEW] = (Paragraph.of("本年度工作平稳。"), Paragraph.of("旧"))
    panel = open_panel(TEXT, report=report)
    panel.show_last_year(True)
    assert panel.last_year.editor.toPlainText() == "本年度工作平稳。\n旧"
    assert len(panel.editor.extraSelections()) == 1
    panel.show_last_year(False)
    assert panel.editor.extraSelections() == []


def test_without_last_year_there_is_nothing_to_show(open_panel: Open) -> None:
    panel = open_panel(TEXT)
    panel.show_last_year(True)
    assert not panel.tools.last_year.isEnabled() and panel.last_year.isHidden()


def test_the_first_section_has_the_front_matter(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel(TEXT)
    assert panel.front is not None and open_panel(key="problems").front is None
    press(panel.front, "front")
    assert blocks_of(panel, FRONT) == (Paragraph.of("front"),)
    panel.set_findings([finding(Address(FRONT).span(0, 2))])
    assert len(panel.front.marks.spans) == 1 and panel.editor.marks.spans == []
    panel.go_to(Address(FRONT).span(0, 2))
    assert panel.front.textCursor().selectedText() == "fr"


def test_the_last_section_has_signature_and_date(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel(key="other_matters")
    assert panel.ends is not None and open_panel(TEXT).ends is None
    workspace = workspace_of(panel)
    press(panel.ends.date, "2026-01-20")
    panel.flush()
    assert workspace.report.date == panel.ends.date.text() == "2026年1月20日"
    assert panel.ends.today.isHidden()
    workspace.undo()
    assert panel.ends.date.text() == ""


@pytest.mark.fonts
def test_a_narrow_row_of_tools_says_less_and_cuts_nothing_off(qtbot):
    panel = text_panel()
    qtbot.addWidget(panel)
    panel.show()
    buttons = panel.tools.findChildren(QToolButton)
    for width, first in ((1000, "（一）二级标题"), (480, "二级"), (1000, "（一）二级标题")):
        panel.tools.resize(width, panel.tools.height())
        panel.tools.layout().activate()
        assert buttons[1].text() == first
    panel.resize(660, 600)
    QApplication.processEvents()
    assert buttons[1].text() == "二级"
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_what_is_new_but_for_figures_is_still_last_years(qtbot):
    last = new_report("示例市示例街道办事处", 2024)
    last.texts[OVERVIEW] = (
        Paragraph.of("2024年公开信息12条。"),
        Paragraph.of("加强管理。"),
        Paragraph.of("完善制度。"),
    )
    report = new_report("示例市示例街道办事处", 2025)
    report.previous = last
    panel = text_panel(
        (Paragraph.of("2025年公开信息340条。"), Paragraph.of("加强监督。"), Paragraph.of("完善制度。")),
        report=report,
    )
    qtbot.addWidget(panel)
    panel.show_last_year(True)
    assert panel.last_year.legend.text() == "底色：与上年相同，2 段"
    panel.editor.selectAll()
    press(panel.editor, "另写。")
    panel.flush()
    assert panel.last_year.legend.text() == "没有与上年相同的段落"
