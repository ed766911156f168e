"""Small tables in the editor: inserted, and given or deprived of rows and columns."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor, QTextTable
from PySide6.QtWidgets import QMenu

from model.content.blocks import TableBlock
from model.content.table_edit import (
    TableEdit,
    insert_column,
    insert_row,
    new_table,
    remove_column,
    remove_row,
)
from ui.document.conversion import table_block
from ui.document.document import insert_table
from ui.editor.sheet_edit import SheetEdit


class Operation(NamedTuple):
    """A change to a table at the cell with the cursor."""

    words: str
    edit: TableEdit
    by_row: bool
    behind: int = 0
    """1 for what happens behind the cell's row or column."""


_OPERATIONS = (
    Operation("在上方插入行", insert_row, True),
    Operation("在下方插入行", insert_row, True, 1),
    Operation("在左侧插入列", insert_column, False),
    Operation("在右侧插入列", insert_column, False, 1),
    Operation("删除行", remove_row, True),
    Operation("删除列", remove_column, False),
)
MOST = 40
"""Rows or columns of a small table; one that is larger belongs into an annex."""


class SmallTableTools:
    """The small tables of one editor."""

    def __init__(self, editor: SheetEdit) -> None:
        self._editor = editor

    def insert(self, rows: int, columns: int) -> None:
        """Insert an empty table after the paragraph with the cursor; the cursor goes into its first cell."""
        editor = self._editor
        if editor.textCursor().currentTable() is not None:
            editor.message.emit("表格里不能再插入表格。请先把光标移到表格外。")
            return
        cursor = editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        editor.setTextCursor(cursor)
        editor.insert((new_table(rows, columns),), "插入小表")
        before = editor.sheet.findBlock(editor.textCursor().position() - 1)
        table = QTextCursor(before).currentTable()
        if table is not None:
            editor.setTextCursor(table.cellAt(0, 0).firstCursorPosition())

    def add_actions(self, menu: QMenu, place: QPoint) -> None:
        """Add actions for the table at a place of the viewport to a menu."""
        cursor = self._editor.cursorForPosition(place)
        if self._editor.isReadOnly() or cursor.currentTable() is None:
            return
        menu.addSeparator()
        for operation in _OPERATIONS:
            menu.addAction(operation.words, lambda operation=operation: self.do(operation, cursor))
        menu.addAction("删除表格", lambda: self._replace(cursor.currentTable(), None, "删除表格"))

    def do(self, operation: Operation, cursor: QTextCursor) -> None:
        """Change the table that the cursor is in, as one undo step."""
        table = cursor.currentTable()
        cell = table.cellAt(cursor)
        at = cell.row() if operation.by_row else cell.column()
        if operation.behind:
            at += cell.rowSpan() if operation.by_row else cell.columnSpan()
        before = table_block(table, self._editor.sheet)
        edited = operation.edit(before, at)
        if edited is not None and (
            edited.rows > max(MOST, before.rows) or edited.columns > max(MOST, before.columns)
        ):
            self._editor.message.emit(f"小表最多 {MOST} 行、{MOST} 列。更大的表请作附件。")
            return
        self._replace(table, edited, operation.words, (cell.row(), cell.column()))

    def _replace(
        self, table: QTextTable, edited: TableBlock | None, label: str, place: tuple[int, int] = (0, 0)
    ) -> None:
        """Replace a table by another, or by none; the cursor stays in the cell at the same place."""
        with self._editor.step(label) as cursor:
            start = table.firstPosition() - 1
            cursor.setPosition(start)
            cursor.setPosition(table.lastPosition() + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            if edited is not None:
                made = insert_table(cursor, edited)
                row, column = min(place[0], edited.rows - 1), min(place[1], edited.columns - 1)
                cursor.setPosition(made.cellAt(row, column).firstPosition())
