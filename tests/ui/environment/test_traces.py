"""What a clerk leaves on this computer is closed to others and cleared at one word; reports stay."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from builders.model import balanced_report
from builders.window import Answers

from model.files.batch import replace_files
from model.report.report import Report
from model.storage.own_file import save
from model.storage.profiles import Profiles
from model.storage.recovery import DECLINED, About, Process, Recovery
from ui.environment import log, traces
from ui.environment.recent_files import kept_files, remember_file
from ui.main_window import MainWindow

GONE = Process(2**22 + 1, "")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in ("ui.environment.traces", "ui.environment.log", "ui.environment.app_paths"):
        monkeypatch.setattr(f"{module}.data_folder", lambda: tmp_path / "data")
    return tmp_path / "data"


def leave_traces(data: Path) -> Path:
    """All that is left by a day's work; return the report."""
    report = data.parent / "年报.xxgk"
    save(balanced_report(), report)
    save(balanced_report(2), report)
    remember_file(report)
    Profiles(data / "units").remember(Report(unit="示例局", signature="甲"))
    Recovery(data / "recovery", GONE).write(balanced_report(), About("报告", "2026-01-20"))
    Recovery(data / "recovery").write(balanced_report(), About("开着的", "2026-01-20"))
    Recovery(data / "recovery" / DECLINED, GONE).write(balanced_report(), About("不要的", "2026-01-20"))
    assert log.start_log(data / "log")
    log.LOGGER.error("a line")
    return report


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.skipif(os.name != "posix", reason="permissions are not kept so here")
def test_files_are_closed_to_others_and_so_are_their_folders(data: Path, monkeypatch) -> None:
    noted: list[int] = []
    monkeypatch.setattr(
        "model.files.batch.Batch.carry_out",
        lambda batch: noted.extend(path.stat().st_mode for path in files_in(data / "exports")),
    )
    leave_traces(data)
    (data.parent / "out").mkdir()
    replace_files(data.parent / "out", {"a.txt": b"a"}, data / "exports")
    log.stop_log()
    modes = {oct(path.stat().st_mode & 0o777) for path in files_in(data)} | {oct(m & 0o777) for m in noted}
    assert noted and modes == {oct(0o600)}
    assert {path.stat().st_mode & 0o777 for path in data.rglob("*") if path.is_dir()} == {0o700}


def test_traces_go_and_reports_stay(data: Path) -> None:
    report = leave_traces(data)
    before = {path: path.read_bytes() for path in data.parent.iterdir() if path.is_file()}
    traces.clear_traces()
    assert kept_files() == []
    left = [path.name for path in files_in(data)]
    assert len(left) == 2 and all(name.startswith(f"{os.getpid()}-") for name in left), "of the open window"
    assert {path: path.read_bytes() for path in data.parent.iterdir() if path.is_file()} == before
    assert report in before and len(before) == 2
    log.LOGGER.error("another line")
    assert (data / "log" / log.NAME).read_text(encoding="utf-8").count("\n") == 1
    log.stop_log()


@pytest.mark.parametrize("clears", [True, False])
def test_the_clerk_is_asked_first(data: Path, qtbot, clears: bool) -> None:
    leave_traces(data)
    log.stop_log()
    window = MainWindow(date(2026, 1, 20))
    qtbot.addWidget(window)
    window.files.dialogs = answers = Answers()
    answers.clears = clears
    window.actions_by_key["clear_traces"].trigger()
    assert answers.asked == [*traces.WHAT_GOES, *traces.WHAT_STAYS]
    assert (kept_files() == []) is clears
    assert ("清除" in window.banner.text) is clears
