"""Loading of the requirements that an office hands out (`.xxgk-rules`) into the open report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from model.files.errors import ReadingError, RequirementsError
from model.report.report import SetField
from model.workspace import Workspace
from ui.widgets.banner import Banner, Kind

SUFFIX = ".xxgk-rules"
STEP = "载入主管部门的要求"
"""Name of the step."""


class RulesLoading(QObject):
    """Has the open report judged by the requirements of a file, as one step of undo."""

    done = Signal(str, str)
    """What was done, and the name of the step."""

    def __init__(
        self,
        workspace: Workspace,
        banner: Banner,
        flush: Callable[[], None],
        say_read_only: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._banner = workspace, banner
        self._flush, self._say_read_only = flush, say_read_only

    def load(self, path: Path) -> bool:
        """Load a file of requirements; say why where that fails. Return whether it was loaded."""
        from model.checks.requirements import parse
        from model.checks.rules_file import load_text

        if self._workspace.read_only:
            self._say_read_only()
            return False
        try:
            text = load_text(path)
        except (ReadingError, RequirementsError) as error:
            problem = error.message if isinstance(error, ReadingError) else f"“{path.name}”用不了：{error}。"
            self._banner.say(f"{problem}请向下发的主管部门索取新的文件。", Kind.PROBLEM)
            return False
        self._flush()
        self._workspace.apply(SetField("rules", text), STEP)
        self.done.emit(f"已载入“{parse(text).office}”的要求，审核时一并检查。", STEP)
        return True
