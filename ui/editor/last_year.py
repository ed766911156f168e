"""Last year's text beside this year's, with the paragraphs marked that are the same in both."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from model.content.blocks import Blocks, Paragraph, Role
from model.content.values import squeeze
from model.report.report import Report
from ui.appearance.icons import set_icon
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import SPACE
from ui.document.conversion import pieces, to_document
from ui.document.document import RichDocument
from ui.editor.editor import TextEditor


class LastYearText(QFrame):
    """A read-only sheet from which text can be copied."""

    closed = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setObjectName("lastYear")
        self._key = key
        self._title = PlainLabel()
        self._title.setObjectName("sideTitle")
        self.editor = TextEditor(RichDocument())
        self.editor.setReadOnly(True)
        self.editor.setAccessibleName("上年文字")
        close = QToolButton()
        set_icon(close, "close")
        close.setAutoRaise(True)
        close.setToolTip("收起上年文字")
        close.setAccessibleName("收起上年文字")
        close.clicked.connect(self.closed)
        self.legend = PlainLabel()
        self.legend.setObjectName("legend")
        self.legend.setToolTip("除了数字和年份，一字未改的段落。请看看是不是也该按今年的情况改写。")
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 4, 0)
        head.addWidget(self._title)
        head.addWidget(self.legend)
        head.addStretch()
        head.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        layout.addWidget(self.editor, 1)

    def show_report(self, previous: Report | None) -> None:
        """Show the text of last year's report; none for None."""
        year = "" if previous is None or previous.year is None else f"（{previous.year} 年度）"
        self._title.setText(f"上年文字{year}")
        blocks = () if previous is None else previous.blocks(self._key)
        self.editor.hint = ("上年报告的这一部分没有文字。",)
        to_document(blocks, self.editor.sheet)
        self.editor.moveCursor(QTextCursor.MoveOperation.Start)

    def compare(self, editor: TextEditor) -> None:
        """Tint in both texts the paragraphs that are the same but for figures and years, and show their number."""
        for one, other in ((editor, self.editor), (self.editor, editor)):
            known = _texts(tuple(piece.block for piece in pieces(other.sheet)))
            same = [(p.start, p.end) for p in pieces(one.sheet) if _texts((p.block,)) & known]
            one.marks.show_unchanged(same)
            if one is editor:
                self.legend.setText(f"底色：与上年相同，{len(same)} 段" if same else "没有与上年相同的段落")


def _texts(blocks: Blocks) -> set[str]:
    """Return the paragraphs of running text without figures; headings are the same every year."""
    return {_words(b.text) for b in blocks if isinstance(b, Paragraph) and b.role is Role.BODY}


def _words(text: str) -> str:
    """Return a paragraph without spaces and figures: those of a draft are already this year's."""
    return "".join("" if c.isdecimal() else c for c in squeeze(text))
