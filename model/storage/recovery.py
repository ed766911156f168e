"""Recovery copies: what is open and not saved, kept in a folder of its own, and found again after a crash.

A copy is an own file `<pid>-<token>.xxgk` and a small `.json` beside it that says where it belongs.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from model.files.atomic import Stamp, replace_file
from model.files.disk import disk, make_private_folder
from model.files.errors import ReadingError, ReadingProblem
from model.files.processes import GREATEST_ID, Process, is_running, this_process
from model.files.typed_json import (
    ShapeError,
    a_list,
    a_number,
    a_text,
    an_object,
    member,
    parse_json,
)
from model.report.report import Report
from model.storage.own_file import SUFFIX, dump_checked, load

DECLINED = "declined"
"""Folder of the copies that the clerk did not want."""
DAMAGED = "damaged"
"""Folder of the copies that cannot be read."""
KEPT = 5
"""Copies that each of these folders keeps, the newest."""

_BROKEN = (
    ReadingProblem.DAMAGED,
    ReadingProblem.OWN_DAMAGED,
    ReadingProblem.EMPTY,
    ReadingProblem.TOO_COMPLEX,
    ReadingProblem.TOO_LARGE,
)
_LARGEST_WORDS, _MOST_WORDS = 1 << 16, 1000
"""Bytes of the words that are read, and values in them."""
_GREATEST = 2**63


class About(NamedTuple):
    """What a copy is a copy of."""

    title: str
    """What to call the report."""
    time: str
    """When it was last changed (ISO 8601, local time)."""
    path: Path | None = None
    """The file it is saved to; None where it never was."""
    stamp: Stamp | None = None
    """What that file was like when it was last read or written here."""


class RecoveryCopy(NamedTuple):
    """A copy that was found."""

    file: Path
    about: About


class Found(NamedTuple):
    """The copies of windows that did not end as they should, newest first."""

    copies: tuple[RecoveryCopy, ...]
    damaged: int
    """How many could not be read and were put aside."""


class Recovery:
    """The recovery copy of one window, in `folder`."""

    def __init__(self, folder: Path, process: Process | None = None) -> None:
        self._folder = folder
        self._process = process or this_process()
        self._file = folder / f"{self._process.pid}-{os.urandom(4).hex()}{SUFFIX}"
        self._written = False

    def write(self, report: Report, about: About) -> None:
        """Put the copy in the place of the one before, each of its files whole or not at all. Raise FileError."""
        data = dump_checked(report, self._file)
        with suppress(OSError):
            make_private_folder(self._folder)
        # First the words, which are small: a copy without them would not say where it belongs.
        replace_file(_words_of(self._file), _to_json(about, self._process), private=True)
        self._written = True
        replace_file(self._file, data, private=True)

    def remove(self) -> None:
        """Remove the copy: what it held is saved, or not wanted."""
        if self._written:
            forget_copy(self._file)
            self._written = self._file.exists()


def find_copies(folder: Path) -> Found:
    """Return the copies whose process has ended; those that cannot be read go to the folder `damaged`."""
    copies: list[RecoveryCopy] = []
    damaged = 0
    for file in _orphans(folder):
        try:
            load(file)
            copies.append(RecoveryCopy(file, _read_words(file)[0]))
        except ReadingError as error:
            # Any other may be read another time: by a newer program, or when nothing else holds it.
            if error.problem in _BROKEN:
                _put_aside(file, folder / DAMAGED)
                damaged += 1
    copies.sort(key=lambda copy: copy.about.time, reverse=True)
    return Found(tuple(copies), damaged)


def read_copy(copy: RecoveryCopy) -> Report:
    """Return the report of a copy; raise ReadingError where another window has taken it meanwhile."""
    try:
        return load(copy.file)
    except ReadingError as error:
        raise error.named(copy.about.title) from error


def decline_copy(copy: RecoveryCopy) -> Path:
    """Put a copy aside that is not wanted and return where; of those the newest stay."""
    return _put_aside(copy.file, copy.file.parent / DECLINED)


def forget_copy(file: Path) -> None:
    """Remove a copy."""
    with suppress(OSError):
        disk.unlink(file)
        disk.unlink(_words_of(file))


def forget_copies(folder: Path) -> None:
    """Remove the copies of windows that are gone, those that were not wanted and those that could not be read."""
    for copy in _orphans(folder):
        forget_copy(copy)
    for aside in (folder / DECLINED, folder / DAMAGED):
        with suppress(OSError):
            for file in list(aside.iterdir()):
                disk.unlink(file)


def _orphans(folder: Path) -> list[Path]:
    """Return the copies whose process has ended; what killed writers left unfinished is removed."""
    try:
        files = sorted(folder.iterdir())
    except OSError:
        return []
    for file in files:
        if file.suffix == ".tmp" and not is_running(_process_of(file.name.lstrip("."))):
            forget_copy(file)
        elif file.suffix == ".json" and not file.with_suffix(SUFFIX).exists():
            _drop_bare_words(file)
    return [file for file in files if file.suffix == SUFFIX and not is_running(_read_words(file)[1])]


def _drop_bare_words(words: Path) -> None:
    """Remove words whose copy was never written, once their process has ended."""
    if not is_running(_read_words(words)[1]):
        forget_copy(words)


def _words_of(file: Path) -> Path:
    return file.with_suffix(".json")


def _to_json(about: About, process: Process) -> bytes:
    content = {
        "title": about.title,
        "time": about.time,
        "path": None if about.path is None else _path_out(about.path),
        "stamp": about.stamp,
        "pid": process.pid,
        "born": process.born,
    }
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")


def _read_words(file: Path) -> tuple[About, Process]:
    """Return what is known of a copy; where its words are gone or damaged, the name of its file tells the process."""
    try:
        with _words_of(file).open("rb") as words:
            content = parse_json(words.read(_LARGEST_WORDS), most_parts=_MOST_WORDS)
        about = About(
            a_text(member(content, "title")),
            a_text(member(content, "time")),
            _path(member(content, "path")),
            _stamp(member(content, "stamp")),
        )
        pid = a_number(member(content, "pid"), 0, GREATEST_ID)
        return about, Process(pid, a_text(member(content, "born")))
    except (OSError, ShapeError):
        return About(file.stem, ""), _process_of(file.name)


def _path(value: object) -> Path | None:
    """Return a path, whose bytes need not be UTF-8: they stand in the JSON as hex digits then."""
    if value is None:
        return None
    if isinstance(value, str):
        return Path(value)
    try:
        return Path(os.fsdecode(bytes.fromhex(a_text(member(an_object(value), "bytes")))))
    except ValueError as error:
        raise ShapeError("no path") from error


def _path_out(path: Path) -> object:
    name = os.fspath(path)
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return {"bytes": os.fsencode(name).hex()}
    return name


def _stamp(value: object) -> Stamp | None:
    if value is None:
        return None
    stamp = a_list(value, 3)
    if len(stamp) != 3:
        raise ShapeError("no stamp")
    return Stamp(
        a_number(stamp[0], 0, _GREATEST), a_number(stamp[1], -_GREATEST, _GREATEST), a_text(stamp[2])
    )


def _process_of(name: str) -> Process:
    """Return the process that a file name begins with; process 0 where it names none."""
    pid = name.partition("-")[0]
    return Process(int(pid) if pid.isdecimal() else 0, "")


def _put_aside(file: Path, folder: Path) -> Path:
    """Move a copy with its words into a folder that keeps the newest of them; where that fails it stays."""
    target = folder / file.name
    try:
        make_private_folder(folder)
        # The time of the move counts: the one put aside last is the newest.
        disk.set_time(file)
        disk.rename(file, target)
    except OSError:
        return file
    with suppress(OSError):
        disk.rename(_words_of(file), _words_of(target))
    with suppress(OSError):
        kept = sorted(folder.glob(f"*{SUFFIX}"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
        for old in kept[KEPT:]:
            forget_copy(old)
    return target
