"""Comparing: what the menus offer beside the open report: another report, a file that came back, several years, a correction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from model.files.errors import ReadingError
from model.report.report import Report
from ui.bridge import Bridge
from ui.environment.folders import last_folder, remember_folder
from ui.environment.log import timed
from ui.files.export_actions import open_outside
from ui.widgets.banner import Banner, Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from model.compare.reports import Comparison
    from model.compare.years import Years
    from model.takeback.proposals import Proposal
    from ui.files.dialogs import Dialogs

TAKING_BACK = "取回修改稿"
"""Name of the step that carries out what was accepted."""
DOCUMENTS = "Word 文档 (*.docx);;网页 (*.html)"
YEARS_KINDS = "Word 文档 (*.docx);;Excel 工作簿 (*.xlsx);;PDF (*.pdf);;网页 (*.html)"
Review = Callable[["Sequence[Proposal]", str], "tuple[Proposal, ...] | None"]

# Windows, readers and writers are imported where they are used: no start of the window waits for them.


class Comparing(QObject):
    """Opens the windows of comparisons and writes what comes out of them."""

    place_wanted = Signal(object)
    """The `Address` that is to be shown."""
    step_done = Signal(str, str)
    """What a step did, in words, and its name."""

    def __init__(
        self,
        bridge: Bridge,
        dialogs: Callable[[], Dialogs],
        banner: Banner,
        flush: Callable[[], None],
        parent: QWidget,
    ) -> None:
        """`dialogs` returns what asks the clerk; `flush` hands over what is typed."""
        super().__init__(parent)
        self._bridge, self._workspace = bridge, bridge.workspace
        self._dialogs, self._banner, self._flush, self._window = dialogs, banner, flush, parent
        self.review: Review = self._review
        """Shows proposals and returns those that are accepted; tests put something else here."""

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the menus does."""
        return {
            "compare_other": self.compare,
            "take_back": self.take_back,
            "years": self.years,
            "correction": self.correction,
        }

    def _read(self, title: str) -> tuple[Report, Path] | None:
        """Ask for a file and return the report in it; None where there is none, which has then been said."""
        from ui.files.background_open import read_beside

        path = self._dialogs().ask_open(title, last_folder())
        if path is None:
            return None
        try:
            with timed("compare", path):
                opened = read_beside(path, self._banner)
        except ReadingError as error:
            self._banner.say(error.message, Kind.PROBLEM)
            return None
        remember_folder(path)
        return opened.report, path

    def compare(self) -> QObject | None:
        """Ask for another report and show both side by side; return the window."""
        self._flush()
        found = self._read("选择要对照的报告")
        if found is None:
            return None
        from ui.compare.window import CompareWindow

        report, path = found
        window = CompareWindow(self._bridge, report, path.name, self._window)
        window.place_wanted.connect(self.place_wanted)
        window.export_wanted.connect(self._export_comparison)
        window.show()
        return window

    def years(self) -> QObject:
        """Show the figures of this year and the years before; return the window."""
        from ui.compare.years_window import YearsWindow

        self._flush()
        window = YearsWindow(self._bridge, self._window)
        window.file_wanted.connect(lambda: self._add_year(window))
        window.export_wanted.connect(self._export_years)
        window.show()
        return window

    def _add_year(self, window: object) -> None:
        from ui.compare.years_window import YearsWindow

        found = self._read("选择其他年度的报告")
        if found is None or not isinstance(window, YearsWindow):
            return
        problem = window.put_in(*found)
        if problem:
            self._banner.say(problem, Kind.PROBLEM)
            window.words.setText(f"▲ {problem}")

    def correction(self) -> bool:
        """Ask for the published report and write the notice of what was changed since; return whether it was written."""
        from export.compare.outputs import correction_title, export_correction
        from model.compare.reports import compare

        self._flush()
        found = self._read("选择已公布的报告")
        if found is None:
            return False
        comparison = compare(found[0], self._workspace.report)
        if not comparison.count:
            self._banner.say(f"当前报告和“{found[1].name}”相同，没有需要更正的地方。", Kind.NOTE)
            return False
        return self._write(
            "导出更正说明",
            f"{correction_title(comparison)}.docx",
            DOCUMENTS,
            lambda path: export_correction(comparison, path, self._workspace.today),
        )

    def _export_comparison(self, comparison: Comparison, names: tuple[str, str]) -> None:
        from export.compare.outputs import export_comparison

        today = self._workspace.today
        self._write(
            "导出对照",
            f"{self._stem()}（对照）.docx",
            DOCUMENTS,
            lambda path: export_comparison(comparison, path, names, today),
        )

    def _export_years(self, years: Years, details: bool) -> None:
        from export.compare.outputs import export_years

        today = self._workspace.today
        self._write(
            "导出本年上年增减",
            f"{self._stem()}（本年上年增减）.docx",
            YEARS_KINDS,
            lambda path: export_years(years, path, today, details=details),
        )

    def _stem(self) -> str:
        from export.registry import default_name

        return default_name(self._workspace.report, "")

    def _write(self, title: str, name: str, kinds: str, write: Callable[[Path], None]) -> bool:
        """Ask where to put a file and write it; return whether it was written."""
        from export.errors import ExportError

        path = self._dialogs().ask_save(title, last_folder() / name, kinds)
        if path is None:
            return False
        path = path if path.suffix else path.with_name(f"{path.name}.docx")
        try:
            with timed("export", path):
                write(path)
        except ExportError as error:
            self._banner.say(f"{error}报告仍开着，内容没有丢失。", Kind.PROBLEM)
            return False
        remember_folder(path)
        self._banner.say(f"已导出：{path}", Kind.DONE, "打开", lambda: open_outside(path))
        return True

    def take_back(self) -> bool:
        """Ask for the file that came back, have its changes decided, and make those accepted; return whether any was."""
        from model.takeback.accept import edit_of
        from model.takeback.proposals import proposals_of
        from model.takeback.reading import read_marked
        from ui.files.background_open import run_beside

        self._flush()
        path = self._dialogs().ask_open("选择领导改过的稿子", last_folder())
        if path is None:
            return False
        try:
            with timed("take back", path):
                marked = run_beside(path, self._banner, read_marked)
        except ReadingError as error:
            self._banner.say(error.message, Kind.PROBLEM)
            return False
        remember_folder(path)
        report = self._workspace.report
        proposals = proposals_of(marked, report)
        if not proposals:
            self._banner.say(f"“{path.name}”里没有修订和批注，内容和当前报告相同。", Kind.NOTE)
            return False
        accepted = self.review(proposals, path.name)
        if not accepted:
            return False
        change = self._workspace.apply(edit_of(accepted, report), TAKING_BACK)
        if not change.addresses:
            return False
        self.step_done.emit(self._said(proposals, accepted, path), TAKING_BACK)
        return True

    def _said(self, proposals: Sequence[Proposal], accepted: Sequence[Proposal], path: Path) -> str:
        changes = sum(proposal.is_change for proposal in proposals)
        left = changes - len(accepted)
        rest = f"，另有 {left} 处没有接受" if left else ""
        return f"已按“{path.name}”改了 {len(accepted)} 处{rest}。"

    def _review(self, proposals: Sequence[Proposal], name: str) -> tuple[Proposal, ...] | None:
        from ui.compare.take_back_dialog import TakeBack

        dialog = TakeBack(proposals, name, self._window)
        accepted = dialog.ask()
        dialog.deleteLater()
        return accepted
