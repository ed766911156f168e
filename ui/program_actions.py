"""What the menu 帮助 does: it is about the program and what it remembers, not about the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.widgets.banner import Banner, Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.report_view.view import ReportView
    from ui.start_page import StartPage


class ProgramActions:
    """Help, log and traces of the program, asked for in one window."""

    def __init__(self, window: QWidget, report_view: ReportView, banner: Banner, start: StartPage) -> None:
        self._window = window
        self._report_view = report_view
        self._banner = banner
        self._start = start

    def operations(self, *, shows_report: bool) -> dict[str, Callable[[], object]]:
        """Return the operations by the key of their action; help is on the report where that is shown."""
        return {
            "help": lambda: self._show_help(self._report_view.help_page if shows_report else "start"),
            "keys": lambda: self._show_help("keys"),
            "about": self._about,
            "logs": self._show_logs,
            "clear_traces": self._clear_traces,
        }

    def _show_help(self, page: str) -> None:
        """Open the help on a page; one window of it, beside the work."""
        from ui.help.window import open_help

        open_help(self._window, page, self._report_view.tabs.text_keys())

    def _show_logs(self) -> None:
        from ui.environment.log import log_folder
        from ui.environment.outside import open_outside

        folder = log_folder()
        if not (folder.is_dir() and open_outside(folder)):
            self._banner.say(f"日志在这个文件夹里：{folder}", Kind.NOTE)

    def _clear_traces(self) -> None:
        """Remove what the program remembers on this computer, once the clerk has said so."""
        from ui.environment.traces import CLEARED, clear_if

        if clear_if(self._report_view.files.dialogs.ask_clear_traces):
            self._start.hide_recent()
            self._banner.say(CLEARED, Kind.DONE)

    def _about(self) -> None:
        from ui.environment.app_paths import version_line

        self._report_view.files.dialogs.show_text(
            "关于本程序",
            "政府信息公开工作年度报告编制",
            f"版本 {version_line()}\n"
            "按《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号的格式编制、审核、导出年度报告。\n"
            "全部在本机运行，不联网，不上传任何内容。",
        )
