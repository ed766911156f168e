"""Files: a file is replaced whole or not at all, with its former version kept; and whether one is still the same."""

from __future__ import annotations

import hashlib
import os
import re
import socket
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from model.files.disk import disk, write_synced
from model.files.processes import Process, is_running

BACKUP_SUFFIX = ".bak"
_TEMPORARY = ".tmp"
_MADE = re.compile(r"\A\..*\.([0-9a-f]{6})-(\d{1,10})-\w+\.tmp\Z", re.DOTALL)
"""Names of temporary files: beside what, on which computer, by which process."""


class FileError(Exception):
    """A file could not be written; the one that was there before is untouched. `reason` is the system's error."""

    def __init__(self, path: Path, reason: OSError) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class Stamp(NamedTuple):
    """What a file was like at a moment; another writer leaves another."""

    size: int
    modified: int
    """Nanoseconds, as the file system has them."""
    digest: str


def stamp_of(path: Path) -> Stamp | None:
    """Return what the file is like now; None where there is none that can be read."""
    try:
        with path.open("rb") as file:
            data = file.read()
            status = os.fstat(file.fileno())
    except OSError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns, hashlib.sha256(data).hexdigest())


def is_changed(path: Path, stamp: Stamp) -> bool:
    """Return whether the file has other content than at the time of the stamp; one that is gone has nothing to lose."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    if status.st_size != stamp.size:
        return True
    # Its time says nothing: a clock may be set back, and a copying program may keep the time of what it copies.
    now = stamp_of(path)
    return now is None or now.digest != stamp.digest


def replace_file(path: Path, data: bytes, *, keeps_former: bool = False, private: bool = False) -> None:
    """Put `data` in the place of the file: it is the old or the new whole one at any moment. Raise FileError.

    With `keeps_former` the old one stays beside it with `.bak` behind its name, where the file system lets it;
    a `private` one may be read by this user only.
    """
    temporary: Path | None = None
    try:
        # The file that a link leads to is written, not the link.
        target = Path(os.path.realpath(path))
        temporary = disk.temporary(target.parent, f"{_beside(target)}{_maker()}", _TEMPORARY)
        write_synced(temporary, data)
        if not private:
            copy_mode(target, temporary)
        if keeps_former:
            _keep_former(target, data)
        disk.rename(temporary, target)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                disk.unlink(temporary)
        raise FileError(path, error) from error
    # The new file is in its place: that its name is not durable yet is no reason to say that it was not written.
    with suppress(OSError):
        disk.sync_folder(target.parent)


def sweep(path: Path) -> None:
    """Remove what writers of this file that were killed have left beside it; to be called when none is at work."""
    with suppress(OSError):
        for other in list(path.parent.iterdir()):
            if other.name.startswith(_beside(path)) and other.name.endswith(_TEMPORARY):
                with suppress(OSError):
                    disk.unlink(other)


def sweep_ended(folder: Path, path: Path | None = None) -> None:
    """Remove the temporary files in a folder, or beside one file, whose process on this computer has ended."""
    with suppress(OSError):
        for other in list(folder.iterdir()):
            made = _MADE.search(other.name)
            if made is None or (path is not None and not other.name.startswith(_beside(path))):
                continue
            if made[1] == _this_host() and not is_running(Process(int(made[2]), "")):
                with suppress(OSError):
                    disk.unlink(other)


def temporary_beside(path: Path) -> Path:
    """Return a new name beside a file for what is on its way to another; `sweep` knows it."""
    return path.with_name(f"{_beside(path)}{_maker()}{os.urandom(4).hex()}{_TEMPORARY}")


def _maker() -> str:
    """Return what tells a temporary file of this process from those of others, on this computer and elsewhere."""
    return f"{_this_host()}-{os.getpid()}-"


@cache
def _this_host() -> str:
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:6]


def _beside(path: Path) -> str:
    """Return how the names begin of what is written beside a file; short, so that a long name does not become too long."""
    return f".{path.name[:40]}."


def backup_path(path: Path) -> Path:
    """Return where the former version of a file is kept."""
    return path.with_name(path.name + BACKUP_SUFFIX)


def _keep_former(path: Path, data: bytes) -> None:
    """Put the present file in the place of its backup, whole or not at all; a save never fails for it.

    A file that holds the new data already has no former version: saved twice, the one before stays.
    """
    with suppress(OSError):
        former = path.read_bytes()
        if former == data:
            return
        kept = temporary_beside(path)
        try:
            link_or_copy(path, kept, former)
            disk.rename(kept, backup_path(path))
        finally:
            # Still there too where the backup was the same file already: then replacing does nothing.
            disk.unlink(kept)


def link_or_copy(path: Path, other: Path, data: bytes) -> None:
    """Give a file that holds `data` a second name, or copy it where the file system has no links. Raise OSError."""
    try:
        disk.link(path, other)
    except OSError:
        disk.create(other)
        write_synced(other, data)
        copy_mode(path, other)


def copy_mode(path: Path, temporary: Path) -> None:
    """Give a new file the permissions that any new file would get; one that replaces an old file gets those of the old one."""
    if path.exists():
        disk.set_mode(temporary, path.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    disk.set_mode(temporary, 0o666 & ~mask)
