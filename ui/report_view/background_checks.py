"""Checks beside the window: those of long texts run in a thread of their own, and the window says that they do."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from model.workspace import Workspace

if TYPE_CHECKING:
    from model.checks.job import Job


class BackgroundChecks(QObject):
    """Runs the checks that wait for a pause: at once where the texts are short, else in a thread."""

    running = Signal(bool)
    """Whether checks are being run in a thread."""
    _done = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        workspace.checks.lets_long_texts_wait = True
        self._done.connect(self._on_done)

    def start(self) -> None:
        """Run the checks that wait."""
        if not self._workspace.checks.is_waiting:
            self.running.emit(False)
        elif not self._workspace.checks.is_long:
            self._workspace.settle()
            self.running.emit(False)
        else:
            job = self._workspace.checks.begin()
            if job is not None:
                self.running.emit(True)
                Thread(target=self._carry_out, args=(job,), name="checks", daemon=True).start()

    def _carry_out(self, job: Job) -> None:
        try:
            job.run()
        finally:
            # The window may be gone by now.
            with suppress(RuntimeError):
                self._done.emit(job)

    def _on_done(self, job: Job) -> None:
        self._workspace.take_checks(job)
        # Where the report was changed meanwhile, the next pause begins anew.
        if not self._workspace.checks.is_waiting:
            self.running.emit(False)
