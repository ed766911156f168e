"""Open roll-up windows, and from one the windows of drafts and of units' reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt

from model.rollup.entry import Entry
from model.workspace import Workspace
from ui.rollup.window import RollupWindow


class ReportWindow(Protocol):
    """A window of one report."""

    @property
    def workspace(self) -> Workspace:
        """Return what is open in it."""
        ...

    def open_path(self, path: Path) -> bool:
        """Open a file as the menu does."""
        ...

    def show_report(self) -> None:
        """Turn from the start page to the report."""
        ...


_WINDOWS: set[RollupWindow] = set()
"""The open ones, which nothing else refers to."""


def open_rollup(
    today: date, new_window: Callable[[], ReportWindow], path: Path | None = None
) -> RollupWindow:
    """Show a new roll-up window, on a saved roll-up where `path` names one.

    `new_window` opens a window for a draft or for a unit's report.
    """
    window = RollupWindow(today)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.report_wanted.connect(lambda path: new_window().open_path(path))
    window.unit_report_wanted.connect(lambda entry: _show_unit(window, entry, new_window()))
    _WINDOWS.add(window)
    window.closed.connect(lambda: _WINDOWS.discard(window))
    window.show()
    if path is not None:
        window.open_path(path)
    return window


def _show_unit(window: RollupWindow, entry: Entry, shown: ReportWindow) -> None:
    """Show a unit's report, to be looked at only, with last year's beside it."""
    report = entry.report()
    rollup = window.controller.rollup
    unit = next((row.unit for row in rollup.rows if row.entry is entry), entry.unit)
    last = rollup.last_by_unit.get(unit)
    if last is not None:
        report.previous = last.report()
    shown.workspace.load(report, None, read_only=True)
    shown.show_report()
