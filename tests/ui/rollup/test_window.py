"""The roll-up window: a folder dropped, a late file, a duplicate decided, a sum traced, draft and notices written."""

import zipfile
from concurrent.futures import Executor, Future
from datetime import date
from pathlib import Path

import pytest
from builders.model import cell
from builders.rollup import NAMES, YEAR, folder_of, report_of
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMenu

from model.content.values import number
from model.report.report import SetValues
from model.rollup.assignment import Status
from model.rollup.units import Unit, UnitList
from model.rollup.worker import read_file
from model.storage.own_file import load, save
from ui.environment.recent_files import recent_rollups
from ui.files.dialogs import Unsaved
from ui.grid.model import GridModel
from ui.main_window import MainWindow
from ui.rollup.opening import open_rollup
from ui.rollup.states import State
from ui.rollup.unit_model import Column
from ui.rollup.window import RollupWindow

TODAY = date(2026, 1, 20)
LISTED = (*NAMES, "示例县统计局")
RECEIVED = cell("requests.received.natural_person")


class Here(Executor):
    """Does everything at once, in the thread that asks."""

    def submit(self, fn, /, *args, **kwargs):
        future: Future = Future()
        future.set_result(fn(*args))
        return future


class Dialogs:
    """Answers in the place of the dialogs."""

    def __init__(self) -> None:
        self.save_path: Path | None = None
        self.folder: Path | None = None
        self.unsaved = Unsaved.DISCARD
        self.list_path: Path | None = None

    def ask_save(self, title, proposal, kinds):
        return self.save_path

    def ask_folder(self, title, folder):
        return self.folder

    def ask_unsaved(self, name):
        return self.unsaved

    def ask_list(self, title, folder):
        return self.list_path

    def ask_year(self, year):
        return year - 1


@pytest.fixture(autouse=True)
def read_here(monkeypatch):
    """Files are read in this process: what a process of its own does is tested elsewhere."""
    monkeypatch.setattr("model.rollup.collect.read_file_isolated", read_file)


@pytest.fixture
def window(qtbot):
    made = RollupWindow(TODAY, Here)
    made.dialogs = Dialogs()
    qtbot.addWidget(made)
    made.controller.set_units(UnitList(Unit(name) for name in LISTED))
    made.show()
    yield made
    made.controller.end()


def drop(window, qtbot, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(QPoint(9, 9), both, data, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted() and enter.dropAction() is Qt.DropAction.CopyAction
    event = QDropEvent(QPoint(9, 9).toPointF(), both, data, buttons, keys)
    with qtbot.waitSignal(window.controller.progressed, check_params_cb=lambda done, of: of == 0):
        window.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.CopyAction


def states(window):
    rows, model = window.controller.rollup.rows, window.units.model
    return [(row.unit, state) for row, state in zip(rows, model.states, strict=True)]


def test_from_a_dropped_folder_to_the_draft(window, qtbot, tmp_path) -> None:
    folder = folder_of(tmp_path / "收件")
    drop(window, qtbot, folder)
    assert ("示例县统计局", State.MISSING) in states(window)
    assert {state for unit, state in states(window) if not unit} == {State.UNREADABLE, State.NO_REPORT}
    assert "已计入 3 个" in window.units.summary.text()

    late = tmp_path / "统计局.xxgk"
    save(report_of("示例县统计局", seed=9), late)
    drop(window, qtbot, late)
    assert State.MISSING not in dict(states(window)).values()

    again = tmp_path / "财政局旧.xxgk"
    save(report_of(NAMES[0], seed=5), again)
    drop(window, qtbot, again)
    (double,) = (row for row in window.controller.rollup.rows if row.status is Status.DUPLICATE)
    menu = QMenu()
    actions = {action.text(): action for action in window.units.actions_for(double, menu)}
    actions["改为计入这一份"].trigger()
    counted = next(c.entry for c in window.controller.rollup.total.counted if c.unit == NAMES[0])
    assert counted.path == double.entry.path

    window.totals.go_to(RECEIVED)
    parts = window.totals.parts
    figures = [
        number(window.controller.rollup.total.parts(RECEIVED)[i].value) for i in range(parts.rowCount())
    ]
    assert parts.rowCount() == 4 and figures == sorted(figures, reverse=True)
    parts.setCurrentCell(1, 0)
    assert window.units.current.unit == parts.item(1, 0).text()

    window.controller.set_unit("示例县人民政府")
    window.dialogs.save_path = tmp_path / "草稿.xxgk"
    window.outputs.draft()
    draft = load(tmp_path / "草稿.xxgk")
    assert draft.unit == "示例县人民政府" and draft.year == YEAR
    assert draft.values[RECEIVED] == window.controller.rollup.total.values[RECEIVED] == sum(figures)

    window.controller.set_own(draft)
    assert "S03" not in {finding.code for finding in window.controller.rollup.findings}
    draft.apply(SetValues({RECEIVED: number(draft.values[RECEIVED]) + 7}))
    window.controller.set_own(draft)
    said = [f.message for f in window.controller.rollup.findings if f.code == "S03" and f.address == RECEIVED]
    assert len(said) == 1 and "7" in said[0] and any(name in said[0] for name in LISTED)

    window.dialogs.folder = tmp_path
    window.outputs.notices()
    assert "审核意见" in window.banner.text and list((tmp_path / "审核意见").iterdir())
    assert window.progress.value() == 0 and window._progress_line.isHidden()


def test_the_sums_stand_in_the_forms_own_grid(window, qtbot, tmp_path) -> None:
    drop(window, qtbot, folder_of(tmp_path / "收件"))
    model = window.totals.grids["requests"].model()
    assert isinstance(model, GridModel) and model.is_read_only
    total = window.controller.rollup.total
    assert model.data(model.index_of(RECEIVED)) == str(total.values[RECEIVED])


def test_the_cell_whose_parts_are_shown_stays_when_more_comes_in(window, qtbot, tmp_path) -> None:
    drop(window, qtbot, folder_of(tmp_path / "收件"))
    window.totals.go_to(RECEIVED)
    late = tmp_path / "统计局.xxgk"
    save(report_of("示例县统计局", seed=9), late)
    drop(window, qtbot, late)
    assert "新收" in window.totals.place.toolTip() + window.totals.place.text()
    window.totals.tabs.setCurrentWidget(window.totals.grids["disputes"])
    assert "表四" in window.totals.place.toolTip() + window.totals.place.text()


def test_filter_search_and_sort(window, qtbot, tmp_path) -> None:
    drop(window, qtbot, folder_of(tmp_path / "收件"))
    panel = window.units
    chips = {chip.text().split()[0]: chip for chip in panel._chips}
    qtbot.mouseClick(chips["缺报"], Qt.MouseButton.LeftButton)
    assert panel.filter.rowCount() == 1 and chips["缺报"].text() == "缺报 1"
    panel.select_unit(NAMES[1])
    assert panel.current.unit == NAMES[1], "what the filter hides is shown to be led to"
    panel.phrase.insert("东河")
    assert panel.filter.rowCount() == 1
    panel.phrase.clear()
    panel.view.sortByColumn(Column.STATE, Qt.SortOrder.DescendingOrder)
    assert panel.filter.index(0, Column.STATE).data().endswith(State.NO_REPORT.value)


def test_saved_and_opened_again(window, qtbot, tmp_path) -> None:
    drop(window, qtbot, folder_of(tmp_path / "收件"))
    assert window.isWindowModified()
    window.dialogs.save_path = tmp_path / "全县.xxgk-rollup"
    assert window.outputs.save() and not window.isWindowModified()
    assert [file.path for file in recent_rollups()] == [tmp_path / "全县.xxgk-rollup"]
    other = RollupWindow(TODAY, Here)
    other.dialogs = Dialogs()
    qtbot.addWidget(other)
    assert other.open_path(tmp_path / "全县.xxgk-rollup")
    assert other.controller.rollup.rows == window.controller.rollup.rows
    (tmp_path / "坏.xxgk-rollup").write_bytes(b"PK")
    assert not other.open_path(tmp_path / "坏.xxgk-rollup") and "坏.xxgk-rollup" in other.banner.text
    other.controller.end()


def test_closing_asks_for_what_is_not_saved(window, qtbot, tmp_path) -> None:
    window.dialogs.unsaved = Unsaved.CANCEL
    drop(window, qtbot, folder_of(tmp_path / "收件"))
    assert not window.close() and window.isVisible()
    window.dialogs.unsaved = Unsaved.DISCARD
    assert window.close()


def test_a_removed_file_can_be_put_back(window, qtbot, tmp_path) -> None:
    drop(window, qtbot, folder_of(tmp_path / "收件"))
    row = next(row for row in window.controller.rollup.rows if row.unit == NAMES[0])
    window.units.remove_wanted.emit(row)
    assert (NAMES[0], State.MISSING) in states(window)
    window.banner.buttons[0].click()
    assert (NAMES[0], State.MISSING) not in states(window)


def test_marked_as_returned_and_year_changed(window, qtbot, tmp_path) -> None:
    drop(window, qtbot, folder_of(tmp_path / "收件"))
    window.units.returned_wanted.emit(NAMES[0], True)
    assert (NAMES[0], State.RETURNED) in states(window)
    window.year.click()
    assert window.year.text() == f"{YEAR - 1} 年度"
    assert (NAMES[0], State.WRONG_YEAR) in states(window)


def test_everything_in_one_archive(window, qtbot, tmp_path) -> None:
    drop(window, qtbot, folder_of(tmp_path / "收件"))
    window.dialogs.save_path = tmp_path / "全县.zip"
    window.outputs.archive()
    names = zipfile.ZipFile(tmp_path / "全县.zip").namelist()
    suffixes = {Path(name).suffix for name in names}
    assert (
        suffixes == {".xxgk", ".xlsx", ".xxgk-rollup", ".txt", ".docx"} and "全县.zip" in window.banner.text
    )
    assert any(name.startswith("审核意见/") for name in names)


def test_the_list_of_who_is_missing_is_copied(window, qtbot, tmp_path) -> None:
    drop(window, qtbot, folder_of(tmp_path / "收件"))
    window.outputs.copy_missing()
    assert "示例县统计局" in QGuiApplication.clipboard().text()


def test_a_units_report_opens_in_a_window_to_look_at(qtbot, tmp_path, monkeypatch) -> None:
    owner = MainWindow(TODAY)
    qtbot.addWidget(owner)
    shown = MainWindow(TODAY)
    qtbot.addWidget(shown)
    rollup = open_rollup(TODAY, lambda: shown)
    rollup.dialogs = Dialogs()
    rollup.controller._collecting._start = Here
    drop(rollup, qtbot, folder_of(tmp_path / "收件"))
    rollup.totals.open_wanted.emit(next(p for p in rollup.controller.rollup.entries if NAMES[1] in p))
    assert shown.workspace.read_only and shown.workspace.report.unit == NAMES[1] and shown.shows_report
    assert rollup.close()


def test_ten_thousand_units_are_filtered_at_once(qtbot) -> None:
    made = RollupWindow(TODAY, Here)
    made.dialogs = Dialogs()
    qtbot.addWidget(made)
    made.controller.set_units(UnitList(Unit(f"示例县第{number}局") for number in range(10_000)))
    assert made.units.filter.rowCount() == 10_000
    made.units.phrase.setText("第9999局")
    assert made.units.filter.rowCount() == 1
    made.controller.end()
