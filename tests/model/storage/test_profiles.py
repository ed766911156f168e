"""Units that are remembered, a file each."""

import os

from builders.model import UNIT, balanced_report

from model.content.blocks import Paragraph, Run
from model.files.atomic import FileError
from model.report.report import FRONT, Report
from model.storage.profiles import MOST, Profiles


def text(words: str):
    return (Paragraph((Run(words),)),)


def kept(unit: str = UNIT) -> Report:
    report = balanced_report()
    report.unit, report.year, report.signature, report.unit_kind = unit, 2024, "示例局", "政府部门"
    report.texts[FRONT] = text("统计期限为2024年1月1日至2024年12月31日，电话见《2024年手册》。")
    report.texts["overview"] = text("不记住的文字")
    return report


def test_several_units_the_last_one_first(tmp_path):
    profiles = Profiles(tmp_path / "units")
    for number in range(MOST + 3):
        profiles.remember(kept(f"第{number}局"))
        for path in (tmp_path / "units").iterdir():
            # A file system may count time in steps longer than this loop.
            os.utime(path, ns=(path.stat().st_mtime_ns - 10**9,) * 2)
    names = [profile.unit for profile in profiles.all()]
    assert names == [f"第{number}局" for number in range(MOST + 2, 2, -1)]
    assert profiles.of(f" 第{MOST + 2}局 ").signature == "示例局" and profiles.of("没有的局") is None
    (tmp_path / "units" / "坏.xxgk").write_bytes(b"broken")
    assert len(profiles.all()) == MOST - 1
    profiles.forget()
    assert profiles.all() == ()


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path, monkeypatch):
    (tmp_path / "units").write_text("a file in the way")
    Profiles(tmp_path / "units").remember(kept())

    def full(path, data, *, private):
        raise FileError(path, OSError(28, "full"))

    monkeypatch.setattr("model.storage.profiles.replace_file", full)
    Profiles(tmp_path / "other").remember(kept())
    assert Profiles(tmp_path / "other").all() == ()
