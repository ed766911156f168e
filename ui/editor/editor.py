"""Text editor of a written section. It knows the formats of paragraphs, not the report.

The modules for pasting are imported when something is pasted, so that the window opens sooner.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from model.content.blocks import Block, Paragraph, Role
from model.content.heading_levels import level_of
from model.content.values import squeeze
from ui.document.conversion import blocks_between
from ui.document.document import RichDocument
from ui.document.formats import BOLD, PICTURE, ROLE, block_format, char_format, role_of
from ui.editor.linked_figures import LinkedFigureTools
from ui.editor.marks import Marks, paint_hint, paint_levels
from ui.editor.picture_tools import PictureTools
from ui.editor.sheet_edit import SheetEdit, in_table
from ui.editor.small_tables import SmallTableTools
from ui.widgets.edit_menu import Edits, add_edits

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
"""The workspace's history is the only one: these keys belong to the window."""


class TextEditor(SheetEdit):
    """Editor of paragraphs with levels, bold runs, pictures and small tables; nothing else can be put in."""

    left = Signal()
    """Emitted when the focus has gone elsewhere."""
    entered = Signal()
    """Emitted when the focus has come."""

    def __init__(
        self, sheet: RichDocument, hint: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(sheet, hint, parent)
        self.heading = ""
        """The heading above the sheet, left out of what is pasted."""
        self._preedit = False
        self.fields = LinkedFigureTools(self)
        self.tables = SmallTableTools(self)
        self.pictures = PictureTools(self)
        self.marks = Marks(self)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_role(self, role: Role) -> None:
        """Give the paragraphs of the selection a role; those in tables keep theirs."""
        with self.step("改段落级别") as cursor:
            for block in self._selected_blocks(cursor):
                if block.blockFormat().property(ROLE) != PICTURE and not in_table(block):
                    QTextCursor(block).setBlockFormat(block_format(role, self.sheet.zoom))

    def _selected_blocks(self, cursor: QTextCursor) -> Iterator[QTextBlock]:
        block = self.sheet.findBlock(cursor.selectionStart())
        end = cursor.selectionEnd()
        while block.isValid() and (block.position() < end or block.contains(end)):
            yield block
            block = block.next()

    def toggle_bold(self) -> None:
        """Make the selection, or without one what is typed next, bold; or plain where it is bold."""
        look = QTextCharFormat()
        bold = not self._selection_is_bold()
        look.setFontWeight(BOLD if bold else QFont.Weight.Normal)
        if not self.textCursor().hasSelection():
            self.mergeCurrentCharFormat(look)
            return
        with self.step("加粗" if bold else "取消加粗") as cursor:
            cursor.mergeCharFormat(look)

    def _selection_is_bold(self) -> bool:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return self.is_bold
        found = blocks_between(self.sheet, cursor.selectionStart(), cursor.selectionEnd())
        return all(run.bold for block in found if isinstance(block, Paragraph) for run in block.runs)

    def insert_picture_file(self, path: Path) -> None:
        """Insert the picture of a file after the paragraph with the cursor."""
        from ui.document.pictures import SUFFIXES, read_picture

        picture = read_picture(path)
        if picture is None:
            kinds = "、".join(dict.fromkeys(s.strip(".").upper() for s in SUFFIXES))
            self.message.emit(f"没有插入“{path.name}”：只能插入 20 MB 以内的图片（{kinds}）。")
            return
        self.pictures.insert(picture, "插入图片")

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window; move Tab to the next cell of a table."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_history_key(event):
            # The window's action may still be grey: what was typed last must be a step before it is asked.
            self.about_to_step.emit()
            event.ignore()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._next_cell(event):
            return True
        return super().event(event)

    def _next_cell(self, event: QKeyEvent) -> bool:
        """Go to the next cell and return True on Tab in a table; elsewhere Tab leaves the editor."""
        cursor = self.textCursor()
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or cursor.currentTable() is None:
            return False
        forward = event.key() == Qt.Key.Key_Tab
        if cursor.movePosition(
            QTextCursor.MoveOperation.NextCell if forward else QTextCursor.MoveOperation.PreviousCell
        ):
            self.setTextCursor(cursor)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Enter, Backspace and Delete; ignore Alt with a letter, which is a command of the window."""
        if _is_history_key(event) or event.modifiers() == Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif self.isReadOnly() or not self._handled(event):
            if not self.isReadOnly() and event.text().isprintable() and event.text():
                self._begin_typing()
            super().keyPressEvent(event)

    def _handled(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        if event.key() in _ENTER:
            return self._enter(cursor)
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.fields.delete(
            event.key() == Qt.Key.Key_Backspace
        ):
            return True
        return event.key() == Qt.Key.Key_Backspace and self._backspace(cursor)

    def _enter(self, cursor: QTextCursor) -> bool:
        """Begin a paragraph, of running text after a heading; a line numbered like a heading becomes one."""
        if in_table(cursor.block()):
            cursor.insertBlock()
        else:
            cursor.removeSelectedText()
            self._leave_picture(cursor)
            zoom, role = self.sheet.zoom, role_of(cursor.block())
            at_end = cursor.atBlockEnd()
            if at_end and role is Role.BODY and level_of(cursor.block().text()) is not Role.BODY:
                cursor.setBlockFormat(block_format(level_of(cursor.block().text()), zoom))
            cursor.insertBlock(block_format(Role.BODY if at_end else role, zoom), char_format(False))
        self.setTextCursor(cursor)
        self.reveal_cursor()
        return True

    def _backspace(self, cursor: QTextCursor) -> bool:
        """Make a heading running text on Backspace at its beginning; return whether that was done."""
        block = cursor.block()
        if cursor.hasSelection() or not cursor.atBlockStart() or in_table(block):
            return False
        if role_of(block) is Role.BODY:
            return False
        self.set_role(Role.BODY)
        return True

    def _begin_typing(self) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection() and cursor.block().blockFormat().property(ROLE) == PICTURE:
            self._leave_picture(cursor)
            self.setTextCursor(cursor)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hide the hint while an input method is composing; that is no part of the text yet."""
        if event.commitString() and not self.isReadOnly():
            self._begin_typing()
        self._preedit = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `left`."""
        super().focusOutEvent(event)
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emit `entered`."""
        super().focusInEvent(event)
        self.entered.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether the data may be pasted or dropped."""
        from ui.document.paste import can_read

        return not self.isReadOnly() and can_read(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop the data without fonts, colours and sizes."""
        from ui.document.paste import read_mime

        found = read_mime(source)
        blocks = tuple(b for b in found.blocks if not self._is_heading(b))
        if blocks:
            self.insert(blocks, "粘贴")
        if found.message:
            self.message.emit(found.message)

    def _is_heading(self, block: Block) -> bool:
        return isinstance(block, Paragraph) and squeeze(block.text) == self.heading

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what comes from another program as a copy: one that moves files would delete them."""
        super().dropEvent(event)
        if event.source() is None:
            event.setDropAction(Qt.DropAction.CopyAction)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as clipboard data."""
        from ui.document.paste import Clip

        cursor = self.textCursor()
        return Clip.mime(blocks_between(self.sheet, cursor.selectionStart(), cursor.selectionEnd()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the tooltip of findings and linked figures."""
        if isinstance(event, QHelpEvent) and (self.marks.show_tip(event) or self.fields.show_tip(event)):
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the context menu; undo is in the window's menu."""
        menu = QMenu(self)
        cut, paste = (None, None) if self.isReadOnly() else (self.cut, self.paste)
        selected = self.textCursor().hasSelection()
        add_edits(menu, Edits(cut, self.copy, paste, self.selectAll, selected, self.canPaste()))
        self.fields.add_actions(menu, event.pos())
        self.tables.add_actions(menu, event.pos())
        self.pictures.add_actions(menu, event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, heading levels in the margin, and the hint while there is no text."""
        super().paintEvent(event)
        paint_levels(self)
        if self.hint and not self._preedit and self.is_blank:
            paint_hint(self)

    @property
    def is_blank(self) -> bool:
        """Whether the document is empty."""
        return self.sheet.characterCount() <= 1


def _is_history_key(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _NOT_OURS)
