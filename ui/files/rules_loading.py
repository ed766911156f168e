"""Loading of the requirements that an office hands out (`.xxgk-rules`) into the open report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from model.files.errors import ReadingError, RequirementsError
from model.report.report import SetField
from model.workspace import Workspace
from ui.environment.folders import last_folder, remember_folder
from ui.widgets.banner import Banner, Kind

if TYPE_CHECKING:
    from ui.files.dialogs import Dialogs
    from ui.requirements.dialog import RequirementsDialog

SUFFIX = ".xxgk-rules"
STEP = "载入主管部门的要求"
EDITED, DROPPED = "改主管部门的要求", "不再使用主管部门的要求"
"""Names of the steps."""
KINDS = "主管部门的要求 (*.xxgk-rules)"


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
        dialogs: Callable[[], Dialogs],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
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

    def edit(self) -> None:
        """Show the requirements in force in a dialog: to be changed, saved as a file to hand out, or dropped."""
        from PySide6.QtWidgets import QDialog

        from ui.requirements.dialog import RequirementsDialog

        if self._workspace.read_only:
            self._say_read_only()
            return
        self._flush()
        asked = RequirementsDialog(self._workspace.report.rules, self._banner.window())
        asked.save_wanted.connect(lambda text: self.save(text, asked))
        asked.load_wanted.connect(lambda: self._show_file(asked))
        accepted = asked.exec() == QDialog.DialogCode.Accepted
        asked.deleteLater()
        if accepted:
            self.use(asked.text)

    def use(self, text: str) -> None:
        """Have the report judged by these requirements, by none for an empty text, as one step of undo."""
        from model.checks.requirements import parse

        if text == self._workspace.report.rules:
            return
        step = EDITED if text else DROPPED
        self._workspace.apply(SetField("rules", text), step)
        said = f"按“{parse(text).office}”的要求审核。" if text else "当前报告不再按主管部门的要求审核。"
        self.done.emit(said, step)

    def save(self, text: str, asked: RequirementsDialog) -> bool:
        """Save requirements as a file; say in the dialog why where that fails."""
        from model.checks.requirements import parse
        from model.files.atomic import FileError, replace_file
        from ui.files.dialogs import file_problem

        name = f"{parse(text).office}的要求{SUFFIX}"
        path = self._dialogs().ask_save("存为要求文件", last_folder() / name, KINDS)
        if path is None:
            return False
        path = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            replace_file(path, text.encode("utf-8"))
        except FileError as error:
            asked.say(file_problem(error))
            return False
        remember_folder(path)
        self._banner.say(f"已存为“{path}”，可以随通知下发；各单位双击即可载入。", Kind.DONE)
        return True

    def _show_file(self, asked: RequirementsDialog) -> None:
        from model.checks.rules_file import load_text

        path = self._dialogs().ask_open("载入主管部门的要求", last_folder())
        if path is None:
            return
        try:
            asked.show_text(load_text(path))
        except (ReadingError, RequirementsError) as error:
            asked.say(error.message if isinstance(error, ReadingError) else f"“{path.name}”用不了：{error}。")
