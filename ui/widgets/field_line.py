"""Bound line: a line that edits one field of the report, a step of undo each time it is left changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from model.checks.core import Finding
from model.content.address import Address
from model.report.report import FieldValue, SetField
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import as_plain
from ui.appearance.severity import tip_of
from ui.bridge import Bridge
from ui.document.utf16 import units
from ui.widgets.edit_menu import edit_menu


class Line(QLineEdit):
    """A line whose undo and redo are the window's while nothing is typed in it."""

    def event(self, event: QEvent) -> bool:
        """Undo and redo go to the window while nothing is typed here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not self.isModified()
        ):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu that every field has."""
        menu = edit_menu(self)
        menu.exec(event.globalPos())
        menu.deleteLater()


class FieldLine(Line):
    """Shows a field; what is typed goes into the report on Enter or when the focus leaves. Escape takes it back."""

    refused = Signal(str)
    """Why what stands in the line was not taken."""

    def __init__(
        self,
        bridge: Bridge,
        field: str,
        label: str,
        to_value: Callable[[str], FieldValue] = str.strip,
    ) -> None:
        """`to_value` reads what was typed; it raises ValueError for what cannot be read."""
        super().__init__()
        self._workspace = bridge.workspace
        self.field = field
        self._address = Address(field)
        self._label = label
        self._to_value = to_value
        self._tip = ""
        self.reason = ""
        """Why what stands in the line was not taken; empty where nothing was refused."""
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)
        self.editingFinished.connect(self.flush)
        bridge.changed.connect(self._on_changed)
        self.sync()

    @property
    def value(self) -> FieldValue:
        """What the report holds."""
        return getattr(self._workspace.report, self.field)

    def flush(self) -> None:
        """Put what was typed into the report, at once, in the form in which it is printed.

        What is no value stays in the line, marked, until it is put right or Escape is pressed.
        """
        try:
            value = self._to_value(self.text())
        except ValueError as error:
            self._refuse(str(error))
            return
        if value != self.value:
            self._workspace.apply(SetField(self.field, value), self._label)
        self.sync()

    def _refuse(self, reason: str) -> None:
        """Mark the line and say why its text is not taken."""
        if reason != self.reason:
            self.reason = reason
            self.setToolTip(as_plain(reason))
            self._set_look("wrong", "error")
            self.refused.emit(reason)

    def sync(self) -> None:
        """Show what the report holds; it can be changed unless the report can only be looked at."""
        if self.reason:
            self.reason = ""
            self.setToolTip(self._tip)
            self._set_look("wrong", "")
        self.setReadOnly(self._workspace.read_only)
        shown = "" if self.value is None else str(self.value)
        if shown != self.text():
            self.setText(shown)
            self.setCursorPosition(len(shown) if self.hasFocus() else 0)
        self.setModified(False)

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.is_whole or self._address in changed.addresses:
            self.sync()

    def set_tip(self, text: str) -> None:
        """What the tooltip says while nothing is wrong."""
        self._tip = text
        self.setToolTip(as_plain(text))

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Frame the line where findings are about it; the tooltip says what."""
        if self.reason:
            return
        found = [finding for finding in findings if finding.address.part == self.field]
        self.setToolTip(tip_of(found) if found else self._tip)
        self._set_look("wrong", found[0].severity.value if found else "")

    def sizeHint(self) -> QSize:
        """Return the size of its text, or of its placeholder."""
        shown = self.text() or self.placeholderText()
        return QSize(self.fontMetrics().horizontalAdvance(shown) + 20, super().sizeHint().height())

    def go_to(self, address: Address) -> None:
        """Put the keyboard here and select what the address names: a span of the characters, or all."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        text = self.text()
        if address.start < 0:
            self.selectAll()
        else:
            start, end = units(text[: address.start]), units(text[: address.end])
            self.setSelection(start, end - start)

    def show_found(self, found: Iterable[Address], now: Address | None) -> None:
        """Tint the line where anything is found in it, stronger where the search stands in it."""
        here = any(address.part == self.field for address in found)
        is_now = now is not None and now.part == self.field
        self._set_look("found", "now" if here and is_now else "some" if here else "")

    def _set_look(self, name: str, value: str) -> None:
        if (self.property(name) or "") != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and (self.isModified() or self.reason):
            self.sync()
            return
        super().keyPressEvent(event)
