"""The menu of recent reports."""

from PySide6.QtWidgets import QMenu

from ui.environment.recent_files import remember_file
from ui.files.recent_menu import RecentMenu


def test_files_are_listed_newest_first_and_those_gone_cannot_be_chosen(qtbot, tmp_path):
    for name in ("甲.xxgk", "乙&丙.xxgk"):
        (tmp_path / name).write_bytes(b"")
        remember_file(tmp_path / name)
    (tmp_path / "甲.xxgk").unlink()
    opened, parent = [], QMenu()
    qtbot.addWidget(parent)
    menu = RecentMenu(opened.append, parent)
    menu.fill()
    first, second, *_, clear = menu.actions()
    assert first.text() == "乙&&丙.xxgk" and not second.isEnabled() and "找不到" in second.text()
    first.trigger()
    assert opened == [tmp_path / "乙&丙.xxgk"]
    clear.trigger()
    menu.fill()
    assert [action.isEnabled() for action in menu.actions()] == [False]
