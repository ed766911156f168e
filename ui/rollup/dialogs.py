"""What the roll-up window asks: files, folders, a list of units, where to write. Tests answer in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog

from ui.files.dialogs import READABLE, Dialogs

LISTS = "单位名单 (*.xlsx *.xls *.docx *.doc *.txt *.csv);;所有文件 (*)"


class RollupDialogs(Dialogs):
    """The window's questions, in the manner of those about one report."""

    def ask_files(self, title: str, folder: Path) -> list[Path]:
        """Return the files to read; none if cancelled."""
        dialog = self._file_dialog(title, folder, READABLE)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chosen = [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []
        dialog.deleteLater()
        return chosen

    def ask_list(self, title: str, folder: Path) -> Path | None:
        """Return the file of a list of units; None if cancelled."""
        dialog = self._file_dialog(title, folder, LISTS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
        dialog.deleteLater()
        return chosen

    def ask_year(self, year: int) -> int | None:
        """Return the year to roll up; None if cancelled."""
        chosen, is_given = QInputDialog.getInt(
            self._parent, "汇总年度", "汇总哪一年度的报告：", year, 2008, 2100
        )
        return chosen if is_given else None

    def ask_pasted_units(self) -> str | None:
        """Return pasted lines, a unit each; None if cancelled."""
        text, is_given = QInputDialog.getMultiLineText(self._parent, "粘贴单位名单", "一行一个单位：")
        return text if is_given else None
