"""The export menu: every format, its questions, and what is said afterwards."""

import json
from datetime import date

import pytest
from builders.fonts import needs_chinese_font
from builders.model import UNIT, balanced_report, cell
from builders.window import Answers
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QMessageBox, QPushButton, QToolButton

from export.poster.templates import TEMPLATES
from model.checks.core import Severity
from model.content.blocks import Paragraph
from model.report.report import SetField, SetText, SetValues
from ui.actions import SEPARATOR, export_keys
from ui.environment.folders import last_folder
from ui.files.dialogs import Dialogs
from ui.files.export_actions import FORMATS
from ui.main_window import MainWindow

TODAY = date(2026, 1, 12)
STEM = f"{UNIT}2022年政府信息公开工作年度报告"


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = MainWindow(TODAY, balanced_report())
    qtbot.addWidget(made)
    made.show()
    made.files.dialogs.export_anyway = True
    made.opened = []
    made.report_view.exports.open_outside = lambda path: made.opened.append(path) or True
    return made


def press_in_banner(window, text):
    next(b for b in window.banner.findChildren(QPushButton) if b.text() == text).click()


STARTS = {
    "export": b"PK",
    "export_plain": b"PK",
    "export_html": b"<!DOCTYPE html>",
    "export_pdf": b"%PDF",
    "export_ofd": b"PK",
    "export_xlsx": b"PK",
    "export_txt": "示例市".encode(),
    "export_checks": b"PK",
}


@pytest.mark.parametrize("key", FORMATS)
def test_every_format_is_written_and_said(window, tmp_path, key):
    path = tmp_path / f"年报{FORMATS[key].suffix}"
    window.files.dialogs.save_path = path
    window.actions_by_key[key].trigger()
    assert path.read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(STARTS[key])
    assert window.banner.text == f"已导出：{path}"
    press_in_banner(window, "打开文件夹")
    press_in_banner(window, "打开")
    assert window.opened == [tmp_path, path]
    assert last_folder() == tmp_path


def test_the_two_looks_differ_and_have_names_of_their_own(window, tmp_path):
    window.files.dialogs.save_path = tmp_path / "a.docx"
    window.actions_by_key["export"].trigger()
    window.files.dialogs.save_path = tmp_path / "b.docx"
    window.actions_by_key["export_plain"].trigger()
    assert (tmp_path / "a.docx").read_bytes() != (tmp_path / "b.docx").read_bytes()
    names = [words.split(":")[1] for words in window.files.dialogs.asked if words.startswith("导出")]
    assert names == [f"{STEM}.docx", f"{STEM}（官方模板）.docx"]


def test_the_check_report_is_written_as_a_page_and_asks_nothing_about_errors(window, tmp_path):
    window.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 0}), "修改")
    window.files.dialogs.save_path = tmp_path / "审核.html"
    window.actions_by_key["export_checks"].trigger()
    assert "审核结论" in (tmp_path / "审核.html").read_text(encoding="utf-8")
    assert window.files.dialogs.asked == [f"导出审核结果表:{STEM}（审核结果表）.docx"]


def test_errors_are_listed_and_asked_about_until_they_are_others(window, tmp_path):
    asked = window.files.dialogs.asked
    window.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 0}), "修改")
    window.files.dialogs.export_anyway = False
    for key in ("export", "copy_html", "export_all"):
        window.actions_by_key[key].trigger()
    assert len(asked) == 3 and all(words.startswith("errors:") for words in asked)
    window.files.dialogs.export_anyway = True
    window.actions_by_key["copy_html"].trigger()
    window.actions_by_key["copy_html"].trigger()
    assert len(asked) == 4
    window.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 1}), "修改")
    window.actions_by_key["copy_html"].trigger()
    assert len(asked) == 5


def test_findings_to_be_verified_are_asked_about_once_for_exports_and_prints(window, tmp_path):
    asked = window.files.dialogs.asked
    for key in ("overview", "problems", "other_matters"):
        window.workspace.apply(SetText(key, (Paragraph.of("2020年，我局开展工作。"),)), "编辑")
    open_now = {f.severity for f in window.workspace.findings}
    assert Severity.WARNING in open_now and Severity.ERROR not in open_now
    window.files.dialogs.export_anyway = False
    window.report_view.print()
    window.actions_by_key["copy_html"].trigger()
    assert [words.split(":")[::2] for words in asked] == [["warnings", "打印"], ["warnings", "导出"]]
    window.files.dialogs.export_anyway = True
    window.actions_by_key["copy_html"].trigger()
    window.report_view.print()
    assert len([words for words in asked if words.startswith("warnings")]) == 3
    for finding in window.workspace.findings:
        window.workspace.acknowledge(finding, "核实无误")
    window.actions_by_key["copy_html"].trigger()
    assert len([words for words in asked if words.startswith("warnings")]) == 3


def test_what_is_typed_is_checked_before_the_question(window, tmp_path):
    """The identity number has only been typed; its check waits for a pause."""
    for key in ("overview", "problems", "other_matters"):
        window.workspace.apply(
            SetText(key, (Paragraph.of("文字。"),)), "编辑", f"typing:{key}", deferred=True
        )
    window.workspace.apply(
        SetText("overview", (Paragraph.of("身份证11010519491231002X。"),)), "编辑", "typing:o", deferred=True
    )
    window.files.dialogs.export_anyway = False
    window.actions_by_key["export"].trigger()
    assert window.files.dialogs.asked == ["errors:1"]
    assert [f.code for f in window.workspace.findings if f.severity.value == "error"] == ["P01"]


@needs_chinese_font
@pytest.mark.parametrize("key", ["export_pdf", "export_ofd", "export_all"])
def test_characters_without_a_font_are_named_before_pages_are_made(window, tmp_path, key):
    window.workspace.apply(SetText("overview", (Paragraph.of("甲\U0010fffd"),)), "编辑")
    window.files.dialogs.export_anyway, window.files.dialogs.folder = False, tmp_path
    window.files.dialogs.save_path = tmp_path / "年报"
    window.report_view.exports._may_export = lambda: True
    window.actions_by_key[key].trigger()
    assert [a.split(":")[0] for a in window.files.dialogs.asked] == ["boxes"]
    assert list(tmp_path.iterdir()) == []


def test_the_web_code_is_on_the_clipboard_as_code_and_as_a_page(window):
    window.actions_by_key["copy_html"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("<h1") and data.html() == data.text() and "<table" in data.text()
    assert "粘贴" in window.banner.text


def test_the_kit_goes_into_a_folder_that_can_be_opened(window, tmp_path):
    window.files.dialogs.folder = tmp_path
    window.actions_by_key["export_all"].trigger()
    names = {path.name for path in tmp_path.iterdir()}
    assert {f"{STEM}.docx", f"{STEM}.pdf", f"{STEM}（网页代码）.txt", f"{STEM}（审核结果表）.html"} <= names
    assert f"共 {len(names)} 个文件" in window.banner.text
    assert json.loads((tmp_path / f"{STEM}.json").read_text(encoding="utf-8"))
    press_in_banner(window, "打开文件夹")
    assert window.opened == [tmp_path]


def test_the_kit_replaces_only_what_it_may(window, tmp_path):
    (tmp_path / f"{STEM}.docx").write_text("改过的")
    (tmp_path / "别的.docx").write_text("别的")
    window.files.dialogs.folder = tmp_path
    window.actions_by_key["export_all"].trigger()
    assert "replace:1" in window.files.dialogs.asked
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["别的.docx", f"{STEM}.docx"])
    window.files.dialogs.may_replace = True
    window.actions_by_key["export_all"].trigger()
    assert (tmp_path / f"{STEM}.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "别的.docx").read_text() == "别的"


def test_a_name_without_the_suffix_does_not_replace_another_file_unasked(window, tmp_path):
    (tmp_path / "年报.pdf").write_text("旧")
    window.files.dialogs.save_path = tmp_path / "年报"
    window.actions_by_key["export_pdf"].trigger()
    assert (tmp_path / "年报.pdf").read_text() == "旧"
    window.files.dialogs.may_replace = True
    window.actions_by_key["export_pdf"].trigger()
    assert (tmp_path / "年报.pdf").read_bytes().startswith(b"%PDF")


def test_cancelled_questions_write_nothing(window, tmp_path):
    for key in (*FORMATS, "export_all"):
        window.actions_by_key[key].trigger()
    assert not window.banner.isVisible() and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["export_pdf", "export_all"])
def test_failures_say_why_and_keep_the_report(window, tmp_path, key):
    (tmp_path / "file").write_text("")
    window.files.dialogs.save_path = tmp_path / "没有的文件夹" / "年报.pdf"
    window.files.dialogs.folder = tmp_path / "file"
    window.actions_by_key[key].trigger()
    assert "失败" in window.banner.text and "没有丢失" in window.banner.text
    assert QGuiApplication.overrideCursor() is None


def test_opening_says_when_it_cannot(window, tmp_path):
    path = tmp_path / "年报.txt"
    window.files.dialogs.save_path = path
    window.report_view.exports.open_outside = lambda path: False
    window.actions_by_key["export_txt"].trigger()
    press_in_banner(window, "打开")
    assert "没有程序可以打开" in window.banner.text
    window.actions_by_key["export_txt"].trigger()
    path.unlink()
    press_in_banner(window, "打开")
    assert "已不在" in window.banner.text


def test_a_folder_that_holds_a_name_with_a_dot_keeps_it(window, tmp_path):
    window.workspace.apply(SetField("unit", "示例局No.1"), "改名")
    window.files.dialogs.save_path = tmp_path / "2025.终稿"
    window.actions_by_key["export_txt"].trigger()
    assert (tmp_path / "2025.终稿.txt").exists()
    assert "导出纯文本:示例局No.12022年政府信息公开工作年度报告.txt" in window.files.dialogs.asked


def test_the_primary_button_holds_the_same_menu(window):
    button = window.findChild(QToolButton, "primary")
    keys = [key for key in export_keys() if key != SEPARATOR]
    assert [a for a in button.menu().actions() if not a.isSeparator()] == [
        window.actions_by_key[key] for key in keys
    ]
    submenu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "导出")
    assert window.actions_by_key["export_all"] in submenu.actions()
    assert set(window.report_view.exports.operations()) == {*keys, "export_fonts"}
    asked = window.files.dialogs.asked
    button.click()
    assert asked[-1] == f"导出 Word 文档:{STEM}.docx"


@pytest.mark.parametrize(("role", "answer"), [("AcceptRole", True), ("RejectRole", False)])
def test_the_question_about_files_that_are_there(qapp, monkeypatch, tmp_path, role, answer):
    def press(box):
        wanted = QMessageBox.ButtonRole[role]
        next(b for b in box.buttons() if box.buttonRole(b) == wanted).click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    assert Dialogs(None).ask_replace(tmp_path, ["a.docx"]) is answer
    assert Dialogs(None).ask_leave_with_findings(1, 0, "导出", "● 错") is answer


def test_going_back_from_an_export_leads_to_the_first_error(window):
    window.files.dialogs.export_anyway = False
    window.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 99}), "改")
    window.actions_by_key["export"].trigger()
    assert [q for q in window.files.dialogs.asked if q.startswith("errors")]
    error = next(f for f in window.workspace.findings if f.severity is Severity.ERROR)
    row = next(row for row in window.findings.rows if row.finding == error)
    assert row.property("current") is True
    assert window.tabs.currentIndex() == [s.key for s in window.workspace.report.form.sections].index(
        error.address.part
    )


def test_the_website_is_asked_for_and_becomes_a_step(window):
    window.files.dialogs.website = SetField("site_name", "示例县人民政府网")
    window.actions_by_key["website"].trigger()
    assert window.workspace.report.site_name == "示例县人民政府网"
    assert window.files.dialogs.asked[-1] == "website:editable"


@pytest.mark.parametrize(
    ("suffix", "start"), [(".png", b"\x89PNG"), (".xlsx", b"PK"), (".docx", b"PK"), ("", b"\x89PNG")]
)
def test_one_table_is_exported_from_its_menu(window, tmp_path, suffix, start):
    window.files.dialogs.save_path = tmp_path / f"表{suffix}"
    panel = window.tabs.panel("requests")
    panel.grid.ranges.export_wanted.emit()
    assert (tmp_path / f"表{suffix or '.png'}").read_bytes().startswith(start)
    assert window.files.dialogs.asked[-1].startswith("导出这张表:")


@needs_chinese_font
@pytest.mark.parametrize("suffix, start", [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".html", b"<!DOCTYPE")])
def test_the_poster_is_written_in_the_chosen_look(window, tmp_path, suffix, start):
    window.files.dialogs.poster = TEMPLATES[1]
    window.files.dialogs.save_path = tmp_path / f"图解{suffix}"
    window.actions_by_key["export_poster"].trigger()
    assert (tmp_path / f"图解{suffix}").read_bytes().startswith(start)


def test_a_poster_that_is_given_up_is_not_written(window, tmp_path):
    window.files.dialogs.poster = None
    window.files.dialogs.save_path = tmp_path / "图解.png"
    window.actions_by_key["export_poster"].trigger()
    assert list(tmp_path.iterdir()) == []
