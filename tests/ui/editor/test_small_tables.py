"""Small tables on the sheet: put in from the picker, given rows and columns, taken away; every operation one step."""

import pytest
from builders.model import spanned_table
from builders.text import blocks_of, press, press_key, put_cursor, text_panel, workspace_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from model.content.blocks import Paragraph, TableBlock
from ui.editor.table_picker import TablePicker


@pytest.fixture
def panel(qtbot):
    made = text_panel((Paragraph.of("公开渠道如下。"), Paragraph.of("以上。")))
    qtbot.addWidget(made)
    made.show()
    return made


def table_of(panel) -> TableBlock:
    return next(block for block in blocks_of(panel) if isinstance(block, TableBlock))


def rows(panel) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table_of(panel).by_row()]


def operations(panel) -> dict[str, object]:
    menu = QMenu(panel)
    panel.editor.tables.add_actions(menu, panel.editor.cursorRect().center())
    return {action.text(): action for action in menu.actions() if action.text()}


def fill(panel, *words: str) -> None:
    """Types into one cell after the other."""
    for i, word in enumerate(words):
        if i:
            press_key(panel.editor, Qt.Key.Key_Tab)
        press(panel.editor, word)


def test_a_table_is_put_in_after_the_paragraph_and_filled_in(panel):
    put_cursor(panel.editor, 3)
    panel.new_table.picker.chosen.emit(2, 2)
    fill(panel, "渠道", "条数", "网站", "186")
    blocks = blocks_of(panel)
    assert [type(b).__name__ for b in blocks] == ["Paragraph", "TableBlock", "Paragraph"]
    assert (blocks[0].text, blocks[2].text) == ("公开渠道如下。", "以上。")
    assert rows(panel) == [["渠道", "条数"], ["网站", "186"]] and table_of(panel).cells[0].header
    for _ in range(9):
        workspace_of(panel).undo()
    assert blocks_of(panel) == (Paragraph.of("公开渠道如下。"), Paragraph.of("以上。"))


def test_a_table_may_be_all_there_is(qtbot):
    panel = text_panel()
    qtbot.addWidget(panel)
    panel.editor.tables.insert(1, 2)
    fill(panel, "甲", "乙")
    assert len(blocks_of(panel)) == 1 and rows(panel) == [["甲", "乙"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("在上方插入行", [["", ""], ["甲", "乙"], ["丙", "丁"]]),
        ("在下方插入行", [["甲", "乙"], ["", ""], ["丙", "丁"]]),
        ("在左侧插入列", [["", "甲", "乙"], ["", "丙", "丁"]]),
        ("在右侧插入列", [["甲", "", "乙"], ["丙", "", "丁"]]),
        ("删除行", [["丙", "丁"]]),
        ("删除列", [["乙"], ["丁"]]),
    ],
)
def test_rows_and_columns(panel, words, expected):
    put_cursor(panel.editor, 0)
    panel.editor.tables.insert(2, 2)
    fill(panel, "甲", "乙", "丙", "丁")
    for _ in range(3):
        press_key(panel.editor, Qt.Key.Key_Backtab)
    before = blocks_of(panel)
    operations(panel)[words].trigger()
    assert rows(panel) == expected and workspace_of(panel).history.undo_label == words
    assert [b.text for b in blocks_of(panel) if isinstance(b, Paragraph)] == ["公开渠道如下。", "以上。"]
    assert panel.editor.textCursor().currentTable() is not None
    workspace_of(panel).undo()
    assert blocks_of(panel) == before


def test_merged_cells_and_looks_stay(qtbot):
    panel = text_panel((spanned_table(), Paragraph.of("以上。")))
    qtbot.addWidget(panel)
    panel.show()
    cursor = panel.editor.textCursor()
    cursor.setPosition(2)
    panel.editor.setTextCursor(cursor)
    operations(panel)["在下方插入行"].trigger()
    table = table_of(panel)
    assert table.rows == 3 and table.cells[0].row_span == 2 and table.header_rows == 1


def test_the_table_goes(panel):
    put_cursor(panel.editor, 0)
    panel.editor.tables.insert(2, 2)
    operations(panel)["删除表格"].trigger()
    assert [b.text for b in blocks_of(panel)] == ["公开渠道如下。", "以上。"]


def test_the_last_row_takes_the_table_with_it(panel):
    put_cursor(panel.editor, 0)
    panel.editor.tables.insert(1, 2)
    operations(panel)["删除行"].trigger()
    assert not [b for b in blocks_of(panel) if isinstance(b, TableBlock)]


def test_no_table_in_a_table_and_none_too_large(panel):
    told = []
    panel.message.connect(told.append)
    put_cursor(panel.editor, 0)
    panel.editor.tables.insert(1, 1)
    panel.editor.tables.insert(2, 2)
    assert told == ["表格里不能再插入表格。请先把光标移到表格外。"] and rows(panel) == [[""]]
    for _ in range(40):
        operations(panel)["在下方插入行"].trigger()
    assert table_of(panel).rows == 40 and told[-1] == "小表最多 40 行、40 列。更大的表请作附件。"


def test_a_table_that_came_in_larger_can_be_made_smaller(qtbot):
    panel = text_panel((TableBlock.of_rows([[str(n)] for n in range(60)]), Paragraph.of("以上。")))
    qtbot.addWidget(panel)
    panel.show()
    put_cursor(panel.editor, 2)
    operations(panel)["删除行"].trigger()
    assert table_of(panel).rows == 59
    operations(panel)["在下方插入行"].trigger()
    assert table_of(panel).rows == 59


def test_outside_a_table_and_read_only_nothing_is_offered(panel):
    put_cursor(panel.editor, 0)
    assert operations(panel) == {}
    panel.editor.tables.insert(1, 1)
    panel.editor.setReadOnly(True)
    assert operations(panel) == {}


def test_the_size_is_picked_with_the_mouse_or_the_arrow_keys(qtbot):
    picker = TablePicker()
    qtbot.addWidget(picker)
    picker.resize(picker.sizeHint())
    taken = []
    picker.chosen.connect(lambda rows, columns: taken.append((rows, columns)))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(picker, key)
    assert picker.words == "4 行 × 3 列" == picker.accessibleName().removeprefix("插入小表：")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    qtbot.mouseMove(picker, QPoint(12, 12))
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(12, 34))
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(5000, 5000))
    assert taken == [(4, 3), (2, 1), (8, 8)]
