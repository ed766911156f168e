"""A recovery copy within seconds of a change, and a lock beside the file."""

import subprocess
import sys
import threading

import pytest
from builders.model import UNIT
from builders.paths import ROOT
from builders.seat import NOW, answers, autosave_now, buttons, copies, rename
from PySide6.QtCore import QCoreApplication

from model.files.locks import lock_path
from model.storage.own_file import load
from model.storage.recovery import Recovery, find_copies, read_copy
from ui.editor.binding import LONGEST
from ui.files.autosave import DELAY, RETRY, moment_words, recovery_folder
from ui.files.dialogs import Unsaved


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
    binding = window.tabs.panel("overview").texts._bindings["overview"]
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


def test_moments_are_said_as_people_say_them():
    assert moment_words("2026-01-12T08:05:09", NOW) == "08:05"
    assert moment_words("2025-12-31T23:59", NOW) == "12月31日 23:59"
    assert moment_words("", NOW) == "" == moment_words("nonsense", NOW)
