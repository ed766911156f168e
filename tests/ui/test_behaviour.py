"""The window is as it was left, fits small screens, tells where things stand, and remembers the unit."""

import pytest
from builders.model import UNIT, balanced_report, cell
from builders.ui import TODAY
from builders.window import Answers
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QTabBar, QWidget

from model.checks.core import Severity
from model.content.blocks import Paragraph, Run
from model.report.report import FRONT, SetField, SetText, SetValues
from model.storage.own_file import save
from ui.appearance.theme import Theme
from ui.environment.recent_files import kept_files, remember_file
from ui.environment.samples import SAMPLE_UNIT, last_year_sample
from ui.files.dialogs import Unsaved
from ui.files.recent_menu import RecentMenu
from ui.files.unit_profiles import UnitProfiles
from ui.main_window import LEAST, MainWindow

SMALL = QSize(910, 455)
"""A screen of 1366 × 768 at 150 %, less the frame and the system's bar."""


@pytest.fixture
def make(qtbot, monkeypatch):
    """Makes windows as the program does; what they ask is answered."""
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers(Unsaved.DISCARD))

    def made(report=None) -> MainWindow:
        window = MainWindow(TODAY, report)
        qtbot.addWidget(window)
        window.show()
        return window

    return made


def text(words: str):
    return (Paragraph((Run(words),)),)


# The window as it was left


def test_the_window_is_as_it_was_left(make, tmp_path):
    save(balanced_report(), tmp_path / "年报.xxgk")
    window = make()
    window.open_path(tmp_path / "年报.xxgk")
    window.tabs.setCurrentIndex(3)
    window.actions_by_key["last_year"].setChecked(False)
    window.actions_by_key["findings"].setChecked(False)
    window.report_view.status.zoom_to(130)
    window.report_view.panel_width = 300
    assert window.close()
    again = make()
    again.open_path(tmp_path / "年报.xxgk")
    assert again.tabs.currentIndex() == 3 and again.report_view.status.zoom == 130
    assert not again.actions_by_key["last_year"].isChecked() and not again.findings.isVisible()
    assert not again.tabs.panel("requests").shows_last_year
    again.actions_by_key["findings"].setChecked(True)
    QApplication.processEvents()
    # The screen of the tests is narrow, so that 308 is the most.
    assert again.findings.width() == 300 and QSettings().contains("geometry")


def test_another_report_begins_at_its_first_tab(make, tmp_path):
    save(balanced_report(), tmp_path / "年报.xxgk")
    save(balanced_report(5), tmp_path / "另一份.xxgk")
    window = make()
    window.open_path(tmp_path / "年报.xxgk")
    window.tabs.setCurrentIndex(3)
    window.close()
    again = make()
    again.open_path(tmp_path / "另一份.xxgk")
    assert again.tabs.currentIndex() == 0


def test_nonsense_in_the_settings_does_no_harm(make):
    for key in ("zoom", "panel", "tab", "findings"):
        QSettings().setValue(f"window/{key}", "nonsense")
    window = make(balanced_report())
    assert window.report_view.status.zoom == 100 and window.findings.isVisible()
    QSettings().setValue("window/zoom", 9000)
    assert make(balanced_report()).report_view.status.zoom == 150


# Recent files


def recent_menu(window) -> RecentMenu:
    menu = window.findChild(RecentMenu)
    menu.fill()
    return menu


def test_recent_files_in_the_menu(make, tmp_path):
    for name in ("甲", "乙 & 丙"):
        save(balanced_report(), tmp_path / f"{name}.xxgk")
        remember_file(tmp_path / f"{name}.xxgk")
    window = make(balanced_report(3))
    assert [a.text() for a in recent_menu(window).actions()][:2] == ["乙 && 丙.xxgk", "甲.xxgk"]
    (tmp_path / "甲.xxgk").unlink()
    gone = recent_menu(window).actions()[1]
    assert gone.text() == "甲.xxgk（找不到）" and not gone.isEnabled()
    recent_menu(window).actions()[0].trigger()
    assert window.workspace.path == tmp_path / "乙 & 丙.xxgk"
    recent_menu(window).actions()[-1].trigger()
    assert kept_files() == [] and recent_menu(window).actions()[0].text() == "没有最近的报告"


# The status bar


def test_the_status_bar_counts_findings_and_leads_to_them(make):
    window = make(balanced_report())
    before = window.report_view.status.counts_text
    window.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 0}), "修改")
    errors = sum(finding.severity is Severity.ERROR for finding in window.workspace.findings)
    assert window.report_view.status.counts_text.startswith(f"● 强制 {errors}　") and errors > 1
    window.actions_by_key["findings"].setChecked(False)
    window.report_view.show_preview(True)
    window.report_view.status.findChild(QPushButton, "counts").click()
    assert window.findings.isVisible() and not window.report_view.is_previewing
    window.workspace.undo()
    assert window.report_view.status.counts_text == before


def test_the_status_bar_speaks_of_the_tab_that_is_shown(make):
    window = make(balanced_report())
    window.go_to(cell("requests.received.natural_person"))
    assert "自然人" in window.report_view.status.place_text
    window.tabs.setCurrentIndex(4)
    assert window.report_view.status.place_text == ""
    window.tabs.setCurrentIndex(2)
    assert "自然人" in window.report_view.status.place_text


def test_the_deadline_is_always_somewhere(make):
    report = balanced_report()
    report.year = 2025
    window = make(report)
    window.resize(1366, 768)
    head, status = window.report_view.header.deadline, window.report_view.status
    assert "还有" in head.text() and head.isVisible() and not status.shows_deadline
    window.report_view.show_preview(True)
    assert status.shows_deadline
    window.report_view.show_preview(False)
    window.resize(SMALL)
    QApplication.processEvents()
    assert status.shows_deadline and not head.isVisible()


# Small screens


def test_the_window_fits_a_small_screen(make):
    assert LEAST.width() <= 910 and LEAST.height() <= 455
    window = make(balanced_report())
    assert window.minimumSize() == LEAST.boundedTo(window.screen().availableSize())


def cut(window: QWidget) -> list[str]:
    """Buttons and tabs that are not wholly in sight of what holds them."""
    found: list[str] = []
    for button in window.findChildren(QPushButton):
        if button.isVisible() and not button.visibleRegion().isEmpty():
            held = button.parentWidget().rect()
            if not held.contains(button.geometry()):
                found.append(button.text() or button.objectName())
    for bar in window.findChildren(QTabBar):
        found += [bar.tabText(i) for i in range(bar.count()) if not bar.rect().contains(bar.tabRect(i))]
    return found


@pytest.mark.parametrize(("size", "scale"), [((910, 455), 1.0), ((1366, 700), 1.0), ((1366, 700), 1.3)])
def test_nothing_is_cut_off(make, qapp, size, scale):
    before = qapp.styleSheet(), qapp.font(), qapp.palette()
    Theme.use(Theme.colors, qapp, scale)
    try:
        window = make(balanced_report())
        window.resize(*size)
        for index in range(window.tabs.count()):
            window.tabs.setCurrentIndex(index)
            for _ in range(3):
                QApplication.processEvents()
            assert cut(window) == []
        assert window.width() == size[0]
    finally:
        Theme.use(Theme.colors, qapp)
        qapp.setStyleSheet(before[0])
        qapp.setFont(before[1])
        qapp.setPalette(before[2])


def test_tabs_keep_their_whole_names_where_there_is_room(make):
    window = make(balanced_report())
    window.resize(910, 500)
    QApplication.processEvents()
    assert window.tabs.tabText(2) == "三、依申请" and window.tabs.tabToolTip(2) == "三、依申请公开"
    window.resize(1366, 768)
    QApplication.processEvents()
    assert window.tabs.tabText(2) == "三、依申请公开"


# The unit


def saved_unit(make, tmp_path, unit=UNIT) -> None:
    report = balanced_report()
    report.unit, report.year, report.signature = unit, 2024, f"{unit}署名"
    report.apply(SetText(FRONT, text("统计期限为2024年1月1日至12月31日。")))
    window = make(report)
    window.files.dialogs.save_path = tmp_path / f"{unit}.xxgk"
    window.actions_by_key["save"].trigger()
    window.close()


def test_a_new_report_begins_with_the_unit_that_was_saved(make, tmp_path):
    saved_unit(make, tmp_path)
    window = make()
    window.actions_by_key["new"].trigger()
    report = window.workspace.report
    assert (report.unit, report.year, report.signature) == (UNIT, 2025, f"{UNIT}署名")
    assert report.text(FRONT) == "统计期限为2025年1月1日至12月31日。" and not report.values
    assert UNIT in window.banner.text and window.workspace.is_saved
    next(b for b in window.banner.findChildren(QPushButton, "fix") if b.text() == "清空").click()
    assert report.unit == report.signature == report.text(FRONT) == ""
    window.actions_by_key["undo"].trigger()
    assert report.unit == UNIT


def test_a_unit_that_was_typed_since_is_not_cleared(make, tmp_path):
    saved_unit(make, tmp_path)
    window = make()
    window.actions_by_key["new"].trigger()
    window.workspace.apply(SetField("unit", "另一个单位"), "改单位")
    next(b for b in window.banner.buttons if b.text() == "清空").click()
    assert window.workspace.report.unit == "另一个单位" and window.banner.isHidden()


def test_it_can_be_forgotten(make, tmp_path):
    saved_unit(make, tmp_path)
    window = make()
    window.actions_by_key["new"].trigger()
    next(b for b in window.banner.findChildren(QPushButton, "fix") if b.text() == "清除记住的单位").click()
    window.actions_by_key["new"].trigger()
    assert window.workspace.report.unit == "" and window.workspace.report.year is None


def test_forgetting_says_how_many_units_that_are(make, tmp_path):
    for unit in ("甲局", "乙局"):
        saved_unit(make, tmp_path, unit)
    window = make()
    window.actions_by_key["new"].trigger()
    assert "清除记住的 2 个单位" in [b.text() for b in window.banner.buttons]


def test_an_export_remembers_too_and_the_sample_does_not(make, tmp_path):
    window = make(balanced_report())
    window.files.dialogs.save_path, window.files.dialogs.export_anyway = tmp_path / "甲.docx", True
    window.workspace.apply(SetField("unit", SAMPLE_UNIT), "改单位名称")
    window.actions_by_key["export"].trigger()
    window.actions_by_key["new"].trigger()
    assert window.workspace.report.unit == ""
    window.workspace.apply(SetField("unit", UNIT), "改单位名称")
    window.actions_by_key["export"].trigger()
    window.actions_by_key["new"].trigger()
    assert window.workspace.report.unit == UNIT


def test_the_sample_is_of_the_sample_unit():
    from model.opening.open import open_report

    assert open_report(last_year_sample()).report.unit == SAMPLE_UNIT


def test_several_units_are_offered_in_the_field(make, tmp_path, qtbot):
    for unit in ("示例区司法局", "示例区财政局"):
        saved_unit(make, tmp_path, unit)
    window = make()
    window.actions_by_key["new"].trigger()
    line = window.report_view.header.unit
    assert "1 个单位" in window.banner.text and window.workspace.report.unit == "示例区财政局"
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    typed = QInputMethodEvent()
    typed.setCommitString("司法")
    QApplication.sendEvent(line, typed)
    completer = line.completer()
    assert completer.completionCount() == 1
    completer.activated.emit(completer.currentCompletion())
    window.report_view.flush()
    report = window.workspace.report
    assert report.unit == line.text() == "示例区司法局" and report.signature == "示例区司法局署名"
    assert window.actions_by_key["undo"].text() == "撤销“填入单位信息”"


def test_an_imported_file_keeps_what_it_says(make, tmp_path):
    saved_unit(make, tmp_path)
    window = make()
    window.files.import_path(last_year_sample())
    assert window.workspace.report.unit == SAMPLE_UNIT and window.findChild(UnitProfiles) is not None


def test_menus_have_the_new_entries(make):
    window = make()
    menus = {menu.title(): menu for menu in window.findChildren(QMenu) if menu.title()}
    assert window.report_view is not None
    menus |= {menu.title(): menu for menu in window.findChildren(QMenu) if menu.title()}
    assert {"外观", "文字大小", "界面字体", "最近的报告"} <= set(menus)
    assert [action.text() for action in menus["外观"].actions()] == ["浅色", "深色", "跟随系统"]
    assert [action.text() for action in menus["文字大小"].actions()] == ["标准", "大", "特大"]
    assert Qt.Key.Key_F1 == window.actions_by_key["help"].shortcut()[0].key()
