"""The texts of a section's tab, each an editor bound to a text of the report, and which of them has the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor

from model.checks.core import Finding
from model.content.address import Address
from ui.bridge import Bridge
from ui.editor.binding import TextBinding
from ui.editor.editor import TextEditor
from ui.editor.marks import Span


class SectionTexts(QObject):
    """The main text of a section and, in the first section, the front matter; at least one."""

    agreed = Signal()
    """Emitted when an editor and the report are the same again."""
    state_changed = Signal()
    """Emitted when the cursor, its format or the active editor has changed."""
    current_address_changed = Signal(object)
    """Emitted with the Address of the cursor's place."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._editors: dict[str, TextEditor] = {}
        self._bindings: dict[str, TextBinding] = {}
        self._active = ""

    def add(self, key: str, label: str, editor: TextEditor) -> None:
        """Bind an editor to the text `key` of the report; `label` names its undo steps. The first one is active."""
        binding = TextBinding(self._bridge, key, label, editor)
        self._editors[key], self._bindings[key] = editor, binding
        self._active = self._active or key
        binding.agreed.connect(self.agreed)
        editor.entered.connect(lambda: self.activate(key))
        editor.cursorPositionChanged.connect(self._report_state)
        editor.currentCharFormatChanged.connect(lambda _format: self._report_state())

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the texts, the main one first."""
        return tuple(self._bindings)

    @property
    def editors(self) -> tuple[TextEditor, ...]:
        """The editors, the main one first."""
        return tuple(self._editors.values())

    @property
    def active(self) -> TextEditor:
        """The editor that last had the keyboard."""
        return self._editors[self._active]

    def activate(self, key: str) -> None:
        """Make the editor of a text the active one."""
        self._active = key
        self._report_state()

    def _report_state(self) -> None:
        self.state_changed.emit()
        binding = self._bindings[self._active]
        if binding.is_current:
            at = binding.offsets.to_offset(self.active.textCursor().position())
            self.current_address_changed.emit(Address(binding.key).span(at, at))

    @property
    def place(self) -> Address:
        """Address of the selection in the active text, or of the cursor."""
        binding, cursor = self._bindings[self._active], self.active.textCursor()
        if not binding.is_current:
            return Address(binding.key)
        to_offset = binding.offsets.to_offset
        return Address(binding.key).span(to_offset(cursor.selectionStart()), to_offset(cursor.selectionEnd()))

    def flush(self) -> None:
        """Put what was typed into the report at once."""
        for binding in self._bindings.values():
            binding.flush()

    def sync(self, keep_place: bool) -> None:
        """Show the report's texts; the cursor goes to the place that changed if `keep_place`, else to the start."""
        for binding in self._bindings.values():
            binding.sync(keep_place=keep_place)

    def _current(self) -> Iterable[tuple[TextBinding, TextEditor]]:
        """Yield the texts that are not being typed in: marks on the others move with the text until it is at rest."""
        for key, binding in self._bindings.items():
            if binding.is_current:
                yield binding, self._editors[key]

    def show_found(self, found: Sequence[Address], now: Address | None) -> None:
        """Tint what a search has found, stronger at `now`."""
        for binding, editor in self._current():
            here = [a for a in found if a.part == binding.key]
            at = binding.positions(now) if now is not None and now.part == binding.key else None
            editor.marks.show_found(map(binding.positions, here), at)

    def underline(self, findings: Iterable[Finding]) -> None:
        """Underline the characters that findings are about."""
        found = [f for f in findings if f.address.start >= 0]
        for binding, editor in self._current():
            here = (f for f in found if f.address.part == binding.key)
            editor.marks.show_findings(Span(f, *binding.positions(f.address)) for f in here)

    def go_to(self, address: Address) -> None:
        """Select a place in one of the texts, in sight and with the keyboard; an unknown text means the main one."""
        key = address.part if address.part in self._bindings else self.keys[0]
        self.activate(key)
        editor = self.active
        cursor = editor.textCursor()
        if address.start >= 0:
            start, end = self._bindings[key].positions(address)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.reveal_cursor_well()
        self._clear_other_selections()

    def _clear_other_selections(self) -> None:
        """Leave one selection on the tab: another would look as if it were the place that is shown."""
        for other in self.editors:
            if other is not self.active and other.textCursor().hasSelection():
                cursor = other.textCursor()
                cursor.clearSelection()
                other.setTextCursor(cursor)
