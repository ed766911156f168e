"""Autosave: what is open is not lost. A recovery copy within seconds of a change, and a lock beside its file.

The copy is made of a snapshot and written beside the window's own work, so that no key waits for a disk.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from model.files.atomic import FileError, Stamp, is_changed, stamp_of
from model.workspace import Workspace, WorkspaceChange
from ui.bridge import Bridge
from ui.environment.app_paths import data_folder

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from model.files.locks import Lock, Owner
    from model.storage.recovery import Recovery

DELAY = 2000
"""Milliseconds from the first change that is in no copy until one is written; typing may wait as long before it is one."""
RETRY = 5000
"""Milliseconds until a copy that could not be written is tried again."""


def recovery_folder() -> Path:
    """Return where recovery copies are kept."""
    return data_folder() / "recovery"


def name_of(workspace: Workspace) -> str:
    """Return what to call the open report: its file, else its title."""
    if workspace.path is not None:
        return workspace.path.name
    return workspace.report.full_title or "未命名的报告"


def moment_words(time: str, now: datetime) -> str:
    """`10:32` for a moment of today, `1月11日 16:05` for any other, from ISO 8601; empty for what is no time."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return ""
    clock = f"{moment:%H:%M}"
    return clock if moment.date() == now.date() else f"{moment.month}月{moment.day}日 {clock}"


class Claim(NamedTuple):
    """What came of asking for a file to work on."""

    path: Path
    lock: Lock | None
    """None where no lock can be written, or somebody else has it."""
    holder: Owner | None
    """Who works on the file elsewhere."""
    stamp: Stamp | None
    """What the file is like."""


class Autosave(QObject):
    """Keeps the recovery copy of the open report up to date, and its file locked."""

    copy_failed = Signal(object)
    """A FileError: no recovery copy can be written. Told once, until one has been written again."""
    _done = Signal(object)

    def __init__(
        self, bridge: Bridge, folder: Path, parent: QObject, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self.now = now
        self._workspace = bridge.workspace
        self._lock: Lock | None = None
        self._stamp: Stamp | None = None
        self._path: Path | None = None
        """The file that was last held; the workspace may have gone on to another one."""
        self._stamps: dict[Path, Stamp] = {}
        """What the files that were held before were like, for those that are gone back to."""
        self._recovery: Recovery | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._job: Future[FileError | None] | None = None
        self._has_failed = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(DELAY)
        self.timer.timeout.connect(self.write_copy)
        self._done.connect(self._on_done)
        bridge.changed.connect(self._on_changed)

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.is_whole and self._workspace.path != self._path:
            self._follow(self._workspace.path)
        if self._workspace.is_saved:
            self.timer.stop()
            if self._recovery is not None:
                self._submit(self._recovery.remove)
        elif not self.timer.isActive():
            self.timer.start(DELAY)

    def _follow(self, path: Path | None) -> None:
        """Hold the file of the document that was gone over to; one that is taken meanwhile is given up."""
        claim = None if path is None else self.claim(path)
        if claim is not None and claim.holder is not None:
            self._workspace.path = claim = None
        if claim is not None:
            claim = claim._replace(stamp=self._stamps.get(claim.path, claim.stamp))
        self.hold(claim)

    def write_copy(self) -> None:
        """Begin to write the recovery copy, if there is anything that it would save."""
        self.timer.stop()
        if self._workspace.is_saved:
            return
        if self._job is not None and not self._job.done():
            self.timer.start(DELAY)
            return
        from model.storage.recovery import About, Recovery

        self._recovery = self._recovery or Recovery(self.folder)
        time = self.now().isoformat(timespec="seconds")
        about = About(name_of(self._workspace), time, self._workspace.path, self._stamp)
        self._submit(partial(self._recovery.write, self._workspace.report.copy(), about))

    def _submit(self, operation: Callable[[], None]) -> None:
        """Has something done after what is being done already."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(1, "recovery")
        self._job = self._pool.submit(self._carry_out, operation)

    def _carry_out(self, operation: Callable[[], None]) -> FileError | None:
        failure: FileError | None = None
        try:
            operation()
        except FileError as error:
            failure = error
        # The window may be gone by now.
        with suppress(RuntimeError):
            self._done.emit(failure)
        return failure

    def _on_done(self, failure: FileError | None) -> None:
        if failure is not None:
            if not self._workspace.is_saved:
                self.timer.start(RETRY)
            if not self._has_failed:
                self.copy_failed.emit(failure)
        self._has_failed = failure is not None

    def wait(self) -> bool:
        """Wait until all is written; return whether the last operation succeeded."""
        return self._job is None or self._job.result() is None

    def claim(self, path: Path) -> Claim:
        """Ask for a file; what is held stays held until `hold`."""
        from model.files.locks import Lock, LockedError, take_lock, this_owner

        owner = this_owner(self.now().isoformat(timespec="minutes"))
        held = self._lock
        if held is not None and held.is_same_place(Lock(path, owner)) and held.is_held:
            return Claim(path, held, None, stamp_of(path))
        try:
            lock = take_lock(path, owner)
        except LockedError as error:
            return Claim(path, None, error.owner, stamp_of(path))
        return Claim(path, lock, None, stamp_of(path))

    def hold(self, claim: Claim | None) -> None:
        """From now on this file is worked on, or none; the one before is given free."""
        lock, former = None if claim is None else claim.lock, self._lock
        if former is not None and (lock is None or not former.is_same_place(lock)):
            former.release()
        if self._path is not None and self._stamp is not None:
            self._stamps[self._path] = self._stamp
        self._lock = lock
        self._path = None if claim is None else claim.path
        self._stamp = None if claim is None else claim.stamp

    def give_up(self, claim: Claim | None) -> None:
        """Give a file free that was asked for in vain."""
        lock = None if claim is None else claim.lock
        if lock is not None and (self._lock is None or not self._lock.is_same_place(lock)):
            lock.release()

    @property
    def is_changed_outside(self) -> bool:
        """Whether the file has other content than when it was opened or saved here."""
        path = self._workspace.path
        return path is not None and self._stamp is not None and is_changed(path, self._stamp)

    def end(self) -> None:
        """The window closes and nothing is to be kept: the copy goes, the file is free."""
        self.timer.stop()
        if self._recovery is not None:
            self._submit(self._recovery.remove)
        self.wait()
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None
        self._recovery = self._job = None
        self.hold(None)
