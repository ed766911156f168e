"""A window's life of changing, autosaving and saving, ended at any point; run as a program, for it forks.

    python -m builders.faults FOLDER SEED POINTS [naive]

ends POINTS such lives, each at a point of its own, and prints as JSON what was found wrong in what they left behind, and
how many ended where. Time is counted, not waited for: one change a second, a recovery copy four seconds after the first
change that is not in one. `naive` puts writers in the place of the program's that open the file and write: they must be
found out.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from builders.model import balanced_report
from model.files.atomic import FileError, backup_path
from model.files.errors import ReadingError
from model.files.locks import lock_path, take_lock, this_owner
from model.report.report import Report
from model.storage.own_file import dump, load, save
from model.storage.recovery import About, Recovery, find_copies, read_copy

SECONDS = 14
AUTOSAVED = (4, 8, 10, 14)
SAVED = (6, 12)
BEHIND = 5
"""Seconds that a recovery copy may be behind the last change."""
WATCHED = (
    "model/files/atomic.py",
    "model/files/disk.py",
    "model/storage/recovery.py",
    "model/files/locks.py",
    "tempfile.py",
    "pathlib.py",
)
"""Where a life may be ended: all that touches files."""

BALANCED = balanced_report()

Say = Callable[[str], None]


def version(second: int) -> Report:
    """The report as it is after so many changes."""
    report = BALANCED.copy()
    report.title = f"第{second}秒"
    return report


def second_of(report: Report) -> int:
    """How many changes a report has; it must be whole."""
    second = int(report.title[1:-1])
    assert report == version(second)
    return second


def live(folder: Path, say: Say, at_second: Callable[[int], None]) -> None:
    """The life of a window, telling what it begins (small letter) and what it has done (capital letter)."""
    file = folder / "年报.xxgk"
    say("l0")
    lock = take_lock(file, this_owner("2026-01-12T08:00"))
    recovery = Recovery(folder / "recovery")
    for second in range(1, SECONDS + 1):
        at_second(second)
        report = version(second)
        say(f"C{second}")
        if second in AUTOSAVED:
            about = About("年报", f"2026-01-12T08:00:{second:02}", file)
            attempt(say, f"a{second}", partial(recovery.write, report, about))
        if second in SAVED:
            attempt(say, f"s{second}", partial(save, report, file))
            recovery.remove()
    if lock is not None:
        lock.release()
    say("E0")


def attempt(say: Say, word: str, operation: Callable[[], None]) -> None:
    """Does something that may fail."""
    say(word)
    try:
        operation()
    except FileError:
        say("F" + word[1:])
    else:
        say(word.upper())


def kill_at(count: int) -> Callable[[], int]:
    """Ends this process at the call or return so many among those that touch files; answers how many there were."""
    seen = 0

    def watch(frame: FrameType, event: str, arg: object) -> None:
        nonlocal seen
        if frame.f_code.co_filename.endswith(WATCHED):
            seen += 1
            if seen == count:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    return lambda: seen


def limit_files(size: int, *, kills: bool) -> None:
    """No file may grow beyond a size: a write beyond it is cut there and the process ended, or refused as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if kills else signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def limits(sizes: Mapping[int, int], *, kills: bool) -> Callable[[int], None]:
    """What a life does at each second: from these on, files are limited to these sizes."""

    def at_second(second: int) -> None:
        if second in sizes:
            limit_files(sizes[second], kills=kills)

    return at_second


class Told(NamedTuple):
    """What a life told before it ended."""

    words: list[str]
    was_killed: bool

    def last(self, letter: str) -> int:
        """The second of the last such word, 0 for none."""
        return next((int(word[1:]) for word in reversed(self.words) if word[0] == letter), 0)


def in_child(folder: Path, at_start: Callable[[], object], at_second: Callable[[int], None]) -> Told:
    """Lives in a process of its own and waits for its end."""
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reader)
        code = 1
        try:
            at_start()
            live(folder, lambda word: void(os.write(writer, f"{word} ".encode())), at_second)
            code = 0
        finally:
            sys.setprofile(None)
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        words = pipe.read().decode().split()
    status = os.waitpid(pid, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, f"failed after {words}"
    return Told(words, os.WIFSIGNALED(status))


def void(_: object) -> None:
    """Nothing."""


def problems(folder: Path, told: Told) -> list[str]:
    """What is wrong with what a life has left behind."""
    found: list[str] = []
    file = folder / "年报.xxgk"
    try:
        stored = second_of(load(file)) if file.exists() else 0
    except (ReadingError, AssertionError, ValueError) as error:
        return [f"{type(error).__name__} in the file after {told.words}"]
    if stored not in {told.last("S"), told.last("s")}:
        found.append(f"file of second {stored} after {told.words}")
    former = backup_path(file)
    kept = second_of(load(former)) if former.exists() else 0
    saves = [int(word[1:]) for word in told.words if word[0] == "S"]
    if kept not in {0, *SAVED} or (len(saves) > 1 and kept != saves[-2]):
        found.append(f"former file of second {kept} after {told.words}")
    copies = find_copies(folder / "recovery")
    if copies.damaged or len(copies.copies) > 1:
        found.append(f"{copies} after {told.words}")
    rescued = max((second_of(read_copy(copy)) for copy in copies.copies), default=0)
    if "F" not in "".join(told.words) and told.last("C") - max(stored, rescued) > BEHIND:
        found.append(f"{max(stored, rescued)} is the newest after {told.words}")
    return found + rests(folder, file)


def rests(folder: Path, file: Path) -> list[str]:
    """What else is wrong: a lock that stays, files that nobody removes."""
    was_locked = lock_path(file).exists()
    lock = take_lock(file, this_owner("2026-01-12T09:00"))
    if lock is None or not lock.is_held:
        return ["the lock could not be taken over"]
    lock.release()
    left = [path.name for path in folder.iterdir() if path.suffix in (".tmp", ".lock")]
    left += [path.name for path in (folder / "recovery").glob("*") if path.suffix == ".tmp"]
    return [f"left behind: {left}"] if left and was_locked else []


def end_lives(folder: Path, seed: int, points: int) -> dict[str, object]:
    """Ends so many lives and tells what was wrong; a third of them in the middle of a write."""
    rng = random.Random(seed)
    calls, size = count_calls(folder / "counted"), len(dump(version(1)))
    wrong: list[str] = []
    ends: Counter[str] = Counter()
    for point in range(points):
        place = folder / str(point)
        place.mkdir()
        if point % 3:
            told = in_child(place, partial(kill_at, rng.randint(1, calls)), void)
        else:
            when, cut = rng.randint(1, SECONDS), rng.randint(1, size - 1)
            told = in_child(place, lambda: None, limits({when: cut}, kills=True))
        wrong += [f"point {point}: {each}" for each in problems(place, told)]
        ends[told.words[-1][0] if told.was_killed and told.words else "-"] += 1
        shutil.rmtree(place)
    return {"problems": wrong, "ends": ends}


def count_calls(folder: Path) -> int:
    """How many points a whole life has."""
    folder.mkdir()
    reader, writer = os.pipe()
    if not os.fork():
        seen = kill_at(-1)
        live(folder, void, void)
        sys.setprofile(None)
        os.write(writer, str(seen()).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        count = int(pipe.read())
    os.wait()
    return count


def fill_disks(folder: Path, seed: int, points: int) -> dict[str, object]:
    """Lets the disk be full from a random second to another, and tells what was wrong."""
    rng = random.Random(seed)
    size, wrong, failed = len(dump(version(1))), [], 0
    for point in range(points):
        place = folder / f"full{point}"
        place.mkdir()
        full, free, cut = rng.randint(1, SECONDS), rng.randint(1, SECONDS), rng.randint(0, size - 1)
        told = in_child(
            place, lambda: None, limits({full: cut, free + 1: resource.RLIM_INFINITY}, kills=False)
        )
        failed += sum(word[0] == "F" for word in told.words)
        done = Told([word for word in told.words if word[0] != "s"], told.was_killed)
        wrong += [f"disk {point}: {each}" for each in problems(place, done)]
        wrong += [] if told.words[-1] == "E0" and not told.was_killed else [f"disk {point}: {told}"]
    return {"problems": wrong, "failed": failed}


def use_naive_writers() -> None:
    """Writes as one should not."""

    def write(path: Path, data: bytes, **_: object) -> None:
        try:
            path.write_bytes(data)
        except OSError as error:
            raise FileError(path, error) from error

    for module in ("model.storage.own_file", "model.storage.recovery"):
        setattr(sys.modules[module], "replace_file", write)  # noqa: B010 (a module has no such attribute to a checker)


if __name__ == "__main__":
    if sys.argv[4:] == ["naive"]:
        use_naive_writers()
    where, seed, points = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    print(
        json.dumps({"killed": end_lives(where, seed, points), "full": fill_disks(where, seed, points // 10)})
    )
