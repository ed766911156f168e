"""Whole jobs as a clerk does them, with keys, clipboard and buttons: the straight way, and every branch off it."""

import json
import os
from collections.abc import Callable
from datetime import date

import pytest
from builders.text import press, press_key
from builders.window import Answers
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from model.content.address import Address
from model.opening.open import open_report
from model.report.report import Report
from model.storage.own_file import load
from ui.environment.samples import FOLDER, last_year_sample
from ui.files.dialogs import Unsaved
from ui.import_review.dialog import ImportReview
from ui.main_window import MainWindow

TODAY = date(2026, 1, 12)
RECEIVED = Address("requests", "received", "natural_person")


class Clerk(Answers):
    """Answers the dialogs, and does the review of an import on its page."""

    def __init__(self) -> None:
        super().__init__()
        self.review: Callable[[ImportReview], object] = lambda page: page.accept_button.click()

    def review_import(self, opened, name, today, present=None):
        page = ImportReview(opened, name, today)
        QTimer.singleShot(0, page, lambda: self.review(page))
        report = page.ask()
        page.deleteLater()
        return report


@pytest.fixture
def make_window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Clerk())
    made = []

    def make() -> MainWindow:
        window = MainWindow(TODAY)
        made.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 740)
        window.show()
        return window

    yield make
    for window in made:
        window.report_view.autosave.end()


@pytest.fixture
def window(make_window):
    return make_window()


def import_sample(window) -> None:
    window.files.dialogs.open_path = last_year_sample()
    window.start.import_wanted.emit()


def type_at(qtbot, window, name: str, keys: str) -> None:
    """Types into the cell of an address as the keyboard does, and leaves it with Return."""
    window.go_to(Address.parse(name))
    grid = window.tabs.current_table().grid
    for key in keys:
        qtbot.keyClick(grid.focusWidget() or grid, key)
    qtbot.keyClick(grid.focusWidget() or grid, Qt.Key.Key_Return)


def paste_at(qtbot, window, name: str, text: str) -> None:
    window.go_to(Address.parse(name))
    QGuiApplication.clipboard().setText(text)
    grid = window.tabs.current_table().grid
    qtbot.keyClick(grid.focusWidget() or grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def sample_figures(report) -> dict[str, str]:
    content = json.loads((FOLDER / "figures.json").read_text(encoding="utf-8"))
    return {name: text for name, text in content.items() if not report.is_computed(Address.parse(name))}


def fill_in(qtbot, window) -> None:
    """The figures of the sample: table three row by row from the clipboard, the others typed."""
    rows: dict[str, list[str]] = {}
    for name, text in sample_figures(window.workspace.report).items():
        if name.startswith("requests"):
            rows.setdefault(name.rpartition(".")[0], []).append(text)
        else:
            type_at(qtbot, window, name, text)
    for name, figures in rows.items():
        paste_at(qtbot, window, f"{name}.natural_person", "\t".join(figures))


def findings(window, code: str):
    return [f for f in window.workspace.findings if f.code == code]


def row_of(window, finding):
    return next(row for row in window.findings.rows if row.finding == finding)


def button(window, text: str) -> QPushButton:
    return next(b for b in window.banner.buttons if b.text() == text)


def import_corrected(window, unit: str) -> None:
    """Starts from the sample, with the unit's name set right in the review, and has the texts follow the tables."""
    window.files.dialogs.review = lambda page: (
        page.unit.selectAll(),
        press(page.unit, unit),
        page.accept_button.click(),
    )
    import_sample(window)
    button(window, "让正文里的 11 个数字跟着表格变").click()


def mend_wrong_balance(window) -> None:
    """Takes the fix of the first wrong balance; the total follows."""
    wrong = findings(window, "R03")
    assert [f.address.column for f in wrong] == ["natural_person", "total"]
    row_of(window, wrong[0]).fix.click()
    assert not findings(window, "R03")


def write_with_a_figure(window, key: str, before: str, after: str) -> None:
    """Writes at the end of a section, with the number of new applications from the menu."""
    window.go_to(Address(key))
    panel = window.tabs.panel(key)
    panel.editor.moveCursor(panel.editor.textCursor().MoveOperation.End)
    press(panel.editor, before)
    panel.figures.aboutToShow.emit()
    table = next(a.menu() for a in panel.figures.actions() if a.text().startswith("表三"))
    next(a for a in table.actions() if a.text().startswith("一、")).trigger()
    press(panel.editor, after)


def keep_with_a_reason(window, finding, reason: str) -> None:
    row_of(window, finding).keep.click()
    form = row_of(window, finding).reason_form
    press(form.field, reason)
    press_key(form.field, Qt.Key.Key_Return)
    assert finding not in window.workspace.findings
    assert reason in window.workspace.report.acknowledgements.values()


def save_as(window, path):
    window.files.dialogs.save_path = path
    window.actions_by_key["save"].trigger()
    return load(path)


def export_to(window, path):
    window.files.dialogs.save_path = path
    window.actions_by_key["export"].trigger()
    return open_report(path).report


def texts(report) -> dict[str, str]:
    return {key: report.text(key) for key in report.texts}


def test_a_clerk_does_the_whole_job(window, qtbot, tmp_path):
    workspace, report = window.workspace, window.workspace.report
    import_corrected(window, "示例街道办事处")
    assert window.shows_report and (report.unit, report.year) == ("示例街道办事处", 2025)
    assert report.value(Address("requests", "carried_in", "natural_person")) == 2

    fill_in(qtbot, window)
    assert report.value(RECEIVED) == 11
    assert str(report.value(Address("disclosure", "fees", "amount"))) == "4.2"
    assert workspace.history.undo_label == "粘贴 6 格"
    assert "收到政府信息公开申请15件" in report.text("overview") and not findings(window, "N03")

    mend_wrong_balance(window)
    left = report.value(Address("requests", "carried_out", "total"))
    assert f"结转下年度继续办理{left}件" in report.text("overview")
    write_with_a_figure(window, "problems", "全年收到申请", "件，三是加强培训。")
    keep_with_a_reason(window, findings(window, "N10")[0], "本年工作与上年相同")

    saved = save_as(window, tmp_path / "年报.xxgk")
    assert saved == report and saved.text("problems").endswith("全年收到申请15件，三是加强培训。")
    assert window.open_path(tmp_path / "年报.xxgk") and workspace.is_saved
    type_at(qtbot, window, str(RECEIVED), "12")
    assert report.text("problems").endswith("全年收到申请16件，三是加强培训。")
    workspace.undo()
    assert workspace.is_saved and report == saved

    window.files.dialogs.export_anyway = True
    exported = export_to(window, tmp_path / "年报.docx")
    assert exported.values == saved.values and texts(exported) == texts(saved)
    assert (exported.unit, exported.year, exported.signature) == (saved.unit, saved.year, saved.signature)
    assert not [question for question in window.files.dialogs.asked if question.startswith("errors")]


def test_an_import_is_given_up_in_its_review(window):
    window.files.dialogs.review = lambda page: page.cancel_button.click()
    import_sample(window)
    assert not window.shows_report and window.workspace.report == Report(computes_totals=True)
    assert not window.workspace.history.undo_label


def test_an_import_with_a_wrong_year_cannot_go_on_until_it_is_right(window):
    seen = []

    def review(page):
        for text in ("24", "2023"):
            page.year.selectAll()
            press(page.year, text)
            seen.append(page.accept_button.isEnabled())
        page.accept_button.click()

    window.files.dialogs.review = review
    import_sample(window)
    assert seen == [False, True] and window.workspace.report.year == 2024


def test_an_import_is_taken_back_and_done_again(window):
    window.actions_by_key["new"].trigger()
    empty = window.workspace.report.copy()
    import_sample(window)
    draft = window.workspace.report.copy()
    button(window, "让正文里的 11 个数字跟着表格变").click()
    assert window.workspace.history.undo_label == "数字跟着表格变"
    for _ in range(2):
        window.actions_by_key["undo"].trigger()
    assert window.workspace.report == empty and window.workspace.report.previous is None
    window.actions_by_key["redo"].trigger()
    assert window.workspace.report == draft and window.workspace.history.undo_label == "导入上年报告"


def test_an_export_with_errors_is_given_up_then_done(window, qtbot, tmp_path):
    clerk = window.files.dialogs
    import_sample(window)
    fill_in(qtbot, window)
    clerk.save_path = tmp_path / "年报.docx"
    window.actions_by_key["export"].trigger()
    assert clerk.asked[-1] == "errors:2" and not clerk.save_path.exists()
    clerk.export_anyway = True
    window.actions_by_key["export"].trigger()
    assert open_report(clerk.save_path).report.values == window.workspace.report.values


def test_a_window_that_is_closed_keeps_what_is_not_saved(window, qtbot, tmp_path):
    clerk = window.files.dialogs
    import_sample(window)
    type_at(qtbot, window, str(RECEIVED), "9")
    window.close()
    assert window.isVisible() and clerk.asked[-1].startswith("unsaved")
    clerk.unsaved, clerk.save_path = Unsaved.SAVE, tmp_path / "年报.xxgk"
    window.close()
    assert not window.isVisible() and load(clerk.save_path).value(RECEIVED) == 9


def test_what_a_crash_left_is_taken_up_and_finished(make_window, qtbot, tmp_path, monkeypatch):
    crashed = make_window()
    import_sample(crashed)
    type_at(qtbot, crashed, str(RECEIVED), "9")
    crashed.report_view.autosave.write_copy()
    assert crashed.report_view.autosave.wait()
    # Its process is gone: nothing tells the copy from that of a window that was killed.
    monkeypatch.setattr("model.storage.recovery.is_running", lambda process: process.pid != os.getpid())

    window = make_window()
    window.offer_recovery()
    assert "恢复副本" in window.banner.text
    button(window, "恢复").click()
    assert window.workspace.report == crashed.workspace.report and not window.workspace.is_saved
    window.files.dialogs.save_path = tmp_path / "年报.xxgk"
    window.actions_by_key["save"].trigger()
    assert load(tmp_path / "年报.xxgk").value(RECEIVED) == 9


def test_a_second_window_looks_and_goes_on_with_a_copy(make_window, qtbot, tmp_path):
    first, second = make_window(), make_window()
    import_sample(first)
    first.files.dialogs.save_path = tmp_path / "年报.xxgk"
    first.actions_by_key["save"].trigger()

    assert second.open_path(tmp_path / "年报.xxgk") and second.workspace.read_only
    assert "（只读）" in second.windowTitle()
    type_at(qtbot, second, str(RECEIVED), "9")
    assert second.workspace.report == first.workspace.report
    second.files.dialogs.save_path = tmp_path / "另一份.xxgk"
    second.actions_by_key["save"].trigger()
    type_at(qtbot, second, str(RECEIVED), "9")
    assert not second.workspace.read_only and second.workspace.report.value(RECEIVED) == 9
    assert load(tmp_path / "年报.xxgk").value(RECEIVED) is None


def test_a_file_that_is_no_report_leaves_all_as_it_was(window, tmp_path):
    (tmp_path / "照片.docx").write_bytes(b"\xff\xd8\xff\xe0 no document")
    window.files.dialogs.open_path = tmp_path / "照片.docx"
    window.start.import_wanted.emit()
    assert "照片.docx" in window.banner.text and not window.shows_report
    import_sample(window)
    assert window.shows_report
