"""Dialogs: every question the program asks in a box, and Chinese words for the system's errors."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from model.files.atomic import FileError
from model.files.disk_problems import writing_problem
from ui.appearance.plain_text import PlainMessageBox
from ui.files.dropped import Dropped
from ui.widgets.file_dialog import file_dialog

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtPrintSupport import QPrinter

    from export.fonts import Fonts
    from export.poster.templates import Template
    from export.review_copy import ReviewOptions
    from model.opening.open import Opened
    from model.report.report import Edit, Report
    from ui.environment.log import CrashReport
    from ui.import_review.present import Instead, Present

READABLE = (
    "年度报告 (*.xxgk *.docx *.docm *.doc *.wps *.pdf *.ofd *.html *.htm *.mht *.rtf *.odt *.fodt *.xml"
    " *.xlsx *.xlsm *.xls *.et *.csv *.tsv *.txt *.md *.json);;"
    "所有文件 (*)"
)
REGISTERS = (
    "台账 (*.xlsx *.xlsm *.xls *.et *.csv *.tsv *.txt *.docx *.doc *.wps *.odt *.html *.htm);;所有文件 (*)"
)
OWN = "年报编制文件 (*.xxgk)"


class Unsaved(Enum):
    """What to do with changes that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Outside(Enum):
    """What to do with a file that another program has changed."""

    SAVE_AS = "save_as"
    OVERWRITE = "overwrite"
    CANCEL = "cancel"


_ALL_THE_SAME = {"导出": "仍要导出", "打印": "仍要打印"}


class Dialogs:
    """Asks the clerk. Tests put another object with the same methods in its place."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def _box(self) -> QMessageBox:
        """Return a new question, which goes when it is answered."""
        box = PlainMessageBox(self._parent)
        box.finished.connect(box.deleteLater)
        return box

    def ask_open(self, title: str, folder: Path) -> Path | None:
        """Return the file to read, None if cancelled."""
        dialog = self._file_dialog(title, folder, READABLE)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _chosen(dialog)

    def ask_register(self, title: str, folder: Path) -> Path | None:
        """Return the file of a register of applications, None if cancelled."""
        dialog = self._file_dialog(title, folder, REGISTERS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _chosen(dialog)

    def ask_save(self, title: str, proposal: Path, kinds: str) -> Path | None:
        """Return the file to write, None if cancelled; the dialog asks before another file is overwritten."""
        dialog = self._file_dialog(title, proposal.parent, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(proposal.suffix)
        dialog.selectFile(proposal.name)
        return _chosen(dialog)

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        """Return the folder to write into, None if cancelled."""
        dialog = self._file_dialog(title, folder, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)

    def ask_website(self, report: Report, *, read_only: bool) -> Edit | None:
        """Return the change of what web pages say of their website; None where there is none or it is cancelled."""
        from ui.files.website_dialog import WebsiteDialog

        dialog = WebsiteDialog(report, read_only=read_only, parent=self._parent)
        return dialog.edit() if dialog.exec() else None

    def _file_dialog(self, title: str, folder: Path, kinds: str) -> QFileDialog:
        return file_dialog(self._parent, title, folder, kinds)

    def ask_printer(self, printer: QPrinter) -> bool:
        """Has the clerk choose printer, pages and copies; False if cancelled."""
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(printer, self._parent)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted

    def ask_replace(self, folder: Path, names: Sequence[str]) -> bool:
        """Return whether files of these names, which are in the folder already, may be replaced."""
        box = self._box()
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("已有同名文件")
        box.setText(f"“{folder}”里已有 {len(names)} 个同名文件，导出会替换它们。")
        box.setInformativeText("\n".join(names) + "\n\n在这些文件里另外做的改动会丢失。")
        go_on = box.addButton("替换", QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is go_on

    def ask_clear_traces(self, goes: Sequence[str], stays: Sequence[str]) -> bool:
        """Return whether what the program remembers on this computer may be removed."""
        box = self._box()
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("清除本机痕迹")
        box.setText("清除本程序在这台电脑上记下的东西？清除后找不回来。")
        lists = (("会清除：", goes), ("不会动：", stays))
        box.setInformativeText(
            "\n\n".join("\n".join((head, *(f"· {w}" for w in words))) for head, words in lists)
        )
        go_on = box.addButton("清除", QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is go_on

    def ask_unsaved(self, name: str) -> Unsaved:
        """Return what to do with unsaved changes before they would be lost."""
        box = self._box()
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("还没有保存")
        box.setText(f"“{name}”有改动还没有保存。")
        box.setInformativeText("要先保存吗？不保存的话，这些改动会丢失。")
        save = box.addButton("保存", QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton("不保存", QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        if clicked is save:
            return Unsaved.SAVE
        return Unsaved.DISCARD if clicked is discard else Unsaved.CANCEL

    def ask_changed_outside(self, name: str) -> Outside:
        """Return what to do where the file to be saved to is not the one that was opened any more."""
        box = self._box()
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("文件已被改动")
        box.setText(f"“{name}”打开以后，在别处被改动过。")
        box.setInformativeText(
            "覆盖会用这里的内容换掉那些改动（换下的版本保留为同名的 .bak 文件）。拿不准时请另存。"
        )
        save_as = box.addButton("另存为…", QMessageBox.ButtonRole.AcceptRole)
        overwrite = box.addButton("覆盖", QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save_as)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        if clicked is save_as:
            return Outside.SAVE_AS
        return Outside.OVERWRITE if clicked is overwrite else Outside.CANCEL

    def ask_take_over(self, who: str) -> bool:
        """Return whether to edit a file although another computer's window says that it is at work on it."""
        box = self._box()
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("仍要编辑")
        box.setText(f"{who}。")
        box.setInformativeText(
            "只有那台电脑已经关机、或那边的程序没有正常关闭时，才应当继续。两边同时编辑，后保存的会换掉先保存的。"
        )
        go_on = box.addButton("仍要编辑", QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton("只查看", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is go_on

    def ask_leave_with_findings(self, errors: int, warnings: int, verb: str, listed: str) -> bool:
        """Return whether to export or print although findings stand open; `listed` names them, one a line."""
        box = self._box()
        box.setIcon(QMessageBox.Icon.Warning if errors else QMessageBox.Icon.Question)
        box.setWindowTitle("还有强制性问题" if errors else "还有核实性问题没有处理")
        waiting = f"{warnings} 个核实性问题没有改正，也没有写出错说明"
        if errors:
            more = f"；另有 {waiting}" if warnings else ""
            box.setText(f"审核还有 {errors} 个强制性问题，发布前应当改正{more}。")
        else:
            box.setText(f"审核还有 {waiting}。")
        box.setInformativeText(f"{listed}\n\n仍要{verb}吗？{verb}的文件里不会留下任何标记。")
        go_on = box.addButton(_ALL_THE_SAME[verb], QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton("回去修改", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is go_on

    def ask_export_with_boxes(self, characters: int, listed: str) -> bool:
        """Return whether to go on although this computer has no font for some characters; `listed` names them, one a line."""
        box = self._box()
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("有的字没有字体")
        box.setText(f"有 {characters} 个字，这台电脑的字体都显示不了，页面上会印成空心方框。")
        box.setInformativeText(
            f"{listed}\n\n可以换一个常用字，或者安装收字更多的字体后重新打开程序。Word 文档和网页不受影响。"
        )
        go_on = box.addButton("仍要继续", QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton("回去修改", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is go_on

    def ask_dropped(self, name: str, *, is_picture: bool) -> Dropped:
        """Return what to do with a file that was dropped on the open report."""
        box = self._box()
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("拖入了文件")
        box.setText(f"“{name}”要怎样用？")
        box.setInformativeText("文件本身不会移动，也不会改动。")
        choices = {
            Dropped.OPEN: box.addButton("打开", QMessageBox.ButtonRole.AcceptRole),
            Dropped.IMPORT: box.addButton("作为上年报告导入", QMessageBox.ButtonRole.AcceptRole),
        }
        if is_picture:
            choices = {Dropped.INSERT: box.addButton("插入图片", QMessageBox.ButtonRole.AcceptRole)}
        cancel = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(next(iter(choices.values())))
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        return next((choice for choice, button in choices.items() if button is clicked), Dropped.CANCEL)

    def ask_attach(self, name: str, doubts: Sequence[str]) -> bool:
        """Return whether to attach a report as last year's although something speaks against it."""
        box = self._box()
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("对照上年报告")
        box.setText(f"“{name}”可能不是上年的报告。")
        box.setInformativeText("\n".join(f"▲ {doubt}。" for doubt in doubts))
        go_on = box.addButton("仍要对照", QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is go_on

    def review_import(
        self, opened: Opened, file: Path, today: date, present: Present | None = None
    ) -> Report | Instead | None:
        """Return what to take in of last year's file, as the clerk has reviewed it; None if cancelled.

        `present` is the report that is open, and what becomes of it. An Instead is what the clerk would rather do.
        """
        from ui.import_review.dialog import ImportReview

        page = ImportReview(opened, file, today, self._parent, present)
        answer = page.ask()
        page.deleteLater()
        return answer

    def ask_poster(self, report: Report) -> Template | None:
        """Return the look of the poster; None if cancelled."""
        from ui.poster.dialog import PosterDialog

        dialog = PosterDialog(report, self._parent.window())
        template = dialog.ask()
        dialog.deleteLater()
        return template

    def ask_review_copy(self) -> ReviewOptions | None:
        """Return what a copy for review is to have; None if cancelled."""
        from ui.files.review_copy_dialog import ReviewCopyDialog

        dialog = ReviewCopyDialog(self._parent.window())
        options = dialog.ask()
        dialog.deleteLater()
        return options

    def ask_fonts(self) -> Fonts | None:
        """Return the fonts that documents are to be set in; None if cancelled."""
        from ui.fonts.dialog import FontsDialog

        dialog = FontsDialog(self._parent.window())
        fonts = dialog.fonts() if dialog.exec() else None
        dialog.deleteLater()
        return fonts

    def show_crash(self, crash: CrashReport) -> None:
        """Show a report of an unexpected error that can be copied, and what to do."""
        from ui.help.error_dialog import ErrorDialog

        dialog = ErrorDialog(crash, self._parent.window())
        dialog.exec()
        dialog.deleteLater()

    def show_text(self, title: str, text: str, details: str = "") -> None:
        """Explain something at length."""
        box = self._box()
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(title)
        box.setText(text)
        box.setInformativeText(details)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.exec()


def _chosen(dialog: QFileDialog) -> Path | None:
    """Show a dialog for files and wait; None if it was cancelled."""
    chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def file_problem(error: FileError) -> str:
    """Return one sentence about a file that could not be written: what is wrong, and what to do."""
    reason = writing_problem(error.path, error.reason).about(error.path)
    return f"没有保存“{error.path.name}”：{reason}，再保存。报告仍开着，内容没有丢失。"
