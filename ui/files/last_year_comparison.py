"""LastYearComparison: last year's report beside the open one, for comparison only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from model.report.last_year import import_doubts
from model.report.report import Report, SetPrevious
from model.workspace import Workspace
from ui.environment.folders import last_folder

if TYPE_CHECKING:
    from model.opening.open import Opened
    from ui.files.dialogs import Dialogs

COMPARING = "对照上年报告"
"""Name of the step that attaches last year's report."""


class LastYearComparison(QObject):
    """Attaches last year's report to the open one; no figure of the open one changes."""

    done = Signal(str, str)
    """What was done, and the name of the step; the name is empty where nothing changed."""

    def __init__(
        self,
        workspace: Workspace,
        dialogs: Callable[[], Dialogs],
        read: Callable[[Path], Opened | None],
        flush: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`read` returns what is in a file, None where it has said why not; `flush` hands over what is typed."""
        super().__init__(parent)
        self._workspace = workspace
        self._dialogs = dialogs
        self._read = read
        self._flush = flush

    def begin(self) -> bool:
        """Ask for the file, and again where something speaks against it; return whether it was attached."""
        path = self._dialogs().ask_open("选择用来对照的上年报告", last_folder())
        opened = None if path is None else self._read(path)
        if path is None or opened is None:
            return False
        doubts = self._doubts(opened.report, path)
        if doubts and not self._dialogs().ask_attach(path.name, doubts):
            return False
        return self.attach(opened.report, path)

    def _doubts(self, last: Report, path: Path) -> list[str]:
        report = self._workspace.report
        found = import_doubts(last, path.name, self._workspace.today, report)
        said = [doubt.message for doubt in found]
        if report.year is not None and last.year not in (None, report.year - 1):
            said.append(f"当前报告是 {report.year} 年的，上年应是 {report.year - 1} 年")
        return said

    def attach(self, last: Report, path: Path) -> bool:
        """Put the report of this file beside the open one, as one step."""
        self._flush()
        alone = last.copy()
        alone.previous = None
        year = f"（{last.year} 年）" if last.year is not None else ""
        if not self._workspace.apply(SetPrevious(alone), COMPARING).addresses:
            self.done.emit(f"“{path.name}”{year}与已附上的上年报告完全相同，不用再附。", "")
            return False
        self.done.emit(f"已附上“{path.name}”{year}作对照，当前报告的数字没有改动。", COMPARING)
        return True
