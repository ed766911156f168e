"""The menu of recent reports: opens one, or clears the list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu

from ui.appearance.plain_text import as_plain
from ui.environment.recent_files import forget_files, is_there, kept_files, told_apart


class RecentMenu(QMenu):
    """Filled anew each time it is opened; a file that is gone is named but cannot be chosen."""

    def __init__(self, open_path: Callable[[Path], object], parent: QMenu) -> None:
        super().__init__("最近的报告", parent)
        self._open = open_path
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """The files, newest first."""
        self.clear()
        files = kept_files()
        for path in files:
            there = is_there(path)
            # An ampersand in a name is no mnemonic.
            name = told_apart(path, files).replace("&", "&&")
            action = self.addAction(name if there else f"{name}（找不到）")
            action.setToolTip(as_plain(str(path)))
            action.setEnabled(there)
            action.triggered.connect(lambda _checked=False, path=path: self._open(path))
        if not files:
            self.addAction("没有最近的报告").setEnabled(False)
            return
        self.addSeparator()
        self.addAction("清空列表").triggered.connect(lambda _checked=False: forget_files())
