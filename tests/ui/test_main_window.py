from datetime import date
from pathlib import Path

import pytest
from builders_model import UNIT, balanced_report, cell
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTabBar

from model.address import Address
from model.report import SetField, SetValues
from model.storage import load, save
from ui.dialogs import Unsaved
from ui.main_window import MainWindow
from ui.samples import last_year_sample

TODAY = date(2026, 1, 12)


class Answers:
    """Stands in for the dialogs: gives prepared answers and keeps what was asked."""

    def __init__(self) -> None:
        self.open_path: Path | None = None
        self.save_path: Path | None = None
        self.unsaved = Unsaved.CANCEL
        self.export_anyway = False
        self.asked: list[str] = []

    def ask_open(self, title, folder):
        self.asked.append(title)
        return self.open_path

    def ask_save(self, title, proposal, kinds):
        self.asked.append(f"{title}:{proposal.name}")
        return self.save_path

    def ask_unsaved(self, name):
        self.asked.append(f"unsaved:{name}")
        return self.unsaved

    def ask_export_with_errors(self, errors):
        self.asked.append(f"errors:{errors}")
        return self.export_anyway

    def show_text(self, title, text, details=""):
        self.asked.append(f"{title}|{text}|{details}")


@pytest.fixture
def window(qtbot):
    made = MainWindow(TODAY, balanced_report())
    made.files.dialogs = Answers()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.files.dialogs.unsaved = Unsaved.DISCARD


def answers(window) -> Answers:
    return window.files.dialogs


def make_wrong(window):
    window.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 0}), "修改")


def badge(window, index):
    found = window.tabs.tabBar().tabButton(index, QTabBar.ButtonPosition.RightSide)
    return found.text() if isinstance(found, QLabel) else ""


def test_six_tabs_named_as_the_form(window):
    names = [window.tabs.tabText(i) for i in range(window.tabs.count())]
    assert names == [
        "一、总体情况",
        "二、主动公开",
        "三、依申请公开",
        "四、复议诉讼",
        "五、问题及改进",
        "六、其他事项",
    ]


def test_a_wrong_sum_shows_in_panel_and_on_its_tab_and_goes_with_the_fix(window):
    before = badge(window, 3)
    make_wrong(window)
    (row,) = [r for r in window.findings.rows if r.finding.code == "L01"]
    assert badge(window, 3) == "1" and before == ""
    row.findChild(QPushButton, "fix").click()
    assert badge(window, 3) == "" and not [r for r in window.findings.rows if r.finding.code == "L01"]
    assert window.workspace.report == balanced_report()
    assert window.tabs.currentIndex() == 3


def test_a_click_on_a_finding_leads_to_its_cell(window, qtbot):
    make_wrong(window)
    (row,) = [r for r in window.findings.rows if r.finding.code == "L01"]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert window.tabs.currentIndex() == 3
    assert row.property("current") is True


def test_next_and_previous_walk_through_the_findings(window):
    make_wrong(window)
    window.workspace.apply(SetField("unit", ""), "改名")
    chosen = []
    window.findings.chosen.connect(lambda finding: chosen.append(finding.code))
    count = len(window.workspace.findings)
    for _ in range(count):
        window.actions_by_key["next"].trigger()
    assert chosen == [f.code for f in window.workspace.findings]
    window.actions_by_key["next"].trigger()
    assert chosen[-1] == chosen[0]
    window.actions_by_key["previous"].trigger()
    assert chosen[-1] == chosen[count - 1]


def test_undo_names_its_step(window):
    make_wrong(window)
    action = window.actions_by_key["undo"]
    assert action.text() == "撤销“修改”" and action.isEnabled()
    action.trigger()
    assert window.workspace.report == balanced_report()
    assert not action.isEnabled() and window.actions_by_key["redo"].text() == "重做“修改”"
    window.actions_by_key["redo"].trigger()
    assert window.workspace.report.value(cell("disputes.reconsideration.total")) == 0


def test_importing_last_year_is_one_step(window):
    answers(window).open_path = last_year_sample()
    before = window.workspace.report.copy()
    window.actions_by_key["import"].trigger()
    report = window.workspace.report
    assert report.year == 2025 and report.previous is not None and report.computes_totals
    assert report.value(cell("requests.carried_in.natural_person")) == 2
    assert "草稿" in window.banner.text
    window.actions_by_key["undo"].trigger()
    assert window.workspace.report == before


def test_a_file_that_cannot_be_read_says_so_and_changes_nothing(window, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    answers(window).open_path = tmp_path / "坏.docx"
    window.actions_by_key["import"].trigger()
    assert "坏.docx" in window.banner.text
    window.actions_by_key["open"].trigger()
    assert window.workspace.report == balanced_report()


def test_save_open_and_the_title(window, tmp_path):
    make_wrong(window)
    assert window.isWindowModified()
    answers(window).save_path = tmp_path / "年报"
    window.actions_by_key["save"].trigger()
    path = tmp_path / "年报.xxgk"
    assert load(path) == window.workspace.report and not window.isWindowModified()
    assert f"{UNIT}2022年政府信息公开工作年度报告.xxgk" in answers(window).asked[0]
    window.workspace.apply(SetField("unit", "另一局"), "改名")
    window.actions_by_key["save"].trigger()
    assert load(path).unit == "另一局" and len(answers(window).asked) == 1
    assert "年报.xxgk" in window.windowTitle()


def test_a_save_that_fails_says_why_and_keeps_everything(window, tmp_path):
    make_wrong(window)
    before = window.workspace.report.copy()
    answers(window).save_path = tmp_path / "没有的文件夹" / "年报.xxgk"
    window.actions_by_key["save"].trigger()
    assert "文件夹不存在" in window.banner.text and window.isWindowModified()
    assert window.workspace.report == before


def test_export_writes_the_document(window, tmp_path):
    answers(window).save_path = tmp_path / "年报"
    answers(window).export_anyway = True
    window.actions_by_key["export"].trigger()
    assert (tmp_path / "年报.docx").read_bytes().startswith(b"PK") and "已导出" in window.banner.text


def test_export_with_errors_asks_first(window, tmp_path):
    make_wrong(window)
    answers(window).save_path = tmp_path / "年报.docx"
    window.actions_by_key["export"].trigger()
    assert answers(window).asked[0].startswith("errors:") and not (tmp_path / "年报.docx").exists()


def test_export_that_fails_says_so(window, tmp_path):
    answers(window).export_anyway = True
    answers(window).save_path = tmp_path / "没有的文件夹" / "年报.docx"
    window.actions_by_key["export"].trigger()
    assert "没有丢失" in window.banner.text


def test_closing_asks_for_unsaved_changes(window, tmp_path):
    make_wrong(window)
    assert not window.close() and window.isVisible()
    answers(window).unsaved = Unsaved.SAVE
    answers(window).save_path = None
    assert not window.close()
    answers(window).save_path = tmp_path / "年报.xxgk"
    assert window.close() and load(tmp_path / "年报.xxgk") == window.workspace.report


def test_closing_a_saved_report_asks_nothing(window):
    assert window.close() and answers(window).asked == []


def test_opening_another_file_asks_for_unsaved_changes(window, tmp_path):
    save(balanced_report(5), tmp_path / "另.xxgk")
    answers(window).open_path = tmp_path / "另.xxgk"
    make_wrong(window)
    window.actions_by_key["open"].trigger()
    assert window.workspace.report != balanced_report(5)
    answers(window).unsaved = Unsaved.DISCARD
    window.actions_by_key["open"].trigger()
    assert window.workspace.report == balanced_report(5) and not window.isWindowModified()


def test_the_other_edition_brings_its_own_tabs(window, tmp_path):
    save(balanced_report(edition="2019"), tmp_path / "旧.xxgk")
    window.files.open_path(tmp_path / "旧.xxgk")
    assert set(window.tabs.panels) == {
        "overview",
        "legacy",
        "requests",
        "disputes",
        "problems",
        "other_matters",
    }


def test_computed_totals_are_a_switch_with_undo(window):
    make_wrong(window)
    window.actions_by_key["totals"].trigger()
    assert window.workspace.report.computes_totals
    assert window.workspace.report.value(cell("disputes.reconsideration.total")) != 0
    window.actions_by_key["undo"].trigger()
    assert not window.workspace.report.computes_totals
    assert window.workspace.report.value(cell("disputes.reconsideration.total")) == 0


def test_go_to_any_place(window):
    places = {
        "unit": None,
        "front": 0,
        "overview": 0,
        "disclosure.fees.amount": 1,
        "problems": 4,
        "signature": 5,
    }
    for text, index in places.items():
        window.go_to(Address.parse(text))
        assert index is None or window.tabs.currentIndex() == index


def test_an_explanation_names_the_source(window):
    make_wrong(window)
    (row,) = [r for r in window.findings.rows if r.finding.code == "L01"]
    row.findChild(QPushButton, "link").click()
    assert "国办公开办函〔2021〕30号" in answers(window).asked[0]


def test_the_panel_says_when_there_is_nothing(window):
    window.workspace.start_empty()
    window.workspace.apply(SetField("unit", UNIT), "改名")
    codes = {r.finding.code for r in window.findings.rows}
    assert codes == {f.code for f in window.workspace.findings}


def test_an_unexpected_error_is_said_and_the_report_stays(window):
    window.tell_crash("ValueError", "a.py:1 f")
    assert "报告仍开着" in window.banner.text and window.workspace.report == balanced_report()
