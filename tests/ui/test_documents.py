"""A new draft is a new document: it never takes the file of the report that was open."""

from datetime import date

import pytest
from builders.model import balanced_report
from builders.window import Answers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from model.files.locks import lock_path
from model.storage.own_file import load, save
from ui.files.dialogs import Unsaved
from ui.main_window import MainWindow

TODAY = date(2026, 1, 12)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def make(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = []

    def build(path=None):
        window = MainWindow(TODAY)
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        if path is not None:
            assert window.open_path(path)
        return window

    yield build
    for window in made:
        window.report_view.autosave.end()


@pytest.fixture
def a(tmp_path):
    return written(tmp_path, "甲.xxgk", "示例市示例局")


@pytest.fixture
def last(tmp_path):
    return written(tmp_path, "乙2024.xxgk", "样例县样例局")


def written(folder, name, unit):
    report = balanced_report()
    report.unit, report.year = unit, 2024
    save(report, folder / name)
    return folder / name


def keys(qtbot, window, key, held=CTRL):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.focusWidget() or window, key, held)


def test_a_draft_of_another_unit_is_saved_to_a_file_of_its_own(make, qtbot, a, last, tmp_path):
    window = make(a)
    before = a.read_bytes()
    assert window.files.import_path(last)
    assert window.workspace.path is None and window.workspace.report.unit == "样例县样例局"
    keys(qtbot, window, Qt.Key.Key_S)
    assert window.files.dialogs.asked[-1] == "保存报告:样例县样例局2025年政府信息公开工作年度报告.xxgk"
    window.files.dialogs.save_path = tmp_path / "乙2025.xxgk"
    keys(qtbot, window, Qt.Key.Key_S)
    assert a.read_bytes() == before and not a.with_name("甲.xxgk.bak").exists()
    assert load(tmp_path / "乙2025.xxgk").unit == "样例县样例局"
    keys(qtbot, window, Qt.Key.Key_S)
    assert a.read_bytes() == before


def test_changes_are_saved_before_the_draft_begins(make, a, last):
    window = make(a)
    window.report_view.header.unit.setText("示例市另一局")
    assert window.files.import_path(last)
    assert load(a).unit == "示例市另一局" and window.workspace.path is None


def test_the_review_says_what_becomes_of_the_open_report(make, a, last):
    window = make(a)
    assert "甲.xxgk" in window.files.present_words and "文件不变" in window.files.present_words
    window.report_view.header.unit.setText("示例市另一局")
    window.report_view.flush()
    assert window.files.present_words == "当前打开的《甲.xxgk》会先保存并关闭。"
    assert make().files.present_words == ""


def test_undo_leads_back_to_the_report_and_its_file_and_takes_the_message_away(make, qtbot, a, last):
    window = make(a)
    window.files.import_path(last)
    assert not window.banner.isHidden() and not lock_path(a).exists()
    keys(qtbot, window, Qt.Key.Key_Z)
    assert window.workspace.path == a and window.workspace.is_saved and window.banner.isHidden()
    assert lock_path(a).exists()
    keys(qtbot, window, Qt.Key.Key_Y)
    assert window.workspace.path is None and not window.workspace.is_saved


def test_a_file_that_another_window_took_meanwhile_is_not_saved_to(make, qtbot, a, last):
    window = make(a)
    window.files.import_path(last)
    other = make(a)
    assert not other.workspace.read_only
    keys(qtbot, window, Qt.Key.Key_Z)
    assert window.workspace.path is None and window.workspace.report.unit == "示例市示例局"


def test_a_report_that_has_no_file_is_asked_about(make, a, last):
    window = make()
    window.files.import_path(last)
    window.files.dialogs.unsaved = Unsaved.CANCEL
    assert not window.files.import_path(a)
    assert window.workspace.report.unit == "样例县样例局"
    window.files.dialogs.unsaved = Unsaved.DISCARD
    assert window.files.import_path(a) and window.workspace.report.unit == "示例市示例局"


@pytest.mark.parametrize("begin", ["new", "sample"])
def test_what_begins_anew_has_no_file(make, a, begin):
    window = make(a)
    window.actions_by_key[begin].trigger()
    assert window.workspace.path is None and load(a).unit == "示例市示例局"


def test_two_reports_are_open_in_two_windows(make, qtbot, a, last):
    window = make(a)
    window.actions_by_key["new_window"].trigger()
    (other,) = MainWindow.others
    qtbot.addWidget(other)
    assert other.isVisible() and other.open_path(last)
    assert (window.workspace.path, other.workspace.path) == (a, last)
    third = window.new_window()
    qtbot.addWidget(third)
    third.open_path(a)
    assert third.workspace.read_only
    for each in (other, third):
        each.close()
    assert not MainWindow.others and QApplication.instance() is not None


def test_last_years_report_is_attached_for_comparison_only(make, a, last):
    window = make(a)
    values = dict(window.workspace.report.values)
    window.files.dialogs.open_path = last
    window.actions_by_key["compare_last"].trigger()
    asked = window.files.dialogs.asked[-1]
    assert asked.startswith("attach:乙2024.xxgk:") and "样例县样例局" in asked and "上年应是 2023 年" in asked
    assert window.workspace.report.previous is None
    window.files.dialogs.attaches = True
    window.actions_by_key["compare_last"].trigger()
    report = window.workspace.report
    assert report.previous is not None and report.previous.unit == "样例县样例局"
    assert report.values == values and window.workspace.path == a
    done = window.workspace.history.undo_label
    window.actions_by_key["compare_last"].trigger()
    assert "完全相同，不用再附" in window.banner.text and not window.banner.buttons
    assert window.workspace.history.undo_label == done
    window.workspace.undo()
    assert report.previous is None


def test_attaching_can_be_taken_back_in_the_banner(make, a, last):
    window = make(a)
    window.files.dialogs.open_path, window.files.dialogs.attaches = last, True
    window.actions_by_key["compare_last"].trigger()
    report = window.workspace.report
    assert report.previous is not None
    window.banner.buttons[0].click()
    assert report.previous is None


def test_a_reopened_word_file_leads_to_its_own_file(make, a, tmp_path):
    window = make(a)
    window.files.dialogs.export_anyway = True
    window.files.dialogs.save_path = tmp_path / "发布稿.docx"
    window.actions_by_key["export"].trigger()
    other = make()
    assert other.open_path(tmp_path / "发布稿.docx") and other.workspace.path is None
    assert "编制文件“甲.xxgk”" in other.banner.text
    window.close()
    next(b for b in other.banner.buttons if b.text() == "打开编制文件").click()
    assert other.workspace.path == a


def test_what_the_review_would_rather_do(make, a, last):
    from ui.import_review.present import Instead

    window = make(a)
    window.files.dialogs.review_import = lambda *args: Instead.COMPARE
    assert window.files.import_path(last)
    assert window.workspace.path == a and window.workspace.report.previous is not None
    window.workspace.undo()
    window.files.dialogs.review_import = lambda *args: Instead.OPEN
    assert window.files.import_path(last) and window.workspace.path == last
