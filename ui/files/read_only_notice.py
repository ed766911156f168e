"""ReadOnlyNotice: the open file is being worked on elsewhere. Says by whom, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from model.workspace import Workspace
from ui.files.autosave import Autosave, moment_words
from ui.files.dialogs import Dialogs
from ui.widgets.banner import Banner, Kind

if TYPE_CHECKING:
    from model.files.locks import Owner


class ReadOnlyNotice:
    """Keeps the line about a read-only report, and says it again whenever an edit is refused."""

    def __init__(
        self,
        workspace: Workspace,
        autosave: Autosave,
        banner: Banner,
        save_copy: Callable[[], object],
        open_again: Callable[[Path], object],
    ) -> None:
        self._workspace = workspace
        self._keeping = autosave
        self._banner = banner
        self._save_copy = save_copy
        self._open_again = open_again
        self._words = ""
        self._take_over: Callable[[], object] | None = None
        workspace.listen_refused(self.say)

    def words(self, owner: Owner) -> str:
        """Who works on the file, where and since when."""
        where = "另一窗口" if owner.is_here else "另一台电脑上"
        since = moment_words(owner.time, self._keeping.now())
        details = "，".join(filter(None, (f"电脑 {owner.host}", since and f"{since} 起")))
        return f"“{owner.user or '有人'}”正在{where}（{details}）编辑这份报告"

    def begin(self, owner: Owner, dialogs: Dialogs) -> None:
        """The report has been opened read-only: whether another computer's window still runs, nobody here can tell."""
        self._words = self.words(owner)
        self._take_over = None if owner.is_here else lambda: self._edit_anyway(dialogs)
        self.say()

    def say(self) -> None:
        """Say that the report can only be looked at, and why."""
        other = None if self._take_over is None else ("仍要编辑…", self._take_over)
        self._banner.say(f"{self._words}，这里只能查看。", Kind.NOTE, "另存为副本…", self._save_copy, other)

    def _edit_anyway(self, dialogs: Dialogs) -> None:
        from model.files.locks import break_lock

        path = self._workspace.path
        if path is not None and self._workspace.read_only and dialogs.ask_take_over(self._words):
            break_lock(path)
            self._open_again(path)
