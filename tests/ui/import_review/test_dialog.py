"""The review before last year's file enters the report: what it says, where it leads, what it answers."""

from dataclasses import replace
from datetime import date

import pytest
from builders.model import balanced_report, cell
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from model.content.address import Address
from model.content.blocks import Paragraph, Picture, TableBlock
from model.opening.open import Opened, open_report
from model.recognise.notes import Doubt, note
from model.report.report import Report
from model.storage.own_file import save
from ui.environment.samples import last_year_sample
from ui.files.dialogs import Dialogs
from ui.grid.model import Role
from ui.import_review.dialog import ImportReview, year_of
from ui.import_review.summary import END, HEAD, State, parts_of, places_of

TODAY = date(2026, 1, 12)
RECEIVED = cell("requests.received.natural_person")
OTHER = cell("requests.other_misc.natural_person")


def measured(text="4件", value="4", address=RECEIVED):
    return note(Doubt.MEASURE_DROPPED, address, value, cell="表三某格", text=text, value=value)


def filled() -> Report:
    """A balanced report with texts, signature and date."""
    report = balanced_report()
    picture = Picture(b"\x89PNG", "image/png", 1000, 1000)
    report.texts["overview"] = (Paragraph.of("本年度 工作平稳。"), picture, TableBlock.of_rows([["甲"]]))
    report.signature, report.date = "示例局", "2023年1月20日"
    return report


def parts(report, notes=(), findings=()):
    return {part.key: part for part in parts_of(report, places_of(notes, report.form), findings)}


@pytest.fixture
def review(qtbot):
    """Makes the page on a report and its notes."""

    def make(report=None, *notes):
        page = ImportReview(Opened(report or filled(), notes, False), "上年.docx", TODAY)
        qtbot.addWidget(page)
        page.show()
        return page

    return make


def test_every_part_says_how_much_was_found():
    report = filled()
    del report.values[RECEIVED]
    found = parts(report)
    assert list(found) == [HEAD, *(section.key for section in report.form.sections), END]
    assert (
        found["overview"].found == "8 字，图片 1 张，小表 1 张"
        and found["overview"].begins == "本年度工作平稳。"
    )
    assert found["requests"].found.startswith("174 格有数，1 格空白；合计和勾稽都平")
    assert found["disclosure"].found == "10 格有数" and found["disclosure"].state is State.FINE
    assert found[END].found == "署名：示例局　日期：2023年1月20日"
    assert found["problems"].state is State.MISSING and found["problems"].badge == "没有读到"


def test_what_was_not_found_is_said():
    found = parts(Report())
    assert {part.state for part in found.values()} == {State.MISSING, State.ABSENT}
    assert (found[HEAD].found, found["requests"].found) == ("没有找到标题", "没有读到数字")
    assert found[END].found == "没有署名　没有日期" and found[END].state is State.ABSENT


def test_sums_that_do_not_balance_are_counted(review):
    report = filled()
    report.values[cell("disputes.reconsideration.total")] = 999
    (row,) = [row for row in review(report).parts if row.part.key == "disputes"]
    assert row.part.state is State.WRONG and row.part.badge == "1 处不平"
    assert "1 处合计或勾稽不平" in row.part.found


def test_places_stand_with_their_parts():
    form = filled().form
    notes = (
        note(Doubt.TABLE_OTHER_EDITION, issued_by="旧", assumed="2021"),
        note(Doubt.EDITION_OLD, Address("edition"), "2019", issued_by="旧"),
        note(Doubt.UNIT_MISSING, Address("unit")),
        note(Doubt.SECTION_MISSING, Address("problems"), name="五"),
        note(Doubt.DATE_MOVED, Address("date"), "2023年1月1日", value="2023年1月1日"),
    )
    places = places_of(notes, form)
    assert [place.part for place in places] == [HEAD, "disclosure", HEAD, "problems", END]
    assert [place.name for place in places][2:] == ["", "五、存在的主要问题及改进情况", ""]
    assert {place.assumed for place in places} == {""}


def test_a_doubt_about_a_row_or_a_column_marks_all_of_it():
    form = filled().form
    row = note(Doubt.OTHER_ONE_ROW, OTHER, "3.其他", text="（六）其他处理", row="3.其他")
    column = note(
        Doubt.COLUMNS_ASSUMED, Address("requests"), "商业企业", name="表三", text="企业", value="商业企业"
    )
    marked = [place.cells for place in places_of((row, column, measured()), form)]
    assert {address.row for address in marked[0]} == {"other_misc"} and len(marked[0]) == 7
    assert {address.column for address in marked[1]} == {"business"} and len(marked[1]) == 25
    assert marked[2] == (RECEIVED,)


def test_what_was_read_in_is_said_once():
    form = filled().form
    said, unsaid = measured(), replace(measured(), assumed="17")
    assert [place.assumed for place in places_of((said, unsaid), form)] == ["", "17"]


def test_many_easy_doubts_of_a_table_are_one():
    form = filled().form
    cells = [address for address in form.addresses if address.part == "requests"][:5]
    (place,) = places_of([measured(address=address) for address in cells], form)
    assert "表三有 5 格带有" in place.words and "“4件”" in place.words and place.cells == tuple(cells)
    assert len(places_of([measured(address=address) for address in cells[:2]], form)) == 2


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
    made = Dialogs(None).review_import(opened, "last-year.docx", TODAY)
    assert made == replace(opened.report, year=2030)
    monkeypatch.setattr(ImportReview, "exec", lambda page: 0)
    assert Dialogs(None).review_import(opened, "last-year.docx", TODAY) is None


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
