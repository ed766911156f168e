"""Locks: a small file beside a report tells who works on it, so that a second window opens it read-only."""

from __future__ import annotations

import getpass
import json
import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from model.files.atomic import sweep, temporary_beside
from model.files.disk import disk
from model.files.processes import GREATEST_ID, Process, is_running, this_process
from model.files.typed_json import ShapeError, a_number, a_text, member, parse_json

_TRIES = 4
_LARGEST, _MOST_PARTS = 4096, 100
"""Bytes of a lock that are read, and values in it."""
_LONGEST_WORD = 100
"""Characters of a user, a computer or a time."""


class Owner(NamedTuple):
    """Who works on a file: user, computer, process, and since when (ISO 8601, local time)."""

    user: str
    host: str
    process: Process
    time: str

    @property
    def is_here(self) -> bool:
        """Whether that is on this computer, where a process that has ended can be told from one that runs."""
        return self.host == socket.gethostname()


class LockedError(Exception):
    """Somebody else works on the file; `owner` tells who."""

    def __init__(self, owner: Owner) -> None:
        super().__init__(owner)
        self.owner = owner


@dataclass(frozen=True)
class Lock:
    """A lock that was taken on the file `path`."""

    path: Path
    owner: Owner

    @property
    def is_held(self) -> bool:
        """Whether it still stands: nobody has removed it or taken it over."""
        try:
            return _read(lock_path(self.path)) == self.owner
        except OSError:
            return False

    def is_same_place(self, other: Lock) -> bool:
        """Return whether both are locks of one file, under whatever names."""
        return lock_path(self.path) == lock_path(other.path)

    def release(self) -> None:
        """Release the file; a lock that belongs to somebody else by now stays."""
        if self.is_held:
            with suppress(OSError):
                disk.unlink(lock_path(self.path))


def this_owner(time: str) -> Owner:
    """Return this user, computer and process as the owner of a lock since `time`."""
    try:
        user = getpass.getuser()
    except (OSError, LookupError, ImportError):
        user = ""
    return Owner(user, socket.gethostname(), this_process(), time)


def lock_path(path: Path) -> Path:
    """Return where the lock of a file stands: beside the file itself, also where a link leads to it."""
    target = Path(os.path.realpath(path))
    return target.with_name(f".{target.name}.lock")


def take_lock(path: Path, owner: Owner) -> Lock | None:
    """Lock the file; None where no lock can be written (a read-only folder, one that is gone). Raise LockedError.

    A lock whose process on this computer has ended is taken over, and what its killed writers left is removed.
    """
    try:
        for _ in range(_TRIES):
            if _create(path, owner):
                return Lock(path, owner)
            _remove_stale(path)
    except OSError:
        return None
    return None


def break_lock(path: Path) -> None:
    """Remove a lock, whoever has it: the clerk knows that nobody works on the file."""
    with suppress(OSError):
        disk.unlink(lock_path(path))


def _create(path: Path, owner: Owner) -> bool:
    """Write the lock if there is none; it appears with its content at once, where the file system has links."""
    lock, data = lock_path(path), json.dumps(_out(owner), ensure_ascii=False).encode("utf-8")
    written = temporary_beside(Path(os.path.realpath(path)))
    try:
        _write_new(written, data)
        disk.link(written, lock)
    except FileExistsError:
        return False
    except OSError:
        return _create_bare(lock, data)
    finally:
        with suppress(OSError):
            disk.unlink(written)
    return True


def _create_bare(lock: Path, data: bytes) -> bool:
    try:
        _write_new(lock, data)
    except FileExistsError:
        return False
    return True


def _write_new(path: Path, data: bytes) -> None:
    disk.create(path)
    disk.write(path, data)


def _remove_stale(path: Path) -> None:
    """Remove the lock of a process that has ended; raise LockedError for any other."""
    lock = lock_path(path)
    try:
        found = _read(lock)
    except FileNotFoundError:
        return
    if found is not None and (not found.is_here or is_running(found.process)):
        raise LockedError(found)
    _take_away(lock, found)
    sweep(Path(os.path.realpath(path)))


def _take_away(lock: Path, expected: Owner | None) -> None:
    """Remove the lock of the expected owner; a lock that another window has put there meanwhile is put back."""
    aside = temporary_beside(lock)
    with suppress(FileNotFoundError):
        disk.rename(lock, aside)
        if _read(aside) != expected:
            with suppress(OSError):
                disk.link(aside, lock)
        disk.unlink(aside)


def _read(lock: Path) -> Owner | None:
    """Return the owner that a lock names; None for a lock that is empty or damaged. Raise OSError."""
    with lock.open("rb") as file:
        data = file.read(_LARGEST)
    try:
        content = parse_json(data, most_parts=_MOST_PARTS)
        process = Process(a_number(member(content, "pid"), 0, GREATEST_ID), a_text(member(content, "born")))
        user, host, time = (_word(member(content, name)) for name in ("user", "host", "time"))
    except ShapeError:
        return None
    return Owner(user, host, process, time)


def _word(value: object) -> str:
    """Return a name as it can be shown in a sentence: on one line, and not longer than names are."""
    return "".join(c for c in a_text(value) if c.isprintable())[:_LONGEST_WORD]


def _out(owner: Owner) -> dict[str, object]:
    return {
        "user": owner.user,
        "host": owner.host,
        "pid": owner.process.pid,
        "born": owner.process.born,
        "time": owner.time,
    }
