"""What a crash has left is offered, taken or put aside."""

import errno
from pathlib import Path

from builders.model import UNIT, balanced_report
from builders.seat import (
    answers,
    buttons,
    copies,
    leave,
    rename,
)

from model.files.atomic import FileError, backup_path
from model.storage.own_file import load, save
from model.storage.recovery import Recovery
from ui.files.autosave import recovery_folder
from ui.files.dialogs import Unsaved


def test_without_a_crash_nothing_is_offered(take_seat):
    seat = take_seat()
    seat.offer_recovery()
    assert seat.banner.isHidden()


def test_what_a_crash_left_comes_back_and_is_saved_where_it_was(make_window, path):
    report = leave("恢复局", path=path)
    window = make_window()
    window.offer_recovery()
    assert window.banner.text == "上次没有正常关闭。找到“年报.xxgk”在 10:31 的恢复副本。"
    assert list(buttons(window)) == ["恢复", "不恢复"] and not window.shows_report
    old = copies()
    buttons(window)["恢复"].click()
    assert window.shows_report and window.workspace.report == report and window.isWindowModified()
    assert window.banner.text == "已恢复“年报.xxgk”在 10:31 的内容，请核对后保存。"
    assert len(copies()) == 1 and copies() != old and load(copies()[0]) == report
    window.files.save()
    assert load(path) == report and answers(window).asked == [] and load(backup_path(path)).unit == UNIT
    window.report_view.autosave.wait()
    assert copies() == []


def test_a_report_that_was_never_saved_comes_back_too(take_seat, tmp_path):
    leave("恢复局", "2026-01-11T16:05:00")
    seat = take_seat()
    seat.offer_recovery()
    assert "“恢复局的报告”在 1月11日 16:05 的恢复副本" in seat.banner.text
    buttons(seat)["恢复"].click()
    assert seat.workspace.path is None and not seat.workspace.is_saved
    answers(seat).save_path = tmp_path / "新.xxgk"
    seat.files.save()
    assert load(tmp_path / "新.xxgk").unit == "恢复局"


def test_what_is_not_wanted_is_put_aside_not_deleted(take_seat):
    leave()
    seat = take_seat()
    seat.offer_recovery()
    buttons(seat)["不恢复"].click()
    aside = recovery_folder() / "declined"
    assert copies() == [] and len(list(aside.glob("*.xxgk"))) == 1
    assert str(aside) in seat.banner.text and buttons(seat) == {}
    assert seat.workspace.report.unit == ""


def test_several_copies_are_offered_one_after_the_other(take_seat):
    for number in (1, 3, 2):
        leave(f"第{number}局", f"2026-01-12T0{number}:00:00")
    seat = take_seat()
    seat.offer_recovery()
    assert "第3局" in seat.banner.text and "（还有 2 份）" in seat.banner.text
    buttons(seat)["不恢复"].click()
    assert "第2局" in seat.banner.text and "（还有 1 份）" in seat.banner.text
    buttons(seat)["恢复"].click()
    assert seat.workspace.report.unit == "第2局"
    assert "已恢复“第2局的报告”" in seat.banner.text and "找到“第1局的报告”" in seat.banner.text
    buttons(seat)["恢复"].click()
    assert seat.workspace.report.unit == "第2局", "what was restored is not given up unasked"
    answers(seat).unsaved = Unsaved.DISCARD
    buttons(seat)["恢复"].click()
    assert seat.workspace.report.unit == "第1局" and "找到" not in seat.banner.text


def test_a_damaged_copy_is_skipped_with_a_note(take_seat):
    leave("坏局")
    copies()[0].write_bytes(b"PK\x03\x04 broken")
    leave("好局")
    seat = take_seat()
    seat.offer_recovery()
    assert "“好局的报告”" in seat.banner.text and "有 1 份恢复副本已损坏" in seat.banner.text
    buttons(seat)["恢复"].click()
    seat.offer_recovery()
    assert seat.workspace.report.unit == "好局" and "损坏" not in seat.banner.text


def test_damaged_copies_alone_are_noted(take_seat):
    leave()
    copies()[0].write_bytes(b"")
    seat = take_seat()
    seat.offer_recovery()
    assert "有 1 份恢复副本已损坏，无法恢复" in seat.banner.text and buttons(seat) == {}


def test_a_copy_that_another_window_took_is_said(take_seat):
    leave()
    seat = take_seat()
    seat.offer_recovery()
    copies()[0].unlink()
    buttons(seat)["恢复"].click()
    assert "找不到" in seat.banner.text and seat.workspace.report.unit == ""


def test_a_copy_stays_until_there_is_a_new_one(take_seat, monkeypatch):
    leave()
    seat = take_seat()
    seat.offer_recovery()

    def full(self, report, about):
        raise FileError(Path("a"), OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(Recovery, "write", full)
    buttons(seat)["恢复"].click()
    assert seat.workspace.report.unit == UNIT and len(copies()) == 1


def test_a_restored_report_asks_before_it_replaces_what_came_since(take_seat, path):
    seat = take_seat(path)
    stamp = seat.report_view.autosave._stamp
    assert seat.close()
    leave("恢复局", path=path, stamp=stamp)
    save(balanced_report(7), path)
    seat = take_seat()
    seat.offer_recovery()
    buttons(seat)["恢复"].click()
    seat.files.save()
    assert answers(seat).asked == ["outside:年报.xxgk"] and load(path) == balanced_report(7)


def test_a_restored_report_whose_file_is_taken_is_saved_elsewhere(take_seat, seat, path, tmp_path):
    leave("恢复局", path=path)
    second = take_seat()
    second.offer_recovery()
    buttons(second)["恢复"].click()
    assert "正在另一处编辑" in second.banner.text and second.workspace.path is None
    rename(second, "仍可编辑局")
    assert second.workspace.report.unit == "仍可编辑局"
