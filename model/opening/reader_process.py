"""The process that reads one file: how it is started and asked, what it does, and how it is limited.

It sends bytes that `storage` writes, never objects: what a hostile file makes of its reader reaches no further.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from model.files.errors import ReadingError, ReadingProblem
from model.files.faults import LOGGER, log_fault

_ORPHANED = 10
"""Seconds of processor time beyond the limit after which a child ends even where nobody is left to end it."""
MOST_FAULTS, LONGEST_FAULT = 5, 1500
"""Lines for the log that a reply may hold, and characters of a line."""
TAKEN = b"taken"
"""What a process that was started ahead says when it has its file."""

_LOADED_AHEAD = (
    "lxml.etree",
    "lxml.html",
    "pypdfium2",
    "model.recognise.recogniser",
    "model.storage.json_file",
    "model.storage.own_file",
)
"""What is imported only when the first file is read."""

Work = Callable[[Path], bytes]
"""Makes a reply of a file: a line with a JSON object, which has no key `problem`, and what follows it."""

Connection = Any
"""One end of a pipe, of another class on each system."""


class Limits(NamedTuple):
    """What a reader may take."""

    seconds: float
    memory: int


class ReaderProcess(NamedTuple):
    """A process that reads one file, and the pipe to it."""

    process: Any
    pipe: Connection

    @classmethod
    def for_file(cls, context: Any, work: Work, path: Path, limits: Limits) -> ReaderProcess:
        """Start a process that works on a file at once. Raise OSError where none can be started."""
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_serve, args=(theirs, work, path, limits), daemon=True)
        return cls._started(process, ours, theirs)

    @classmethod
    def ahead(cls) -> ReaderProcess:
        """Start a process that loads the readers and waits for its file. Raise OSError where none can be started."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve_when_asked, args=(theirs,), daemon=True)
        return cls._started(process, ours, theirs)

    @classmethod
    def _started(cls, process: Any, ours: Connection, theirs: Connection) -> ReaderProcess:
        try:
            process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return cls(process, ours)

    def close(self) -> None:
        """End the process, if it still runs."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


def _serve_when_asked(pipe: Connection) -> None:
    """Run in a child that was started ahead: be ready, and read the one file that is asked for.

    Where the parent has gone, its end of the pipe has closed, and the child ends.
    """
    with suppress(EOFError, OSError, KeyboardInterrupt):
        _load_readers()
        job = pipe.recv()
        pipe.send_bytes(TAKEN)
        _serve(pipe, *job)


def _load_readers() -> None:
    """Load what reading most files takes. Workbooks are rare, and what reads them is large: it is loaded when needed."""
    for name in _LOADED_AHEAD:
        with suppress(ImportError):
            import_module(name)
    from model.reading.registry import FORMATS

    for each in FORMATS:
        each.reader()


def _serve(sender: Connection, work: Work, path: Path, limits: Limits) -> None:
    """Run in the child: read, and reply with bytes."""
    _limit_process(limits)
    faults = _KeptFaults()
    LOGGER.handlers, LOGGER.propagate = [faults], False
    reply = reply_of(work, path)
    with suppress(BrokenPipeError):
        sender.send_bytes(json.dumps(faults.lines).encode("ascii") + b"\n" + reply)


class _KeptFaults(logging.Handler):
    """Keeps what the child would log: the log belongs to the parent."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line, if there are not too many."""
        if len(self.lines) < MOST_FAULTS:
            self.lines.append(record.getMessage()[:LONGEST_FAULT])


def reply_of(work: Work, path: Path) -> bytes:
    """Return what a file is made into, or the refusal; never raises for what the file holds."""
    try:
        return work(path)
    except ReadingError as error:
        return _refused(error)
    except MemoryError:
        return _refused(too_much_memory(path))
    except Exception as error:
        log_fault(error)
        logging.getLogger(LOGGER.name).debug("unexpected", exc_info=error)
        return _refused(ReadingError(ReadingProblem.DAMAGED, name=path.name))


def too_much_memory(path: Path) -> ReadingError:
    """Return the error of a file that takes too much memory to read."""
    return ReadingError(ReadingProblem.TOO_COMPLEX, name=path.name, what="占用内存过多")


def _refused(error: ReadingError) -> bytes:
    return json.dumps({"problem": error.problem.name, "details": error.details}).encode("ascii") + b"\n"


if sys.platform == "win32":

    def _limit_process(limits: Limits) -> None:
        """Set nothing: the parent looks at the memory of the child."""

else:

    def _limit_process(limits: Limits) -> None:
        """Limit this process in memory and processor time; one that crashes leaves no image of itself on the disk."""
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
            # Some systems know a limit and do not set it.
            with suppress(OSError, ValueError):
                resource.setrlimit(kind, (limit if hard < 0 else min(limit, hard), hard))
