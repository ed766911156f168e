from ui.environment.recent_files import MOST, forget_files, kept_files, recent_files, remember_file


def test_the_newest_comes_first_and_none_twice(tmp_path):
    for name in ("甲.xxgk", "乙.xxgk", "甲.xxgk"):
        (tmp_path / name).write_text("x")
        remember_file(tmp_path / name)
    assert [path.name for path in recent_files()] == ["甲.xxgk", "乙.xxgk"]


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
