"""Clicks land where they were aimed: messages move nothing, years change visibly, files are dropped as copies."""

from datetime import date

import pytest
from builders.model import balanced_report, cell
from builders.window import Answers
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from model.content.blocks import Picture
from model.report.report import SetField, SetPrevious
from model.storage.own_file import save
from model.storage.recovery import About, Recovery
from ui.files.autosave import recovery_folder
from ui.files.dropped import Dropped
from ui.main_window import MainWindow

TODAY = date(2026, 1, 12)


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = MainWindow(TODAY, balanced_report())
    qtbot.addWidget(made)
    made.resize(1366, 720)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.report_view.autosave.end()


def places(window):
    """Where everything that can be clicked lies."""
    QApplication.processEvents()
    shown = [w for w in window.centralWidget().findChildren(QWidget) if w.isVisible()]
    inside = [w for w in shown if not window.banner.isAncestorOf(w) and w is not window.banner]
    return {id(w): (w.mapTo(window, QPoint()), w.size()) for w in inside}


def test_a_message_that_comes_or_goes_moves_nothing(window):
    window.go_to(cell("requests.granted.natural_person"))
    before = places(window)
    window.banner.say("甲" * 400, button="查看", action=lambda: None, other=("撤销", lambda: None))
    assert window.banner.isVisible() and places(window) == before
    assert window.banner.text == "甲" * 400
    window.banner.hide()
    assert places(window) == before


def test_a_message_moves_nothing_on_the_start_page_either(qtbot):
    made = MainWindow(TODAY)
    qtbot.addWidget(made)
    made.show()
    before = places(made)
    made.banner.say("没有找到文件。")
    assert places(made) == before


def choose_year(window, year):
    menu = window.report_view.header.years
    menu.fill()
    next(a for a in menu.menu().actions() if a.text().startswith(str(year))).trigger()


def test_a_year_of_the_menu_is_said_and_can_be_taken_back(window, qtbot):
    window.workspace.load(type(balanced_report())(unit="示例局", year=2023), None)
    choose_year(window, 2024)
    assert window.workspace.report.year == 2024 and "已由 2023 改为 2024" in window.banner.text
    window.banner.buttons[0].click()
    assert window.workspace.report.year == 2023


def test_the_menu_does_not_lead_to_a_year_that_the_report_contradicts(window):
    report = window.workspace.report
    window.workspace.apply(SetField("year", 2024), "改报告年度")
    last = balanced_report()
    last.year = report.year - 1
    window.workspace.apply(SetPrevious(last), "附上年")
    year = report.year
    for other in (year - 1, year + 1):
        choose_year(window, other)
        assert report.year == year and "上年报告" in window.banner.text


def drop(window, paths, target=None, action=Qt.DropAction.MoveAction):
    """Drops files as a desktop does that would rather move them; what the target takes them as."""
    target = target or window
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), actions, mime, *held)
    QApplication.sendEvent(target, enter)
    event = QDropEvent(QPointF(5, 5), actions, mime, *held)
    event.setDropAction(action)
    QApplication.sendEvent(target, event)
    QApplication.processEvents()
    return event.dropAction() if event.isAccepted() else None


def test_a_file_dropped_on_an_open_report_is_asked_about_and_copied(window, tmp_path, qtbot):
    path = tmp_path / "另一份.xxgk"
    other = balanced_report()
    other.unit = "样例县样例局"
    save(other, path)
    assert drop(window, [path]) == Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: window.files.dialogs.asked == ["dropped:另一份.xxgk:file"])
    assert window.workspace.report.unit != other.unit
    window.files.dialogs.dropped = Dropped.OPEN
    drop(window, [path])
    qtbot.waitUntil(lambda: window.workspace.path == path)
    window.files.dialogs.dropped = Dropped.IMPORT
    drop(window, [path])
    qtbot.waitUntil(lambda: window.workspace.path is None)
    assert window.workspace.history.undo_label == "导入上年报告" and path.exists()


@pytest.mark.parametrize("shows_report", [True, False])
def test_ten_files_at_once_are_answered(window, tmp_path, qtbot, shows_report):
    paths = [tmp_path / f"{n}.docx" for n in range(10)]
    target = None
    if not shows_report:
        window._stack.setCurrentWidget(window.start)
        target = window.start
    assert drop(window, paths, target) == Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: "10 个文件" in window.banner.text)


def test_a_picture_is_inserted_into_the_text_that_is_shown(window, tmp_path, qtbot):
    path = tmp_path / "图.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(path))
    window.tabs.setCurrentIndex(2)
    drop(window, [path])
    qtbot.waitUntil(lambda: "是图片" in window.banner.text)
    window.tabs.setCurrentIndex(0)
    window.files.dialogs.dropped = Dropped.INSERT
    drop(window, [path])
    qtbot.waitUntil(lambda: "dropped:图.png:picture" in window.files.dialogs.asked)
    window.report_view.flush()
    assert any(isinstance(block, Picture) for block in window.workspace.report.blocks("overview"))
    editor = window.tabs.texts["overview"].editor
    assert drop(window, [path], editor.viewport()) == Qt.DropAction.CopyAction and path.exists()


def test_the_offer_to_recover_stays_until_it_is_answered(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    from builders.seat import GONE

    lost = balanced_report()
    lost.unit = "样例县样例局"
    Recovery(recovery_folder(), GONE).write(lost, About("丢失的报告", "2026-01-12T10:31:30", None, None))
    path = tmp_path / "年报.xxgk"
    save(balanced_report(), path)
    made = MainWindow(TODAY)
    qtbot.addWidget(made)
    made.show()
    made.offer_recovery()
    assert "恢复副本" in made.banner.text
    assert made.open_path(path)
    assert "恢复副本" in made.banner.text and made.banner.isVisible()
    made.banner.say("已导出。")
    assert made.banner._back.isVisible()
    made.banner.hide()
    assert "恢复副本" in made.banner.text and made.banner.isVisible()
    made.banner.buttons[0].click()
    assert made.workspace.report.unit == "样例县样例局" and made.workspace.path is None
    made.banner.hide()
    assert made.banner.isHidden()
    made.report_view.autosave.end()
