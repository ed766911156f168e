"""Reading in a process of its own: a file that hangs, swells or crashes its reader takes nothing with it.

The child sends back what `storage` writes, never objects: what a hostile file makes of its reader cannot reach further.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from model.content.address import Address
from model.files.errors import ReadingError, ReadingProblem
from model.files.processes import memory_of
from model.opening.open import Opened, open_report, opens_in_process
from model.recognise.notes import LeftOut, Note
from model.storage.own_file import dump, restore_report

TIME_LIMIT = 20.0
"""Seconds after which a reader is ended."""
MEMORY_LIMIT = 1 << 30
"""Bytes that a reader may take beyond what it starts with; where the system sets no such limit, bytes in all."""
ANSWER_LIMIT = 1 << 28
"""Bytes that an answer may have."""
_TURN = 0.03
"""Seconds between two looks at the clock, at the child's memory and at the caller's wish to stop."""
_ORPHANED = 10
"""Seconds of processor time beyond the limit after which a child ends even where nobody is left to end it."""

ReadWith = Callable[[Path], Opened]

Connection = Any
"""One end of a pipe, of another class on each system."""


def never() -> bool:
    """The caller does not stop."""
    return False


def unheard(seconds: float) -> None:
    """The caller does not count."""


class Limits(NamedTuple):
    """What a reader may take."""

    seconds: float
    memory: int


def open_isolated(
    path: Path,
    *,
    progress: Callable[[float], object] = unheard,
    cancelled: Callable[[], bool] = never,
    time_limit: float = TIME_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
    read: ReadWith = open_report,
) -> Opened:
    """What `open_report` answers, read in another process; raises ReadingError, also TIMEOUT and CANCELLED.

    Own files, which are restored and not guessed at, are read here. `progress` hears again and again how many seconds
    have passed. `read` must be a function of a module.
    """
    if opens_in_process(path):
        return open_report(path)
    limits = Limits(time_limit, memory_limit)
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_serve, args=(sender, read, path, limits), daemon=True)
    try:
        child.start()
    except OSError:
        # No process is to be had: reading here is still within the limits of the readers themselves.
        return open_report(path)
    sender.close()
    try:
        answer = _wait(receiver, child.pid or 0, path, limits, progress, cancelled)
    finally:
        receiver.close()
        child.kill()
        child.join()
        child.close()
    return _unpacked(answer, path)


def _context() -> Any:
    """How to make the child: split off where this process has one thread only, which takes no time; begun anew elsewhere."""
    threads = Path("/proc/self/task")
    if sys.platform.startswith("linux") and threads.is_dir() and len(list(threads.iterdir())) == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _wait(
    receiver: Connection,
    pid: int,
    path: Path,
    limits: Limits,
    progress: Callable[[float], object],
    cancelled: Callable[[], bool],
) -> bytes:
    """The child's answer; raises ReadingError where it does not come as it should."""
    began = time.monotonic()
    while not receiver.poll(_TURN):
        passed = time.monotonic() - began
        progress(passed)
        if cancelled():
            raise ReadingError(ReadingProblem.CANCELLED, name=path.name)
        if passed > limits.seconds:
            raise ReadingError(ReadingProblem.TIMEOUT, name=path.name)
        if memory_of(pid) > limits.memory:
            raise _too_much_memory(path)
    try:
        return receiver.recv_bytes(ANSWER_LIMIT)
    except (EOFError, OSError) as error:
        raise ReadingError(ReadingProblem.DAMAGED, name=path.name) from error


def _serve(sender: Connection, read: ReadWith, path: Path, limits: Limits) -> None:
    """What the child does: reads, and answers with bytes."""
    _limit_process(limits)
    try:
        answer = _packed(read(path))
    except ReadingError as error:
        answer = _refused(error)
    except MemoryError:
        answer = _refused(_too_much_memory(path))
    except Exception as error:
        logging.getLogger("xxgk").debug("unexpected", exc_info=error)
        answer = _refused(ReadingError(ReadingProblem.DAMAGED, name=path.name))
    with suppress(BrokenPipeError):
        sender.send_bytes(answer)


def _too_much_memory(path: Path) -> ReadingError:
    return ReadingError(ReadingProblem.TOO_COMPLEX, name=path.name, what="占用内存过多")


if sys.platform == "win32":

    def _limit_process(limits: Limits) -> None:
        """Nothing is set here: the one who waits looks at the child's memory."""

else:

    def _limit_process(limits: Limits) -> None:
        """Limits this process in memory and processor time; one that crashes leaves no image of itself on the disk."""
        import resource

        taken = 0
        status = Path("/proc/self/statm")
        if status.exists():
            taken = int(status.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        wanted = {
            resource.RLIMIT_AS: taken + limits.memory,
            resource.RLIMIT_CPU: int(limits.seconds) + _ORPHANED,
            resource.RLIMIT_CORE: 0,
        }
        for kind, limit in wanted.items():
            _, hard = resource.getrlimit(kind)
            # Some systems know a limit and will not set it.
            with suppress(OSError, ValueError):
                resource.setrlimit(kind, (limit if hard < 0 else min(limit, hard), hard))


def _packed(opened: Opened) -> bytes:
    """A line of JSON for notes, then the report as its own file."""
    notes = [
        [n.code, n.message, None if n.address is None else str(n.address), n.assumed, n.left_out]
        for n in opened.notes
    ]
    head: dict[str, Any] = {"notes": notes, "is_own": opened.is_own}
    return json.dumps(head).encode("ascii") + b"\n" + dump(opened.report)


def _refused(error: ReadingError) -> bytes:
    return json.dumps({"problem": error.problem.name, "details": error.details}).encode("ascii") + b"\n"


def _unpacked(answer: bytes, path: Path) -> Opened:
    line, _, file = answer.partition(b"\n")
    head = json.loads(line)
    if "problem" in head:
        raise ReadingError(ReadingProblem[head["problem"]], **head["details"])
    notes = tuple(
        Note(code, message, None if place is None else Address.parse(place), assumed, _left_out(left_out))
        for code, message, place, assumed, left_out in head["notes"]
    )
    return Opened(restore_report(file, path.name), notes, bool(head["is_own"]))


def _left_out(packed: Any) -> LeftOut | None:
    if packed is None:
        return None
    texts, part, position = packed
    return LeftOut(tuple(map(str, texts)), str(part), int(position))
