from datetime import date

import pytest
from builders.model import UNIT, balanced_report, cell
from builders.window import Answers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from model.content.address import Address
from model.content.blocks import Paragraph
from model.report.report import SetField, SetPrevious, SetText, SetValues, Several
from model.storage.own_file import load, save
from ui.actions import LOOKS
from ui.environment.log import CrashReport
from ui.environment.samples import last_year_sample
from ui.files.dialogs import Unsaved
from ui.main_window import MainWindow
from ui.sections.unit_kind_menu import UnitKindMenu

TODAY = date(2026, 1, 12)


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = MainWindow(TODAY, balanced_report())
    qtbot.addWidget(made)
    made.show()
    return made


def answers(window) -> Answers:
    return window.files.dialogs


def make_wrong(window):
    window.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 0}), "修改")


def badge(window, index):
    found = window.tabs.widget(index).badge
    return found.text() if found is not None else ""


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


def test_an_import_that_is_cancelled_in_its_review_changes_nothing(window):
    answers(window).open_path, answers(window).imports = last_year_sample(), False
    before = window.workspace.report.copy()
    window.actions_by_key["import"].trigger()
    assert answers(window).asked[-1] == "review:last-year.docx"
    assert window.workspace.report == before and not window.workspace.history.undo_label


def test_what_could_not_be_carried_over_is_said(window, tmp_path):
    last = balanced_report()
    last.values[cell("requests.carried_out.business")] = "若干"
    save(last, tmp_path / "上年.xxgk")
    window.files.import_path(tmp_path / "上年.xxgk")
    assert "处要手工处理" in window.banner.text
    window.banner.findChild(QPushButton, "fix").click()
    assert "若干" in answers(window).asked[-1]


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
    assert "不存在或已被移走" in window.banner.text and window.isWindowModified()
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
    names = [section.key for section in window.workspace.report.form.sections]
    assert names[1] == "legacy"
    window.tabs.setCurrentIndex(1)
    assert window.tabs.current_table() is window.tabs.panel("legacy")


def test_what_was_shown_of_the_former_edition_has_no_place_any_more(window, tmp_path, qtbot):
    save(balanced_report(edition="2019"), tmp_path / "旧.xxgk")
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
    window.go_to(cell("disclosure.fees.amount"))
    with qtbot.captureExceptions() as problems:
        window.files.open_path(tmp_path / "旧.xxgk")
    assert not problems and window.tabs.currentIndex() == 0


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


def test_the_panel_says_when_there_is_nothing(window):
    window.workspace.start_empty()
    window.workspace.apply(SetField("unit", UNIT), "改名")
    codes = {r.finding.code for r in window.findings.rows}
    assert codes == {f.code for f in window.workspace.findings}


def test_an_unexpected_error_is_said_and_the_report_stays(window):
    window.tell_crash(CrashReport("ValueError", ("ui/sections/tabs.py:1 f",)))
    assert "报告仍开着" in window.banner.text and window.workspace.report == balanced_report()
    assert "ValueError" not in window.banner.text
    next(b for b in window.banner.findChildren(QPushButton, "fix") if b.text() == "详情…").click()
    assert answers(window).asked == ["crash:ValueError"]


@pytest.fixture
def fresh(qtbot, monkeypatch):
    """The window as it opens without a file."""
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = MainWindow(TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_window_opens_with_the_start_page(fresh):
    assert not fresh.shows_report
    enabled = {key for key, action in fresh.actions_by_key.items() if action.isEnabled()}
    assert (
        enabled
        == {
            "import",
            "clear_traces",
            "ledger_template",
            "rollup",
            "new_window",
            "new",
            "open",
            "quit",
            "sample",
            "about",
            "help",
            "keys",
            "logs",
        }
        | LOOKS
    )
    assert fresh.close()


def test_every_choice_of_the_start_page_leads_to_a_report(fresh, tmp_path):
    save(balanced_report(), tmp_path / "报告.xxgk")
    fresh.files.dialogs.open_path = tmp_path / "报告.xxgk"
    fresh.start.open_wanted.emit()
    assert fresh.shows_report and fresh.workspace.report == balanced_report()
    fresh.start.new_wanted.emit()
    assert fresh.shows_report and fresh.workspace.report.unit == ""
    fresh.files.dialogs.open_path = last_year_sample()
    fresh.start.import_wanted.emit()
    assert fresh.workspace.report.year == 2025
    fresh.files.dialogs.unsaved = Unsaved.DISCARD
    fresh.start.recent_wanted.emit(tmp_path / "报告.xxgk")
    assert fresh.workspace.report == balanced_report()


def test_the_sample_starts_this_years_draft(fresh):
    fresh.actions_by_key["sample"].trigger()
    assert fresh.shows_report and fresh.workspace.report.previous is not None


def test_a_file_that_cannot_be_read_leaves_the_start_page(fresh, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    fresh.start.files_dropped.emit([tmp_path / "坏.docx"])
    assert not fresh.shows_report and "坏.docx" in fresh.banner.text


def test_actions_have_their_shortcuts(window):
    shortcuts = {key: action.shortcut().toString() for key, action in window.actions_by_key.items()}
    assert (shortcuts["save"], shortcuts["undo"], shortcuts["next"]) == ("Ctrl+S", "Ctrl+Z", "F8")


def test_the_kind_of_unit_may_be_chosen(window):
    menu = window.findChild(UnitKindMenu)
    menu.fill()
    assert menu.actions()[0].text() == "按单位名称判断（政府部门）" and menu.actions()[0].isChecked()
    next(action for action in menu.actions() if action.text() == "县级人民政府").trigger()
    assert window.workspace.report.unit_kind == "县级人民政府"
    assert "3月31日" in window.report_view.header.deadline.text()
    assert window.actions_by_key["undo"].text() == "撤销“改单位类别”"


def test_a_click_on_a_tab_puts_the_keyboard_into_its_section(window, qtbot):
    bar = window.tabs.tabBar()
    for index in (2, 0, 3):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())
        panel = window.tabs.panel(window.workspace.report.form.sections[index].key)
        assert window.tabs.currentIndex() == index and panel.isAncestorOf(window.focusWidget())


def test_the_keyboard_is_where_the_work_begins(fresh, tmp_path):
    fresh.actions_by_key["new"].trigger()
    assert fresh.focusWidget() is fresh.report_view.header.unit
    fresh.actions_by_key["sample"].trigger()
    assert fresh.focusWidget() is fresh.tour.card.next
    fresh.tour.end()
    assert fresh.focusWidget() is fresh.tabs.panel("overview").editor


def test_a_finding_on_a_whole_paragraph_selects_nothing(window):
    last = balanced_report()
    last.year, last.texts["problems"] = 2021, (Paragraph.of("存在公开不够及时的问题，下一步改进。" * 4),)
    window.workspace.apply(Several((SetPrevious(last), SetText("problems", last.blocks("problems")))), "改")
    window.workspace.settle()
    finding = next(f for f in window.workspace.findings if f.code == "N10")
    window.report_view.finding_actions.show(finding)
    editor = window.tabs.panel("problems").editor
    assert editor.hasFocus() or window.focusWidget() is editor
    assert not editor.textCursor().hasSelection() and editor.textCursor().position() == 0


def test_taking_an_import_back_leaves_the_clerk_where_it_was(window):
    window.files.dialogs.open_path = last_year_sample()
    window.tabs.setCurrentIndex(3)
    window.actions_by_key["import"].trigger()
    assert window.tabs.currentIndex() == 0
    window.tabs.setCurrentIndex(3)
    window.actions_by_key["undo"].trigger()
    assert window.tabs.currentIndex() == 3


def test_the_edit_menu_works_on_what_has_the_keyboard(window, qtbot):
    window.go_to(Address("requests", "granted", "natural_person"))
    value = window.workspace.report.value(Address("requests", "granted", "natural_person"))
    window.actions_by_key["copy"].trigger()
    window.go_to(Address("requests", "partly_granted", "natural_person"))
    window.actions_by_key["paste"].trigger()
    assert window.workspace.report.value(Address("requests", "partly_granted", "natural_person")) == value

    window.workspace.apply(SetText("problems", (Paragraph.of("改进公开。"),)), "改")
    window.go_to(Address("problems"))
    for key in ("select_all", "cut"):
        window.actions_by_key[key].trigger()
    window.tabs.flush()
    assert window.workspace.report.text("problems") == ""
    window.go_to(Address("other_matters"))
    window.actions_by_key["paste"].trigger()
    window.tabs.flush()
    assert window.workspace.report.text("other_matters").endswith("改进公开。")
