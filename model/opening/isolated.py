"""Read in another process: a file that makes its reader hang, swell or crash takes nothing else with it.

The child sends back what `storage` writes, never objects: what a hostile file makes of its reader reaches no further.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from model.content.address import Address
from model.files.errors import ReadingError, ReadingProblem
from model.files.faults import LOGGER, log_fault
from model.files.processes import memory_of
from model.opening.open import Opened, open_report, opens_in_process
from model.opening.reader_process import (
    LONGEST_FAULT,
    MOST_FAULTS,
    TAKEN,
    Limits,
    ReaderProcess,
    Work,
    reply_of,
    too_much_memory,
)
from model.opening.spare import SPARE
from model.reading.shared.media import media_type
from model.reading.shared.ocr.engine import is_available
from model.recognise.notes import LeftOut, Note
from model.storage.own_file import dump, restore_report

TIME_LIMIT = 20.0
"""Seconds after which a reader is ended."""
MEMORY_LIMIT = 1 << 29
"""Bytes that a reader may take beyond what it starts with; where the system sets no such limit, bytes in all."""
_LEAST_MEMORY, _MEMORY_PER_BYTE = 224 << 20, 30
"""Of that, what the reader of any file may take, and what it may take more for each byte of a file that is no zip."""
REPLY_LIMIT = 1 << 28
"""The most bytes of a reply."""
_POLL = 0.03
"""Seconds between two looks at the clock, at the memory of the child and at the caller's wish to stop."""

ReadWith = Callable[[Path], Opened]
_Wait = Callable[[ReaderProcess], bytes]
_Understood = TypeVar("_Understood")


def never() -> bool:
    """Return False: the caller does not stop."""
    return False


def ignore_seconds(seconds: float) -> None:
    """Do nothing: the caller does not count."""


_HEAD = 1024
_OF_SCANS = Limits(300.0, 4 << 30)
"""Recognising takes some seconds a page, and the models and their threads some gigabytes of addresses."""


def open_isolated(
    path: Path,
    *,
    progress: Callable[[float], object] = ignore_seconds,
    cancelled: Callable[[], bool] = never,
    time_limit: float = TIME_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
    read: ReadWith = open_report,
) -> Opened:
    """Return what `open_report` returns, read in another process; raise ReadingError, also TIMEOUT and CANCELLED.

    Own files, which are restored within limits of their own, are read in this process. `progress` is called again and
    again with the seconds that have passed. `read` must be a function of a module.
    """
    if opens_in_process(path):
        return open_report(path)
    work = partial(_packed_by, read)
    limits = _limits_for(path, Limits(time_limit, _memory_for(path, memory_limit)))
    reply = _run(path, work, limits, progress, cancelled)
    return _sane(_restored, reply, path)


def run_isolated(
    path: Path,
    work: Work,
    *,
    progress: Callable[[float], object] = ignore_seconds,
    cancelled: Callable[[], bool] = never,
) -> bytes:
    """Return what `work` makes of a file in another process; raise ReadingError as `open_isolated` does.

    `work` must be a function of a module; what it returns may be what a hostile file makes of its reader.
    """
    reply = _run(path, work, Limits(TIME_LIMIT, _memory_for(path, MEMORY_LIMIT)), progress, cancelled)
    return _sane(_unrefused, reply, path)


def _run(
    path: Path,
    work: Work,
    limits: Limits,
    progress: Callable[[float], object],
    cancelled: Callable[[], bool],
) -> bytes:
    """Return the reply of a child that works on a file, without the faults that it tells of, which are logged."""
    wait = partial(_wait, path=path, limits=limits, progress=progress, cancelled=cancelled)
    reply = _asked(SPARE.take(), (work, path, limits), wait)
    if reply is None:
        context = _context()
        # A fork begins with all that this process holds, which is not the reader's.
        inherited = memory_of(os.getpid()) if context.get_start_method() == "fork" else 0
        try:
            reader = ReaderProcess.for_file(context, work, path, limits)
        except OSError:
            # No process can be started: reading in this one is still within the limits of the readers themselves.
            return reply_of(work, path)
        with closing(reader):
            allowed = limits._replace(memory=inherited + limits.memory)
            reply = _heard(reader, partial(wait, limits=allowed), path)
    return _sane(_without_faults, reply, path)


def _asked(spare: ReaderProcess | None, job: tuple[Work, Path, Limits], wait: _Wait) -> bytes | None:
    """Return the reply of the process that waited for a file; None where it had ended before it took the file."""
    if spare is None:
        return None
    with closing(spare):
        try:
            spare.pipe.send(job)
            if wait(spare) != TAKEN:
                return None
        except (EOFError, OSError):
            LOGGER.warning("the reader that waited had ended")
            return None
        return _heard(spare, wait, job[1])


def _heard(reader: ReaderProcess, wait: _Wait, path: Path) -> bytes:
    """Return what a reader replies; one that ends without a reply has met a damaged file."""
    try:
        return wait(reader)
    except (EOFError, OSError) as error:
        LOGGER.error("a reader ended without a reply, or with too long a one")
        raise ReadingError(ReadingProblem.DAMAGED, name=path.name) from error


def _limits_for(path: Path, usual: Limits) -> Limits:
    """Return the limits for a file; one in which characters may have to be recognised gets more of both."""
    if usual.seconds < TIME_LIMIT or not is_available():
        return usual
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return usual
    return _OF_SCANS if media_type(head) or b"%PDF-" in head else usual


def _memory_for(path: Path, most: int) -> int:
    """Return how many bytes the reader of a file may take: a small file that wants much is a bomb, and ended soon.

    A zip may hold two hundred times its size, which the readers themselves limit.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            is_zip = file.read(2) == b"PK"
    except OSError:
        return most
    return most if is_zip else min(most, _LEAST_MEMORY + _MEMORY_PER_BYTE * size)


def _context() -> Any:
    """Return how to start the child: by fork, which is quick, where this process has one thread only; else by spawn."""
    threads = Path("/proc/self/task")
    if sys.platform.startswith("linux") and threads.is_dir() and len(list(threads.iterdir())) == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _wait(
    reader: ReaderProcess,
    path: Path,
    limits: Limits,
    progress: Callable[[float], object],
    cancelled: Callable[[], bool],
) -> bytes:
    """Return what the child sends; raise ReadingError if it does not come within the limits, EOFError if it ends."""
    began = time.monotonic()
    while not reader.pipe.poll(_POLL):
        passed = time.monotonic() - began
        progress(passed)
        if cancelled():
            raise ReadingError(ReadingProblem.CANCELLED, name=path.name)
        if passed > limits.seconds:
            raise ReadingError(ReadingProblem.TIMEOUT, name=path.name)
        if memory_of(reader.process.pid or 0) > limits.memory:
            raise too_much_memory(path)
    return reader.pipe.recv_bytes(REPLY_LIMIT)


def _packed_by(read: ReadWith, path: Path) -> bytes:
    """Return a line of JSON with the notes, then the report as an own file."""
    opened = read(path)
    notes = [
        [n.code, n.message, None if n.address is None else str(n.address), n.assumed, n.left_out, n.printed]
        for n in opened.notes
    ]
    head: dict[str, Any] = {"notes": notes, "is_own": opened.is_own}
    return json.dumps(head).encode("ascii") + b"\n" + dump(opened.report)


def _sane(understand: Callable[[bytes, Path], _Understood], reply: bytes, path: Path) -> _Understood:
    """Return what a reply says; one that makes no sense is DAMAGED."""
    try:
        return understand(reply, path)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        log_fault(error)
        raise ReadingError(ReadingProblem.DAMAGED, name=path.name) from error


def _without_faults(reply: bytes, path: Path) -> bytes:
    """Log the faults that a child tells of, and return the rest of its reply."""
    del path
    faults, _, rest = reply.partition(b"\n")
    for line in json.loads(faults)[:MOST_FAULTS]:
        LOGGER.error("reader: %s", str(line)[:LONGEST_FAULT])
    return rest


def _unrefused(reply: bytes, path: Path) -> bytes:
    """Return a reply; raise the ReadingError that it holds instead."""
    del path
    line, _, rest = reply.partition(b"\n")
    head = json.loads(line)
    if "problem" in head:
        raise ReadingError(ReadingProblem[head["problem"]], **head["details"])
    return line + b"\n" + rest


def _restored(reply: bytes, path: Path) -> Opened:
    """Return what a reply holds; raise the ReadingError that it holds instead."""
    line, _, file = _unrefused(reply, path).partition(b"\n")
    head = json.loads(line)
    notes = tuple(
        Note(
            str(code),
            str(message),
            None if place is None else Address.parse(place),
            str(assumed),
            _left_out(left_out),
            str(printed),
        )
        for code, message, place, assumed, left_out, printed in head["notes"]
    )
    return Opened(restore_report(file, path.name), notes, bool(head["is_own"]))


def _left_out(packed: Any) -> LeftOut | None:
    if packed is None:
        return None
    texts, part, position = packed
    return LeftOut(tuple(map(str, texts)), str(part), int(position))
