"""A disk whose operations fail in turn, as SQLite tests its own: errors, short writes, kills, and loss of power."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import model.files.disk as layer

OPERATIONS = (
    "temporary",
    "create",
    "write",
    "sync",
    "sync_folder",
    "rename",
    "link",
    "unlink",
    "set_mode",
    "set_time",
    "make_folder",
    "remove_folder",
)
MODES = ("full", "broken", "short", "stuck", "killed", "power lost", "power lost with names")


class Killed(BaseException):
    """The process has ended: nothing that it would still do reaches the disk."""


@contextmanager
def disk_replaced(wrap: Callable[[str, Callable[..., Any], tuple[Any, ...]], Any]) -> Iterator[None]:
    """While it lasts, every operation of the disk is `wrap(name, the operation, its arguments)`."""
    for name in OPERATIONS:
        real = getattr(layer.disk, name)
        setattr(layer.disk, name, lambda *given, name=name, real=real: wrap(name, real, given))
    try:
        yield
    finally:
        for name in OPERATIONS:
            delattr(layer.disk, name)


class Fault:
    """Lets the operation of one number fail; `reached` tells whether there were so many."""

    def __init__(self, mode: str, number: int, root: Path) -> None:
        self.mode, self.number, self.count = mode, number, 0
        self.memory = Memory(root) if mode.startswith("power") else None

    @property
    def reached(self) -> bool:
        return self.count >= self.number

    def __call__(self, name: str, real: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        self.count += 1
        if self.count < self.number or (
            self.count > self.number and self.mode in ("full", "broken", "short")
        ):
            done = real(*given)
            if self.memory is not None:
                self.memory.note(name, given)
            return done
        if self.mode == "killed" or self.memory is not None:
            raise Killed
        if self.mode == "short" and name == "write":
            real(given[0], given[1][: len(given[1]) // 2])
        code = errno.ENOSPC if self.mode in ("full", "short") else errno.EIO
        raise OSError(code, os.strerror(code))

    def lose_power(self) -> None:
        """What was not synced is gone."""
        if self.memory is not None:
            self.memory.forget(names_too=self.mode == "power lost with names")


class Memory:
    """What of a folder is durable: the content of synced files, the names in synced folders."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._content: dict[int, bytes] = {}
        self._names: dict[Path, dict[str, int]] = {}
        for folder in [root, *(p for p in root.rglob("*") if p.is_dir())]:
            self._note_names(folder)
        for file in (p for p in root.rglob("*") if p.is_file()):
            self._content[file.stat().st_ino] = file.read_bytes()

    def note(self, name: str, given: tuple[Any, ...]) -> None:
        """An operation was carried out."""
        if name == "sync":
            self._content[given[0].stat().st_ino] = given[0].read_bytes()
        elif name == "sync_folder":
            self._note_names(given[0])
        elif name == "write":
            self._content.pop(given[0].stat().st_ino, None)

    def _note_names(self, folder: Path) -> None:
        self._names[folder] = {p.name: p.stat().st_ino for p in folder.iterdir()}

    def forget(self, *, names_too: bool) -> None:
        """Put the folder into the state that a loss of power leaves."""
        now = [p for p in self._root.rglob("*") if p.is_file()]
        data = {p.stat().st_ino: self._content.get(p.stat().st_ino, b"") for p in now} | self._content
        if not names_too:
            for file in now:
                file.write_bytes(data[file.stat().st_ino])
            return
        for file in now:
            file.unlink()
        for folder, names in self._names.items():
            if not folder.exists():
                continue
            for name, number in names.items():
                if not (folder / name).exists() and number in data:
                    (folder / name).write_bytes(data[number])
