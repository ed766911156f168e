"""What the menus do about registers: count one into the open report, and write an empty one.

What it needs is imported when it is needed: the window opens without it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from model.files.errors import ReadingError
from model.workspace import Workspace
from ui.environment.app_paths import data_folder
from ui.environment.folders import last_folder, remember_folder
from ui.files.dialogs import Dialogs
from ui.widgets.banner import Banner, Kind

if TYPE_CHECKING:
    from model.reading.tabular import Grid
    from ui.ledger.controller import LedgerController
    from ui.ledger.dialog import LedgerDialog

LABEL = "由台账生成表三、表四"
NO_REGISTER = (
    "“{name}”里没有找到申请台账。表头要有收到日期、申请人（或类型）、办理结果等栏目，一行一件申请；"
    "可以先用“文件 → 台账模板…”生成一份。"
)


def memory_folder() -> Path:
    """Return where lies what is remembered of units' registers."""
    return data_folder() / "ledgers"


def ask(dialog: LedgerDialog) -> bool:
    """Show the page and wait; return whether it was accepted."""
    return dialog.ask()


class Host(Protocol):
    """The view of the open report, as far as it is needed here."""

    workspace: Workspace
    banner: Banner

    def settle(self) -> None:
        """Hand over what is typed."""
        ...

    def say_done(self, text: str, label: str) -> None:
        """Say what a step did, and offer to take it back."""
        ...


class LedgerActions:
    """Counts registers into the open report."""

    def __init__(self, host: Host, dialogs: Callable[[], Dialogs]) -> None:
        self._host, self._dialogs = host, dialogs
        self.ask: Callable[[LedgerDialog], bool] = ask
        """Tests answer in its place."""

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the window does."""
        return {"ledger": self.begin, "ledger_paste": self.paste}

    def paste(self) -> None:
        """Count the register that was copied from a program that holds sheets."""
        from PySide6.QtGui import QGuiApplication

        from model.reading.tabular import pasted_grid

        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._host.banner.say(
                "剪贴板里没有表格。请先在 Excel 或 WPS 表格里选中台账，连同表头一起复制。", Kind.NOTE
            )
            return
        try:
            grid = pasted_grid(text)
        except ReadingError as error:
            self._host.banner.say(error.message, Kind.PROBLEM)
            return
        self._host.settle()
        self.review((grid,), grid.name)

    def begin(self) -> None:
        """Ask for a register and count it."""
        path = self._dialogs().ask_register("选择依申请公开台账", last_folder())
        if path is not None:
            self.count(path)

    def count(self, path: Path) -> None:
        """Read a register, have it looked at, and enter its tables as one step."""
        from model.opening.register import open_grids
        from ui.files.background_open import run_beside

        try:
            grids = run_beside(path, self._host.banner, open_grids)
        except ReadingError as error:
            self._host.banner.say(error.message, Kind.PROBLEM)
            return
        remember_folder(path)
        self._host.settle()
        self.review(grids, path.name)

    def review(self, grids: tuple[Grid, ...], name: str) -> None:
        """Show what the tables of a file give, and enter it where the clerk says so."""
        from model.ledger.memory import Memories
        from ui.ledger.controller import LedgerController
        from ui.ledger.dialog import LedgerDialog

        report, today = self._host.workspace.report, self._host.workspace.today
        memories = Memories(memory_folder())
        controller = LedgerController(grids, name, report, today, memories.of(report.unit))
        if not controller.has_applications:
            self._host.banner.say(NO_REGISTER.format(name=name), Kind.PROBLEM)
            return
        dialog = LedgerDialog(controller, today, self._host.banner.window())
        controller.setParent(dialog)
        if self.ask(dialog):
            memories.remember(report.unit, controller.memory)
            self._enter(controller)
        dialog.deleteLater()

    def _enter(self, controller: LedgerController) -> None:
        counts = controller.counts
        self._host.workspace.apply(controller.edit(), LABEL)
        rest = f"还有 {counts.waiting} 件没有计入。" if counts.waiting else ""
        words = f"已由台账“{counts.register.name}”填入表三、表四，计入 {counts.cases} 件。{rest}"
        self._host.say_done(words, LABEL)

    def write_template(self) -> None:
        """Ask where, and write an empty register for the year that is under way."""
        from export.errors import ExportError
        from export.ledger_template import write_template
        from ui.files.export_actions import open_outside

        year = self._host.workspace.today.year
        proposal = last_folder() / f"依申请公开台账（{year}年）.xlsx"
        path = self._dialogs().ask_save("台账模板", proposal, "工作簿 (*.xlsx)")
        if path is None:
            return
        try:
            write_template(path, year)
        except ExportError as error:
            self._host.banner.say(error.message, Kind.PROBLEM)
            return
        remember_folder(path)
        self._host.banner.say(
            f"已生成空白台账“{path.name}”，平时一件申请登记一行。",
            Kind.DONE,
            "打开",
            lambda: open_outside(path),
        )
