"""The publication package for publication: every file, complete or not at all."""

import errno
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from builders.export import full_report
from builders.paths import ROOT

from export.package_guide import guide
from export.publication import GUIDE, export_all, render_all
from export.registry import WRITERS, ExportError, ExportProblem, export_checks, render_checks
from export.writers.html import fragment
from model.checks.engine import Engine
from model.files.disk_problems import DiskProblem
from model.report.report import Report, SetField

TODAY = date(2026, 1, 20)

KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from export.publication import export_all
from model.report.report import Report

synced, left = os.fsync, int(sys.argv[2])

def last(handle):
    global left
    left -= 1
    if not left:
        os._exit(9)
    synced(handle)

os.fsync = last
export_all(Report(unit="示例局", year=2025, signature="另一个"), Path(sys.argv[1]), today=date(2026, 1, 20))
"""
"""A process that ends without a word while it writes the file of a number."""

pytestmark = pytest.mark.usefixtures("qapp")


def files(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_the_kit_holds_every_format_the_web_code_and_the_check_report(tmp_path: Path) -> None:
    report = full_report()
    written = export_all(report, tmp_path / "发布包", today=TODAY)
    stem = "示例市示例局2022年政府信息公开工作年度报告"
    assert {p.name.removeprefix(stem) for p in written} == {
        *WRITERS,
        "（说明）.txt",
        "（网页代码）.txt",
        "（审核结果表）.docx",
        "（审核结果表）.html",
    }
    assert files(tmp_path / "发布包") == sorted(p.name for p in written)
    assert all(p.stat().st_size for p in written)
    code = next(p for p in written if "网页代码" in p.name).read_text(encoding="utf-8-sig")
    assert code.startswith("<h1")
    assert code == fragment_of(report)


def test_the_guide_lists_what_is_open_and_then_the_files(tmp_path: Path) -> None:
    report = full_report()
    report.apply(SetField("signature", "另一个局"))
    written = export_all(report, tmp_path, today=TODAY)
    text = next(p for p in written if p.name.endswith(GUIDE)).read_bytes().decode("utf-8-sig")
    assert text.count("\r\n") == text.count("\n")
    problems, files_part = text.split("二、这个文件夹里的文件")
    messages = [finding.message for finding in Engine(report, TODAY).findings]
    assert messages and all(message in problems for message in messages)
    places = [files_part.index(path.name) for path in written]
    assert places == sorted(places)


def test_the_guide_of_a_clean_report_says_so() -> None:
    text = guide("示例市示例局2025年报告", (), {"甲.docx": "Word 文档"}, TODAY).decode("utf-8-sig")
    assert "没有需要处理的问题。" in text and "2026年1月20日" in text and "甲.docx" in text


def fragment_of(report: Report) -> str:
    from export.compose import compose

    return fragment(compose(report))


def test_a_kit_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    first = export_all(Report(unit="示例局", year=2025), tmp_path, today=TODAY)
    for path in first:
        path.write_bytes(b"old")
    assert export_all(Report(unit="示例局", year=2025), tmp_path, today=TODAY) == first
    assert not [p for p in first if p.read_bytes() == b"old"]
    assert files(tmp_path) == sorted(p.name for p in first)


def test_names_stay_short_enough_for_every_system() -> None:
    names = render_all(Report(title="甲" * 200), today=TODAY)
    assert max(len(name.encode()) for name in names) <= 255


def test_a_full_disk_leaves_the_old_kit_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = export_all(Report(unit="示例局", year=2025), tmp_path, today=TODAY)
    before = {p: p.read_bytes() for p in old}
    synced = os.fsync
    calls = 0

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 5:
            raise OSError(errno.ENOSPC, "full")
        synced(handle)

    monkeypatch.setattr(os, "fsync", full)
    report = Report(unit="示例局", year=2025, signature="另一个")
    with pytest.raises(ExportError) as caught:
        export_all(report, tmp_path, today=TODAY)
    assert caught.value.problem is DiskProblem.FULL
    assert {p: p.read_bytes() for p in old} == before
    assert files(tmp_path) == sorted(p.name for p in old)


@pytest.mark.parametrize("missing", [False, True], ids=["all old", "one missing"])
def test_a_file_held_open_leaves_the_old_kit_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: bool
) -> None:
    old = export_all(Report(unit="示例局", year=2025), tmp_path, today=TODAY)
    if missing:
        old[0].unlink()
    before = {p: p.read_bytes() for p in old if p.exists()}
    replace, held = Path.replace, old[3]

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == held:
            raise PermissionError(errno.EACCES, "held open")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    report = Report(unit="示例局", year=2025, signature="另一个")
    with pytest.raises(ExportError) as caught:
        export_all(report, tmp_path, today=TODAY)
    assert held.name in caught.value.message
    assert {p: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("writes", [1, 4, 9])
def test_a_kit_killed_at_any_file_leaves_the_old_one_whole(tmp_path: Path, writes: int) -> None:
    old = export_all(Report(unit="示例局", year=2025), tmp_path, today=TODAY)
    before = {p.name: p.read_bytes() for p in old}
    words = [sys.executable, "-c", KILLED, str(tmp_path), str(writes)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(words, env=environment).returncode == 9
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == before


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "发布包").write_bytes(b"")
    with pytest.raises(ExportError) as caught:
        export_all(Report(), tmp_path / "发布包", today=TODAY)
    assert caught.value.problem is DiskProblem.NO_FOLDER
    assert "发布包" in caught.value.message


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_the_check_report_alone(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"审核{suffix}"
    export_checks(full_report(), path, today=TODAY)
    assert path.read_bytes() == render_checks(full_report(), path, today=TODAY)
    assert files(tmp_path) == [path.name]


def test_the_check_report_has_two_formats(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        export_checks(Report(), tmp_path / "审核.pdf", today=TODAY)
    assert caught.value.problem is ExportProblem.UNKNOWN_SUFFIX
    assert ".docx、.html" in caught.value.message


def test_a_check_report_in_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        export_checks(Report(), tmp_path / "没有" / "审核.docx", today=TODAY)
    assert caught.value.problem is DiskProblem.FOLDER_GONE
