"""Files: a file is replaced whole or not at all, with its former version kept; and whether one is still the same."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

BACKUP_SUFFIX = ".bak"
_TEMPORARY = ".tmp"


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
    if (status.st_size, status.st_mtime_ns) == (stamp.size, stamp.modified):
        return False
    now = stamp_of(path)
    return now is None or now.digest != stamp.digest


def replace_file(path: Path, data: bytes, *, keeps_former: bool = False) -> None:
    """Put `data` in the place of the file: it is the old or the new whole one at any moment. Raise FileError.

    With `keeps_former` the old one stays beside it with `.bak` behind its name, where the file system lets it.
    """
    temporary: Path | None = None
    try:
        # The file that a link leads to is written, not the link.
        target = Path(os.path.realpath(path))
        handle, name = tempfile.mkstemp(prefix=_beside(target), suffix=_TEMPORARY, dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _copy_mode(target, temporary)
        if keeps_former:
            _keep_former(target, data)
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise FileError(path, error) from error


def sweep(path: Path) -> None:
    """Remove what writers of this file that were killed have left beside it; to be called when none is at work."""
    with suppress(OSError):
        for other in list(path.parent.iterdir()):
            if other.name.startswith(_beside(path)) and other.name.endswith(_TEMPORARY):
                other.unlink(missing_ok=True)


def temporary_beside(path: Path) -> Path:
    """Return a new name beside a file for what is on its way to another; `sweep` knows it."""
    return path.with_name(f"{_beside(path)}{os.urandom(4).hex()}{_TEMPORARY}")


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
            _link_or_copy(path, kept, former)
            kept.replace(backup_path(path))
        finally:
            # Still there too where the backup was the same file already: then replacing does nothing.
            kept.unlink(missing_ok=True)


def _link_or_copy(path: Path, other: Path, data: bytes) -> None:
    try:
        os.link(path, other)
    except OSError:
        with other.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _copy_mode(path, other)


def _copy_mode(path: Path, temporary: Path) -> None:
    """A new file gets the rights that any new file would get, an old one keeps its own."""
    if path.exists():
        temporary.chmod(path.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
