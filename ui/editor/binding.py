"""Text binding: keeps a text of the report and its editor the same, typing merged into undo steps."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from model.content.address import Address
from model.content.blocks import Blocks, plain_text
from model.report.linked_figures import is_same_but_for_figures
from model.report.report import SetText
from ui.bridge import Bridge
from ui.document.conversion import Offsets, Piece, end_of_change, pieces, show_figures, to_document
from ui.editor.editor import TextEditor

REST = 350
"""Milliseconds without a key after which what was typed goes into the report."""
LONGEST = 2000
"""Milliseconds that anything typed waits at most."""
PAUSE = 1500
"""Milliseconds without a key that end a step of undo."""

_SENTENCE_ENDS = frozenset("。！？；\u2029")


class TextBinding(QObject):
    """Copies the editor to the report by `flush` and the report to the editor by `sync`. The report decides."""

    agreed = Signal()
    """Editor and report are the same again, after either has changed."""

    def __init__(self, bridge: Bridge, key: str, label: str, editor: TextEditor) -> None:
        super().__init__(editor)
        self._workspace = bridge.workspace
        self.key = key
        self._label = label
        self._editor = editor
        self._known: Blocks | None = None
        """What the report held when editor and report last agreed."""
        self._content: Blocks = ()
        """What the document gave for it."""
        self._pieces: list[Piece] = []
        """The same with positions."""
        self._offsets: Offsets | None = None
        self._dirty = self._syncing = self._sentence_ended = False
        self._edits = self._edits_seen = 0
        self._waiting, self._since_key = QElapsedTimer(), QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._rested)
        editor.sheet.contentsChange.connect(self._edited)
        editor.cursorPositionChanged.connect(self._moved)
        editor.about_to_step.connect(self._close_step)
        editor.stepped.connect(self._finish_step)
        editor.left.connect(self.flush)
        self.sync(keep_place=False)

    @property
    def is_current(self) -> bool:
        """Whether editor and report are the same."""
        return not self._dirty and self._workspace.report.blocks(self.key) == self._known

    @property
    def offsets(self) -> Offsets:
        """Conversion between offsets of the report's text and positions in the editor; valid while they are the same."""
        if self._offsets is None:
            self._offsets = Offsets(self._pieces, plain_text(self._known or ()))
        return self._offsets

    def positions(self, address: Address) -> tuple[int, int]:
        """Return the first and last position of an address's characters in the editor."""
        return self.offsets.to_position(address.start), self.offsets.to_position(address.end)

    def flush(self) -> None:
        """Put what was typed into the report at once."""
        self._apply(self._label, f"typing:{self.key}", deferred=True)

    def _apply(self, label: str, merge_key: str = "", *, deferred: bool = False) -> None:
        self._timer.stop()
        if not self._dirty:
            return
        if self._workspace.report.blocks(self.key) != self._known:
            # Another report has come in meanwhile: what was typed into the last one is not for this one.
            self.sync()
            return
        self._dirty = False
        blocks = self._read()
        if blocks != self._content:
            self._known = self._content = blocks
            self._workspace.apply(SetText(self.key, blocks), label, merge_key, deferred=deferred)
        self.agreed.emit()

    def _read(self) -> Blocks:
        self._pieces = list(pieces(self._editor.sheet))
        self._offsets = None
        return tuple(piece.block for piece in self._pieces)

    def sync(self, keep_place: bool = True) -> None:
        """Show the report's text where it differs from the editor's.

        The cursor goes behind the change with `keep_place`, else to the start.
        """
        blocks = self._workspace.report.blocks(self.key)
        if blocks == self._known:
            return
        alike = self._known is not None and is_same_but_for_figures(self._known, blocks)
        if alike and self._show_figures(blocks):
            return
        before = plain_text(self._known or ())
        self._known, self._dirty = blocks, False
        self._timer.stop()
        self._replace(blocks, end_of_change(before, plain_text(blocks)) if keep_place else 0)
        self.agreed.emit()

    def _show_figures(self, blocks: Blocks) -> bool:
        """Update the linked figures in place; return False where the text has others. Cursor and typing stay."""
        self._syncing = True
        shown = show_figures(self._editor.sheet, blocks)
        self._syncing = False
        if shown:
            self._known = blocks
            if not self._dirty:
                self._content = self._read()
            self.agreed.emit()
        return shown

    def _replace(self, blocks: Blocks, offset: int | None) -> None:
        """Fill the document; the cursor goes to `offset`, or stays where it was for None."""
        editor = self._editor
        position, scrolled = editor.textCursor().position(), editor.scroll_bar.value()
        self._syncing = True
        to_document(blocks, editor.sheet)
        self._content = self._read()
        if offset is not None:
            position = self.offsets.to_position(offset)
        cursor = QTextCursor(editor.sheet)
        cursor.setPosition(min(position, editor.sheet.characterCount() - 1))
        # Asking for the size lays the whole text out, without which the bar would not reach the old place.
        editor.sheet.documentLayout().documentSize()
        editor.setTextCursor(cursor)
        editor.reveal_cursor()
        editor.scroll_bar.setValue(0 if offset == 0 else scrolled)
        editor.reveal_cursor()
        self._syncing = False

    def _edited(self, position: int, removed: int, added: int) -> None:
        if self._syncing:
            return
        if self._since_key.isValid() and self._since_key.elapsed() > PAUSE and not self._dirty:
            self._workspace.history.close_step()
        self._since_key.start()
        self._edits += 1
        if not self._dirty:
            self._dirty = True
            self._waiting.start()
        last = self._editor.sheet.characterAt(position + added - 1) if added == 1 + removed else ""
        self._sentence_ended = last in _SENTENCE_ENDS
        left = max(0, LONGEST - self._waiting.elapsed())
        self._timer.start(0 if self._sentence_ended else min(REST, left))

    def _rested(self) -> None:
        self.flush()
        if self._sentence_ended:
            self._sentence_ended = False
            self._workspace.history.close_step()

    def _moved(self) -> None:
        """End the undo step where the cursor has moved without typing."""
        if self._edits == self._edits_seen and not (self._syncing or self._editor.is_stepping):
            self._close_step()
        self._edits_seen = self._edits

    def _close_step(self) -> None:
        self.flush()
        self._workspace.history.close_step()

    def _finish_step(self, label: str) -> None:
        self._apply(label)
