"""Every operation on the disk fails in turn while something is kept: what is there then is the old or the new, whole."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from builders.disk import MODES, Fault, Killed, disk_replaced
from builders.model import balanced_report

import model.files.batch as batch
from model.files.atomic import FileError, backup_path, replace_file, sweep_ended
from model.files.batch import finish_batches, finish_pending, replace_files
from model.report.report import Report
from model.storage.own_file import load, save
from model.storage.profiles import Profiles
from model.storage.recovery import About, Recovery, find_copies, read_copy

NAMES = tuple(f"报告{n}.txt" for n in range(4))


class Case(NamedTuple):
    """Something that is kept: how it begins, what is done, and what is found afterwards."""

    begin: Callable[[Path], object]
    act: Callable[[Path], object]
    found: Callable[[Path], object]
    """What is kept now, after what the next start does."""
    old: object
    new: object


def report(number: int) -> Report:
    made = balanced_report(number)
    made.unit = f"示例局{number}"
    return made


def saved(folder: Path) -> object:
    sweep_ended(folder)
    kept = backup_path(folder / "年报.xxgk")
    assert not kept.exists() or load(kept) in (report(1), report(2))
    return load(folder / "年报.xxgk").unit


def exported(folder: Path) -> object:
    sweep_ended(folder)
    return (folder / "年报.txt").read_bytes()


def package(number: int) -> dict[str, bytes]:
    return {name: f"{name} {number}".encode() for name in NAMES if number != 1 or name != NAMES[2]}


def packaged(folder: Path) -> object:
    finish_pending(folder / "pending")
    finish_batches(folder / "夹")
    return {path.name: path.read_bytes() for path in (folder / "夹").iterdir()}


def remembered(folder: Path) -> object:
    sweep_ended(folder / "units")
    found = Profiles(folder / "units").of("示例局1")
    return None if found is None else found.signature


def profile(signature: str) -> Report:
    return Report(unit="示例局1", signature=signature)


def recovered(folder: Path) -> object:
    copies = find_copies(folder / "recovery")
    assert copies.damaged == 0 and len(copies.copies) == 1
    return read_copy(copies.copies[0]).unit


class Writer:
    """One window's recovery copy, begun before and written again."""

    def __init__(self) -> None:
        self.recovery: Recovery | None = None

    def begin(self, folder: Path) -> None:
        self.recovery = Recovery(folder / "recovery")
        self.write(1)

    def write(self, number: int) -> None:
        assert self.recovery is not None
        self.recovery.write(report(number), About("报告", "2026-01-20T10:00"))


WRITER = Writer()


def begin_package(folder: Path) -> None:
    (folder / "夹").mkdir()
    replace_files(folder / "夹", package(1), folder / "pending")


CASES = {
    "save": Case(
        lambda f: save(report(1), f / "年报.xxgk"),
        lambda f: save(report(2), f / "年报.xxgk"),
        saved,
        "示例局1",
        "示例局2",
    ),
    "autosave": Case(WRITER.begin, lambda f: WRITER.write(2), recovered, "示例局1", "示例局2"),
    "export": Case(
        lambda f: replace_file(f / "年报.txt", b"old"),
        lambda f: replace_file(f / "年报.txt", b"new"),
        exported,
        b"old",
        b"new",
    ),
    "package": Case(
        begin_package,
        lambda f: replace_files(f / "夹", package(2), f / "pending"),
        packaged,
        package(1),
        package(2),
    ),
    "profile": Case(
        lambda f: Profiles(f / "units").remember(profile("甲")),
        lambda f: Profiles(f / "units").remember(profile("乙")),
        remembered,
        "甲",
        "乙",
    ),
}


def leftovers(folder: Path) -> list[str]:
    """What nobody needs any more."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.suffix in (".tmp", ".lock") or batch.PREFIX in path.name or path.parent.name == "pending"
    ]


def failing(case: Case, mode: str, number: int, folder: Path) -> bool:
    """Lets one operation fail; returns whether there was one of this number."""
    folder.mkdir()
    case.begin(folder)
    fault = Fault(mode, number, folder)
    told = False
    with disk_replaced(fault):
        try:
            case.act(folder)
        except FileError as error:
            told = error.reason.errno in (errno.ENOSPC, errno.EIO)
            assert told
        except Killed:
            pass
    if not fault.reached:
        assert case.found(folder) == case.new
        return False
    if mode in ("full", "broken", "short"):
        left = leftovers(folder)
        assert not left or (case.found(folder) == case.new and leftovers(folder) == []), (mode, number, left)
    fault.lose_power()
    found = case.found(folder)
    assert found in (case.old, case.new), (mode, number)
    assert not told or mode == "stuck" or found == case.old, (mode, number)
    assert leftovers(folder) == [], (mode, number)
    return True


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", CASES)
def test_old_or_new_whatever_fails(
    name: str, mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.files.atomic.is_running", lambda process: False)
    monkeypatch.setattr("model.files.batch.is_running", lambda process: False)
    monkeypatch.setattr("model.storage.recovery.is_running", lambda process: False)
    number = 1
    while failing(CASES[name], mode, number, tmp_path / str(number)):
        shutil.rmtree(tmp_path / str(number))
        number += 1
    assert number > 5, "so many operations there are at least"
