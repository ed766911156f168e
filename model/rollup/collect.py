"""Collect: files and folders -> one entry a file, as soon as it is done, on any executor; what is known is not read again."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from model.files.errors import ReadingError, ReadingProblem
from model.files.read import FILE_LIMIT
from model.rollup.entry import Entry, Kind, finding_in, unpack
from model.rollup.pool import SPACE, TIME, WorkerEndedError, WorkerPool
from model.rollup.units import Unit, UnitList
from model.rollup.worker import check_against, read_file, read_file_isolated, read_units

_LOGGER = logging.getLogger("xxgk")
_IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_IGNORED_SUFFIXES = frozenset({".tmp", ".bak", ".lnk", ".xxgk-rollup", ".xxgk-rules"})
_AHEAD = 4
"""Jobs given to the executor ahead, for each worker: memory does not grow with the number of files."""
_WORKERS_ELSEWHERE = 64
"""The same for executors that do not tell how many workers they have, all in all."""


class UnitListError(Exception):
    """A list of units cannot be used; the text says why to the user."""


class FileState(NamedTuple):
    """A file as it lies on the disk: when it was last changed, and the digest of its bytes (empty if unreadable)."""

    modified: float
    digest: str


def never() -> bool:
    """Do not stop."""
    return False


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files among the paths and in the folders among them, without hidden and temporary ones, each once."""
    found: dict[str, Path] = {}
    for path in paths:
        for file in _walk(path) if path.is_dir() else (path,):
            found.setdefault(str(file.absolute()), file)
    return tuple(found.values())


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            lowered = name.lower()
            hidden = name.startswith((".", "~$")) or lowered in _IGNORED_NAMES
            if not hidden and Path(lowered).suffix not in _IGNORED_SUFFIXES:
                yield Path(place) / name


def state_of(path: Path) -> FileState:
    """Return what the file is like now."""
    try:
        status = path.stat()
        if status.st_size > FILE_LIMIT or not path.is_file():
            return FileState(status.st_mtime, "")
        return FileState(status.st_mtime, hashlib.sha256(path.read_bytes()).hexdigest())
    except OSError:
        return FileState(0.0, "")


def collect(
    files: Iterable[Path],
    executor: Executor,
    today: date,
    *,
    known: Mapping[str, Entry] | None = None,
    cancelled: Callable[[], bool] = never,
) -> Iterator[Entry]:
    """Yield an entry for each file in the order in which they are done; stop early when `cancelled`.

    `known` holds entries by digest: a file of the same content is not read again. An entry tells what is wrong with its
    file; nothing is raised for one.
    """
    known = known or {}
    waiting: dict[Future[bytes], tuple[Path, FileState]] = {}
    read = read_file if isinstance(executor, WorkerPool) else read_file_isolated
    ahead = _AHEAD * executor.workers if isinstance(executor, WorkerPool) else _WORKERS_ELSEWHERE
    try:
        for path in files:
            if cancelled():
                return
            state = state_of(path)
            former = known.get(state.digest) if state.digest else None
            if former is not None:
                yield replace(former, path=str(path), modified=state.modified)
                continue
            waiting[executor.submit(read, str(path), today.isoformat())] = path, state
            while len(waiting) >= ahead and not cancelled():
                yield from _done(waiting)
        while waiting and not cancelled():
            yield from _done(waiting)
    finally:
        for future in waiting:
            future.cancel()


def _done(waiting: dict[Future[bytes], tuple[Path, FileState]]) -> Iterator[Entry]:
    """Yield the entries of the jobs that are done, after waiting a moment for one."""
    done, _ = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
    for future in done:
        path, state = waiting.pop(future)
        yield _entry(future, path, state)


def _entry(future: Future[bytes], path: Path, state: FileState) -> Entry:
    try:
        return unpack(future.result(), str(path), state.modified, state.digest)
    except WorkerEndedError as error:
        problem = ReadingProblem.TIMEOUT if error.reason == TIME else ReadingProblem.DAMAGED
        if error.reason == SPACE:
            problem = ReadingProblem.TOO_COMPLEX
        failure = ReadingError(problem, name=path.name, what="占用内存过多")
    except ReadingError as error:
        failure = error.named(path.name)
    except Exception as error:
        # Whatever an executor of another make raises, or a worker answers: the file is not read, the others are.
        _LOGGER.debug("unexpected", exc_info=error)
        failure = ReadingError(ReadingProblem.DAMAGED, name=path.name)
    return Entry(str(path), Kind.UNREADABLE, failure.message, modified=state.modified, digest=state.digest)


def list_of_units(path: Path, executor: Executor) -> UnitList:
    """Return the units of a list in any readable format. Raise UnitListError where it cannot be read, or names none."""
    try:
        found: Any = json.loads(executor.submit(read_units, str(path)).result())
    except WorkerEndedError as error:
        raise UnitListError(f"“{path.name}”没有读成。请另存为 .xlsx 后再用作单位名单。") from error
    if "message" in found:
        raise UnitListError(str(found["message"]))
    units = UnitList(Unit(names[0], tuple(names[1:])) for names in found["units"])
    if not len(units):
        raise UnitListError(f"“{path.name}”里没有找到单位名称。请在第一行写“单位名称”，下面一行一个单位。")
    return units


def compare_with(
    pairs: Iterable[tuple[Entry, Entry]],
    executor: Executor,
    today: date,
    *,
    cancelled: Callable[[], bool] = never,
) -> Iterator[Entry]:
    """Yield each first entry with the findings that last year's, the second, brings; one that fails keeps its own."""
    waiting: dict[Future[bytes], tuple[Entry, Entry]] = {}
    for entry, last in pairs:
        if cancelled():
            break
        waiting[executor.submit(check_against, entry.packed, last.packed, today.isoformat())] = entry, last
        while len(waiting) >= _WORKERS_ELSEWHERE:
            yield from _compared(waiting)
    while waiting and not cancelled():
        yield from _compared(waiting)
    for future in waiting:
        future.cancel()


def _compared(waiting: dict[Future[bytes], tuple[Entry, Entry]]) -> Iterator[Entry]:
    done, _ = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
    for future in done:
        entry, last = waiting.pop(future)
        try:
            yield _with_findings(entry, last, future.result())
        except Exception as error:
            _LOGGER.debug("unexpected", exc_info=error)
            yield entry


def _with_findings(entry: Entry, last: Entry, answer: bytes) -> Entry:
    findings = tuple(finding_in(each) for each in json.loads(answer))
    return replace(entry, findings=findings, against=last.digest)
