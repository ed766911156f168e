import json

import pytest
from PySide6.QtCore import QSettings

from ui.environment.recent_files import MOST, forget_files, kept_files, recent_files, remember_file


def test_the_newest_comes_first_and_none_twice(tmp_path):
    for name in ("甲.xxgk", "乙.xxgk", "甲.xxgk"):
        (tmp_path / name).write_text("x")
        remember_file(tmp_path / name)
    assert [file.path.name for file in recent_files()] == ["甲.xxgk", "乙.xxgk"]


def test_the_list_is_short(tmp_path):
    for number in range(MOST + 3):
        (tmp_path / f"{number}.xxgk").write_text("x")
        remember_file(tmp_path / f"{number}.xxgk")
    assert len(kept_files()) == MOST
    assert kept_files()[0].name == f"{MOST + 2}.xxgk"


def test_what_is_gone_is_kept_but_not_offered(tmp_path):
    (tmp_path / "甲.xxgk").write_text("x")
    remember_file(tmp_path / "甲.xxgk")
    (tmp_path / "甲.xxgk").unlink()
    assert recent_files() == []
    assert [path.name for path in kept_files()] == ["甲.xxgk"]
    forget_files()
    assert kept_files() == []


def test_what_is_known_of_a_file_is_kept_with_it(tmp_path):
    for name in ("甲", "乙"):
        (tmp_path / name).write_text("")
    remember_file(tmp_path / "甲", "示例局", 2025, "强制性 1")
    remember_file(tmp_path / "乙")
    assert [file[1:] for file in recent_files()] == [("", None, ""), ("示例局", 2025, "强制性 1")]
    remember_file(tmp_path / "甲", "示例局", 2025, "没有待处理的问题")
    assert recent_files()[0].state == "没有待处理的问题"


@pytest.mark.parametrize("kept", ["[" * 5000, "[1]", '{"甲": 3}', "\x00"])
def test_damaged_details_leave_the_list(tmp_path, kept):
    (tmp_path / "甲").write_text("")
    remember_file(tmp_path / "甲", "示例局", 2025)
    QSettings().setValue("recent_details", kept)
    assert [file.unit for file in recent_files()] == [""]


def test_details_of_another_kind_are_left_out(tmp_path):
    (tmp_path / "甲").write_text("")
    remember_file(tmp_path / "甲")
    detail = {"unit": ["x"], "year": True, "state": "字" * 999}
    QSettings().setValue("recent_details", json.dumps({str((tmp_path / "甲").resolve()): detail}))
    file = recent_files()[0]
    assert (file.unit, file.year, len(file.state)) == ("", None, 200)
