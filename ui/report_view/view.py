"""The report view: everything about the open report in one widget. Head, tabs and findings, and what leads between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from model.checks.core import Finding
from model.content.address import Address
from model.report.report import Report, SetField
from model.workspace import Workspace, WorkspaceChange
from ui.appearance.theme import Theme
from ui.bridge import Bridge
from ui.compare.comparing import Comparing
from ui.files.autosave import Autosave, recovery_folder
from ui.files.dialogs import Dialogs
from ui.files.export_actions import ExportActions
from ui.files.file_actions import FileActions
from ui.findings.panel import FindingsPanel
from ui.ledger.actions import LedgerActions
from ui.report_view.background_checks import BackgroundChecks
from ui.report_view.drops import take_dropped
from ui.report_view.edit_keys import KEYS, press
from ui.report_view.finding_actions import FindingActions
from ui.report_view.halves import Halves
from ui.sections.header import ReportHeader
from ui.sections.status_bar import StatusBar
from ui.sections.tabs import SectionTabs
from ui.widgets.banner import Banner, Kind

if TYPE_CHECKING:
    from ui.preview.preview import Preview
    from ui.report_view.search import SearchController

COMPACT = 1130
"""Pixels of width under which the window is narrow, at the standard size of text."""
PAUSE = 500
"""Milliseconds without a change after which the checks of texts run."""


class ReportView(QWidget):
    """One open report with all that a clerk does to it."""

    refreshed = Signal()
    """Titles and actions may have to change."""
    report_opened = Signal()
    """Another report has come in."""
    export_in_sight = Signal(str)
    """The key of the action that exports what is in sight: the preview may show another style."""
    preview_shown = Signal(bool)
    """Whether the preview stands in front of the editors."""

    def __init__(self, today: date, report: Report | None, banner: Banner, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = Workspace(today, report)
        self.bridge = Bridge(self.workspace, self)
        self.checks = BackgroundChecks(self.workspace, self)
        self.banner = banner
        self.header = ReportHeader(self.bridge)
        self.tabs = SectionTabs(self.bridge)
        self.findings = FindingsPanel(self.bridge)
        self.findings.in_front = lambda: self.tabs.current_key
        self.status = StatusBar(self.bridge)
        self.autosave = Autosave(self.bridge, recovery_folder(), self)
        self.files = FileActions(self.workspace, Dialogs(self), banner, self.settle, self.autosave, self)
        self.exports = ExportActions(self.workspace, lambda: self.files.dialogs, banner, self.settle, self)
        self.ledger = LedgerActions(self, lambda: self.files.dialogs)
        self.comparing = Comparing(self.bridge, lambda: self.files.dialogs, banner, self.settle, self)
        self.finding_actions = FindingActions(self, self.workspace, self.findings, self)
        self.files.units.serve(self.header.unit)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pages = QStackedLayout()
        self._preview: Preview | None = None
        self._searching: SearchController | None = None
        self._column = QVBoxLayout()
        self._editing = Halves(self._make_page(), self.findings)
        self._assemble()
        self._connect()
        self._on_changed(None)

    def _make_page(self) -> QWidget:
        left = self._column
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.tabs, 1)
        page = QWidget()
        page.setObjectName("plain")
        page.setLayout(left)
        return page

    def _assemble(self) -> None:
        self._pages.addWidget(self._editing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(self._pages, 1)
        Theme.follow(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the most of a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        compact = self.width() < COMPACT * Theme.scale
        for part in (self.header, self.tabs, self.findings):
            part.set_compact(compact)
        self.status.offer_deadline(compact or self.is_previewing)
        self._editing.fit(self.width())

    def show_findings(self, shown: bool) -> None:
        """Shows or hides the panel of findings, as wide as it was."""
        self.findings.setVisible(shown)
        self._fit()

    @property
    def panel_width(self) -> int:
        """Pixels of the panel of findings as the clerk made it; 0 for as it comes."""
        return self._editing.panel_width

    @panel_width.setter
    def panel_width(self, width: int) -> None:
        self._editing.set_panel_width(width)
        self._fit()

    def _connect(self) -> None:
        self.bridge.changed.connect(self._on_changed)
        self.workspace.listen_refused(self.refreshed.emit)
        self._pause.timeout.connect(self.checks.start)
        self.checks.running.connect(self.status.show_checking)
        self.files.step_done.connect(self.say_done)
        self.comparing.step_done.connect(self.say_done)
        self.comparing.place_wanted.connect(self.go_to)
        self.files.saved.connect(self.status.note_written)
        self.exports.written.connect(self.files.units.remember)
        self.exports.standing.mending_wanted.connect(self.finding_actions.lead_to)
        self.exports.standing.rejected = self.tabs.rejected_entry
        self.exports.standing.rejected_shown.connect(self._lead_to_rejected)
        self.tabs.message.connect(self.status.hint)
        self.tabs.table_export_wanted.connect(self.exports.one_table)
        self.header.message.connect(self.banner.say)
        self.header.year.moved.connect(self.say_done)
        self.tabs.place_changed.connect(self.status.show_place)
        self.tabs.panel_shown.connect(self._section_shown)
        self.tabs.tabBarClicked.connect(self.tabs.turn_to)
        self.tabs.turned_to.connect(self.findings.show_section)
        self.status.zoom_changed.connect(self.tabs.set_zoom)
        self.tabs.zoom_changed.connect(lambda zoom: self.status.zoom_to(round(zoom * 100)))

    def _section_shown(self) -> None:
        self.flush()
        table = self.tabs.current_table()
        self.status.show_place(None if table is None else table.grid.current_address())
        self.refreshed.emit()

    def _on_changed(self, changed: WorkspaceChange | None) -> None:
        self._show_in_header(changed)
        if changed is not None and changed.addresses:
            self._pause.start()
        if changed is not None and changed.is_whole:
            self.show_preview(False)
            self.report_opened.emit()
        self.refreshed.emit()

    def _show_in_header(self, changed: WorkspaceChange | None) -> None:
        """Show the findings on unit, year and title, if any of them changed."""
        judged = () if changed is None else (*changed.added, *changed.removed)
        if changed is None or changed.is_whole or _of_header(judged):
            self.header.set_findings(_of_header(self.workspace.findings))

    def flush(self) -> None:
        """Hand over to the report what is typed but not yet taken over."""
        self.header.flush()
        self.tabs.flush()

    def settle(self) -> None:
        """Hand over what is typed and have the checks run that waited for a pause in typing."""
        self.flush()
        self._pause.stop()
        self.workspace.settle()
        self.status.show_checking(False)

    def focus_first(self) -> None:
        """Put the keyboard where the work begins: into the unit's name while it is missing, else into the section."""
        if self.workspace.report.unit:
            self.tabs.focus_current()
        else:
            self.header.go_to(Address("unit"))

    def _lead_to_rejected(self, address: Address, words: str) -> None:
        self.go_to(address)
        self.banner.say(words, Kind.PROBLEM)

    def go_to(self, address: Address) -> None:
        """Show a place: a cell, a text, or a field of the head."""
        self.show_preview(False)
        if not self.tabs.go_to(address):
            self.header.go_to(address)

    def set_related(self, finding: Finding | None) -> None:
        """Outline the cells that take part in a finding; no cells for None."""
        self.tabs.set_related(finding)

    def hint(self, text: str) -> None:
        """Show a text in the status bar for some seconds."""
        self.status.hint(text)

    def say(self, text: str, *, done: bool = False) -> None:
        """Show a text in the banner; with `done` as something that succeeded."""
        self.banner.say(text, Kind.DONE if done else Kind.NOTE)

    def say_done(self, text: str, label: str) -> None:
        """Say what a step did, and offer to take it back; with no label there was nothing to do."""
        if not label:
            self.banner.say(text, Kind.NOTE)
            return
        self.banner.say(text, Kind.DONE, "撤销", lambda: self._take_back(label), step=label)

    def _take_back(self, label: str) -> None:
        """Undo a step if it is the last one still."""
        self.banner.hide()
        self.flush()
        if self.workspace.undo_step(label) is None:
            self.banner.say(
                f"后来又有别的改动，没有撤销“{label}”。要退回去，请按 Ctrl+Z 一步一步撤销。", Kind.NOTE
            )

    def undo(self) -> None:
        """Take the last step back."""
        self.flush()
        label = self.workspace.history.undo_label
        self.workspace.undo()
        self.banner.taken_back(label)

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        self.flush()
        self.workspace.redo()

    def take_dropped(self, files: Sequence[Path]) -> None:
        """Open a file that was dropped, import it, or insert it as a picture, as the clerk says."""
        take_dropped(files, self.tabs, self.files, self.banner, read_only=self.workspace.read_only)

    def fill_zeros(self) -> None:
        """Fill the blanks of the table that is shown with 0."""
        table = self.tabs.current_table()
        if table is not None:
            table.fill_blanks_with_zero()

    def set_computes_totals(self, computes: bool) -> None:
        """Switch between totals that the program computes and totals that it checks."""
        label = "自动计算合计" if computes else "合计改为手工填写"
        self.workspace.apply(SetField("computes_totals", computes), label)

    @property
    def section(self) -> str:
        """The key of the section whose tab is shown."""
        return self.tabs.current_key

    @property
    def help_page(self) -> str:
        """The page of help on what is in front: the preview, the findings where the keyboard is there, or the tab."""
        if self.is_previewing:
            return "preview"
        focused = self.window().focusWidget()
        if focused is not None and self.findings.isAncestorOf(focused):
            return "findings"
        return self.tabs.current_key

    @property
    def preview(self) -> Preview:
        """The preview, made when it is first wanted."""
        if self._preview is None:
            from ui.preview.preview import Preview

            self._preview = Preview(self.bridge)
            self._preview.closed.connect(lambda: self.show_preview(False))
            self._preview.print_wanted.connect(self.print)
            self._preview.look_chosen.connect(self._tell_export)
            self.exports.fonts_chosen.connect(self._preview.expire)
            self._pages.addWidget(self._preview)
        return self._preview

    @property
    def is_previewing(self) -> bool:
        """Whether the preview stands in front of the editors."""
        return self._preview is not None and self._pages.currentWidget() is self._preview

    def show_preview(self, shown: bool) -> None:
        """Turn from the editors to the preview, or back to where the clerk was."""
        if shown == self.is_previewing:
            return
        self.settle()
        page = self.preview if shown else self._editing
        self._pages.setCurrentWidget(page)
        self.status.offer_zoom(not shown)
        self._fit()
        if shown:
            self.preview.setFocus()
        else:
            self.tabs.focus_current()
        self.preview_shown.emit(shown)
        self._tell_export()
        self.refreshed.emit()

    @property
    def searching(self) -> SearchController:
        """Search and replace, made when it is first wanted."""
        if self._searching is None:
            from ui.report_view.search import SearchController

            made = SearchController(self.bridge, self._editing, self.header, self.tabs)
            self._column.insertWidget(1, made.bar)
            made.place_wanted.connect(self.go_to)
            made.message.connect(self.status.hint)
            made.replaced.connect(
                lambda text, label: self.say_done(text, label) if label else self.banner.say(text)
            )
            self._searching = made
        return self._searching

    def search(self, *, replaces: bool = False) -> None:
        """Open the search bar over the editors."""
        self.show_preview(False)
        self.searching.open(replaces=replaces)

    def find_next(self, direction: int) -> None:
        """Show the next (1) or the previous (-1) match of what is looked for."""
        self.show_preview(False)
        self.searching.step(direction)

    def print(self) -> bool:
        """Print the report in the look of the preview."""
        from export.style import OFFICIAL
        from ui.files.printing import print_report
        from ui.fonts.chosen import in_chosen_fonts

        self.settle()
        if not self.exports.standing.may_leave("打印"):
            return False
        look = OFFICIAL if self._preview is None else self._preview.look
        return print_report(self.workspace.report, in_chosen_fonts(look), self.files.dialogs, self.banner)

    def _tell_export(self) -> None:
        """Tell which Word document is the one in sight."""
        from export.style import PLAIN

        is_plain = self.is_previewing and self.preview.look is PLAIN
        self.export_in_sight.emit("export_plain" if is_plain else "export")

    def zoom_by(self, percent: int) -> None:
        """Enlarges or reduces what is shown."""
        if self.is_previewing:
            self.preview.zoom_by(percent)
        else:
            self.status.zoom_by(percent)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the window does to the report."""
        return {
            "save": self.files.save,
            "save_as": self.files.save_as,
            "requirements": self.files.rules.edit,
            "compare_last": self.files.comparison.begin,
            **self.ledger.operations(),
            **self.exports.operations(),
            "website": self.exports.ask_website,
            **self.comparing.operations(),
            "undo": self.undo,
            "redo": self.redo,
            **{name: partial(press, name) for name in KEYS},
            "find": self.search,
            "replace": lambda: self.search(replaces=True),
            "find_next": lambda: self.find_next(1),
            "find_previous": lambda: self.find_next(-1),
            "zeros": self.fill_zeros,
            "check": self.finding_actions.check,
            "next": lambda: self.finding_actions.step(1),
            "previous": lambda: self.finding_actions.step(-1),
            "print": self.print,
            "zoom_in": lambda: self.zoom_by(10),
            "zoom_out": lambda: self.zoom_by(-10),
            "zoom_normal": lambda: self.status.zoom_to(100),
        }


_HEADER_FIELDS = ("unit", "year", "title")


def _of_header(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings on what the header shows."""
    return [finding for finding in findings if finding.address.part in _HEADER_FIELDS]
