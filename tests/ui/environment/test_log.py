"""The log tells what happened and nothing of what a report says; an error is told calmly, with a report to copy."""

import logging
import sys
import threading
from logging import FileHandler

import pytest
from builders.model import balanced_report
from builders.ui import TODAY
from builders.window import Answers
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication

from model.content.blocks import Paragraph, Run
from model.files.faults import short_path
from model.report.report import SetField, SetText
from model.storage.own_file import save
from ui.application import install_crash_hook
from ui.environment.log import (
    NAME,
    CrashReport,
    crash_report_of,
    install_hooks,
    start_log,
    stop_log,
    timed,
    without_names,
)
from ui.files.dialogs import Unsaved
from ui.help.error_dialog import ErrorDialog
from ui.main_window import MainWindow

SECRET = ("秘密街道办事处", "不可外传的文字", "内部文件名", "13912345678", "李某某")


@pytest.fixture
def log(tmp_path, monkeypatch):
    """The log in a folder of its own, with all hooks; the hooks are taken off again afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    assert start_log(tmp_path / "log")
    install_hooks()
    yield tmp_path / "log" / NAME
    qInstallMessageHandler(None)
    stop_log()


def secret_error() -> None:
    words = SECRET[1]
    raise ValueError(f"cannot read {words} of {SECRET[0]}")


def test_a_session_leaves_nothing_of_the_report_in_the_log(qtbot, monkeypatch, log, tmp_path):
    answers = Answers(Unsaved.DISCARD)
    answers.export_anyway = True
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: answers)
    report = balanced_report()
    report.apply(SetField("unit", SECRET[0]))
    folder = tmp_path / SECRET[4]
    folder.mkdir()
    save(report, folder / f"{SECRET[2]}.xxgk")
    window = MainWindow(TODAY)
    qtbot.addWidget(window)
    install_crash_hook(window.tell_crash)
    assert window.open_path(folder / f"{SECRET[2]}.xxgk")
    window.workspace.apply(SetText("problems", (Paragraph((Run(SECRET[1] + SECRET[3]),)),)), "编辑")
    window.actions_by_key["save"].trigger()
    for name, key in (("甲.docx", "export"), ("乙.xlsx", "export_xlsx")):
        answers.save_path = folder / (SECRET[2] + name)
        window.actions_by_key[key].trigger()
    assert not window.open_path(folder / f"{SECRET[2]}.没有")
    try:
        secret_error()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=secret_error)
    thread.start()
    thread.join()
    qWarning(f"could not load {folder / SECRET[2]}: '{SECRET[0]}'")
    window.close()
    stop_log()
    said = log.read_text(encoding="utf-8")
    for operation in (
        "start: 程序",
        "open .xxgk done",
        "save .xxgk done",
        "export .docx done",
        "export .xlsx done",
    ):
        assert operation in said
    assert "open other failed" in said and "tests/" not in said
    assert (
        said.count("ERROR ValueError at ui/environment/test_log.py") == 2
        and "WARNING Qt: could not load" in said
    )
    assert said.rstrip().endswith("stop")
    for word in (*SECRET, str(tmp_path), "甲", "乙"):
        assert word not in said, word
    assert "程序刚才出了一点问题" in window.banner.text and "ValueError" not in window.banner.text


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_quoted_path_goes_whole_spaces_and_all(quote):
    said = without_names(
        f"QFile: {quote}C:/Users/Zhang San Feng/a b.txt{quote} is not open, name={quote}Li Si{quote}"
    )
    assert said == "QFile: … is not open, name=…"
    assert without_names("Cannot open /srv dir/Zhang San Feng/a b.txt: no such file") == "Cannot open …"


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path):
    (tmp_path / "log").write_text("a file in the way")
    assert not start_log(tmp_path / "log")
    with timed("open", tmp_path / "a.docx"):
        pass
    assert not any(isinstance(h, FileHandler) for h in logging.getLogger("xxgk").handlers)


def test_the_log_stays_small(log, tmp_path):
    for _ in range(4000):
        logging.getLogger("xxgk").error("ValueError at %s", "ui/sections/tabs.py:1 f < " * 12)
    files = list(log.parent.iterdir())
    assert 1 < len(files) <= 3 and all(path.stat().st_size <= 200_000 for path in files)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/李某某/xxgk/ui/sections/tabs.py", "ui/sections/tabs.py"),
        ("/opt/ui/xxgk/model/checks/core.py", "model/checks/core.py"),
        ("/usr/lib/python3.11/json/decoder.py", "decoder.py"),
    ],
)
def test_frames_name_no_folder_of_a_person(path, expected):
    from pathlib import Path

    assert short_path(Path(path)) == expected


def test_the_report_of_an_error_holds_neither_message_nor_values():
    try:
        secret_error()
    except ValueError as error:
        crash = crash_report_of(type(error), error.__traceback__)
    text = crash.text()
    assert "ValueError" in text and "secret_error" in text and "Qt 6" in text and "Python 3" in text
    assert not any(word in text for word in SECRET)


def test_the_dialog_copies_the_report(qtbot):
    dialog = ErrorDialog(CrashReport("KeyError", ("ui/sections/tabs.py:31 _build",)))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert (
        "错误 KeyError" in copied
        and "ui/sections/tabs.py:31 _build" in copied
        and dialog.copy.text() == "已复制"
    )
