"""Disk: every change that the program makes to files goes through the object `disk`, so that tests can let each one fail.

Nothing else in `model` and `export` writes, syncs, renames or removes files; a test holds to that.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class Disk:
    """The changes that can be made to files, one system call a method. Each raises OSError."""

    def temporary(self, folder: Path, prefix: str, suffix: str) -> Path:
        """Create an empty file of a new name that only this user may read, and return its path."""
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=folder)
        os.close(handle)
        return Path(name)

    def create(self, path: Path) -> None:
        """Create an empty file; raise FileExistsError if there is one."""
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))

    def write(self, path: Path, data: bytes) -> None:
        """Write the content of a file that was just created."""
        with path.open("r+b") as file:
            file.write(data)

    def sync(self, path: Path) -> None:
        """Make the content of a file durable."""
        handle = os.open(path, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder durable, where the system lets a folder be synced."""
        if os.name != "posix":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def rename(self, path: Path, target: Path) -> None:
        """Give a file another name, in the place of the file that has it."""
        path.replace(target)

    def link(self, path: Path, other: Path) -> None:
        """Give a file a second name; raise OSError on a file system without such links."""
        os.link(path, other)

    def unlink(self, path: Path) -> None:
        """Remove a file; do nothing if it does not exist."""
        path.unlink(missing_ok=True)

    def set_mode(self, path: Path, mode: int) -> None:
        """Set the permissions of a file or folder."""
        path.chmod(mode)

    def set_time(self, path: Path) -> None:
        """Set the time at which a file was changed to now."""
        os.utime(path)

    def make_folder(self, path: Path, mode: int = 0o777) -> None:
        """Create a folder with those above it; one that exists stays as it is."""
        path.mkdir(mode=mode, parents=True, exist_ok=True)

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()


disk = Disk()
"""The disk of this program. Tests replace its methods."""


def write_synced(path: Path, data: bytes) -> None:
    """Write and sync the content of a file that was just created."""
    disk.write(path, data)
    disk.sync(path)


def make_private_folder(path: Path) -> None:
    """Create a folder that only this user may look into; one that others may look into is closed to them."""
    disk.make_folder(path, 0o700)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        disk.set_mode(path, 0o700)
