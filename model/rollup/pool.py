"""Pool: an executor whose worker processes are started once, limited in time and memory, and replaced when they die.

It takes functions of a module that return bytes. A file that hangs, swells or crashes its reader ends one worker and
one job, and nothing else.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from typing import Any, NamedTuple

from model.files.processes import memory_of

_LOGGER = logging.getLogger("xxgk")
SECONDS = 20.0
"""How long one job may take."""
MEMORY = 1 << 30
"""Bytes that a worker may take in all."""
JOBS_A_WORKER = 2_000
"""A worker is replaced after so many jobs, so that what libraries do not give back does not add up."""
_TURN = 0.1
"""Seconds between two looks at a worker that is busy."""
_START = 60.0
"""Seconds that a new worker may take to begin its first job, on a slow disk."""

Connection = Any
"""One end of a pipe, of another class on each system."""


class WorkerEndedError(Exception):
    """A worker ended before its job was done; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


TIME, SPACE, CRASH = "time", "memory", "crash"


class _Job(NamedTuple):
    future: Future[bytes]
    call: Callable[..., bytes]
    arguments: tuple[Any, ...]


def processors() -> int:
    """Return how many processors this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkerPool(Executor):
    """Run jobs in processes; each process has a thread here that feeds and watches it."""

    def __init__(self, workers: int = 0, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self.workers = workers or processors()
        self._seconds, self._memory = seconds, memory
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._closed = False
        self._threads = [threading.Thread(target=self._feed, daemon=True) for _ in range(self.workers)]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue a call; `fn` is a function of a module that returns bytes. Raise RuntimeError after `shutdown`."""
        if self._closed:
            raise RuntimeError("the pool is closed")
        if kwargs:
            raise TypeError("jobs take positional arguments only")
        job = _Job(Future(), fn, args)
        self._jobs.put(job)
        return job.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers when what is queued is done, or at once with `cancel_futures`."""
        self._closed = True
        if cancel_futures:
            with suppress(queue.Empty):
                while (job := self._jobs.get_nowait()) is not None:
                    job.future.cancel()
        for _ in self._threads:
            self._jobs.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def _feed(self) -> None:
        """Give one worker a job after the other; a dead one is replaced."""
        worker: _Worker | None = None
        while (job := self._jobs.get()) is not None:
            if not job.future.set_running_or_notify_cancel():
                continue
            if worker is None or worker.is_worn:
                if worker is not None:
                    worker.end()
                worker = _Worker()
            try:
                job.future.set_result(worker.run(job, self._seconds, self._memory))
            except WorkerEndedError as error:
                worker.end()
                worker = None
                job.future.set_exception(error)
        if worker is not None:
            worker.end()


class _Worker:
    """One process and the pipe to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other,), daemon=True)
        self._process.start()
        other.close()
        self._done = 0

    @property
    def is_worn(self) -> bool:
        """Tell whether it has done its share of jobs."""
        return self._done >= JOBS_A_WORKER

    def run(self, job: _Job, seconds: float, memory: int) -> bytes:
        """Return what the job returns. Raise WorkerEndedError where it takes too much, or fails."""
        began, limit = time.monotonic(), seconds + (0 if self._done else _START)
        try:
            self._pipe.send((job.call, job.arguments))
            while not self._pipe.poll(_TURN):
                if time.monotonic() - began > limit:
                    raise WorkerEndedError(TIME)
                if memory_of(self._process.pid or 0) > memory:
                    raise WorkerEndedError(SPACE)
            is_done, answer = self._pipe.recv_bytes(), self._pipe.recv_bytes()
        except (EOFError, OSError) as error:
            raise WorkerEndedError(CRASH) from error
        if is_done != b"1":
            raise WorkerEndedError(SPACE if answer == b"MemoryError" else CRASH)
        self._done += 1
        return answer

    def end(self) -> None:
        """End the process."""
        with suppress(OSError):
            self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _serve(pipe: Connection) -> None:
    """Carry out calls until the pipe closes. What a call raises is told by its name alone."""
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            call, arguments = pipe.recv()
            try:
                answer, is_done = call(*arguments), b"1"
            except Exception as error:
                _LOGGER.debug("unexpected", exc_info=error)
                answer, is_done = type(error).__name__.encode(), b"0"
            pipe.send_bytes(is_done)
            pipe.send_bytes(answer)
