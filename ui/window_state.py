"""Window state: how the clerk left the window, kept in the settings and found again at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from ui.sections.status_bar import ZOOM_STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from ui.report_view.view import ReportView

SWITCHES = ("findings", "last_year")
"""The actions of the menu 视图 that stay as they were left."""
_GROUP = "window"


def keep_state(actions: Mapping[str, QAction], report_view: ReportView) -> None:
    """Write switches, zoom, width of the panel, and the tab of the open file to the settings."""
    settings = QSettings()
    settings.beginGroup(_GROUP)
    for key in SWITCHES:
        settings.setValue(key, int(actions[key].isChecked()))
    settings.setValue("zoom", report_view.status.zoom)
    settings.setValue("panel", report_view.panel_width)
    settings.setValue("file", str(report_view.workspace.path or ""))
    settings.setValue("tab", report_view.tabs.currentIndex())
    settings.endGroup()


def restore_state(actions: Mapping[str, QAction], report_view: ReportView) -> None:
    """Set switches, zoom and width of the panel as they were left."""
    for key in SWITCHES:
        actions[key].setChecked(_number(key, 1) != 0)
    least, most = ZOOM_STEPS
    report_view.status.zoom_to(min(max(_number("zoom", 100), least), most))
    report_view.panel_width = _number("panel", 0)


def restore_tab(report_view: ReportView) -> None:
    """Show the tab that was in front when this file was last closed; the first one of any other report."""
    path, tab = report_view.workspace.path, 0
    if path is not None and str(QSettings().value(f"{_GROUP}/file", "")) == str(path):
        tab = _number("tab", 0)
    report_view.tabs.setCurrentIndex(min(max(tab, 0), report_view.tabs.count() - 1))


def _number(key: str, default: int) -> int:
    """Return a whole number of the settings; the default for anything else."""
    try:
        return int(str(QSettings().value(f"{_GROUP}/{key}", default)))
    except ValueError:
        return default
