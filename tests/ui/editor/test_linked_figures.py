"""Figures on the sheet of a written section that follow the tables: put in, typed beside, deleted, released, linked."""

from datetime import date

import pytest
from builders.model import cell
from builders.text import OVERVIEW, blocks_of, press, press_key, put_cursor, text_panel, workspace_of
from builders.window import Answers
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from model.content.blocks import Paragraph, Role, Run, TableBlock
from model.report.report import SetValues
from ui.environment.samples import last_year_sample
from ui.main_window import MainWindow

RECEIVED = cell("requests.received.total")
PERSON = cell("requests.received.natural_person")
FIELD = str(RECEIVED)


def said(figure: str, before: str = "收到申请", after: str = "件。") -> tuple[Paragraph, ...]:
    return (Paragraph((Run(before), Run(figure, field=FIELD), Run(after))),)


@pytest.fixture
def panel(qtbot):
    made = text_panel(said("0"))
    workspace_of(made).apply(SetValues({PERSON: 12}), "填")
    qtbot.addWidget(made)
    made.show()
    return made


def choose(menu: QMenu, *names: str) -> None:
    """Opens a menu and triggers an entry that begins with these words."""
    menu.aboutToShow.emit()
    action = next(a for a in menu.actions() if a.text().startswith(names[0]))
    if len(names) > 1:
        choose(action.menu(), *names[1:])
    else:
        action.trigger()


def test_the_sheet_shows_the_present_figure_and_keeps_the_cursor(panel):
    put_cursor(panel.editor, 8)
    workspace_of(panel).apply(SetValues({PERSON: 345}), "填")
    assert panel.editor.toPlainText() == "收到申请345件。" and blocks_of(panel) == said("345")
    assert panel.editor.textCursor().position() == 9


def test_what_is_typed_and_not_yet_taken_over_survives_a_change_of_the_table(panel):
    put_cursor(panel.editor, 0)
    press(panel.editor, "全年")
    workspace_of(panel).apply(SetValues({PERSON: 7}), "填")
    assert blocks_of(panel) == said("7", "全年收到申请")


def test_a_figure_is_chosen_from_the_menu(panel):
    put_cursor(panel.editor, panel.editor.sheet.characterCount() - 1)
    choose(panel.figures, "表三", "一、本年新收")
    press(panel.editor, "件")
    run = Run("12", field=FIELD)
    assert blocks_of(panel)[0].runs == (Run("收到申请"), run, Run("件。"), run, Run("件"))
    assert workspace_of(panel).history.undo_label == "编辑总体情况"
    workspace_of(panel).undo()
    assert workspace_of(panel).history.undo_label == "插入数字"


def test_the_same_figure_twice_side_by_side_is_two_figures(panel):
    put_cursor(panel.editor, 6)
    choose(panel.figures, "表三", "一、本年新收")
    run = Run("12", field=FIELD)
    assert blocks_of(panel)[0].runs == (Run("收到申请"), run, run, Run("件。"))
    workspace_of(panel).apply(SetValues({PERSON: 9}), "填")
    assert panel.editor.toPlainText() == "收到申请99件。"


def test_a_figure_may_begin_an_empty_text(qtbot):
    panel = text_panel()
    qtbot.addWidget(panel)
    choose(panel.figures, "表四", "行政诉讼（合计） 总计")
    (paragraph,) = blocks_of(panel)
    assert paragraph.text == "0" and paragraph.runs[0].field.count("+") == 1


@pytest.mark.parametrize(
    ("at", "runs"), [(6, ("收到申请", "12", "余件。")), (4, ("收到申请余", "12", "件。"))]
)
def test_what_is_typed_beside_a_figure_is_no_part_of_it(panel, at, runs):
    put_cursor(panel.editor, at)
    press(panel.editor, "余")
    assert tuple(run.text for run in blocks_of(panel)[0].runs) == runs
    assert blocks_of(panel)[0].runs[1].field == FIELD


def test_what_an_input_method_commits_beside_a_figure_is_no_part_of_it(panel):
    put_cursor(panel.editor, 6)
    event = QInputMethodEvent("yu", [])
    event.setCommitString("余")
    QApplication.sendEvent(panel.editor, event)
    assert blocks_of(panel) == said("12", after="余件。")


def test_a_figure_that_is_written_over_is_plain_text(panel):
    put_cursor(panel.editor, 5)
    press(panel.editor, "0")
    assert blocks_of(panel) == (Paragraph.of("收到申请102件。"),)


@pytest.mark.parametrize(("at", "key"), [(6, Qt.Key.Key_Backspace), (4, Qt.Key.Key_Delete)])
def test_a_figure_is_deleted_as_a_whole(panel, at, key):
    put_cursor(panel.editor, at)
    press_key(panel.editor, key)
    assert blocks_of(panel) == (Paragraph.of("收到申请件。"),)
    workspace_of(panel).undo()
    assert blocks_of(panel) == said("12")


@pytest.mark.parametrize(("at", "key"), [(4, Qt.Key.Key_Backspace), (6, Qt.Key.Key_Delete)])
def test_what_stands_beside_a_figure_is_deleted_alone(panel, at, key):
    put_cursor(panel.editor, at)
    press_key(panel.editor, key)
    assert Run("12", field=FIELD) in blocks_of(panel)[0].runs
    assert len(blocks_of(panel)[0].text) == 7


def test_copied_figures_follow_too(panel):
    panel.editor.selectAll()
    clip = panel.editor.createMimeDataFromSelection()
    put_cursor(panel.editor, 8)
    panel.editor.insertFromMimeData(clip)
    workspace_of(panel).apply(SetValues({PERSON: 3}), "填")
    assert blocks_of(panel)[0].text == "收到申请3件。收到申请3件。"


def test_half_a_figure_is_copied_as_plain_text(panel):
    put_cursor(panel.editor, 3, 5)
    clip = panel.editor.createMimeDataFromSelection()
    put_cursor(panel.editor, 0)
    panel.editor.insertFromMimeData(clip)
    assert blocks_of(panel) == said("12", "请1收到申请")


def field_menu(panel) -> dict[str, object]:
    menu = QMenu()
    panel.editor.fields.add_actions(menu, panel.editor.cursorRect().center())
    return {action.text(): action for action in menu.actions() if action.text()}, menu


def test_a_figure_can_be_made_plain_and_leads_to_its_cell(panel):
    wanted = []
    panel.place_wanted.connect(wanted.append)
    put_cursor(panel.editor, 5)
    operations, menu = field_menu(panel)
    operations["转到表格中的这个数"].trigger()
    operations["数字不再跟着表格变"].trigger()
    assert wanted == [RECEIVED] and blocks_of(panel) == (Paragraph.of("收到申请12件。"),)
    assert workspace_of(panel).history.undo_label == "改为普通数字"
    assert not menu.isEmpty() and field_menu(panel)[0] == {}


def test_a_tip_names_the_cell(panel, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: shown.append(text))
    put_cursor(panel.editor, 5)
    place = panel.editor.cursorRect().center()
    QApplication.sendEvent(panel.editor.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, QPoint()))
    assert shown == ["跟着表格变：表三“一、本年新收政府信息公开申请数量”行“总计”列"]


def test_a_figure_in_a_small_table_is_plain_text(qtbot):
    panel = text_panel((TableBlock.of_rows([["渠道", ""]]),))
    qtbot.addWidget(panel)
    said_to_clerk = []
    panel.message.connect(said_to_clerk.append)
    put_cursor(panel.editor, panel.editor.sheet.characterCount() - 3)
    panel.editor.fields.insert(FIELD, "12")
    assert said_to_clerk == ["小表里的数字是普通文字，不跟着表格变。"]
    assert [c.text for c in blocks_of(panel)[0].cells] == ["渠道12", ""]


def test_a_figure_in_a_heading_keeps_the_level(panel):
    put_cursor(panel.editor, 5)
    panel.editor.set_role(Role.HEADING_2)
    panel.editor.selectAll()
    panel.editor.toggle_bold()
    workspace_of(panel).apply(SetValues({PERSON: 9}), "填")
    assert blocks_of(panel)[0].role is Role.HEADING_2
    assert blocks_of(panel)[0].runs[1] == Run("9", True, FIELD)


def test_written_figures_are_linked_and_released(qtbot):
    panel = text_panel((Paragraph.of("全年收到政府信息公开申请12件。"),))
    qtbot.addWidget(panel)
    workspace_of(panel).apply(SetValues({PERSON: 12}), "填")
    told = []
    panel.message.connect(told.append)
    choose(panel.figures, "让正文里的 1 个数字跟着表格变")
    assert [run.field for run in blocks_of(panel, OVERVIEW)[0].runs] == ["", FIELD, ""]
    assert told == ["1 个数字已跟着表格变（有底色）：改表格时，文字里的数一起变。"]
    choose(panel.figures, "数字不再跟着表格变")
    assert [run.field for run in blocks_of(panel)[0].runs if run.field] == []
    assert blocks_of(panel)[0].text == "全年收到政府信息公开申请12件。"
    panel.figures.aboutToShow.emit()
    assert [
        a.isEnabled() for a in panel.figures.actions() if a.text().startswith(("让正文里", "数字不再"))
    ] == [
        True,
        False,
    ]


def test_after_an_import_one_click_has_the_texts_follow_the_tables(qtbot, monkeypatch):
    answers = Answers()
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: answers)
    window = MainWindow(date(2026, 1, 12))
    qtbot.addWidget(window)
    answers.open_path = last_year_sample()
    window.start.import_wanted.emit()
    button = next(b for b in window.banner.buttons if b.text() == "让正文里的 11 个数字跟着表格变")
    before = window.workspace.report.text("overview")
    button.click()
    window.workspace.apply(SetValues({PERSON: 77}), "填")
    assert "收到政府信息公开申请77件" in window.workspace.report.text("overview")
    assert "收到政府信息公开申请77件" in window.tabs.panel("overview").editor.toPlainText()
    window.workspace.undo()
    next(b for b in window.banner.buttons if b.text() == "撤销").click()
    assert window.workspace.report.text("overview") == before and window.banner.isHidden()
