"""Text panel: the tab of a written section, with the front matter before the first and the signature after the last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from model.checks.core import Finding
from model.content.address import Address
from model.content.values import squeeze
from model.form.spec import Section
from model.report.linked_figures import cells_of, field_name
from model.report.report import FRONT, PREVIOUS
from model.workspace import WorkspaceChange
from ui.appearance.theme import GAP, MARGIN, Theme
from ui.bridge import Bridge
from ui.document.document import RichDocument
from ui.editor.editor import TextEditor
from ui.editor.figure_menu import FigureMenu
from ui.editor.last_year import LastYearText
from ui.editor.page import FlowingPage
from ui.editor.panel_style import STYLE
from ui.editor.picture_file import ask_for_picture
from ui.editor.sheet import FRONT_BOTTOM, SectionSheet
from ui.editor.sign_off import SignOffFields
from ui.editor.table_picker import TableMenu
from ui.editor.texts import SectionTexts
from ui.editor.toolbar import EditorToolbar

WIDE = 900
"""Width in pixels from which last year's text stands beside this year's; below it, underneath."""
FRONT_HINT = ("编制依据、统计期限、联系方式等，写在第一部分之前；没有可以不填。",)


class TextPanel(QWidget):
    """One written section: tools, the sheet with heading and editors, last year's text."""

    message = Signal(str)
    current_address_changed = Signal(object)
    """Emitted with the Address of the cursor's place in the text."""
    place_wanted = Signal(object)
    """Emitted with the Address of a cell that a linked figure shows."""

    def __init__(self, bridge: Bridge, section: Section) -> None:
        super().__init__()
        self._workspace = bridge.workspace
        self._section = section
        self._findings: tuple[Finding, ...] = ()
        sections = bridge.workspace.report.form.sections
        self.editor = self._make_editor(section.heading, section.hint)
        self.editor.heading = section.heading
        self.texts = SectionTexts(bridge, self)
        self.texts.add(section.key, f"编辑{section.title}", self.editor)
        self.front: TextEditor | None = None
        if section is sections[0]:
            self.front = self._make_editor("正文前说明", FRONT_HINT, FRONT_BOTTOM)
            self.texts.add(FRONT, "编辑正文前说明", self.front)
        self.ends = SignOffFields(bridge) if section is sections[-1] else None
        self.tools = EditorToolbar(self)
        self.figures = FigureMenu(bridge.workspace, self.texts.keys, lambda: self.texts.active, self)
        self.new_table = TableMenu(self)
        self.last_year = LastYearText(section.key)
        self._sheet = SectionSheet(section.heading, self.editor, self.front, self.ends)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._assemble()
        self._connect(bridge)
        self._follow_read_only()
        self._refresh_last_year()
        self._on_agreed()
        Theme.follow(self._redraw)

    def _make_editor(self, name: str, hint: tuple[str, ...], bottom: int = 32) -> TextEditor:
        editor = TextEditor(RichDocument(bottom=bottom), hint)
        editor.setAccessibleName(name)
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
        self._split.addWidget(FlowingPage(self._sheet, self.texts.editors))
        self._split.addWidget(self.last_year)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self.last_year.hide()
        layout.addWidget(self._split, 1)

    def _connect(self, bridge: Bridge) -> None:
        self.tools.set_menus(self.figures, self.new_table)
        self.tools.role_wanted.connect(lambda role: self.texts.active.set_role(role))
        self.tools.bold_wanted.connect(lambda: self.texts.active.toggle_bold())
        self.tools.picture_wanted.connect(lambda: ask_for_picture(self.texts.active))
        self.tools.chart_wanted.connect(self._ask_for_chart)
        self.tools.last_year_wanted.connect(self.show_last_year)
        self.new_table.chosen.connect(lambda rows, columns: self.texts.active.tables.insert(rows, columns))
        self.last_year.closed.connect(lambda: self.tools.last_year.setChecked(False))
        self.texts.agreed.connect(self._on_agreed)
        self.texts.state_changed.connect(self._show_state)
        self.texts.current_address_changed.connect(self.current_address_changed)
        bridge.changed.connect(self._on_changed)

    def _restyle(self) -> None:
        self.setStyleSheet(Theme.sheet(STYLE))

    def _redraw(self) -> None:
        """Apply the colours in force inside the texts: marks and tables."""
        self._show_findings()
        for editor in (*self.texts.editors, self.last_year.editor):
            editor.restyle()
        self._compare()

    def _ask_for_chart(self) -> None:
        from ui.editor.chart_gallery import ChartGallery

        gallery = ChartGallery(self._workspace.report, self)
        chart = gallery.ask()
        if chart is not None:
            self.texts.active.pictures.insert(chart, "插入图表")
        gallery.deleteLater()

    def _show_state(self) -> None:
        self.tools.show_state(self.texts.active.role, self.texts.active.is_bold)

    @property
    def place(self) -> Address:
        """Address of the selection, or of the cursor, in the text that was used last."""
        return self.texts.place

    def show_found(self, found: Sequence[Address], now: Address | None) -> None:
        """Tint what a search has found in the texts and fields of this tab, stronger at `now`."""
        self.texts.show_found(found, now)
        if self.ends is not None:
            self.ends.show_found(found, now)

    def flush(self) -> None:
        """Put what was typed into the report at once; call it before anything that reads the report."""
        self.texts.flush()
        if self.ends is not None:
            self.ends.flush()

    def _on_changed(self, changed: WorkspaceChange) -> None:
        self.texts.sync(keep_place=not changed.is_whole)
        if changed.is_whole:
            self._follow_read_only()
        if changed.is_whole or PREVIOUS in changed.addresses:
            self._refresh_last_year()

    def _follow_read_only(self) -> None:
        read_only = self._workspace.read_only
        self.tools.set_read_only(read_only)
        for editor in self.texts.editors:
            editor.setReadOnly(read_only)

    def _on_agreed(self) -> None:
        """Update what depends on the text, once editor and report are the same."""
        self.tools.show_count(len(squeeze(self._workspace.report.text(self._section.key))))
        self._show_findings()
        self._compare()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Underline the findings on this tab's texts; those on the whole section are counted beside its heading."""
        self._findings = tuple(findings)
        self._show_findings()
        if self.ends is not None:
            self.ends.set_findings(self._findings)

    def _show_findings(self) -> None:
        self.texts.underline(self._findings)
        key = self._section.key
        self._sheet.show_findings(
            [f for f in self._findings if f.address.part == key and f.address.start < 0]
        )

    def go_to(self, address: Address) -> None:
        """Select a place in one of the texts, or put the cursor into signature or date."""
        self.flush()
        if self.ends is None or not self.ends.go_to(address):
            self.texts.go_to(address)

    def focus_first(self) -> None:
        """Give the keyboard to the section's text."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_last_year(self, shown: bool) -> None:
        """Open or close last year's text; it stays closed where there is none."""
        shown = shown and self._workspace.report.previous is not None
        self.tools.last_year.setChecked(shown)
        self._arrange()
        self.last_year.setVisible(shown)
        if shown:
            self._compare()
        else:
            self.editor.marks.show_unchanged(())

    def _refresh_last_year(self) -> None:
        previous = self._workspace.report.previous
        self.last_year.show_report(previous)
        self.tools.offer_last_year(previous is not None)
        self._compare()

    def _compare(self) -> None:
        if self.tools.last_year.isChecked():
            self.last_year.compare(self.editor)

    def _arrange(self) -> None:
        """Put last year's text beside this year's where there is room, else below."""
        wide = self.width() >= WIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() != wanted or 0 in self._split.sizes():
            self._split.setOrientation(wanted)
            room = self.width() if wide else self.height()
            self._split.setSizes([room * 11 // 20, room * 9 // 20])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit last year's text into the new size."""
        super().resizeEvent(event)
        if self.last_year.isVisible():
            self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put what was typed into the report when another tab is shown."""
        self.flush()
        super().hideEvent(event)

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the texts; 1.0 is 100 %."""
        for editor in (*self.texts.editors, self.last_year.editor):
            editor.set_zoom(zoom)
        self._sheet.set_zoom(zoom)
