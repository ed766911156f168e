"""What the roll-up window writes: draft, workbook, notices, everything, and the list of who is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from export.errors import ExportError
from export.rollup_package import ARCHIVE, NOTICES, export_rollup, missing_text, render_notices, stem_of
from model.files.atomic import FileError, replace_file
from model.rollup.rollup_file import SUFFIX
from model.storage.own_file import SUFFIX as REPORT_SUFFIX
from ui.environment.folders import last_folder, remember_folder
from ui.environment.outside import open_outside
from ui.environment.recent_files import remember_rollup
from ui.files.dialogs import file_problem
from ui.rollup.controller import RollupController
from ui.rollup.dialogs import RollupDialogs
from ui.widgets.banner import Banner, Kind


class RollupOutputs:
    """Asks where, writes, and says what was written."""

    def __init__(
        self,
        controller: RollupController,
        banner: Banner,
        dialogs: Callable[[], RollupDialogs],
        open_report: Callable[[Path], object],
    ) -> None:
        self._controller, self._banner = controller, banner
        self._dialogs, self._open_report = dialogs, open_report

    def _proposal(self, suffix: str) -> Path:
        return last_folder() / f"{stem_of(self._controller.rollup)}{suffix}"

    def save(self) -> bool:
        """Save the roll-up where it was saved before; ask the first time."""
        path = self._controller.path
        return self.save_as() if path is None else self._save(path)

    def save_as(self) -> bool:
        """Ask where, and save the roll-up."""
        path = self._dialogs().ask_save("保存汇总", self._proposal(SUFFIX), f"汇总文件 (*{SUFFIX})")
        return path is not None and self._save(path)

    def _save(self, path: Path) -> bool:
        try:
            self._controller.save(path)
        except FileError as error:
            self._banner.say(file_problem(error), Kind.PROBLEM)
            return False
        remember_folder(path)
        remember_rollup(path)
        return True

    def draft(self) -> None:
        """Write the draft, and offer to open it."""
        kinds = f"本程序的报告 (*{REPORT_SUFFIX})"
        path = self._dialogs().ask_save("生成汇总草稿", self._proposal(REPORT_SUFFIX), kinds)
        if path is not None and self._write(path):
            self._banner.say(
                f"已生成草稿“{path.name}”，三张表是各单位之和。",
                Kind.DONE,
                "打开草稿",
                lambda: self._open_report(path),
            )

    def workbook(self) -> None:
        """Write the workbook."""
        path = self._dialogs().ask_save("导出汇总工作簿", self._proposal(".xlsx"), "工作簿 (*.xlsx)")
        if path is not None and self._write(path):
            self._said(f"已导出“{path.name}”。", path)

    def everything(self) -> None:
        """Write all there is into a folder."""
        folder = self._dialogs().ask_folder("全部导出到文件夹", last_folder())
        if folder is None:
            return
        target = folder / stem_of(self._controller.rollup)
        if self._write(target):
            self._said(f"已导出到“{target}”：草稿、工作簿、审核意见、缺报名单和汇总文件。", target)

    def notices(self) -> None:
        """Write a notice for each unit that must send or correct something."""
        folder = self._dialogs().ask_folder("审核意见存放到文件夹", last_folder())
        if folder is None:
            return
        made = render_notices(self._controller.rollup, self._controller.today)
        target = folder / NOTICES
        try:
            target.mkdir(parents=True, exist_ok=True)
            for name, data in made.items():
                replace_file(target / name, data)
        except FileError as error:
            self._banner.say(file_problem(error), Kind.PROBLEM)
            return
        except OSError as error:
            self._banner.say(file_problem(FileError(target, error)), Kind.PROBLEM)
            return
        self._said(f"已写好 {len(made)} 份审核意见，在“{target}”。", target)

    def archive(self) -> None:
        """Write everything into one archive, ready to be sent."""
        path = self._dialogs().ask_save("全部导出为压缩包", self._proposal(ARCHIVE), f"压缩包 (*{ARCHIVE})")
        if path is not None and self._write(path):
            self._said(f"已导出到“{path}”：草稿、工作簿、审核意见和缺报名单。", path)

    def copy_missing(self) -> None:
        """Put the list of who is missing on the clipboard."""
        QGuiApplication.clipboard().setText(missing_text(self._controller.rollup))
        self._banner.say("缺报名单已复制，可以粘贴到工作群。", Kind.DONE)

    def _write(self, path: Path) -> bool:
        try:
            export_rollup(self._controller.rollup, path, self._controller.today)
        except ExportError as error:
            self._banner.say(error.message, Kind.PROBLEM)
            return False
        remember_folder(path)
        return True

    def _said(self, text: str, path: Path) -> None:
        folder = path if path.is_dir() else path.parent
        self._banner.say(text, Kind.DONE, "打开文件夹", lambda: open_outside(folder))
