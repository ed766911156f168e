"""The window: start page, report view, menus and tools. Assembles, decides nothing.

The window opens with the start page, which needs little; the report view, with all that works on a report, is made in the first
idle moment after that, or when a report comes in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QByteArray, QPoint, QSettings, QSize, QTimer
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from model.files.hosts import elsewhere
from ui.actions import CHECKABLE, WITHOUT_REPORT, make_actions
from ui.files.dropped import accept_copy, files_of, too_many
from ui.start_page import StartPage
from ui.tool_row import ToolRow
from ui.widgets.banner import Banner, Kind
from ui.window_title import WindowTitle

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent

    from model.content.address import Address
    from model.report.report import Report
    from model.workspace import Workspace
    from ui.environment.log import CrashReport
    from ui.files.file_actions import FileActions
    from ui.findings.panel import FindingsPanel
    from ui.report_view.view import ReportView
    from ui.sections.tabs import SectionTabs
    from ui.tour.tour import Tour

IDLE_MILLISECONDS = 60
"""How long after it was made the window begins to make the report view, so that the start page is painted first."""
CASCADE = QPoint(32, 32)
"""How far another window lies from the one that it was opened from."""
LEAST = QSize(860, 440)
"""The smallest window: it fits on a screen of 1366 × 768 at 150 %, beside the frame and the system's bar."""
ROLLUP_SUFFIX = ".xxgk-rollup"
SMALL_SCREEN = 1440
"""Pixels; on a screen that is no wider the window fills it until the clerk says otherwise."""


class MainWindow(QMainWindow):
    """One window of the program, with one report."""

    others: ClassVar[set[MainWindow]] = set()
    """The windows opened from another one, which nothing else refers to."""

    def __init__(self, today: date, report: Report | None = None) -> None:
        super().__init__()
        self._today = today
        self._report_view: ReportView | None = None
        self._acts_on_report: bool | None = None
        """Whether the actions are those of a report; None before they were first enabled."""
        self.tour: Tour | None = None
        """The tour while it is being made."""
        self._title = WindowTitle()
        self._step_labels: dict[str, str] = {}
        """What `undo` and `redo` say that they take back."""
        self.banner = Banner()
        self.start = StartPage(today)
        self.actions_by_key = make_actions(self)
        self._stack = QStackedWidget()
        self._assemble()
        self.setAcceptDrops(True)
        self._connect_start()
        self._connect_actions()
        self._restore_geometry()
        if report is None:
            self._refresh()
            QTimer.singleShot(IDLE_MILLISECONDS, self, lambda: self.report_view)
        else:
            self._make_report_view(report)
            self.show_report()

    @property
    def report_view(self) -> ReportView:
        """All that works on the open report; made now if it was not there yet."""
        return self._report_view or self._make_report_view(None)

    @property
    def workspace(self) -> Workspace:
        """What is open."""
        return self.report_view.workspace

    @property
    def files(self) -> FileActions:
        """What the file menu does."""
        return self.report_view.files

    @property
    def tabs(self) -> SectionTabs:
        """The six tabs."""
        return self.report_view.tabs

    @property
    def findings(self) -> FindingsPanel:
        """The panel of findings."""
        return self.report_view.findings

    def _make_report_view(self, report: Report | None) -> ReportView:
        from ui.appearance.motion import keep_still
        from ui.appearance.scheme import AppearanceSwitch
        from ui.report_view.view import ReportView
        from ui.window_state import restore_state, restore_tab

        keep_still()
        report_view = ReportView(self._today, report, self.banner, self._stack)
        self._report_view = report_view
        self._stack.addWidget(report_view)
        self.setStatusBar(report_view.status)
        report_view.status.setVisible(False)
        report_view.refreshed.connect(self._refresh)
        report_view.report_opened.connect(self.show_report)
        self._add_menus(report_view)
        report_view.export_in_sight.connect(self.tool_row.export_as)
        report_view.preview_shown.connect(self.actions_by_key["preview"].setChecked)
        self._look = AppearanceSwitch(self.actions_by_key, report_view.settle, self)
        self._look.follow_system()
        self.actions_by_key["findings"].toggled.connect(report_view.show_findings)
        self.actions_by_key["last_year"].toggled.connect(report_view.tabs.show_last_year)
        report_view.status.findings_wanted.connect(self._show_findings)
        report_view.files.opened.connect(lambda: restore_tab(report_view))
        restore_state(self.actions_by_key, report_view)
        return report_view

    def _show_findings(self) -> None:
        """Show the panel of findings, with the keyboard in it."""
        self.actions_by_key["findings"].setChecked(True)
        self.report_view.show_preview(False)
        self.findings.focus_near(0)

    def _add_menus(self, report_view: ReportView) -> None:
        """The menus that are filled when they are opened."""
        from ui.files.recent_menu import RecentMenu
        from ui.sections.unit_kind_menu import UnitKindMenu

        self._insert(lambda menu: UnitKindMenu(report_view.workspace, menu), "check")
        self._insert(lambda menu: RecentMenu(self.open_path, menu), "save")

    def _insert(self, make: Callable[[QMenu], QMenu], before: str) -> None:
        anchor = self.actions_by_key[before]
        menu = next(menu for menu in anchor.associatedObjects() if isinstance(menu, QMenu))
        menu.insertMenu(anchor, make(menu))

    def _assemble(self) -> None:
        self.tool_row = ToolRow(self.actions_by_key)
        self.addToolBar(self.tool_row)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self.start)
        self.setCentralWidget(page)
        room = self.screen().availableSize()
        self.setMinimumSize(LEAST.boundedTo(room))
        self.resize(1280, 720)

    def _connect_start(self) -> None:
        self.start.import_wanted.connect(self.actions_by_key["import"].trigger)
        self.start.open_wanted.connect(self.actions_by_key["open"].trigger)
        self.start.new_wanted.connect(self.actions_by_key["new"].trigger)
        self.start.sample_wanted.connect(self.actions_by_key["sample"].trigger)
        self.start.rollup_wanted.connect(self.actions_by_key["rollup"].trigger)
        self.start.recent_wanted.connect(self.open_path)
        self.start.files_dropped.connect(self._drop_on_start)

    def _drop_on_start(self, files: list[Path]) -> None:
        refused = elsewhere(files)
        if refused is not None:
            self.banner.say(refused.message, Kind.NOTE)
        elif len(files) > 1:
            self.banner.say(too_many(len(files)), Kind.NOTE)
        else:
            self.files.import_path(files[0])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from the desktop on an open report, as a copy."""
        accept_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them wherever they are held."""
        accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask what to do with a file; the desktop goes on meanwhile."""
        files = files_of(event.mimeData())
        if accept_copy(event):
            QTimer.singleShot(0, self, lambda: self.report_view.take_dropped(files))

    def _connect_actions(self) -> None:
        for key, action in self.actions_by_key.items():
            if key not in CHECKABLE:
                action.triggered.connect(lambda _checked=False, key=key: self._do(key))
        self.actions_by_key["totals"].triggered.connect(
            lambda checked: self.report_view.set_computes_totals(checked)
        )
        self.actions_by_key["preview"].triggered.connect(
            lambda checked: self.report_view.show_preview(checked)
        )
        self.actions_by_key["findings"].setChecked(True)
        self.actions_by_key["last_year"].setChecked(True)

    def new_window(self) -> MainWindow:
        """Open another window with its own report, beside this one."""
        other = MainWindow(self._today)
        MainWindow.others.add(other)
        other.resize(self.size())
        other.move(self.pos() + CASCADE)
        other.showMaximized() if self.isMaximized() else other.show()
        return other

    def open_rollup(self, path: Path | None = None) -> None:
        """Open a roll-up window, on a saved roll-up where one is named."""
        from ui.rollup.opening import open_rollup

        open_rollup(self._today, self.new_window, path)

    def _quit(self) -> None:
        """Close every window; one that the clerk keeps open stays."""
        from PySide6.QtWidgets import QApplication

        QApplication.closeAllWindows()

    def _do(self, key: str) -> None:
        if key == "check":
            self.actions_by_key["findings"].setChecked(True)
        operations = {
            "import": lambda: self.files.import_last_year(),
            "new": lambda: self.files.new_report(),
            "open": lambda: self.files.open_file(),
            "sample": self._open_sample,
            "new_window": self.new_window,
            "rollup": self.open_rollup,
            "ledger_template": lambda: self.report_view.ledger.write_template(),
            "quit": self._quit,
        }
        operation = operations.get(key) or self._program_operations().get(key)
        operation = operation or self.report_view.operations()[key]
        operation()

    def show_report(self) -> None:
        """Turn from the start page to the report."""
        self._stack.setCurrentWidget(self.report_view)
        self.report_view.header.hold(self.banner)
        self.report_view.status.setVisible(True)
        self.report_view.focus_first()
        self._refresh()

    @property
    def shows_report(self) -> bool:
        """Whether a report is shown, and not the start page in front."""
        return self._report_view is not None and self._stack.currentWidget() is self._report_view

    def _refresh(self) -> None:
        """Brings title and actions up to date."""
        if self.shows_report is not self._acts_on_report:
            self._acts_on_report = self.shows_report
            self._step_labels.clear()
            for key, action in self.actions_by_key.items():
                action.setEnabled(self._acts_on_report or key in WITHOUT_REPORT)
        if not self._acts_on_report:
            self.setWindowTitle("")
            return
        workspace, report = self.workspace, self.workspace.report
        self._name_step("undo", "撤销", workspace.history.undo_label)
        self._name_step("redo", "重做", workspace.history.redo_label)
        self.actions_by_key["totals"].setChecked(report.computes_totals)
        self.actions_by_key["zeros"].setEnabled(
            self.tabs.current_table() is not None and not self.report_view.is_previewing
        )
        self.actions_by_key["last_year"].setEnabled(report.previous is not None)
        self.setWindowTitle(f"{self._title.words(self.files.name, workspace.path)}[*]")
        self.setWindowModified(not workspace.is_saved)

    def _name_step(self, key: str, word: str, label: str) -> None:
        if self._step_labels.get(key) == label:
            return
        self._step_labels[key] = label
        action = self.actions_by_key[key]
        action.setEnabled(bool(label))
        action.setText(f"{word}“{label}”" if label else word)
        action.setIconText(word)
        shortcut = action.shortcut().toString()
        action.setToolTip(f"{word}“{label}”（{shortcut}）" if label else f"{word}（{shortcut}）")

    def go_to(self, address: Address) -> None:
        """Show a place: a cell, a text, or a field of the head."""
        self.report_view.go_to(address)

    def open_path(self, path: Path) -> bool:
        """Open a file as the menu does; one on another computer only when the clerk says so again."""
        refused = elsewhere([path])
        if refused is None:
            return self._open_here(path)
        self.banner.say(refused.message, Kind.NOTE, "仍要打开", lambda: self._open_here(path))
        return False

    def _open_here(self, path: Path) -> bool:
        """Open a report in this window, a saved roll-up in one of its own."""
        if path.suffix.lower() == ROLLUP_SUFFIX:
            self.open_rollup(path)
            return True
        return self.files.open_path(path)

    def _open_sample(self) -> None:
        from ui.environment.samples import last_year_sample

        if self.files.import_path(last_year_sample()):
            self.begin_tour()

    def begin_tour(self) -> None:
        """Lead through the window on the report that is open; it can be left at any time."""
        from ui.tour.steps import Parts
        from ui.tour.tour import Tour

        if self.tour is not None:
            self.tour.end()
        self.tour = Tour(self, Parts(self.report_view, self.tool_row, self.actions_by_key))
        self.tour.ended.connect(self._tour_ended)

    def _tour_ended(self) -> None:
        """Forget the tour; the keyboard goes back to the report."""
        self.tour = None
        self.report_view.focus_first()

    def _program_operations(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do that are about the program: help, log, what it remembers."""
        from ui.program_actions import ProgramActions

        actions = ProgramActions(self, self.report_view, self.banner, self.start)
        return actions.operations(shows_report=self.shows_report)

    def tell_crash(self, crash: CrashReport) -> None:
        """Say that something unexpected went wrong; the report stays open."""
        words = "程序刚才出了一点问题。报告仍开着，内容没有丢失，请先保存。"
        more = ("详情…", lambda: self.files.dialogs.show_crash(crash))
        if self.shows_report:
            self.banner.say(words, Kind.PROBLEM, "保存", self.files.save, more)
        else:
            self.banner.say("程序刚才出了一点问题。可以再试一次。", Kind.PROBLEM, *more)

    def offer_recovery(self) -> None:
        """Offer what a window that did not end as it should has left behind."""
        from ui.files.autosave import recovery_folder

        if any(recovery_folder().glob("*.xxgk")):
            from ui.files.recovery_offer import RecoveryOffer

            RecoveryOffer(self.files, self.report_view.autosave, self.banner).begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when nothing would be lost, or the clerk says so."""
        if self._report_view is None or self.files.may_close():
            QSettings().setValue("geometry", self.saveGeometry())
            if self._report_view is not None:
                from ui.window_state import keep_state

                keep_state(self.actions_by_key, self._report_view)
            MainWindow.others.discard(self)
            event.accept()
        else:
            event.ignore()

    def show_on_screen(self) -> None:
        """Show the window as it was left; the first time it fills a small screen."""
        small = self.screen().availableGeometry().width() <= SMALL_SCREEN
        if small and not QSettings().contains("geometry"):
            self.resize(self.size().boundedTo(self.screen().availableSize()))
            self.showMaximized()
        else:
            self.show()

    def _restore_geometry(self) -> None:
        kept = QSettings().value("geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)
