"""A reader that waits: one process started ahead, so that a file chosen in the window is not kept waiting for a process.

It reads one file and ends, as every reader does; whoever has time for it has the next one started. Nothing is kept
before `keep` is called, which the command line does not do.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Lock

from model.opening.reader_process import ReaderProcess


class Spare:
    """At most one process that waits for a file."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: ReaderProcess | None = None
        self.is_wanted = False
        """Whether a process is to be kept."""

    def keep(self) -> None:
        """Start a process that waits, unless one does; may be called from any thread."""
        with self._lock:
            self.is_wanted = True
            if self._waiting is not None and not self._waiting.process.is_alive():
                self._waiting.close()
                self._waiting = None
            if self._waiting is None:
                # Where no process can be started, reading says so or does without.
                with suppress(OSError):
                    self._waiting = ReaderProcess.ahead()

    def take(self) -> ReaderProcess | None:
        """Return the process that waits, which is the caller's from now on; None where there is none."""
        with self._lock:
            taken, self._waiting = self._waiting, None
            return taken

    def end(self) -> None:
        """End the process that waits, and keep none."""
        self.is_wanted = False
        taken = self.take()
        if taken is not None:
            taken.close()


SPARE = Spare()
"""That of this program: all its windows share one."""
