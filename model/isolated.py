"""Reading in a process of its own: a file that hangs, swells or crashes its reader takes nothing with it.

The child sends back what `storage` writes, never objects: what a hostile file makes of its reader cannot reach further.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from model.address import Address
from model.opening import Opened, open_report, opens_in_process
from model.reading.errors import ReadingError, Trouble
from model.recognise.notes import Note
from model.storage import dump, restore_report

TIME_LIMIT = 20.0
"""Seconds after which a reader is ended."""
MEMORY_LIMIT = 1 << 30
"""Bytes that a reader may take beyond what it starts with, where the system lets it be limited."""
_TURN = 0.03
"""Seconds between two looks at the clock and at the caller's wish to stop."""

ReadWith = Callable[[Path], Opened]


def never() -> bool:
    """The caller does not stop."""
    return False


def open_isolated(
    path: Path,
    *,
    cancelled: Callable[[], bool] = never,
    time_limit: float = TIME_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
    read: ReadWith = open_report,
) -> Opened:
    """What `open_report` answers, read in another process; raises ReadingError, also TIMEOUT and CANCELLED.

    Own files, which are restored and not guessed at, are read here. `read` must be a function of a module.
    """
    if opens_in_process(path):
        return open_report(path)
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_serve, args=(sender, read, path, memory_limit), daemon=True)
    try:
        child.start()
    except OSError:
        # No process is to be had: reading here is still within the limits of the readers themselves.
        return open_report(path)
    sender.close()
    try:
        answer = _wait(receiver, path, cancelled, time_limit)
    finally:
        receiver.close()
        child.kill()
        child.join()
        child.close()
    return _unpacked(answer, path)


def _wait(receiver: Connection, path: Path, cancelled: Callable[[], bool], time_limit: float) -> bytes:
    end = time.monotonic() + time_limit
    while not receiver.poll(_TURN):
        if cancelled():
            raise ReadingError(Trouble.CANCELLED, name=path.name)
        if time.monotonic() > end:
            raise ReadingError(Trouble.TIMEOUT, name=path.name)
    try:
        return receiver.recv_bytes()
    except (EOFError, OSError) as error:
        raise ReadingError(Trouble.DAMAGED, name=path.name) from error


def _serve(sender: Connection, read: ReadWith, path: Path, memory_limit: int) -> None:
    """What the child does: reads, and answers with bytes."""
    _limit_memory(memory_limit)
    try:
        answer = _packed(read(path))
    except ReadingError as error:
        answer = _refused(error)
    except MemoryError:
        answer = _refused(ReadingError(Trouble.TOO_COMPLEX, name=path.name, what="占用内存过多"))
    sender.send_bytes(answer)


def _limit_memory(limit: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    taken = 0
    status = Path("/proc/self/statm")
    if status.exists():
        taken = int(status.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + limit
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))


def _packed(opened: Opened) -> bytes:
    """A line of JSON for notes, then the report as its own file."""
    notes = [
        [n.code, n.message, None if n.address is None else str(n.address), n.assumed] for n in opened.notes
    ]
    head: dict[str, Any] = {"notes": notes, "is_own": opened.is_own}
    return json.dumps(head).encode("ascii") + b"\n" + dump(opened.report)


def _refused(error: ReadingError) -> bytes:
    return json.dumps({"trouble": error.trouble.name, "details": error.details}).encode("ascii") + b"\n"


def _unpacked(answer: bytes, path: Path) -> Opened:
    line, _, file = answer.partition(b"\n")
    head = json.loads(line)
    if "trouble" in head:
        raise ReadingError(Trouble[head["trouble"]], **head["details"])
    notes = tuple(
        Note(code, message, None if place is None else Address.parse(place), assumed)
        for code, message, place, assumed in head["notes"]
    )
    return Opened(restore_report(file, path.name), notes, bool(head["is_own"]))
