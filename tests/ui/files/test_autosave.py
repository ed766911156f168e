"""Nothing that was typed is lost: recovery copies, locks, changes from outside, files that cannot be read or written."""

import errno
import json
import os
import subprocess
import sys
import threading
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from builders.model import UNIT, balanced_report, cell
from builders.paths import ROOT
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QToolButton

from model.files.atomic import FileError, backup_path
from model.files.locks import Owner, lock_path, take_lock, this_owner
from model.files.processes import Process
from model.report.report import SetField
from model.storage.own_file import load, save
from model.storage.recovery import About, Recovery, find_copies, read_copy
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.editor.binding import LONGEST
from ui.files.autosave import DELAY, RETRY, Autosave, moment_words, recovery_folder
from ui.files.dialogs import Dialogs, Outside, Unsaved
from ui.files.file_actions import FileActions
from ui.files.recovery_offer import RecoveryOffer
from ui.main_window import MainWindow
from ui.widgets.banner import Banner

TODAY = date(2026, 1, 12)
NOW = datetime(2026, 1, 12, 10, 32)
GONE = Process(2_000_000_000, "then")
"""No system counts its processes so far."""
A = cell("requests.granted.business")


class Answers:
    """Stands in for the dialogs: gives prepared answers and keeps what was asked."""

    def __init__(self):
        self.save_path = None
        self.unsaved = Unsaved.CANCEL
        self.outside = Outside.CANCEL
        self.takes_over = False
        self.asked = []

    def ask_save(self, title, proposal, kinds):
        self.asked.append(f"save:{proposal.name}")
        return self.save_path

    def ask_unsaved(self, name):
        self.asked.append(f"unsaved:{name}")
        return self.unsaved

    def ask_changed_outside(self, name):
        self.asked.append(f"outside:{name}")
        return self.outside

    def ask_take_over(self, who):
        self.asked.append(f"take over:{who}")
        return self.takes_over


@pytest.fixture
def make_window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = []

    def make(path=None, report=None):
        window = MainWindow(TODAY, report)
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.report_view.autosave.now = lambda: NOW
        if path is not None:
            assert window.open_path(path)
        return window

    yield make
    for window in made:
        window.report_view.autosave.end()


class Seat:
    """What a window has without what can be seen of it: quick to make."""

    def __init__(self, report=None):
        self.workspace = Workspace(TODAY, report)
        self.bridge = Bridge(self.workspace)
        self.banner = Banner()
        self.autosave = Autosave(self.bridge, recovery_folder(), self.bridge, lambda: NOW)
        self.files = FileActions(
            self.workspace, Answers(), self.banner, lambda: None, self.autosave, self.bridge
        )

    @property
    def report_view(self):
        return self

    def close(self):
        return self.files.may_close()

    def offer_recovery(self):
        RecoveryOffer(self.files, self.autosave, self.banner).begin()


@pytest.fixture
def take_seat(qtbot):
    taken = []

    def take(path=None, report=None):
        seat = Seat(report)
        taken.append(seat)
        qtbot.addWidget(seat.banner)
        if path is not None:
            assert seat.files.open_path(path)
        return seat

    yield take
    for seat in taken:
        seat.autosave.end()


@pytest.fixture
def seat(take_seat, path):
    return take_seat(path)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "年报.xxgk"
    save(balanced_report(), file)
    return file


def answers(window) -> Answers:
    return window.files.dialogs


def rename(window, unit="另一局"):
    window.workspace.apply(SetField("unit", unit), "改名")


def buttons(window):
    shown = window.banner.findChildren(QPushButton)
    return {button.text(): button for button in shown if not button.isHidden()}


def autosave_now(window):
    """What the timer does when it has run out, to the end."""
    assert window.report_view.autosave.timer.isActive()
    window.report_view.autosave.timer.timeout.emit()
    return window.report_view.autosave.wait()


def copies():
    """The recovery copies there are, whose window still runs or not."""
    return sorted(recovery_folder().glob("*.xxgk"))


def leave(unit=UNIT, time="2026-01-12T10:31:30", path=None, stamp=None):
    """What a window leaves behind that was killed."""
    report = balanced_report()
    report.unit = unit
    name = path.name if path else f"{unit}的报告"
    Recovery(recovery_folder(), GONE).write(report, About(name, time, path, stamp))
    return report


def test_a_change_is_in_a_copy_within_five_seconds(seat):
    timer = seat.report_view.autosave.timer
    assert not timer.isActive()
    rename(seat)
    begun = timer.timerId()
    assert timer.isActive() and timer.isSingleShot() and timer.interval() == DELAY
    rename(seat, "第三局")
    assert timer.timerId() == begun, "a later change must not put it off"
    assert LONGEST + DELAY < 5000 and RETRY <= 5000


def test_a_copy_holds_what_is_open_and_where_it_belongs(seat, path, monkeypatch):
    rename(seat)
    assert autosave_now(seat) and load(path).unit == UNIT
    monkeypatch.setattr("model.storage.recovery.is_running", lambda process: False)
    (copy,) = find_copies(recovery_folder()).copies
    assert read_copy(copy) == seat.workspace.report
    assert copy.about[:3] == ("年报.xxgk", "2026-01-12T10:32:00", path) and copy.about.stamp is not None


def test_text_that_is_being_typed_gets_into_the_copy(make_window, path, qtbot):
    window = make_window(path)
    editor = window.tabs.panel("overview").editor
    qtbot.keyClicks(editor, "abc")
    binding = window.tabs.panel("overview")._bindings[0]
    binding._timer.timeout.emit()
    assert autosave_now(window)
    assert "abc" in load(copies()[0]).text("overview")


@pytest.mark.parametrize("end", ["save", "undo", "new", "close"])
def test_the_copy_goes_when_nothing_can_be_lost_any_more(seat, end):
    rename(seat)
    autosave_now(seat)
    assert len(copies()) == 1
    answers(seat).unsaved = Unsaved.DISCARD
    ends = {"save": seat.files.save, "undo": seat.workspace.undo, "new": seat.files.new_report}
    (ends.get(end) or seat.close)()
    seat.report_view.autosave.wait()
    assert copies() == [] and not seat.report_view.autosave.timer.isActive()


def test_the_copy_stays_when_a_window_stays_open(seat, tmp_path):
    rename(seat)
    autosave_now(seat)
    assert not seat.close()
    answers(seat).unsaved = Unsaved.DISCARD
    (tmp_path / "坏.xxgk").write_bytes(b"PK\x03\x04 broken")
    assert not seat.files.open_path(tmp_path / "坏.xxgk")
    seat.report_view.autosave.wait()
    assert len(copies()) == 1 and seat.workspace.report.unit == "另一局"


def test_a_slow_disk_keeps_nobody_waiting(seat, monkeypatch):
    free, begun = threading.Event(), threading.Event()
    write = Recovery.write

    def slow(self, report, about):
        begun.set()
        assert free.wait(10)
        write(self, report, about)

    monkeypatch.setattr(Recovery, "write", slow)
    rename(seat)
    seat.report_view.autosave.timer.timeout.emit()
    assert begun.wait(10)
    rename(seat, "第三局")
    seat.report_view.autosave.timer.timeout.emit()
    assert copies() == [] and seat.report_view.autosave.timer.isActive(), "the second one waits for the first"
    free.set()
    assert seat.report_view.autosave.wait() and load(copies()[0]).unit == "另一局"
    assert autosave_now(seat) and load(copies()[0]).unit == "第三局"


def test_copies_that_cannot_be_written_are_told_once_and_tried_again(seat, qtbot):
    autosave = seat.report_view.autosave
    recovery_folder().parent.mkdir(parents=True, exist_ok=True)
    recovery_folder().write_bytes(b"in the way")
    for told in ("恢复副本写不进去", "another message"):
        rename(seat, told)
        with qtbot.waitSignal(autosave._done):
            assert not autosave_now(seat)
        assert seat.banner.text.startswith(told)
        assert autosave.timer.isActive() and autosave.timer.interval() == RETRY
        seat.banner.say("another message")
    recovery_folder().unlink()
    with qtbot.waitSignal(autosave._done):
        assert autosave_now(seat)
    assert len(copies()) == 1


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


def test_a_killed_window_loses_nothing(make_window, path):
    script = (
        "import os, sys\n"
        "from datetime import date\nfrom pathlib import Path\n"
        "from model.report.report import SetField\nfrom ui.application import make_application\n"
        "application = make_application()\n"
        f"application.setApplicationName({QCoreApplication.applicationName()!r})\n"
        f"from ui.main_window import MainWindow\nwindow = MainWindow(date(2026, 1, 12))\n"
        f"window.open_path(Path({str(path)!r}))\n"
        "window.workspace.apply(SetField('unit', '被中断局'), '改名')\n"
        "window.report_view.autosave.timer.timeout.emit()\nwindow.report_view.autosave.wait()\n"
        "print('written', flush=True)\nos.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == -9 and b"written" in ended.stdout, ended.stderr
    assert lock_path(path).exists()
    window = make_window()
    window.offer_recovery()
    buttons(window)["恢复"].click()
    assert window.workspace.report.unit == "被中断局" and not window.workspace.read_only
    window.files.save()
    assert load(path).unit == "被中断局" and window.close() and not lock_path(path).exists()


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
        and second.report_view.status._saved.text() == "已保存"
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


def answers_name():
    return "另一局2022年政府信息公开工作年度报告.xxgk"


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
        (errno.ENOSPC, "磁盘空间已满"),
        (errno.EDQUOT, "磁盘配额已满"),
        (errno.EFBIG, "磁盘空间不足"),
        (errno.EACCES, "没有写入权限"),
        (errno.EROFS, "只能读取"),
        (errno.EIO, "磁盘读写出错"),
        (errno.EMSGSIZE, "图片太多或太大"),
        (errno.EINVAL, "系统没有允许写入"),
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
    assert "文件夹不存在" in seat.banner.text and seat.workspace.report.unit == "另一局"
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
    assert not seat.workspace.read_only and seat.banner.isHidden()
    rename(seat)
    seat.files.save()
    assert "只能读取" in seat.banner.text and "另存为…" in buttons(seat)
    assert load(path).unit == UNIT and autosave_now(seat)


def newer(path):
    """The file as a later version of the program would write it."""
    with zipfile.ZipFile(path) as archive:
        content = json.loads(archive.read("report.json"))
    content["version"] = 99
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("report.json", json.dumps(content))


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


def test_moments_are_said_as_people_say_them():
    assert moment_words("2026-01-12T08:05:09", NOW) == "08:05"
    assert moment_words("2025-12-31T23:59", NOW) == "12月31日 23:59"
    assert moment_words("", NOW) == "" == moment_words("nonsense", NOW)


@pytest.mark.parametrize(
    ("word", "answer"),
    [("另存为…", Outside.SAVE_AS), ("覆盖", Outside.OVERWRITE), ("取消", Outside.CANCEL)],
)
def test_the_question_about_a_changed_file_has_three_answers(qtbot, monkeypatch, word, answer):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: press(box, word))
    assert Dialogs(None).ask_changed_outside("年报.xxgk") is answer


@pytest.mark.parametrize(("word", "answer"), [("仍要编辑", True), ("只查看", False)])
def test_a_lock_is_taken_over_only_when_the_clerk_says_so(qtbot, monkeypatch, word, answer):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: press(box, word))
    assert Dialogs(None).ask_take_over("“张三”正在编辑") is answer


def press(box, word):
    (button,) = [button for button in box.buttons() if button.text() == word]
    button.click()
