"""The review before last year's file enters the report: what it says, where it leads, what it answers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders.model import balanced_report, cell
from builders.review import OTHER, RECEIVED, filled, measured
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel

from model.content.address import Address
from model.content.blocks import Paragraph
from model.opening.open import Opened, open_report
from model.recognise.notes import Doubt, LeftOut, Note, note
from model.storage.own_file import save
from ui.environment.samples import last_year_sample
from ui.files.dialogs import Dialogs
from ui.grid.model import Role
from ui.import_review.dialog import ImportReview, year_of
from ui.import_review.present import Instead, Present
from ui.import_review.summary import State

TODAY = date(2026, 1, 12)


@pytest.fixture
def review(qtbot):
    """Makes the page on a report and its notes."""

    def make(report=None, *notes):
        page = ImportReview(Opened(report or filled(), notes, False), Path("上年.docx"), TODAY)
        qtbot.addWidget(page)
        page.show()
        return page

    return make


def test_sums_that_do_not_balance_are_counted(review):
    report = filled()
    report.values[cell("disputes.reconsideration.total")] = 999
    (row,) = [row for row in review(report).parts if row.part.key == "disputes"]
    assert row.part.state is State.WRONG and row.part.badge == "1 处不平"
    assert "1 处合计或勾稽不平" in row.part.found


def test_the_first_doubtful_part_is_shown_with_its_cells_marked(review):
    report = filled()
    for key in ("problems", "other_matters"):
        report.texts[key] = (Paragraph.of("有。"),)
    page = review(report, measured())
    grid = page.preview.grid
    assert grid is not None and grid.model().spec.key == "requests"
    index = grid.model().index_of(RECEIVED)
    assert index.data(Role.RELATED) and not grid.model().index_of(OTHER).data(Role.RELATED)
    assert not grid.model().flags(index) & Qt.ItemFlag.ItemIsEditable
    assert [row.part.key for row in page.parts if row.property("current")] == ["requests"]


def test_a_click_on_a_doubt_leads_there(review, qtbot):
    section = note(Doubt.SECTION_ASSUMED, Address("overview"), name="一", text="本年度")
    page = review(None, section, measured(address=OTHER))
    qtbot.mouseClick(page.places[1], Qt.MouseButton.LeftButton)
    assert page.preview.grid.current_address() == OTHER
    assert [row.property("current") for row in page.places] == [False, True]
    qtbot.keyClick(page.places[0], Qt.Key.Key_Space)
    assert page.preview.grid is None and "工作平稳" in page.preview.text.toPlainText()


def test_parts_are_shown_in_turn(review, qtbot):
    page = review()
    shown = []
    for row in page.parts:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        grid = page.preview.grid
        shown.append(grid.model().spec.key if grid else page.preview.text.toPlainText()[:4])
    assert shown == ["示例市示", "本年度 ", "disclosure", "requests", "disputes", "", "", "示例局\n"]


def test_unit_and_year_can_be_set_right(review, qtbot):
    report = filled()
    report.unit, report.year, report.title = "", None, "示例市示例局2022年政府信息公开工作年度报告"
    page = review(
        report, note(Doubt.UNIT_MISSING, Address("unit")), note(Doubt.YEAR_MISSING, Address("year"))
    )
    assert page.unit.property("doubtful") and "手工填写" in page.outcome
    qtbot.keyClicks(page.year, "2022")
    page.unit.setText("示例市示例局")
    page.unit.textEdited.emit("示例市示例局")
    assert "示例市示例局2023年政府信息公开工作年度报告" in page.outcome
    assert not page.unit.property("doubtful") and not page.year.property("doubtful")
    made = page.report()
    assert (made.unit, made.year, made.title) == ("示例市示例局", 2022, "")
    assert report.unit == "" and made.values == report.values


def test_a_printed_title_that_says_something_else_stays(review):
    report = filled()
    report.title = "示例局信息公开年报"
    assert review(report).report() == report


def test_what_is_no_year_is_not_taken(review, qtbot):
    page = review()
    page.year.clear()
    qtbot.keyClicks(page.year, "22")
    assert not page.accept_button.isEnabled() and "四位数字" in page.outcome
    qtbot.keyClick(page.year, Qt.Key.Key_Return)
    assert page.isVisible()


@pytest.mark.parametrize(
    ("text", "answer"),
    [("2024", (2024, True)), (" ２０２４年度", (2024, True)), ("", (None, True)), ("24", (None, False))],
)
def test_years_as_they_are_typed(text, answer):
    assert year_of(text) == answer


@pytest.mark.parametrize(
    "where", ["accept_button", "unit", "preview.grid", "preview.text", "parts", "places"]
)
def test_return_accepts_from_anywhere(review, qtbot, where):
    page = review(None, measured())
    qtbot.mouseClick(page.places[0], Qt.MouseButton.LeftButton)
    target = page
    for name in where.split("."):
        target = getattr(target, name)
    qtbot.keyClick(target[0] if isinstance(target, list) else target, Qt.Key.Key_Return)
    assert page.result() == QDialog.DialogCode.Accepted


def test_escape_and_the_other_button_cancel(review, qtbot):
    page = review()
    qtbot.keyClick(page.unit, Qt.Key.Key_Escape)
    assert page.isHidden() and page.result() == QDialog.DialogCode.Rejected
    page = review()
    page.cancel_button.setFocus()
    qtbot.keyClick(page.cancel_button, Qt.Key.Key_Return)
    assert page.isHidden() and page.result() == QDialog.DialogCode.Rejected


def test_without_doubts_it_says_so(review):
    page = review()
    assert page.places == [] and page.accept_button.isDefault()


def test_the_dialogs_ask_and_answer(qtbot, monkeypatch):
    opened = open_report(last_year_sample())
    monkeypatch.setattr(ImportReview, "exec", lambda page: page.year.setText("2030") or 1)
    made = Dialogs(None).review_import(opened, Path("last-year.docx"), TODAY)
    assert made == replace(opened.report, year=2030)
    monkeypatch.setattr(ImportReview, "exec", lambda page: 0)
    assert Dialogs(None).review_import(opened, Path("last-year.docx"), TODAY) is None


def test_a_report_of_the_old_edition(review):
    report = balanced_report(edition="2019")
    report.texts["overview"] = (Paragraph.of("有。"),)
    page = review(report, note(Doubt.EDITION_OLD, Address("edition"), "2019", issued_by="旧"))
    assert [row.part.key for row in page.parts][2] == "legacy"
    assert page.preview.grid.model().spec.key == "legacy"


def test_an_own_file_with_its_own_last_year_shows_no_figures_of_that(review, tmp_path):
    report = filled()
    report.previous = balanced_report(7)
    save(report, tmp_path / "a.xxgk")
    page = review(open_report(tmp_path / "a.xxgk").report)
    page.show_part("requests")
    assert page.preview.grid.model().look(RECEIVED).last == ""


def test_a_doubtful_year_is_named_and_can_be_set(qtbot):
    report = filled()
    report.year, report.unit = 2021, "示例市示例局"
    opened = Opened(report, (), False)
    page = ImportReview(opened, Path("示例局2023年报.docx"), TODAY)
    qtbot.addWidget(page)
    assert "文件名写的是 2023 年，内容是 2021 年" in page.doubts.texts[0]
    assert page.accept_button.text() == "仍然生成 2022 年度草稿"
    next(b for b in page.doubts.buttons if "2023" in b.text()).click()
    assert page.report().year == 2023 and "2024年政府信息" in page.outcome


def test_the_file_can_be_taken_for_comparison_or_opened_instead(qtbot, monkeypatch):
    report = filled()
    report.year = TODAY.year - 1
    present = filled()
    present.unit = "样例县样例局"
    page = ImportReview(
        Opened(report, (), False), Path("年报.xxgk"), TODAY, None, Present("甲会关闭。", present)
    )
    qtbot.addWidget(page)
    assert page.outcome.startswith("甲会关闭。") and any("样例县样例局" in text for text in page.doubts.texts)
    monkeypatch.setattr(page, "exec", lambda: [b.click() for b in page.doubts.buttons if "打开" in b.text()])
    assert page.ask() is Instead.OPEN
    monkeypatch.setattr(page, "exec", lambda: [b.click() for b in page.doubts.buttons if "对照" in b.text()])
    assert page.ask() is Instead.COMPARE


def left_out(part: str = "other_matters", position: int = 0):
    return note(
        Doubt.FURNITURE,
        Address(part),
        "",
        LeftOut(("附件：年报.docx", "责任编辑：李四"), part, position),
        count=2,
        text="附件",
    )


def test_left_out_text_is_shown_and_taken_back_to_its_section(review, qtbot):
    page = review(None, left_out())
    (row,) = page.places
    assert "责任编辑：李四" in "\n".join(label.text() for label in row.findChildren(QLabel))
    assert row.button.text() == "取回到“六、其他需要报告的事项”"
    before = page.report().text("other_matters")
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert page.report().text("other_matters").startswith("附件：年报.docx\n责任编辑：李四")
    assert "责任编辑：李四" in page.preview.text.toPlainText() and row.property("current") is True
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert page.report().text("other_matters") == before
    assert "责任编辑" not in page.preview.text.toPlainText()


def test_a_corrected_figure_is_taken_back_as_it_stands_in_the_file(review, qtbot):
    page = review(None, measured())
    (row,) = page.places
    before = page.report().values[RECEIVED]
    assert row.button.text() == "改回“4件”"
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert page.report().values[RECEIVED] == "4件"
    index = page.preview.grid.model().index_of(RECEIVED)
    assert index.data() == "4件"
    assert row.button.text() == "已照原文件，撤销"
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert page.report().values[RECEIVED] == before


def test_text_that_has_no_section_can_be_copied(review, qtbot):
    struck = Note("struck", "文件里有删除线。", None, "", LeftOut(("全年14151件",)))
    (row,) = review(None, struck).places
    assert row.button.text() == "复制文字" and not row.is_taken_back
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "全年14151件"


def test_a_place_without_such_text_has_no_button(review):
    (row,) = review(None, note(Doubt.TABLE_MISSING, Address("requests"), name="表三", title="甲")).places
    assert row.button.isHidden()


def test_the_original_file_is_opened(review, qtbot):
    page = review()
    opened = []
    page.open_outside = lambda path: opened.append(path) or True
    qtbot.mouseClick(page.original_button, Qt.MouseButton.LeftButton)
    assert opened == [Path("上年.docx")] and page.original_button.isEnabled()
    page.open_outside = lambda path: False
    qtbot.mouseClick(page.original_button, Qt.MouseButton.LeftButton)
    assert page.original_button.text() == "打不开原文件"
