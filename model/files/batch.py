"""Batch: several files of one folder replaced as one, all new or all old, also where the process is killed midway.

The new files and second names of the old ones are put into a folder `.export-…` inside the target, then a journal; then
each new file is renamed to its place. A batch whose process has ended is completed from its journal, or undone, by
`finish_batches`: the next batch in the same folder calls it, and `finish_pending` at the next start of the program.
"""

from __future__ import annotations

import errno
import json
import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from model.files.atomic import FileError, copy_mode, link_or_copy, replace_file, sweep_ended
from model.files.disk import disk, make_private_folder, write_synced
from model.files.processes import GREATEST_ID, Process, is_running, this_process
from model.files.typed_json import (
    Object,
    ShapeError,
    a_flag,
    a_number,
    a_text,
    an_object,
    member,
    parse_json,
)

PREFIX = ".export-"
_JOURNAL, _OWNER = "journal.json", "owner.json"
_FORWARD, _BACK = "forward.json", "back.json"
"""The journals that are prepared: the one that is valid has the name `journal.json`."""
_NEW, _OLD = "new-", "old-"
"""Begin the names of the new files, and of second names of the old ones, inside the folder of a batch."""
_TRIES = 2
"""How often leftovers are tried to be removed: a virus scanner may hold one for a moment."""
_MOST_VALUES, _LARGEST = 1000, 1 << 16
"""Values in a journal or a note, and bytes."""


def replace_files(folder: Path, files: Mapping[str, bytes], pending: Path | None = None) -> None:
    """Replace the files of these names in a folder, all or none. Raise FileError, which names the file that failed.

    `pending` is a folder in which the target is noted while it is worked on, for `finish_pending`.
    """
    finish_batches(folder)
    note = _note_target(pending, folder)
    batch = Batch(folder, folder / f"{PREFIX}{os.getpid()}-{os.urandom(4).hex()}")
    try:
        batch.prepare(files)
        batch.carry_out()
    finally:
        batch.remove()
        if note is not None and not batch.path.exists():
            with suppress(OSError):
                disk.unlink(note)


class Batch:
    """Files on their way to their places; `path` is the folder in which they wait."""

    def __init__(self, folder: Path, path: Path) -> None:
        self._folder = folder
        self.path = path
        self._had_old: dict[str, bool] = {}
        """Whether there was a file of each name before."""

    def prepare(self, files: Mapping[str, bytes]) -> None:
        """Write and sync everything that is needed to carry the batch out or to undo it. Raise FileError."""
        at = self._folder
        try:
            disk.make_folder(self.path, 0o700)
            _create(self.path / _OWNER, _identity({"host": socket.gethostname()}))
            for name, data in files.items():
                at = self._folder / name
                if at.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
                _create(self._new(name), data)
                copy_mode(at, self._new(name))
                self._had_old[name] = at.exists()
                if self._had_old[name]:
                    link_or_copy(at, self._old(name), at.read_bytes())
            _create(self.path / _FORWARD, _to_json({"files": self._had_old, "goes_back": False}))
            _create(self.path / _BACK, _to_json({"files": self._had_old, "goes_back": True}))
            for folder in (self.path, self._folder):
                disk.sync_folder(folder)
        except OSError as error:
            raise FileError(at, error) from error

    def carry_out(self) -> None:
        """Put every new file in its place; put the old ones back where one cannot be replaced. Raise FileError then."""
        at = self._folder
        try:
            self._begin(_FORWARD)
            for name in self._had_old:
                at = self._folder / name
                if self._new(name).exists():
                    disk.rename(self._new(name), at)
            at = self._folder
            disk.sync_folder(self._folder)
        except OSError as error:
            self.undo()
            raise FileError(at, error) from error
        self._end()

    def undo(self) -> None:
        """Put the old files back; what cannot be put back now is left to the next `finish_batches`."""
        with suppress(OSError):
            self._begin(_BACK)
            for name, had_old in self._had_old.items():
                self._put_back(name, had_old=had_old)
            disk.sync_folder(self._folder)
            self._end()

    def _put_back(self, name: str, *, had_old: bool) -> None:
        if self._new(name).exists():
            return
        if not had_old:
            disk.unlink(self._folder / name)
        elif self._old(name).exists():
            disk.rename(self._old(name), self._folder / name)

    def finish(self) -> None:
        """Carry out, or undo, what a process began that has ended; nothing where it had not come to its journal."""
        try:
            with (self.path / _JOURNAL).open("rb") as file:
                journal = parse_json(file.read(_LARGEST), most_parts=_MOST_VALUES)
            files = an_object(member(journal, "files"))
            self._had_old = {_plain(name): a_flag(had_old) for name, had_old in files.items()}
            goes_back = a_flag(member(journal, "goes_back"))
        except (OSError, ShapeError):
            return
        if goes_back:
            self.undo()
            return
        with suppress(FileError):
            self.carry_out()

    def remove(self) -> None:
        """Remove the folder and what is left in it; one with a journal still has work to do and stays."""
        if (self.path / _JOURNAL).exists():
            return
        for _ in range(_TRIES):
            with suppress(OSError):
                # The owner goes last: what is left without one is not told from what another process begins.
                left = sorted(self.path.iterdir(), key=lambda file: file.name == _OWNER)
                for file in left:
                    if file.name.startswith((_NEW, _OLD, _OWNER, _FORWARD, _BACK)):
                        disk.unlink(file)
                disk.remove_folder(self.path)

    def _new(self, name: str) -> Path:
        return self.path / f"{_NEW}{name}"

    def _old(self, name: str) -> Path:
        return self.path / f"{_OLD}{name}"

    def _begin(self, prepared: str) -> None:
        """Make a prepared journal the valid one: a rename, which also a full disk allows."""
        if (self.path / prepared).exists():
            disk.rename(self.path / prepared, self.path / _JOURNAL)
            disk.sync_folder(self.path)

    def _end(self) -> None:
        """Remove the journal: from here on there is nothing to carry out or to undo."""
        with suppress(OSError):
            disk.unlink(self.path / _JOURNAL)


def finish_batches(folder: Path) -> None:
    """Complete or undo the batches in a folder whose process on this computer has ended, and remove what they left."""
    try:
        found = [path for path in folder.iterdir() if path.name.startswith(PREFIX)]
    except OSError:
        return
    for path in found:
        if path.is_dir() and not path.is_symlink() and _is_orphaned(path):
            batch = Batch(folder, path)
            batch.finish()
            batch.remove()


def finish_pending(pending: Path) -> None:
    """Finish the batches in the folders that are noted in `pending`; a folder that cannot be reached stays noted."""
    try:
        notes = sorted(pending.glob("*.json"))
    except OSError:
        return
    sweep_ended(pending)
    for note in notes:
        with suppress(OSError, ShapeError):
            content = _read(note)
            folder = Path(a_text(member(content, "folder")))
            if not is_running(_process(content)) and folder.is_dir():
                finish_batches(folder)
                disk.unlink(note)


def _note_target(pending: Path | None, folder: Path) -> Path | None:
    """Note the folder of a batch; a note that cannot be written is no reason not to begin."""
    if pending is None:
        return None
    note = pending / f"{os.getpid()}-{os.urandom(4).hex()}.json"
    try:
        make_private_folder(pending)
        replace_file(note, _identity({"folder": os.fspath(folder.absolute())}), private=True)
    except (OSError, FileError):
        return None
    return note


def _create(path: Path, data: bytes) -> None:
    disk.create(path)
    write_synced(path, data)


def _is_orphaned(path: Path) -> bool:
    """Return whether the process of a batch was one of this computer and has ended.

    Without a readable owner it was killed before it began: then nothing else is there.
    """
    try:
        content = _read(path / _OWNER)
        return a_text(member(content, "host")) == socket.gethostname() and not is_running(_process(content))
    except (OSError, ShapeError):
        pid = path.name.removeprefix(PREFIX).partition("-")[0]
        others = [file for file in path.iterdir() if file.name != _OWNER]
        return not others and not (pid.isdecimal() and is_running(Process(int(pid), "")))


def _identity(more: Object) -> bytes:
    process = this_process()
    return _to_json({"pid": process.pid, "born": process.born, **more})


def _to_json(content: Object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")


def _read(path: Path) -> Object:
    with path.open("rb") as file:
        return parse_json(file.read(_LARGEST), most_parts=_MOST_VALUES)


def _process(content: Object) -> Process:
    pid = a_number(member(content, "pid"), 0, GREATEST_ID)
    return Process(pid, a_text(member(content, "born")))


def _plain(name: str) -> str:
    """Return a name if it is that of a file in the folder itself; raise ShapeError for any other."""
    if name in ("", ".", "..") or any(mark in name for mark in "/\\\0:"):
        raise ShapeError("no plain name")
    return name
