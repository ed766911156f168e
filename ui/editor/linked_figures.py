"""Linked figures in the editor: inserted, released, deleted as a whole, explained by a tooltip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip

from model.content.blocks import Paragraph, Run
from ui.document.field_runs import FIELD, FieldSpot, field_at
from ui.document.formats import BOLD, char_format
from ui.editor.sheet_edit import SheetEdit


class LinkedFigureTools(QObject):
    """The linked figures of one editor."""

    place_wanted = Signal(str)
    """The field whose table is to be shown."""

    def __init__(self, editor: SheetEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self.words: Callable[[str], str] = str
        """What a field is called."""
        editor.cursorPositionChanged.connect(self._leave)

    def insert(self, field: str, figure: str) -> None:
        """Replace the selection by a linked figure; in a small table the figure is plain text."""
        editor = self._editor
        if editor.textCursor().currentTable() is not None:
            editor.message.emit("小表里的数字是普通文字，不跟着表格变。")
        editor.insert((Paragraph((Run(figure, editor.is_bold, field),)),), "插入数字")

    def release(self, spot: FieldSpot) -> None:
        """Make a linked figure plain text."""
        with self._editor.step("改为普通数字") as cursor:
            _select(cursor, spot)
            cursor.setCharFormat(char_format(cursor.charFormat().fontWeight() >= BOLD.value))
            cursor.clearSelection()

    def _leave(self) -> None:
        """Keep text typed beside a linked figure out of it."""
        look = self._editor.currentCharFormat()
        if look.hasProperty(FIELD) and not self._editor.textCursor().hasSelection():
            self._editor.setCurrentCharFormat(char_format(look.fontWeight() >= BOLD.value))

    def delete(self, backwards: bool) -> bool:
        """Delete the linked figure before or behind the cursor as a whole; return whether there is one."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return False
        at = cursor.position()
        spot = field_at(self._editor.sheet, at, before=backwards)
        if spot is None or at == (spot.start if backwards else spot.end):
            return False
        _select(cursor, spot)
        cursor.removeSelectedText()
        self._editor.setTextCursor(cursor)
        return True

    def _at(self, place: QPoint) -> FieldSpot | None:
        return field_at(self._editor.sheet, self._editor.cursorForPosition(place).position())

    def show_tip(self, event: QHelpEvent) -> bool:
        """Show the tooltip of a linked figure; return whether there is one at the mouse."""
        spot = self._at(event.pos())
        if spot is not None:
            QToolTip.showText(
                event.globalPos(), f"跟着表格变：{self.words(spot.field)}", self._editor.viewport()
            )
        return spot is not None

    def add_actions(self, menu: QMenu, place: QPoint) -> None:
        """Add actions for the linked figure at a place of the viewport to a menu."""
        spot = self._at(place)
        if spot is None:
            return
        menu.addSeparator()
        menu.addAction("转到表格中的这个数", lambda: self.place_wanted.emit(spot.field))
        if not self._editor.isReadOnly():
            menu.addAction("数字不再跟着表格变", lambda: self.release(spot))


def _select(cursor: QTextCursor, spot: FieldSpot) -> None:
    cursor.setPosition(spot.start)
    cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
