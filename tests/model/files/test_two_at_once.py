"""Two processes that save at once, a clock that goes backwards, kills: a file is one whole version, and nothing is left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from builders.model import balanced_report
from builders.paths import ROOT

from model.files.atomic import backup_path, is_changed, stamp_of
from model.files.batch import finish_batches, finish_pending
from model.report.report import Report
from model.storage.own_file import load, save
from model.storage.profiles import Profiles
from model.storage.recovery import About, Process, Recovery, find_copies

SAVER = """
import sys
from pathlib import Path
from builders.model import balanced_report
from model.storage.own_file import save
from model.files.batch import replace_files
name, folder = sys.argv[1], Path(sys.argv[2])
report = balanced_report()
report.unit = name
sys.stdin.readline()
for number in range(25):
    report.signature = str(number)
    save(report, folder / "年报.xxgk")
    replace_files(folder / "夹", {f"{n}.txt": f"{name} {number}".encode() for n in range(5)}, folder / "pending")
"""


def start(words: list[str]) -> subprocess.Popen[str]:
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    return subprocess.Popen(
        [sys.executable, *words], env={**os.environ, "PYTHONPATH": path}, stdin=subprocess.PIPE, text=True
    )


def test_two_processes_that_save_at_once_leave_one_whole_version(tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    save(Report(unit="甲"), tmp_path / "年报.xxgk")
    both = [start(["-c", SAVER, name, str(tmp_path)]) for name in "甲乙"]
    for process in both:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    seen = 0
    while any(process.poll() is None for process in both):
        assert load(tmp_path / "年报.xxgk").unit in "甲乙", "whole at any moment"
        seen += 1
    assert [process.wait() for process in both] == [0, 0] and seen > 3
    for process in both:
        assert process.stdin is not None
        process.stdin.close()
    assert load(tmp_path / "年报.xxgk").signature == "24"
    assert load(backup_path(tmp_path / "年报.xxgk")).unit in "甲乙"
    finish_pending(tmp_path / "pending")
    finish_batches(tmp_path / "夹")
    assert {path.name for path in tmp_path.iterdir()} == {"年报.xxgk", "年报.xxgk.bak", "夹", "pending"}
    assert {path.name for path in (tmp_path / "夹").iterdir()} == {f"{n}.txt" for n in range(5)}
    assert {path.read_bytes().split()[1] for path in (tmp_path / "夹").iterdir()} == {b"24"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_kills_at_any_moment_lose_and_mix_nothing() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "fuzz" / "kills.py"), "15", "1"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr[-500:]
    assert "wrong: 0" in run.stdout


def test_a_file_replaced_with_the_same_size_and_time_is_another(tmp_path: Path) -> None:
    path = tmp_path / "年报.xxgk"
    path.write_bytes(b"first version")
    stamp = stamp_of(path)
    assert stamp is not None
    (tmp_path / "new").write_bytes(b"other version")
    os.utime(tmp_path / "new", ns=(stamp.modified, stamp.modified))
    (tmp_path / "new").replace(path)
    assert path.stat().st_mtime_ns == stamp.modified and path.stat().st_size == stamp.size
    assert is_changed(path, stamp)


def test_a_clock_that_goes_backwards_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "年报.xxgk"
    save(balanced_report(1), path)
    os.utime(path, (4e9, 4e9))
    stamp = stamp_of(path)
    save(balanced_report(2), path)
    assert stamp is not None and is_changed(path, stamp)
    assert load(path) == balanced_report(2) and load(backup_path(path)) == balanced_report(1)
    gone = Process(2**22 + 1, "")
    for title, time in (("later by its clock", "2099-01-01T00:00"), ("now", "2026-01-20T10:00")):
        Recovery(tmp_path / "recovery", gone).write(balanced_report(), About(title, time))
    found = find_copies(tmp_path / "recovery")
    assert len(found.copies) == 2 and found.damaged == 0
    profiles = Profiles(tmp_path / "units")
    profiles.remember(Report(unit="示例局", signature="甲"))
    for kept in (tmp_path / "units").iterdir():
        os.utime(kept, (4e9, 4e9))
    profiles.remember(Report(unit="示例局", signature="乙"))
    known = profiles.of("示例局")
    assert known is not None and known.signature == "乙"
