"""Registry: the writer by suffix, files replaced whole or not at all, errors in words."""

import errno
import json
import os
from datetime import date
from pathlib import Path

import pytest
from builders.export import full_report, part

from export.errors import export_error_of
from export.registry import (
    WRITERS,
    ExportError,
    ExportProblem,
    default_name,
    export_report,
    properties_of,
    render,
)
from export.style import PLAIN
from model.files.disk_problems import DiskProblem
from model.report.report import Report

# The PDF writer makes an application where there is none, and one without widgets is no use to the tests of the window.
pytestmark = pytest.mark.usefixtures("qapp")


def files(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_every_suffix_gives_a_file_and_leaves_nothing_beside_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"报告{suffix.upper()}"
    export_report(full_report(), path, today=date(2026, 1, 20))
    assert path.stat().st_size > 500
    assert files(tmp_path) == [path.name]


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_an_empty_report_can_be_exported(suffix: str) -> None:
    assert render(Report(), Path(f"空{suffix}"))


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_the_same_report_gives_the_same_file(suffix: str) -> None:
    path = Path(f"报告{suffix}")
    day = date(2026, 1, 20)
    assert render(full_report(), path, today=day) == render(full_report(), path, today=day)


def test_the_file_says_who_wrote_it_and_when() -> None:
    data = render(full_report(), Path("甲.docx"), today=date(2026, 1, 20))
    texts = [e.text for e in part(data, "docProps/core.xml")]
    assert texts[:2] == ["示例市示例局2022年政府信息公开工作年度报告", "示例市示例局"]
    assert "2026-01-20T00:00:00Z" in texts


def test_a_look_can_be_chosen() -> None:
    path = Path("甲.docx")
    assert render(full_report(), path, style=PLAIN) != render(full_report(), path)


def test_json_is_written_in_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "甲.json"
    export_report(full_report(), path)
    assert json.loads(path.read_text(encoding="utf-8"))["unit"] == "示例市示例局"


@pytest.mark.parametrize("name", ["报告.abc", "报告", "报告.docx.bak"])
def test_an_unknown_suffix_names_the_possible_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError) as caught:
        export_report(Report(), tmp_path / name)
    assert caught.value.problem is ExportProblem.UNKNOWN_SUFFIX
    assert name in caught.value.message
    assert all(suffix in caught.value.message for suffix in WRITERS)
    assert files(tmp_path) == []


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        export_report(Report(), tmp_path / "没有" / "报告.docx")
    assert caught.value.problem is DiskProblem.FOLDER_GONE
    assert str(tmp_path / "没有") in str(caught.value)


def test_a_folder_of_that_name_is_said(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").mkdir()
    with pytest.raises(ExportError) as caught:
        export_report(Report(), tmp_path / "报告.docx")
    assert caught.value.problem is DiskProblem.IS_FOLDER
    assert files(tmp_path) == ["报告.docx"]


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (errno.ENOSPC, DiskProblem.FULL),
        (errno.EACCES, DiskProblem.NO_PERMISSION),
        (errno.EROFS, DiskProblem.READ_ONLY),
        (errno.EBUSY, DiskProblem.IN_USE),
        (errno.EIO, DiskProblem.BROKEN),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_fails_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, problem: DiskProblem
) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
        monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(ExportError) as caught:
        export_report(full_report(), path)
    assert caught.value.problem is problem
    assert "报告.docx" in caught.value.message
    assert path.read_bytes() == b"old"
    assert files(tmp_path) == ["报告.docx"]


def test_a_failing_writer_touches_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError

    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")
    monkeypatch.setitem(WRITERS, ".docx", fail)
    with pytest.raises(RuntimeError):
        export_report(full_report(), path)
    assert path.read_bytes() == b"old"
    assert files(tmp_path) == ["报告.docx"]


class HeldOpenError(OSError):
    """A file that Word holds open, as Windows says it."""

    winerror = 32


class AccessDeniedError(OSError):
    winerror = 5


def test_a_file_held_open_by_word_is_told_from_missing_rights(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    denied = AccessDeniedError(errno.EACCES, "denied")
    assert export_error_of(path, HeldOpenError(errno.EACCES, "held")).problem is DiskProblem.IN_USE
    assert export_error_of(path, denied).problem is DiskProblem.NO_PERMISSION
    path.touch()
    assert export_error_of(path, denied).problem is DiskProblem.IN_USE


@pytest.mark.parametrize("problem", [*ExportProblem, *DiskProblem])
def test_every_problem_has_a_whole_sentence(problem: ExportProblem | DiskProblem) -> None:
    message = ExportError(problem, Path("夹") / "甲.docx", suffix=".abc", known=".docx", fonts="宋体").message
    assert message.endswith("。")
    assert "甲.docx" in message or problem is ExportProblem.NO_CHINESE_FONT
    assert "{" not in message


@pytest.mark.parametrize(
    ("report", "name"),
    [
        (
            Report(unit="示例市示例局", year=2025),
            "示例市示例局2025年政府信息公开工作年度报告.docx",
        ),
        (Report(), "政府信息公开工作年度报告.docx"),
        (Report(title='甲/乙:"年报"?'), "甲_乙__年报__.docx"),
        (Report(title="con"), "_con.docx"),
        (Report(title=" .甲. "), "甲.docx"),
        (Report(title="甲" * 300), f"{'甲' * 58}…{'甲' * 17}.docx"),
        (Report(title="甲\n乙"), "甲_乙.docx"),
    ],
)
def test_names_are_allowed_everywhere(report: Report, name: str) -> None:
    assert default_name(report, ".docx") == name
    assert len(name.encode()) <= 255


def test_a_long_name_keeps_what_it_is_at_its_end() -> None:
    name = default_name(Report(title=f"{'示例市' * 30}2025年政府信息公开工作年度报告"), ".docx")
    assert name.startswith("示例市示例市")
    assert name.endswith("…2025年政府信息公开工作年度报告.docx")
    assert len(name) == len(".docx") + 76


def test_the_day_of_publication_is_that_of_issue_unless_another_is_given() -> None:
    report = Report(date="2026年1月20日", site_name="示例网", column_name="年报")
    assert properties_of(report, None)[3:] == ("示例网", "年报", "2026-01-20")
    report.published = "2026-01-22 09:30"
    assert properties_of(report, None).published == "2026-01-22 09:30"
