"""Text editing widget that the editor and its tools share: steps of undo, insertion of blocks, zoom and colours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QTextBlock, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QTextEdit, QWidget

from model.content.blocks import Blocks, Paragraph, Role
from ui.appearance.theme import Theme
from ui.document.conversion import insert_blocks, insert_runs
from ui.document.document import OBJECT, RichDocument
from ui.document.formats import BOLD, PICTURE, ROLE, RoleHighlighter, block_format, char_format, role_of

_KEYS = QKeySequence.StandardKey
_MOVE, _SELECT = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor
_PAGES = {
    _KEYS.MoveToPreviousPage: (-1, _MOVE),
    _KEYS.MoveToNextPage: (1, _MOVE),
    _KEYS.SelectPreviousPage: (-1, _SELECT),
    _KEYS.SelectNextPage: (1, _SELECT),
}


class Page(Protocol):
    """What scrolls a sheet with several texts on it."""

    @property
    def bar(self) -> QScrollBar:
        """The bar that scrolls the sheet."""
        ...

    def viewport(self) -> QWidget:
        """Return what of the sheet is in sight."""
        ...

    def reveal(self, editor: SheetEdit) -> None:
        """Scroll as little as brings the cursor of an editor into sight."""
        ...

    def reveal_well(self, editor: SheetEdit) -> None:
        """Bring the cursor of an editor into sight with some of the text around it."""
        ...

    def turn(self, editor: SheetEdit, pages: int, mode: QTextCursor.MoveMode) -> None:
        """Move the cursor of an editor by pages of what is in sight."""
        ...


class SheetEdit(QTextEdit):
    """A QTextEdit on a RichDocument, changed in named steps that the workspace can undo."""

    about_to_step = Signal()
    """Emitted before a step: what was typed until now becomes a step of its own."""
    stepped = Signal(str)
    """Emitted after a step, with its name."""
    message = Signal(str)
    grown = Signal()
    """Emitted when the height of the text has changed."""
    dragged = Signal(QPoint)
    """Emitted while a selection is drawn with the mouse, with the place on the screen."""
    released = Signal()
    """Emitted when a button of the mouse is let go."""

    def __init__(
        self, sheet: RichDocument, hint: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.hint = hint
        """Paragraphs shown in grey while the sheet is empty."""
        self.is_stepping = False
        """Whether a step is being made; cursor moves meanwhile are not the user's."""
        self._page: Page | None = None
        self.setDocument(sheet)
        self._highlighter = RoleHighlighter(sheet)
        self._families = Theme.families
        self.setFrameShape(QTextEdit.Shape.NoFrame)

    def flow_on(self, page: Page) -> None:
        """Be as high as the text from now on; the page scrolls, and keeps the cursor in sight."""
        self._page = page
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet.documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._follow_cursor)
        self.textChanged.connect(self._follow_cursor)
        self._grow(self.sheet.documentLayout().documentSize())

    def _grow(self, size: QSizeF) -> None:
        if self.minimumHeight() != ceil(size.height()):
            self.setMinimumHeight(ceil(size.height()))
            self.grown.emit()

    def _follow_cursor(self) -> None:
        if self._page is not None and self.hasFocus():
            self._page.reveal(self)

    @property
    def scroll_bar(self) -> QScrollBar:
        """What scrolls the text: the page's bar, or its own."""
        return self.verticalScrollBar() if self._page is None else self._page.bar

    def reveal_cursor(self) -> None:
        """Scroll as little as brings the cursor into sight."""
        if self._page is None:
            self.ensureCursorVisible()
        else:
            self._page.reveal(self)

    def reveal_cursor_well(self) -> None:
        """Bring the cursor into sight with some of the text around it."""
        if self._page is None:
            self.reveal_cursor()
        else:
            self._page.reveal_well(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page by what is in sight of it."""
        turned = None if self._page is None else next((k for k in _PAGES if event.matches(k)), None)
        if turned is None or self._page is None:
            super().keyPressEvent(event)
        else:
            self._page.turn(self, *_PAGES[turned])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Emit `dragged` while the left button is held."""
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Emit `released`."""
        super().mouseReleaseEvent(event)
        self.released.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        if self._page is None:
            super().wheelEvent(event)
        else:
            QCoreApplication.sendEvent(self._page.viewport(), event)

    def set_zoom(self, zoom: float) -> None:
        """Set the size of text, indents and pictures; 1.0 is 100 %."""
        self.sheet.set_zoom(zoom)
        self._highlighter.set_zoom(zoom)

    def restyle(self) -> None:
        """Apply the font and the colours in force, these to tables and to the ground of linked figures."""
        if self._families != Theme.families:
            # Indents and line heights follow the font.
            self._families = Theme.families
            self.set_zoom(self.sheet.zoom)
        self.sheet.restyle()
        self._highlighter.rehighlight()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the document's own font when the application's font changes: Qt would replace it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.sheet.keep_font()

    @property
    def role(self) -> Role:
        """Role of the paragraph with the cursor."""
        return role_of(self.textCursor().block())

    @property
    def is_bold(self) -> bool:
        """Whether text typed next is bold."""
        return self.currentCharFormat().fontWeight() >= BOLD.value

    @contextmanager
    def step(self, label: str) -> Iterator[QTextCursor]:
        """Make all changes through the cursor given one undo step named `label`."""
        self.about_to_step.emit()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        self.is_stepping = True
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            self.setTextCursor(cursor)
            self.is_stepping = False
        self.reveal_cursor()
        self.stepped.emit(label)

    def insert(self, blocks: Blocks, label: str) -> None:
        """Replace the selection by blocks; a first paragraph of running text joins the present one."""
        with self.step(label) as cursor:
            cursor.removeSelectedText()
            if in_table(cursor.block()):
                text = "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
                cursor.insertText(text, char_format(False))
                return
            self._leave_picture(cursor)
            first = blocks[0] if blocks else None
            if isinstance(first, Paragraph) and _joins(cursor, first):
                insert_runs(cursor, first.runs)
                blocks = blocks[1:]
            if blocks:
                _split_off_remainder(cursor)
                insert_blocks(cursor, blocks)

    def _leave_picture(self, cursor: QTextCursor) -> None:
        """Move the cursor off a picture's line: a picture stands alone, text beside it begins a paragraph."""
        block = cursor.block()
        if block.blockFormat().property(ROLE) != PICTURE:
            return
        body = block_format(Role.BODY, self.sheet.zoom)
        if OBJECT not in block.text():
            cursor.setBlockFormat(body)
        elif cursor.atBlockStart():
            look = block.blockFormat()
            cursor.setBlockFormat(body)
            cursor.insertBlock(look, char_format(False))
            cursor.movePosition(QTextCursor.MoveOperation.Left)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock(body, char_format(False))


def in_table(block: QTextBlock) -> bool:
    """Return whether a block lies in a table."""
    return QTextCursor(block).currentTable() is not None


def _joins(cursor: QTextCursor, paragraph: Paragraph) -> bool:
    """Return whether an inserted paragraph continues the present one instead of beginning its own."""
    present = cursor.block()
    return present.length() > 1 and paragraph.role in (Role.BODY, role_of(present))


def _split_off_remainder(cursor: QTextCursor) -> None:
    """Put what stands after the cursor into a paragraph of its own below."""
    if not cursor.atBlockEnd():
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left)
