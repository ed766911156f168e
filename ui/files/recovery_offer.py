"""Recovery offer: after a crash, what was not saved is offered in one line, a copy after the other, newest first."""

from __future__ import annotations

from pathlib import Path

from model.files.errors import ReadingError
from model.storage.recovery import RecoveryCopy, decline_copy, find_copies, forget_copy, read_copy
from ui.files.autosave import Autosave, moment_words
from ui.files.file_actions import FileActions
from ui.widgets.banner import Banner, Kind


class RecoveryOffer:
    """Asks what to do with each copy; one that is not answered is offered again at the next start."""

    def __init__(self, files: FileActions, autosave: Autosave, banner: Banner) -> None:
        self._files = files
        self._keeping = autosave
        self._banner = banner
        found = find_copies(autosave.folder)
        self._copies = list(found.copies)
        self._damaged = found.damaged
        self._declined: Path | None = None

    def begin(self) -> None:
        """Offer the newest copy; says nothing where there is none."""
        note = f"有 {self._damaged} 份恢复副本已损坏，无法恢复，已跳过。" if self._damaged else ""
        if self._copies:
            self._offer("上次没有正常关闭。", note)
        elif note:
            self._banner.say(f"上次没有正常关闭。{note}")

    def _offer(self, before: str, after: str = "") -> None:
        copy = self._copies[0]
        count = f"（还有 {len(self._copies) - 1} 份）" if len(self._copies) > 1 else ""
        self._banner.ask(
            f"{before}找到{self._named(copy)}的恢复副本{count}。{after}",
            "恢复副本…",
            ("恢复", self._restore),
            ("不恢复", self._decline),
        )

    def _named(self, copy: RecoveryCopy) -> str:
        moment = moment_words(copy.about.time, self._keeping.now())
        return f"“{copy.about.title}”在 {moment} " if moment else f"“{copy.about.title}”"

    def _restore(self) -> None:
        if not self._files.may_lose_present():
            return
        copy = self._copies.pop(0)
        try:
            told = self._bring_back(copy)
        except ReadingError as error:
            told = error.message
        self._go_on(told)

    def _bring_back(self, copy: RecoveryCopy) -> str:
        """Open a copy as the unsaved report that it was; it goes when there is a new one. Raises ReadingError."""
        report = read_copy(copy)
        told = f"已恢复{self._named(copy)}的内容，请核对后保存。"
        path = copy.about.path
        if not self._files.resume(report, path, copy.about.stamp) and path is not None:
            told += "原来的文件正在另一处编辑，保存时请另起名字。"
        self._keeping.write_copy()
        if self._keeping.wait():
            forget_copy(copy.file)
        return told

    def _decline(self) -> None:
        self._declined = decline_copy(self._copies.pop(0))
        self._go_on("")

    def _go_on(self, told: str) -> None:
        self._banner.answered()
        if self._copies:
            self._offer(told)
        elif told:
            self._banner.say(told, Kind.DONE)
        elif self._declined is not None:
            self._banner.say(f"没有恢复的副本没有删除，最近 5 份留在：{self._declined.parent}")
        else:
            self._banner.hide()
