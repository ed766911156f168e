"""Text panel: the tab of a written section, with the front matter before the first and the signature after the last."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from model.checks.core import Finding, Severity
from model.content.address import Address
from model.content.values import squeeze
from model.form.spec import Section
from model.report.linked_figures import cells_of, field_name
from model.report.report import FRONT, PREVIOUS
from model.workspace import WorkspaceChange
from ui.appearance.severity import MARKS, severity_color, tip_of
from ui.appearance.theme import GAP, MARGIN, Theme
from ui.bridge import Bridge
from ui.document.document import SIDE, TOP, RichDocument
from ui.document.formats import line_height
from ui.editor.binding import TextBinding
from ui.editor.editor import TextEditor
from ui.editor.figure_menu import FigureMenu
from ui.editor.last_year import LastYearText
from ui.editor.marks import Span
from ui.editor.panel_style import STYLE, hairline, heading_font
from ui.editor.sign_off import SignOffFields
from ui.editor.table_picker import TableMenu
from ui.editor.toolbar import EditorToolbar

SHEET_WIDTH = 860
"""Pixels of the sheet at most, at 100 %."""
WIDE = 900
"""Pixels from which last year's text stands beside this year's; else it stands below."""
FRONT_HINT = ("编制依据、统计期限、联系方式等，写在第一部分之前；没有可以不填。",)
FRONT_BOTTOM = 8
"""Pixels below the front matter."""
FRONT_SHARE = 0.35
"""Of the tab's height that the front matter takes at most, so that a low window leaves room for the section."""
OTHERS = 150
"""Pixels of a tab that neither text has: tools, names, heading."""
FRONT_LINES = (1, 5.5)
"""How many lines of front matter are in sight, at least and at most; half a line shows that there are more."""


class TextPanel(QWidget):
    """One written section: tools, the sheet with the official heading and the editor, last year's text."""

    message = Signal(str)
    current_address_changed = Signal(object)
    """The Address of the text with the cursor's place in it."""
    place_wanted = Signal(object)
    """The Address of a cell that a figure of the text follows."""

    def __init__(self, bridge: Bridge, section: Section) -> None:
        super().__init__()
        self._workspace = bridge.workspace
        self._section = section
        self._findings: tuple[Finding, ...] = ()
        sections = bridge.workspace.report.form.sections
        self.editor = self._make_editor(section.heading, section.hint)
        self.editor.heading = section.heading
        self._bindings = [TextBinding(bridge, section.key, f"编辑{section.title}", self.editor)]
        self.front: TextEditor | None = None
        if section is sections[0]:
            self.front = self._make_editor("正文前说明", FRONT_HINT, FRONT_BOTTOM)
            self._bindings.append(TextBinding(bridge, FRONT, "编辑正文前说明", self.front))
        self.ends = SignOffFields(bridge) if section is sections[-1] else None
        self._active = self.editor
        self.tools = EditorToolbar(self)
        keys = [binding.key for binding in self._bindings]
        self.figures = FigureMenu(bridge.workspace, keys, lambda: self._active, self)
        self.new_table = TableMenu(self)
        self.new_table.chosen.connect(lambda rows, columns: self._active.tables.insert(rows, columns))
        self.tools.set_menus(self.figures, self.new_table)
        self.last_year = LastYearText(section.key)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._marks = QLabel()
        self._heading = QLabel(section.heading)
        self._heading.setFont(heading_font(1.0))
        self._assemble()
        self._connect(bridge)
        self._follow_read_only()
        self._refresh_last_year()
        self._agreed()
        Theme.follow(self._redraw)

    def _make_editor(self, name: str, hint: tuple[str, ...], bottom: int = 32) -> TextEditor:
        editor = TextEditor(RichDocument(bottom=bottom), hint)
        editor.setAccessibleName(name)
        # In a low window all parts of the sheet give way rather than lie over each other.
        editor.setMinimumHeight(1)
        editor.message.connect(self.message)
        editor.fields.words = lambda field: field_name(field, self._workspace.report.form)
        editor.fields.place_wanted.connect(lambda field: self.place_wanted.emit(cells_of(field)[0]))
        return editor

    def _assemble(self) -> None:
        self.setObjectName("textPanel")
        Theme.follow(self._restyle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 8, MARGIN, MARGIN)
        layout.setSpacing(8)
        layout.addWidget(self.tools)
        self._holder = QWidget()
        row = QHBoxLayout(self._holder)
        row.setContentsMargins(0, 0, 0, 0)
        self._sheet = self._make_sheet()
        row.addStretch(1)
        row.addWidget(self._sheet, 1000)
        row.addStretch(1)
        self._split.addWidget(self._holder)
        self._split.addWidget(self.last_year)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self.last_year.hide()
        layout.addWidget(self._split, 1)

    def _restyle(self) -> None:
        self.setStyleSheet(Theme.sheet(STYLE))

    def _redraw(self) -> None:
        """What is coloured in the texts themselves: marks and tables."""
        self._show_findings()
        for editor in (self.editor, self.front, self.last_year.editor):
            if editor is not None:
                editor.restyle()
        if self.tools.last_year.isChecked():
            self.last_year.compare(self.editor)

    def _make_sheet(self) -> QFrame:
        sheet = QFrame()
        sheet.setObjectName("sheet")
        sheet.setMaximumWidth(SHEET_WIDTH)
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(1, 14, 1, 1)
        layout.setSpacing(0)
        if self.front is not None:
            self._add_front(layout, self.front)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, 8)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._marks)
        layout.addLayout(head)
        layout.addWidget(self.editor, 1)
        if self.ends is not None:
            layout.addWidget(hairline())
            layout.addWidget(self.ends)
        return sheet

    def _add_front(self, layout: QVBoxLayout, front: TextEditor) -> None:
        name = QLabel("正文前说明")
        name.setObjectName("partName")
        name.setContentsMargins(SIDE, 0, SIDE, 4)
        layout.addWidget(name)
        layout.addWidget(front)
        layout.addWidget(hairline())
        layout.addSpacing(14)
        front.sheet.documentLayout().documentSizeChanged.connect(lambda _size: self._fit_front())
        self._fit_front()

    def _fit_front(self) -> None:
        """As high as its text, within limits."""
        if self.front is None:
            return
        line, around = line_height(self.front.sheet.zoom), TOP + FRONT_BOTTOM
        height = self.front.sheet.documentLayout().documentSize().height()
        least, most = (round(lines * line) + around + 1 for lines in FRONT_LINES)
        room = round(min(self.height() * FRONT_SHARE, (self.height() - OTHERS) / 2))
        self.front.setFixedHeight(max(least, min(ceil(height), most, room)))

    def _connect(self, bridge: Bridge) -> None:
        self.tools.role_wanted.connect(lambda role: self._active.set_role(role))
        self.tools.bold_wanted.connect(lambda: self._active.toggle_bold())
        self.tools.picture_wanted.connect(self._ask_for_picture)
        self.tools.last_year_wanted.connect(self.show_last_year)
        self.last_year.closed.connect(lambda: self.tools.last_year.setChecked(False))
        for binding in self._bindings:
            binding.agreed.connect(self._agreed)
            self._follow(self._editor_of(binding))
        bridge.changed.connect(self._on_changed)

    def _follow(self, editor: TextEditor) -> None:
        editor.entered.connect(lambda: self._activate(editor))
        editor.cursorPositionChanged.connect(self._show_state)
        editor.currentCharFormatChanged.connect(lambda _look: self._show_state())

    def _ask_for_picture(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from ui.document.pictures import SUFFIXES

        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(self, "插入图片", "", f"图片 ({kinds})")
        if name:
            self._active.insert_picture_file(Path(name))

    def _activate(self, editor: TextEditor) -> None:
        self._active = editor
        self._show_state()

    def _show_state(self) -> None:
        self.tools.show_state(self._active.role, self._active.is_bold)
        binding = self._binding_of(self._active)
        if binding.is_current:
            at = binding.offsets.to_offset(self._active.textCursor().position())
            self.current_address_changed.emit(Address(binding.key).span(at, at))

    @property
    def place(self) -> Address:
        """What is selected in the text with the cursor, or where that stands."""
        binding, cursor = self._binding_of(self._active), self._active.textCursor()
        if not binding.is_current:
            return Address(binding.key)
        to_offset = binding.offsets.to_offset
        return Address(binding.key).span(to_offset(cursor.selectionStart()), to_offset(cursor.selectionEnd()))

    def show_found(self, found: Sequence[Address], now: Address | None) -> None:
        """Tints what is searched for in the texts and fields of this tab, stronger where the search stands."""
        for binding in self._bindings:
            # What is being typed is not searched yet: the marks move with it until it is.
            if binding.is_current:
                here = [a for a in found if a.part == binding.key]
                at = binding.positions(now) if now is not None and now.part == binding.key else None
                self._editor_of(binding).marks.show_found(map(binding.positions, here), at)
        if self.ends is not None:
            self.ends.show_found(found, now)

    def _binding_of(self, editor: TextEditor) -> TextBinding:
        return self._bindings[0] if editor is self.editor else self._bindings[-1]

    def _editor_of(self, binding: TextBinding) -> TextEditor:
        return self.front if binding.key == FRONT and self.front is not None else self.editor

    def flush(self) -> None:
        """Puts what was typed into the report, at once: to be called before anything that reads it."""
        for binding in self._bindings:
            binding.flush()
        if self.ends is not None:
            self.ends.flush()

    def _on_changed(self, changed: WorkspaceChange) -> None:
        for binding in self._bindings:
            binding.sync(keep_place=not changed.is_whole)
        if changed.is_whole:
            self._follow_read_only()
        if changed.is_whole or PREVIOUS in changed.addresses:
            self._refresh_last_year()

    def _follow_read_only(self) -> None:
        read_only = self._workspace.read_only
        self.tools.set_read_only(read_only)
        for binding in self._bindings:
            self._editor_of(binding).setReadOnly(read_only)

    def _agreed(self) -> None:
        """Brings up to date what follows from the text, when it has come to rest."""
        self.tools.show_count(len(squeeze(self._workspace.report.text(self._section.key))))
        self._show_findings()
        if self.tools.last_year.isChecked():
            self.last_year.compare(self.editor)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Underlines the findings on this tab's texts; those on a text as a whole stand beside its heading."""
        self._findings = tuple(findings)
        self._show_findings()
        if self.ends is not None:
            self.ends.set_findings(self._findings)

    def _show_findings(self) -> None:
        for binding in self._bindings:
            # While something is typed the marks move with it; they are set anew when the text is at rest.
            if binding.is_current:
                self._underline(binding)
        whole = [f for f in self._findings if f.address.part == self._section.key and f.address.start < 0]
        self._marks.setText(_counts(whole))
        self._marks.setToolTip(tip_of(whole))

    def _underline(self, binding: TextBinding) -> None:
        editor = self._editor_of(binding)
        found = [f for f in self._findings if f.address.part == binding.key and f.address.start >= 0]
        editor.marks.show_findings(Span(f, *binding.positions(f.address)) for f in found)

    def go_to(self, address: Address) -> None:
        """Shows a place in one of the texts, or the signature or the date, and puts the cursor there."""
        self.flush()
        if self.ends is not None and self.ends.go_to(address):
            return
        binding = next((b for b in self._bindings if b.key == address.part), self._bindings[0])
        editor = self._editor_of(binding)
        self._activate(editor)
        cursor = editor.textCursor()
        if address.start >= 0:
            start, end = binding.positions(address)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        _centre(editor)
        self._select_nothing_beside(editor)

    def _select_nothing_beside(self, editor: TextEditor) -> None:
        """One selection on the tab: another would look as if it were the place that is shown."""
        for other in map(self._editor_of, self._bindings):
            if other is not editor and other.textCursor().hasSelection():
                cursor = other.textCursor()
                cursor.clearSelection()
                other.setTextCursor(cursor)

    def focus_first(self) -> None:
        """Gives the keyboard to the text."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_last_year(self, shown: bool) -> None:
        """Opens or closes last year's text beside this year's."""
        shown = shown and self._workspace.report.previous is not None
        self.tools.last_year.setChecked(shown)
        self._arrange()
        self.last_year.setVisible(shown)
        if shown:
            self.last_year.compare(self.editor)
        else:
            self.editor.marks.show_unchanged(())

    def _refresh_last_year(self) -> None:
        previous = self._workspace.report.previous
        self.last_year.show_report(previous)
        self.tools.offer_last_year(previous is not None)
        if self.tools.last_year.isChecked():
            self.last_year.compare(self.editor)

    def _arrange(self) -> None:
        """Last year's text beside this year's where there is room, else below."""
        wide = self.width() >= WIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() != wanted or 0 in self._split.sizes():
            self._split.setOrientation(wanted)
            room = self.width() if wide else self.height()
            self._split.setSizes([room * 11 // 20, room * 9 // 20])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps last year's text where there is room for it."""
        super().resizeEvent(event)
        self._fit_front()
        if self.last_year.isVisible():
            self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab is shown: nothing stays behind."""
        self.flush()
        super().hideEvent(event)

    def set_zoom(self, zoom: float) -> None:
        """Enlarges the texts; 1.0 is 100 %."""
        self._sheet.setMaximumWidth(round(SHEET_WIDTH * zoom))
        self._heading.setFont(heading_font(zoom))
        for editor in (self.editor, self.front, self.last_year.editor):
            if editor is not None:
                editor.set_zoom(zoom)
        self._fit_front()


def _counts(findings: Sequence[Finding]) -> str:
    """`● 1　▲ 2` for findings on a text as a whole, in the colours of their severity."""
    parts: list[str] = []
    for severity in Severity:
        number = sum(f.severity is severity for f in findings)
        if number:
            parts.append(
                f'<span style="color:{severity_color(Theme.colors, severity)}">{MARKS[severity]} {number}</span>'
            )
    return "&nbsp;&nbsp;".join(parts)


def _centre(editor: TextEditor) -> None:
    """Scrolls so that the cursor stands in the upper third, with what follows in sight; not where it stands well already."""
    height, place = editor.viewport().height(), editor.cursorRect()
    if place.height() < place.top() and place.bottom() < height * 3 // 4:
        return
    editor.ensureCursorVisible()
    bar = editor.verticalScrollBar()
    bar.setValue(bar.value() + editor.cursorRect().top() - height // 3)
