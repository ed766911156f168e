"""Collecting beside the window: a thread feeds the worker processes and hands over what is done a few times a second."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, SignalInstance

from model.rollup.collect import collect, compare_with, files_in, list_of_units
from model.rollup.entry import Entry
from model.rollup.pool import WorkerPool
from model.rollup.units import UnitList

HAND_OVER = 0.3
"""Seconds between two hand-overs: the window is not laid out anew for each file."""

StartExecutor = Callable[[], Executor]


def start_pool() -> Executor:
    """Start the worker processes."""
    return WorkerPool()


class _Files(NamedTuple):
    paths: tuple[Path, ...]
    known: Mapping[str, Entry]
    of_last_year: bool


class _Pairs(NamedTuple):
    pairs: tuple[tuple[Entry, Entry], ...]


class Collecting(QObject):
    """Jobs one after the other, in a thread that is started with the first."""

    read = Signal(object)
    """A list of entries of this year's files."""
    read_last = Signal(object)
    compared = Signal(object)
    """A list of entries with the findings across years."""
    progressed = Signal(int, int)
    idle = Signal()
    """The last job is done."""

    def __init__(self, start: StartExecutor, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start, self._today = start, today
        self._executor: Executor | None = None
        self._jobs: SimpleQueue[_Files | _Pairs | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._waiting = 0

    @property
    def is_busy(self) -> bool:
        """Tell whether a job is waiting or being done."""
        return self._waiting > 0

    @property
    def was_cancelled(self) -> bool:
        """Tell whether the last job was stopped."""
        return self._stop.is_set()

    def collect(
        self, paths: tuple[Path, ...], known: Mapping[str, Entry], *, of_last_year: bool = False
    ) -> None:
        """Read files and folders; `known` are entries by digest that need not be read again."""
        self._put(_Files(paths, known, of_last_year))

    def compare(self, pairs: tuple[tuple[Entry, Entry], ...]) -> None:
        """Check reports beside last year's."""
        self._put(_Pairs(pairs))

    def read_units(self, path: Path) -> UnitList:
        """Return the units of a list; waits for it. Raise UnitListError."""
        return list_of_units(path, self._pool())

    def cancel(self) -> None:
        """Stop the present job; those behind it are passed over."""
        self._stop.set()

    def end(self) -> None:
        """Stop, and end thread and workers."""
        self._stop.set()
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _pool(self) -> Executor:
        if self._executor is None:
            self._executor = self._start()
        return self._executor

    def _put(self, job: _Files | _Pairs) -> None:
        if not self.is_busy:
            self._stop.clear()
        self._waiting += 1
        self._pool()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if isinstance(job, _Files):
                self._read(job)
            else:
                entries = compare_with(job.pairs, self._pool(), self._today, cancelled=self._stop.is_set)
                self._hand_over(entries, len(job.pairs), self.compared)
            self._waiting -= 1
            if not self._waiting:
                self.idle.emit()

    def _read(self, job: _Files) -> None:
        files = files_in(job.paths)
        entries = collect(files, self._pool(), self._today, known=job.known, cancelled=self._stop.is_set)
        self._hand_over(entries, len(files), self.read_last if job.of_last_year else self.read)

    def _hand_over(self, entries: Iterable[Entry], of: int, signal: SignalInstance) -> None:
        """Emit what is done a few times a second; the signals reach the window in its own thread."""
        done: list[Entry] = []
        count, last = 0, time.monotonic()
        self.progressed.emit(0, of)
        for entry in entries:
            done.append(entry)
            count += 1
            if time.monotonic() - last >= HAND_OVER:
                signal.emit(done)
                self.progressed.emit(count, of)
                done, last = [], time.monotonic()
        if done:
            signal.emit(done)
        self.progressed.emit(count, of)
