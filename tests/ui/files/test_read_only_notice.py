"""A report that is open elsewhere can only be looked at."""

from builders.model import UNIT, balanced_report
from builders.seat import GONE, A, answers, buttons, rename
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton

from model.files.atomic import backup_path
from model.files.locks import Owner, lock_path, take_lock, this_owner
from model.storage.own_file import load


def test_a_second_window_can_only_look(seat, take_seat, path, qtbot):
    second = take_seat(path)
    user = this_owner("").user
    assert second.banner.text.startswith(f"“{user}”正在另一窗口（电脑 ")
    assert "，10:32 起）编辑这份报告，这里只能查看。" in second.banner.text
    assert list(buttons(second)) == ["另存为副本…"] and second.files.name == "年报.xxgk（只读）"
    second.banner.hide()
    rename(second)
    assert second.workspace.report == balanced_report() and not second.banner.isHidden()
    assert not seat.workspace.read_only
    rename(seat)
    assert seat.workspace.report.unit == "另一局"


def test_no_editor_of_a_second_window_takes_anything(seat, make_window, path, qtbot):
    second = make_window(path)
    told = []
    second.tabs.message.connect(told.append)
    text = second.tabs.panel("overview")
    assert (
        text.editor.isReadOnly() and text.front.isReadOnly() and second.report_view.header.unit.isReadOnly()
    )
    assert not text.tools.bold.isEnabled() and not text.tools._picture.isEnabled()
    assert not any(b.isEnabled() for b in second.report_view.header.findChildren(QToolButton, "yearStep"))
    second.go_to(A)
    grid = second.tabs.panel("requests").grid
    before = grid.current_address()
    qtbot.keyClicks(grid, "7")
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    QGuiApplication.clipboard().setText("5")
    grid.ranges.paste()
    grid.ranges.fill_all_blanks()
    assert (
        "（只读）" in second.windowTitle() and len(told) == 4 and all("只能查看" in words for words in told)
    )
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.current_address() != before, "the keyboard still leads around"
    for key in ("totals", "zeros", "undo"):
        second.actions_by_key[key].trigger()
    assert not second.files.import_path(path)
    assert second.workspace.report == balanced_report() and not second.actions_by_key["totals"].isChecked()
    assert second.close()


def test_a_second_window_saves_a_copy_and_goes_on_with_it(seat, make_window, path, tmp_path):
    second = make_window(path)
    answers(second).save_path = tmp_path / "副本.xxgk"
    buttons(second)["另存为副本…"].click()
    assert answers(second).asked == [f"save:{UNIT}2022年政府信息公开工作年度报告（副本）.xxgk"]
    assert second.banner.isHidden() and not second.workspace.read_only
    text = second.tabs.panel("overview")
    assert not text.editor.isReadOnly() and text.tools.bold.isEnabled()
    assert (
        not second.report_view.header.unit.isReadOnly()
        and second.report_view.status._saved.text().startswith("已保存 ")
    )
    rename(second)
    second.files.save()
    assert load(tmp_path / "副本.xxgk").unit == "另一局" and load(path).unit == UNIT
    assert lock_path(path).exists() and lock_path(tmp_path / "副本.xxgk").exists()


def test_saving_a_read_only_report_never_replaces_the_file(seat, take_seat, path):
    second = take_seat(path)
    answers(second).save_path = path
    second.files.save()
    assert "没有保存到“年报.xxgk”" in second.banner.text and "请换一个名字" in second.banner.text
    assert second.workspace.read_only and not backup_path(path).exists()


def test_another_computer_is_named_and_its_lock_can_be_taken_over(take_seat, path):
    take_lock(path, Owner("张三", "PC-7", GONE, "2026-01-11T16:05"))
    seat = take_seat(path)
    words = "“张三”正在另一台电脑上（电脑 PC-7，1月11日 16:05 起）编辑这份报告"
    assert seat.banner.text == f"{words}，这里只能查看。"
    buttons(seat)["仍要编辑…"].click()
    assert answers(seat).asked == [f"take over:{words}"] and seat.workspace.read_only
    answers(seat).takes_over = True
    buttons(seat)["仍要编辑…"].click()
    assert not seat.workspace.read_only and seat.banner.isHidden()
    rename(seat)
    seat.files.save()
    assert load(path).unit == "另一局"
