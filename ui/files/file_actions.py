"""What the file menu does: new, open, import last year's report, save; nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from model.files.atomic import FileError, Stamp, stamp_of
from model.files.errors import ReadingError
from model.report.report import Report
from model.workspace import Workspace
from ui.environment.folders import last_folder, remember_folder
from ui.environment.recent_files import remember_file
from ui.environment.samples import FOLDER as SAMPLES
from ui.files.autosave import Autosave, name_of
from ui.files.companion import companion_of
from ui.files.dialogs import OWN, Dialogs, Outside, Unsaved, file_problem
from ui.files.last_year_comparison import LastYearComparison
from ui.files.read_only_notice import ReadOnlyNotice
from ui.files.rules_loading import SUFFIX as RULES_SUFFIX
from ui.files.rules_loading import RulesLoading
from ui.files.unit_profiles import UnitProfiles
from ui.import_review.present import Instead, Present
from ui.widgets.banner import Banner, Kind
from ui.widgets.phrases import state_words

if TYPE_CHECKING:
    from model.opening.open import Opened

IMPORTING = "导入上年报告"
"""Name of the step that begins this year's draft."""

# Readers and recogniser are imported where they are used: no start of the window waits for them.


def _load_review() -> None:
    """Load the screen that shows what was read, while it is still being read."""
    import ui.import_review.dialog  # noqa: F401


class FileActions(QObject):
    """Carries the file menu out on the workspace and says in the banner what was done."""

    opened = Signal()
    """Another report has taken the place of the one before."""
    saved = Signal(object)
    """The report has been written to this Path."""
    step_done = Signal(str, str)
    """What a step did, in words, and its name."""

    def __init__(
        self,
        workspace: Workspace,
        dialogs: Dialogs,
        banner: Banner,
        flush: Callable[[], None],
        autosave: Autosave,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.dialogs = dialogs
        self._banner = banner
        self._flush = flush
        self._keeping = autosave
        self._occupied = ReadOnlyNotice(workspace, autosave, banner, self._save_elsewhere, self._open)
        self.units = UnitProfiles(workspace, banner, self)
        self.comparison = LastYearComparison(workspace, lambda: self.dialogs, self._read, flush, self)
        self.comparison.done.connect(self.step_done)
        self.rules = RulesLoading(workspace, banner, flush, self._occupied.say, lambda: self.dialogs, self)
        self.rules.done.connect(lambda *_: self.opened.emit())
        self.rules.done.connect(self.step_done)
        autosave.copy_failed.connect(self._say_no_copy)

    @property
    def name(self) -> str:
        """What to call the open report: its file, else its title."""
        return name_of(self._workspace) + ("（只读）" if self._workspace.read_only else "")

    def new_report(self) -> bool:
        """Start an empty report."""
        if not self.may_lose_present():
            return False
        self._keeping.hold(None)
        self._workspace.start_empty()
        self._banner.hide()
        self.units.begin()
        self.opened.emit()
        return True

    def open_file(self) -> bool:
        """Ask for a file and open it."""
        path = self.dialogs.ask_open("打开报告", last_folder())
        return path is not None and self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a report of any readable format; the one that was open is saved or kept if the clerk says so."""
        if path.name.lower().endswith(RULES_SUFFIX):
            return self.rules.load(path)
        return self.may_lose_present() and self._open(path)

    def _open(self, path: Path) -> bool:
        from model.storage.own_file import SUFFIX

        claim = self._keeping.claim(path) if path.suffix.lower() == SUFFIX else None
        opened = self._read(path)
        if opened is None or not opened.is_own:
            self._keeping.give_up(claim)
            claim = None
        if opened is None:
            return False
        self._keeping.hold(claim)
        holder = None if claim is None else claim.holder
        self._workspace.load(opened.report, path if claim is not None else None, read_only=holder is not None)
        self._remember(path, is_report=claim is not None or not opened.is_own)
        self.opened.emit()
        if holder is not None:
            self._occupied.begin(holder, self.dialogs)
        elif claim is not None and claim.lock is None:
            self._banner.say(
                f"“{path.name}”所在的文件夹不能写入，改了存不回去。请先另存到别处，再接着编。",
                Kind.NOTE,
                "另存为…",
                self._save_elsewhere,
            )
        elif claim is not None:
            self._banner.hide()
        elif opened.is_own:
            self._banner.say(
                f"已打开留存的版本“{path.name}”。要接着用它，请另存。", Kind.NOTE, "另存为…", self.save_as
            )
        else:
            messages = [note.message for note in opened.notes]
            own = companion_of(path, opened.report)
            beside = "" if own is None else f"旁边有它的编制文件“{own.name}”，带着上年数和出错说明。"
            offer = None if own is None else ("打开编制文件", lambda: self.open_path(own))
            self._say_done(f"已打开“{path.name}”，数字保持原样。{beside}", "读取时拿不准", messages, offer)
        return True

    def _say_no_copy(self, error: FileError) -> None:
        reason = error.reason.strerror or type(error.reason).__name__
        self._banner.say(
            f"恢复副本写不进去（{reason}），万一程序或电脑意外关闭，没有保存的内容会丢失。请现在就保存。",
            Kind.PROBLEM,
            "保存",
            self.save,
        )

    def resume(self, report: Report, path: Path | None, stamp: Stamp | None) -> bool:
        """Go on with a report that was not saved; return whether it can be saved to its file.

        `stamp` is what the file was like when the report was made from it: what came since is asked about when saving.
        """
        claim = None if path is None else self._keeping.claim(path)
        if claim is not None:
            claim = None if claim.holder is not None else claim._replace(stamp=stamp)
        self._keeping.hold(claim)
        self._workspace.load(report, path if claim is not None else None, is_saved=False)
        self.opened.emit()
        return claim is not None

    def import_last_year(self) -> bool:
        """Ask for last year's report and start this year's from it."""
        path = self.dialogs.ask_open("选择上年的年度报告", last_folder())
        return path is not None and self.import_path(path)

    def import_path(self, path: Path) -> bool:
        """Start this year's report from last year's file: a new document, which has no file yet.

        The report that is open is saved first. One step of undo leads back to it.
        """
        if self._workspace.read_only:
            self._occupied.say()
            return False
        opened = self._read(path, _load_review)
        if opened is None:
            return False
        self._flush()
        report = self.dialogs.review_import(opened, path, self._workspace.today, self._present)
        if isinstance(report, Report):
            return self._begin_draft(report, path)
        if report is Instead.OPEN:
            return self.open_path(path)
        return report is Instead.COMPARE and self.comparison.attach(opened.report, path)

    def _begin_draft(self, report: Report, path: Path) -> bool:
        """Begin this year's report from last year's, once nothing of the open one can be lost."""
        if not self._saved_present():
            return False
        from model.report.rollover import roll_over

        rolled = roll_over(report)
        self._workspace.import_report(rolled.report, IMPORTING)
        self.opened.emit()
        self._remember(path, is_report=False)
        last = f"{report.year} 年" if report.year is not None else "上年"
        self._say_done(
            f"已由“{path.name}”（{last}报告）生成今年的草稿：上年结转已填好，文字已沿用并改了年份，其余数字待填。",
            "要手工处理",
            [advice.message for advice in rolled.advice],
            self._link_offer(),
            IMPORTING,
        )
        return True

    @property
    def _present(self) -> Present:
        report = self._workspace.report
        is_empty = not (report.values or report.texts or report.unit)
        return Present(self.present_words, None if is_empty else report)

    def _link_offer(self) -> tuple[str, Callable[[], object]] | None:
        """Return a button that makes the figures of last year's texts follow this year's tables; None where there are none."""
        from model.checks.linking import links_of

        count = len(links_of(self._workspace.report, self._workspace.today))
        return (f"让正文里的 {count} 个数字跟着表格变", self.link_figures) if count else None

    def link_figures(self) -> None:
        """Make all figures of the texts that plainly are those of the tables follow them, as one step."""
        from model.workspace import LINKING, link_figures

        self._flush()
        count = link_figures(self._workspace)
        words = f"正文里的 {count} 个数字已跟着表格变（有底色）：还没填的先显示 0，导出后是普通数字。"
        self.step_done.emit(words, LINKING)

    def _read(self, path: Path, meanwhile: Callable[[], object] | None = None) -> Opened | None:
        from ui.environment.log import timed
        from ui.files.background_open import read_beside

        try:
            with timed("open", path):
                return read_beside(path, self._banner, meanwhile=meanwhile)
        except ReadingError as error:
            self._banner.say(error.message, Kind.PROBLEM)
            return None

    def _say_done(
        self,
        done: str,
        what: str,
        messages: Sequence[str],
        other: tuple[str, Callable[[], object]] | None = None,
        step: str = "",
    ) -> None:
        """Say what was done by the step named `step`; offer to show `messages`, if any, and something else."""
        if not messages:
            self._banner.say(done, Kind.DONE, other=other, step=step)
            return
        details = "\n".join(f"· {message}" for message in messages)
        self._banner.say(
            f"{done}有 {len(messages)} 处{what}，请核对。",
            Kind.NOTE,
            "查看",
            lambda: self.dialogs.show_text(
                f"{what}的地方", f"共 {len(messages)} 处，请对照原文件核对：", details
            ),
            other,
            step,
        )

    def save(self) -> bool:
        """Save to the report's own file, asking for one where there is none yet."""
        path = self._workspace.path
        if path is None or self._workspace.read_only:
            return self.save_as()
        self._flush()
        if self._keeping.is_changed_outside:
            answer = self.dialogs.ask_changed_outside(path.name)
            if answer is not Outside.OVERWRITE:
                return answer is Outside.SAVE_AS and self.save_as()
        return self._save_to(path)

    def save_as(self) -> bool:
        """Ask where to save."""
        from export.registry import default_name
        from model.storage.own_file import SUFFIX

        self._flush()
        name = default_name(self._workspace.report, SUFFIX)
        if self._workspace.read_only:
            name = f"{name.removesuffix(SUFFIX)}（副本）{SUFFIX}"
        proposal = last_folder() / name
        path = self.dialogs.ask_save("保存报告", proposal, OWN)
        if path is None:
            return False
        return self._save_to(path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX))

    def _save_to(self, path: Path) -> bool:
        self._flush()
        claim = self._keeping.claim(path)
        if claim.holder is not None:
            words = f"没有保存到“{path.name}”：{self._occupied.words(claim.holder)}。请换一个名字保存。"
            self._banner.say(words, Kind.PROBLEM, "另存为…", self._save_elsewhere)
            return False
        from ui.environment.log import timed

        if self._workspace.read_only:
            # It holds no file yet, and is told anew when it is saved: by then the new file must be its own.
            self._keeping.hold(claim)
        try:
            with timed("save", path):
                self._workspace.save(path)
        except FileError as error:
            self._keeping.give_up(claim)
            if self._workspace.read_only:
                self._keeping.hold(None)
            self._banner.say(file_problem(error), Kind.PROBLEM, "另存为…", self._save_elsewhere)
            return False
        self._keeping.hold(claim._replace(stamp=stamp_of(path)))
        self._remember(path)
        self.units.remember()
        self.saved.emit(path)
        return True

    def _save_elsewhere(self) -> None:
        if self.save_as():
            self._banner.hide()

    @property
    def present_words(self) -> str:
        """What becomes of the open report when another document begins; empty where there is nothing to lose."""
        if self._workspace.path is None and self._workspace.is_saved:
            return ""
        if self._workspace.is_saved:
            return f"当前打开的《{name_of(self._workspace)}》会关闭，它的文件不变。"
        if self._workspace.path is None:
            return f"当前打开的《{name_of(self._workspace)}》还没有保存，会先问您要不要保存。"
        return f"当前打开的《{name_of(self._workspace)}》会先保存并关闭。"

    def _saved_present(self) -> bool:
        """Save the open report where it has a file, else ask; return whether nothing of it would be lost."""
        if self._workspace.is_saved:
            return True
        return self.may_lose_present() if self._workspace.path is None else self.save()

    def may_lose_present(self) -> bool:
        """Return whether the open report may be closed: it is saved, or the clerk has said what to do."""
        self._flush()
        if self._workspace.is_saved:
            return True
        answer = self.dialogs.ask_unsaved(self.name)
        if answer is Unsaved.SAVE:
            return self.save()
        return answer is Unsaved.DISCARD

    def may_close(self) -> bool:
        """Return whether the window may close; then its recovery copy goes and its file is free."""
        if not self.may_lose_present():
            return False
        self._keeping.end()
        return True

    def _remember(self, path: Path, *, is_report: bool = True) -> None:
        if path.is_relative_to(SAMPLES):
            return
        remember_folder(path)
        if is_report:
            report = self._workspace.report
            remember_file(path, report.unit, report.year, state_words(self._workspace.findings))
