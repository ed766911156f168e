"""Help window: shows one page of help beside the work; pages link to each other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.theme import GAP, MARGIN, SPACE, Theme, ui_font
from ui.help.pages import INDEX, Key, page
from ui.help.search import find

HEADINGS = (15.0, 11.5)
"""Points of headings by their level."""
SIZE = (560, 600)
"""Pixels, at the standard size of text."""


class HelpWindow(QDialog):
    """A window that shows a help page and leaves the window behind it usable."""

    def __init__(self, parent: QWidget, text_keys: Iterable[Key] = ()) -> None:
        super().__init__(parent)
        self._text_keys = tuple(text_keys)
        self._former: list[str] = []
        self.name = ""
        """The page that is shown."""
        self.setWindowTitle("帮助")
        self.text = QTextBrowser()
        self.text.setObjectName("help")
        self.text.setOpenLinks(False)
        self.text.setAccessibleName("帮助")
        self.text.document().setDocumentMargin(MARGIN)
        self.text.anchorClicked.connect(self._follow)
        self.search = QLineEdit()
        self.search.setPlaceholderText("查找帮助，如 结转")
        self.search.setAccessibleName("查找帮助")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.back = QPushButton("‹ 上一页")
        self.contents = QPushButton("帮助目录")
        close = QPushButton("关闭")
        for button, operation in (
            (self.back, self._go_back),
            (self.contents, lambda: self.open_at(INDEX)),
            (close, self.close),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, operation=operation: operation())
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.back)
        row.addWidget(self.contents)
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.search)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        room = self.screen().availableSize() * 0.9
        self.resize(min(round(SIZE[0] * Theme.scale), room.width()), min(SIZE[1], room.height()))
        Theme.follow(self._restyle)

    def _restyle(self) -> None:
        self.text.document().setDefaultFont(ui_font(10.5))
        if self.name:
            self._show(self.name)

    def open_at(self, name: str) -> None:
        """Show a page in front of all windows."""
        if self.name and self.name != name and self.isVisible():
            self._former.append(self.name)
        self._show(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, name: str) -> None:
        self.name = name
        self.text.setExtraSelections([])
        self.text.setMarkdown(page(name, self._text_keys))
        _calm(self.text.document())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.back.setEnabled(bool(self._former))

    def _follow(self, link: QUrl) -> None:
        self.open_at(link.fileName().removesuffix(".md"))
        self._mark()

    def _search(self, words: str) -> None:
        """List the pages that hold what is typed; with nothing typed the page is back that was shown."""
        if not words.strip():
            self._show(self.name or INDEX)
            return
        cursor = QTextCursor(self.text.document())
        self.text.clear()
        found = find(words, self._text_keys)
        if not found:
            self.text.setPlainText(f"帮助里没有“{words.strip()}”。换个说法试试，或者看帮助目录。")
            return
        title, plain, link = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        link.setAnchor(True)
        link.setForeground(QColor(Theme.colors.accent))
        link.setFont(ui_font(11, bold=True))
        title.setForeground(QColor(Theme.colors.label))
        cursor.insertText(f"{len(found)} 页里有“{words.strip()}”", title)
        space = QTextBlockFormat()
        space.setTopMargin(GAP)
        for each in found:
            link.setAnchorHref(f"{each.name}.md")
            cursor.insertBlock(space, plain)
            cursor.insertText(each.title, link)
            for line in each.lines:
                cursor.insertBlock(QTextBlockFormat(), plain)
                cursor.insertText(line, plain)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _mark(self) -> None:
        """Tint what is looked for on the page that a link of the search led to, and go to the first of it."""
        look, marks = QTextCharFormat(), list[QTextEdit.ExtraSelection]()
        look.setBackground(QColor(Theme.colors.found))
        for word in self.search.text().split():
            cursor = QTextCursor(self.text.document())
            while not (cursor := self.text.document().find(word, cursor)).isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(cursor)
                mark.format = look
                marks.append(mark)
        self.text.setExtraSelections(marks)
        if marks:
            first = min((mark.cursor for mark in marks), key=lambda cursor: cursor.selectionStart())
            first.clearSelection()
            self.text.setTextCursor(first)
            self.text.ensureCursorVisible()

    def _go_back(self) -> None:
        if self._former:
            self._show(self._former.pop())


def _calm(document: QTextDocument) -> None:
    """Give headings the interface's sizes with space above them, and tables thin lines."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            cursor.setPosition(block.position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            look, place = QTextCharFormat(), block.blockFormat()
            look.setFont(ui_font(HEADINGS[min(level, len(HEADINGS)) - 1], bold=True))
            place.setTopMargin(0 if level == 1 else GAP)
            place.setBottomMargin(SPACE)
            cursor.setCharFormat(look)
            cursor.setBlockFormat(place)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            made = frame.format().toTableFormat()
            made.setBorder(1)
            made.setBorderCollapse(True)
            made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            made.setBorderBrush(QBrush(QColor(Theme.colors.border)))
            made.setCellPadding(SPACE)
            made.setBottomMargin(GAP)
            frame.setFormat(made)


def open_help(parent: QWidget, name: str, text_keys: Iterable[Key] = ()) -> HelpWindow:
    """Open the help window of a window or dialog at a page; return it."""
    # Not that of a dialog below it, which goes with the dialog.
    own = Qt.FindChildOption.FindDirectChildrenOnly
    window = parent.findChild(HelpWindow, options=own) or HelpWindow(parent, text_keys)
    window.open_at(name)
    return window


def offer_help(parent: QWidget, name: str) -> None:
    """Open a page on F1 in a dialog."""
    QShortcut(QKeySequence("F1"), parent).activated.connect(lambda: open_help(parent, name))
