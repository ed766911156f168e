"""Open, save, and what keeps another program's work from being overwritten."""

import errno
import os
from pathlib import Path

import pytest
from builders.model import UNIT, balanced_report
from builders.seat import (
    GONE,
    Seat,
    answers,
    answers_name,
    autosave_now,
    buttons,
    copies,
    newer,
    rename,
)

from model.files.atomic import backup_path
from model.files.locks import Owner, lock_path, take_lock
from model.storage.own_file import load, save
from ui.files.dialogs import Outside


def test_a_file_is_free_again_when_its_window_closes_or_turns_to_another(take_seat, path, tmp_path):
    other = tmp_path / "另.xxgk"
    save(balanced_report(2), other)
    ends = (Seat.close, lambda s: s.files.new_report(), lambda s: s.files.open_path(other))
    for leave_it in ends:
        first = take_seat(path)
        assert take_seat(path).workspace.read_only
        leave_it(first)
        third = take_seat(path)
        assert not third.workspace.read_only
        third.close()
        first.close()
    assert not [p.name for p in tmp_path.iterdir() if p.suffix in (".lock", ".tmp")]


def test_the_same_file_opened_again_in_its_window_stays_editable(seat, path):
    seat.files.open_path(path)
    assert not seat.workspace.read_only and lock_path(path).exists()


def test_a_file_that_could_not_be_read_is_not_locked(seat, tmp_path):
    (tmp_path / "坏.xxgk").write_bytes(b"PK\x03\x04 broken")
    assert not seat.files.open_path(tmp_path / "坏.xxgk")
    assert not lock_path(tmp_path / "坏.xxgk").exists() and seat.workspace.path is not None


def test_a_lock_that_was_taken_over_is_noticed_when_saving(seat, path):
    lock_path(path).unlink()
    take_lock(path, Owner("张三", "PC-7", GONE, "2026-01-12T10:30"))
    rename(seat)
    seat.files.save()
    assert "“张三”正在另一台电脑上" in seat.banner.text and load(path).unit == UNIT
    assert not seat.workspace.is_saved


def test_saving_under_the_name_of_a_file_that_is_open_elsewhere_is_refused(seat, take_seat, path, tmp_path):
    other = take_seat(report=balanced_report(3))
    answers(other).save_path = path
    other.files.save_as()
    assert "没有保存到“年报.xxgk”" in other.banner.text and load(path) == balanced_report()
    answers(other).save_path = tmp_path / "另.xxgk"
    buttons(other)["另存为…"].click()
    assert load(tmp_path / "另.xxgk") == balanced_report(3)


def test_what_others_wrote_is_not_replaced_unasked(seat, path, tmp_path):
    rename(seat)
    save(balanced_report(9), path)
    seat.files.save()
    assert answers(seat).asked == ["outside:年报.xxgk"] and load(path) == balanced_report(9)
    answers(seat).outside = Outside.SAVE_AS
    answers(seat).save_path = tmp_path / "另.xxgk"
    seat.files.save()
    assert load(path) == balanced_report(9) and load(tmp_path / "另.xxgk").unit == "另一局"
    seat.files.save()
    assert answers(seat).asked[1:] == ["outside:年报.xxgk", f"save:{answers_name()}"]


def test_what_others_wrote_is_replaced_if_the_clerk_says_so_and_kept_beside(seat, path):
    rename(seat)
    save(balanced_report(9), path)
    answers(seat).outside = Outside.OVERWRITE
    seat.files.save()
    assert load(path).unit == "另一局" and load(backup_path(path)) == balanced_report(9)
    rename(seat, "第三局")
    seat.files.save()
    assert answers(seat).asked == ["outside:年报.xxgk"], "one's own saving is no change from outside"


def test_a_former_version_opens_as_a_report_that_is_not_saved_yet(seat, take_seat, path):
    rename(seat)
    seat.files.save()
    other = take_seat(backup_path(path))
    assert other.workspace.report.unit == UNIT and other.workspace.path is None
    assert "留存的版本" in other.banner.text and not lock_path(backup_path(path)).exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EDQUOT, "磁盘空间不足"),
        (errno.EFBIG, "磁盘空间不足"),
        (errno.EACCES, "没有写入“"),
        (errno.EROFS, "只能读取"),
        (errno.EIO, "磁盘读写出错"),
        (errno.EMSGSIZE, "图片太多或太大"),
        (errno.EINVAL, "不允许的字符"),
        (errno.ENOTSUP, "系统没有允许写入"),
    ],
)
def test_a_save_that_fails_says_why_and_what_to_do(seat, path, monkeypatch, number, words):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    rename(seat)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    seat.files.save()
    assert words in seat.banner.text and "报告仍开着" in seat.banner.text
    assert load(path).unit == UNIT and not seat.workspace.is_saved
    monkeypatch.undo()
    seat.files.save()
    assert load(path).unit == "另一局"


def test_a_folder_that_vanished_leaves_the_report_open_and_a_copy_of_it(seat, path, tmp_path):
    rename(seat)
    for other in path.parent.iterdir():
        other.unlink()
    path.parent.rmdir()
    seat.files.save()
    assert "不存在或已被移走" in seat.banner.text and seat.workspace.report.unit == "另一局"
    assert autosave_now(seat) and load(copies()[0]).unit == "另一局"
    tmp_path.mkdir(exist_ok=True)
    answers(seat).save_path = tmp_path / "年报.xxgk"
    buttons(seat)["另存为…"].click()
    assert load(path).unit == "另一局" and lock_path(path).exists()


def test_a_report_in_a_folder_that_cannot_be_written_opens_and_is_saved_elsewhere(
    take_seat, path, monkeypatch
):
    """As on a disc or a share for reading only; the super-user of a test could write there, so the system is played."""
    original = os.open

    def refuse(name, flags, *rest, **more):
        if flags & os.O_CREAT and Path(name).parent == path.parent:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return original(name, flags, *rest, **more)

    monkeypatch.setattr("os.open", refuse)
    seat = take_seat(path)
    assert not seat.workspace.read_only
    assert "不能写入" in seat.banner.text and "另存为…" in buttons(seat), (
        "said on opening, not after the work"
    )
    rename(seat)
    seat.files.save()
    assert "只能读取" in seat.banner.text and "另存为…" in buttons(seat)
    assert load(path).unit == UNIT and autosave_now(seat)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda p: p.write_bytes(p.read_bytes()[:300]), "已损坏或不完整"),
        (lambda p: p.write_bytes(b""), "是空文件"),
        (newer, "更新版本的程序"),
        (Path.unlink, "找不到文件"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why_and_changes_nothing(seat, tmp_path, spoil, words):
    other = tmp_path / "坏.xxgk"
    save(balanced_report(2), other)
    spoil(other)
    assert not seat.files.open_path(other)
    assert words in seat.banner.text and seat.workspace.report == balanced_report()
    assert not lock_path(other).exists() and seat.workspace.path == tmp_path / "年报.xxgk"
