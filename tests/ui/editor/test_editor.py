"""Typing, levels, bold, pasting and pictures on the sheet of a written section."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders.text import TEXT, blocks_of, press, press_key, put_cursor, text_panel, workspace_of
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QImage, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.content.blocks import Paragraph, Picture, Role, Run, TableBlock
from ui.editor.panel import TextPanel

Open = Callable[..., TextPanel]


@pytest.fixture
def open_panel(qtbot: QtBot) -> Open:
    def build(*args: Any, **named: Any) -> TextPanel:
        panel = text_panel(*args, **named)
        qtbot.addWidget(panel)
        return panel

    return build


def test_history_keys_are_left_to_the_window(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel()
    press(panel.editor, "公开")
    press_key(panel.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.editor.toPlainText() == "公开"


def test_alt_with_a_letter_writes_nothing(open_panel: Open) -> None:
    panel = open_panel()
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V.value, Qt.KeyboardModifier.AltModifier, "v")
    QApplication.sendEvent(panel.editor, event)
    assert panel.editor.toPlainText() == "" and not event.isAccepted()


def test_what_was_typed_is_a_step_before_the_window_hears_of_undo(open_panel: Open) -> None:
    panel = open_panel()
    press(panel.editor, "公开")
    control = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z.value, control)
    QApplication.sendEvent(panel.editor, event)
    assert not event.isAccepted()
    assert workspace_of(panel).history.undo_label == "编辑总体情况"


def test_a_level_is_a_step_of_its_own(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel((Paragraph.of("主动公开"),))
    press(panel.editor, "x")
    panel.tools.role_wanted.emit(Role.HEADING_3)
    assert blocks_of(panel) == (Paragraph.of("x主动公开", Role.HEADING_3),)
    workspace_of(panel).undo()
    assert blocks_of(panel) == (Paragraph.of("x主动公开"),)


def test_tools_show_level_and_bold_at_the_cursor(open_panel: Open) -> None:
    panel = open_panel(TEXT)
    pressed = []
    for position in (1, 12, 22):
        put_cursor(panel.editor, position)
        roles = [a.text() for a in panel.tools._roles.values() if a.isChecked()]  # pyright: ignore[reportPrivateUsage]
        pressed.append((roles, panel.tools.bold.isChecked()))
    assert pressed == [(["正文"], False), (["（一）二级标题"], False), (["正文"], True)]


def test_bold_of_a_selection_goes_on_and_off(open_panel: Open) -> None:
    panel = open_panel((Paragraph.of("一是加强"),))
    put_cursor(panel.editor, 0, 2)
    panel.editor.toggle_bold()
    assert blocks_of(panel) == (Paragraph((Run("一是", True), Run("加强"))),)
    panel.editor.toggle_bold()
    assert blocks_of(panel) == (Paragraph.of("一是加强"),)
    assert workspace_of(panel).history.undo_label == "取消加粗"


def test_bold_without_a_selection_is_for_what_comes(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel()
    panel.editor.toggle_bold()
    press(panel.editor, "A")
    panel.editor.toggle_bold()
    press(panel.editor, "b")
    assert blocks_of(panel) == (Paragraph((Run("A", True), Run("b"))),)


def test_enter_after_a_heading_goes_on_in_running_text(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel((Paragraph.of("（一）主动公开", Role.HEADING_2),))
    panel.editor.moveCursor(QTextCursor.MoveOperation.End)
    press_key(panel.editor, Qt.Key.Key_Return)
    press(panel.editor, "x")
    assert blocks_of(panel) == (Paragraph.of("（一）主动公开", Role.HEADING_2), Paragraph.of("x"))


def test_enter_makes_a_numbered_line_a_heading(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel((Paragraph.of("1.平台建设"),))
    panel.editor.moveCursor(QTextCursor.MoveOperation.End)
    press_key(panel.editor, Qt.Key.Key_Return)
    assert blocks_of(panel) == (Paragraph.of("1.平台建设", Role.HEADING_3),)


def test_backspace_at_a_heading_makes_it_running_text(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel((Paragraph.of("前"), Paragraph.of("标题", Role.HEADING_4)))
    put_cursor(panel.editor, 2)
    press_key(panel.editor, Qt.Key.Key_Backspace)
    assert blocks_of(panel) == (Paragraph.of("前"), Paragraph.of("标题"))
    press_key(panel.editor, Qt.Key.Key_Backspace)
    assert blocks_of(panel) == (Paragraph.of("前标题"),)


def test_typing_beside_a_picture_begins_a_paragraph(open_panel: Open, qtbot: QtBot) -> None:
    picture = Picture(b"x", "image/png", 1500, 900)
    panel = open_panel((picture,))
    panel.editor.moveCursor(QTextCursor.MoveOperation.End)
    press(panel.editor, "b")
    put_cursor(panel.editor, 0)
    press(panel.editor, "a")
    assert blocks_of(panel) == (Paragraph.of("a"), picture, Paragraph.of("b"))
    assert panel.editor.sheet.blockCount() == 3


def test_tab_goes_through_the_cells_of_a_table(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel((TableBlock.of_rows([["", ""], ["", ""]]),))
    put_cursor(panel.editor, panel.editor.sheet.rootFrame().childFrames()[0].firstPosition())
    for text in ("a", "b", "c"):
        press(panel.editor, text)
        press_key(panel.editor, Qt.Key.Key_Tab)
    assert blocks_of(panel) == (TableBlock.of_rows([["a", "b"], ["c", ""]]),)


def test_pasted_text_is_one_step(open_panel: Open) -> None:
    panel = open_panel((Paragraph.of("前后"),))
    put_cursor(panel.editor, 1)
    mime = QMimeData()
    mime.setText("　　甲\n（一）标题\n乙。")
    panel.editor.insertFromMimeData(mime)
    pasted = (
        Paragraph.of("前甲"),
        Paragraph.of("（一）标题", Role.HEADING_2),
        Paragraph.of("乙。"),
        Paragraph.of("后"),
    )
    assert blocks_of(panel) == pasted
    workspace_of(panel).undo()
    assert blocks_of(panel) == (Paragraph.of("前后"),)


def test_the_heading_of_the_section_is_not_pasted_again(open_panel: Open) -> None:
    panel = open_panel()
    mime = QMimeData()
    mime.setText("一、 总体情况\n（一）标题\n")
    panel.editor.insertFromMimeData(mime)
    assert blocks_of(panel) == (Paragraph.of("（一）标题", Role.HEADING_2),)


def test_one_pasted_paragraph_joins_the_present_one(open_panel: Open) -> None:
    panel = open_panel((Paragraph.of("（一）情况", Role.HEADING_2),))
    put_cursor(panel.editor, 3)
    mime = QMimeData()
    mime.setText("公开")
    panel.editor.insertFromMimeData(mime)
    assert blocks_of(panel) == (Paragraph.of("（一）公开情况", Role.HEADING_2),)


def test_what_is_copied_comes_back_without_loss(open_panel: Open) -> None:
    picture = Picture(b"x", "image/x-emf", 1500, 900, "图")
    blocks = (*TEXT, picture, TableBlock.of_rows([["a", "b"]]))
    source, target = open_panel(blocks), open_panel(key="problems")
    source.editor.selectAll()
    target.editor.insertFromMimeData(source.editor.createMimeDataFromSelection())
    assert blocks_of(target, "problems") == blocks


def test_in_a_cell_only_text_is_pasted(open_panel: Open) -> None:
    panel = open_panel((TableBlock.of_rows([["a"]]),))
    put_cursor(panel.editor, panel.editor.sheet.rootFrame().childFrames()[0].lastPosition())
    panel.editor.insert((Paragraph.of("b", Role.HEADING_2), TableBlock.of_rows([["c"]])), "粘贴")
    assert blocks_of(panel) == (TableBlock.of_rows([["ab"]]),)


def test_a_picture_file_is_inserted_with_its_own_bytes(open_panel: Open, tmp_path: Path) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    path = tmp_path / "图.png"
    assert image.save(str(path))
    panel = open_panel(TEXT)
    put_cursor(panel.editor, 8)
    panel.editor.insert_picture_file(path)
    assert blocks_of(panel) == (TEXT[0], Picture(path.read_bytes(), "image/png", 600, 300), *TEXT[1:])


def test_a_file_that_is_no_picture_is_refused(open_panel: Open, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "图.png"
    path.write_bytes(b"no picture")
    panel = open_panel(TEXT)
    with qtbot.waitSignal(panel.message) as said:
        panel.editor.insert_picture_file(path)
    assert said.args is not None and "图.png" in said.args[0]
    assert blocks_of(panel) == TEXT


def test_the_hint_is_no_text(open_panel: Open) -> None:
    panel = open_panel()
    image = panel.grab().toImage()
    assert panel.editor.is_blank and blocks_of(panel) == ()
    panel.editor.hint = ()
    assert panel.grab().toImage() != image


def test_zoom_changes_no_text(open_panel: Open) -> None:
    blocks = (*TEXT, Picture(b"x", "image/png", 1500, 900), TableBlock.of_rows([["a"]]))
    panel = open_panel(blocks)
    panel.set_zoom(1.5)
    assert blocks_of(panel) == blocks
    assert workspace_of(panel).is_saved
