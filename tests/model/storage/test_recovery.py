import json
import os
from pathlib import Path

import pytest
from builders.model import UNIT, balanced_report

from model.content.blocks import Picture
from model.files.atomic import FileError, Stamp
from model.files.errors import ReadingError, ReadingProblem
from model.files.processes import Process
from model.report.report import Report
from model.storage.recovery import (
    About,
    Recovery,
    decline_copy,
    find_copies,
    forget_copy,
    read_copy,
)

GONE = Process(2_000_000_000, "then")
"""No system counts its processes so far."""
NOW = "2026-01-12T10:32:07"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "recovery"


def leave(folder, unit=UNIT, time=NOW, path=None, stamp=None):
    """What a window leaves behind that was killed."""
    report = balanced_report()
    report.unit = unit
    Recovery(folder, GONE).write(report, About(f"{unit}的报告", time, path, stamp))
    return report


def only(folder):
    (copy,) = find_copies(folder).copies
    return copy


def test_a_copy_is_found_again_with_all_that_is_known(folder, tmp_path):
    about = (tmp_path / "年报.xxgk", Stamp(12, 34, "ab"))
    report = leave(folder, UNIT, NOW, *about)
    copy = only(folder)
    assert copy.about == About(f"{UNIT}的报告", NOW, *about)
    assert read_copy(copy) == report


def test_a_report_that_was_never_saved_has_no_path(folder):
    leave(folder)
    assert only(folder).about == About(f"{UNIT}的报告", NOW, None, None)


def test_the_copy_of_a_running_window_is_not_offered(folder):
    Recovery(folder).write(balanced_report(), About("报告", NOW))
    assert find_copies(folder) == ((), 0)


def test_a_window_has_one_copy_and_removes_only_its_own(folder):
    mine = Recovery(folder)
    mine.remove()
    for number in range(3):
        mine.write(balanced_report(number), About("报告", NOW))
    assert len(list(folder.iterdir())) == 2
    leave(folder)
    mine.remove()
    mine.remove()
    assert len(list(folder.iterdir())) == 2 and only(folder)
    forget_copy(only(folder).file)
    assert list(folder.iterdir()) == []


def test_the_newest_copy_comes_first(folder):
    for time in ("2026-01-11T09:00", "2026-01-12T08:00", "2025-12-31T17:00"):
        leave(folder, time=time)
    times = [copy.about.time for copy in find_copies(folder).copies]
    assert times == ["2026-01-12T08:00", "2026-01-11T09:00", "2025-12-31T17:00"]


def test_a_damaged_copy_is_put_aside_and_counted_once(folder):
    leave(folder, "甲局")
    damaged = only(folder).file
    leave(folder, "乙局")
    damaged.write_bytes(damaged.read_bytes()[:200])
    found = find_copies(folder)
    assert [copy.about.title for copy in found.copies] == ["乙局的报告"] and found.damaged == 1
    assert (folder / "damaged" / damaged.name).stat().st_size == 200
    assert find_copies(folder).damaged == 0


@pytest.mark.parametrize("words", [None, b"", b"{}", b"[1]", b'{"title": 1, "time": 2, "path": 3}', b"\xff"])
def test_a_copy_without_its_words_is_offered_all_the_same(folder, words):
    report = leave(folder)
    beside = only(folder).file.with_suffix(".json")
    beside.unlink()
    if words is not None:
        beside.write_bytes(words)
    copy = only(folder)
    assert copy.about.path is None and read_copy(copy) == report


def test_a_copy_of_a_newer_program_is_left_to_it(folder, monkeypatch):
    leave(folder)

    def newer(*_):
        raise ReadingError(ReadingProblem.NEWER_VERSION)

    monkeypatch.setattr("model.storage.recovery.load", newer)
    assert find_copies(folder) == ((), 0)
    monkeypatch.undo()
    assert only(folder)


def test_declined_copies_are_kept_up_to_five(folder):
    for number in range(7):
        leave(folder, f"第{number}局")
        where = decline_copy(only(folder))
        os.utime(where, (number, number))
        assert where.parent == folder / "declined"
    kept = [json.loads(path.read_bytes())["title"] for path in (folder / "declined").glob("*.json")]
    assert sorted(kept) == [f"第{number}局的报告" for number in range(2, 7)]
    assert len(list((folder / "declined").glob("*.xxgk"))) == 5 and find_copies(folder) == ((), 0)


def test_what_killed_writers_left_is_removed_and_nothing_else(folder):
    leave(folder)
    copy = only(folder).file
    rests = [f".{copy.name}.ab.tmp", f".{GONE.pid}-ffff.json.ab.tmp", f"{GONE.pid}-ffff.json"]
    running = [f".{os.getpid()}-ffff.xxgk.ab.tmp", f"{os.getpid()}-ffff.json"]
    for name in (*rests, *running):
        (folder / name).write_bytes(b"{")
    assert only(folder).file == copy
    assert {p.name for p in folder.iterdir()} == {copy.name, copy.with_suffix(".json").name, *running}


def test_a_copy_that_another_window_has_taken_is_said(folder):
    leave(folder)
    copy = only(folder)
    forget_copy(copy.file)
    with pytest.raises(ReadingError) as caught:
        read_copy(copy)
    assert caught.value.problem is ReadingProblem.MISSING and f"{UNIT}的报告" in caught.value.message


def test_a_folder_that_cannot_be_made_is_an_error_of_the_file(tmp_path):
    (tmp_path / "recovery").write_bytes(b"a file")
    with pytest.raises(FileError):
        Recovery(tmp_path / "recovery").write(Report(), About("报告", NOW))
    assert find_copies(tmp_path / "recovery") == ((), 0)


def test_a_report_too_large_to_be_read_again_is_not_written(folder, monkeypatch):
    monkeypatch.setattr("model.storage.own_file.PART_LIMIT", 50_000)
    report = balanced_report()
    report.texts = {"overview": (Picture(b"\x89PNG" + bytes(60_000), "image/png", 10, 10),)}
    with pytest.raises(FileError):
        Recovery(folder).write(report, About("报告", NOW))
    assert not folder.exists()


def test_paths_of_any_bytes_come_back(folder):
    path = Path(os.fsdecode(b"/tmp/\xff.xxgk"))
    leave(folder, path=path)
    assert only(folder).about.path == path
