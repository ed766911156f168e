"""The page of a register, and the whole way from the menu to a report that tells where its figures come from."""

from datetime import date

import pytest
from builders.ledger import FORMAL, HEADINGS, YEAR, expected, row_of, truths, workbook
from builders.window import Answers
from PySide6.QtGui import QGuiApplication

from model.content.address import Address
from model.ledger.fields import Field
from model.ledger.memory import Memories, Memory
from model.ledger.register import RowRef
from model.opening.open import open_report
from model.reading.tabular import read_grids
from model.report.report import SetField, SetValues, new_report
from ui.ledger.actions import LABEL, memory_folder
from ui.ledger.controller import LedgerController
from ui.ledger.dialog import PRIVACY, LedgerDialog
from ui.ledger.register_model import heading_words
from ui.main_window import MainWindow

TODAY = date(2026, 1, 12)
UNIT = "示例县应急管理局"
RECEIVED = Address("requests", "received", "total")
KIND = "kind:村民小组"


def rows_of(number: int = 30) -> list[list[object]]:
    """Rows of which the fourth has a kind of applicant that is asked."""
    rows = [row_of(c, FORMAL, lambda d: d.isoformat() if d else "") for c in truths(number)]
    rows[3][3] = "村民小组"
    return [HEADINGS, *rows]


@pytest.fixture
def data() -> bytes:
    return workbook(("台账", rows_of()))


@pytest.fixture
def page(qtbot, data) -> LedgerDialog:
    report = new_report(UNIT, YEAR)
    controller = LedgerController(read_grids(data, "台账.xlsx"), "台账.xlsx", report, TODAY)
    made = LedgerDialog(controller, TODAY)
    controller.setParent(made)
    qtbot.addWidget(made)
    made.resize(1340, 730)
    made.show()
    return made


def test_a_cell_lights_its_rows_and_a_row_outlines_its_cells(page: LedgerDialog) -> None:
    controller = page.controller
    grid = page.tables.grids["requests"]
    model = grid.model()
    grid.stand_at(model.index_of(RECEIVED))
    assert page.view.rows.lit == set(controller.rows[RECEIVED])
    ref = controller.rows[RECEIVED][0]
    page.view.setCurrentIndex(page.view.rows.index_of(ref))
    cells = controller.cells_of(ref)
    assert RECEIVED in cells and all(model.look(a).related for a in cells if a.part == "requests")
    assert not model.look(Address("requests", "carried_in", "total")).related
    assert f"第{ref.row}行" in page.place.text()


def test_a_question_is_answered_and_counted_at_once(page: LedgerDialog) -> None:
    controller = page.controller
    before = controller.counts.cases
    assert controller.counts.waiting == 1 and "1 件没有计入" in page._outcome.text()
    page.questions.rows_wanted.emit(tuple(controller.counts.questions[0].rows))
    assert page.view.rows.lit == {RowRef(1, 5)}
    combo = page.questions.combos[KIND]
    combo.setCurrentIndex(combo.findData("other_organization"))
    combo.activated.emit(combo.currentIndex())
    assert controller.counts.cases == before + 1 and controller.counts.waiting == 0
    assert page.tables.value(RECEIVED) == len(controller.rows[RECEIVED])
    assert PRIVACY in page._outcome.text() and "没有计入" not in page._outcome.text()


def test_a_column_is_given_another_meaning_at_its_heading(page: LedgerDialog) -> None:
    rows, controller = page.view.rows, page.controller
    section = next(
        s for s in range(1, rows.columnCount()) if heading_words(rows.column(s)).startswith("备注")
    )
    menu = page.view.menu_for(section)
    assert menu is not None and page.view.menu_for(0) is None
    next(action for action in menu.actions() if action.text() == Field.REASON.value).trigger()
    assert rows.column(section).role.field is Field.REASON and rows.column(section).by == "user"
    assert controller.memory.roles["备注"].field is Field.REASON
    assert Field.REASON.value in rows.headerData(section, rows_orientation())


def rows_orientation():
    from PySide6.QtCore import Qt

    return Qt.Orientation.Horizontal


def test_another_year_gives_other_tables(page: LedgerDialog) -> None:
    page.controller.set_year(YEAR - 1)
    december = [c for c in truths(30) if c.received.year == YEAR - 1]
    assert page.tables.value(Address("requests", "received", "total")) == len(december) - (
        truths(30)[3] in december
    )
    assert f"{YEAR - 1} 年度" in page.year.text()


def test_words_and_headings_are_remembered_for_the_unit_and_names_are_not(tmp_path) -> None:
    memories = Memories(tmp_path / "ledgers")
    answers = {
        KIND: "other_organization",
        "name:某筹备组": "business",
        "no_result": "granted",
        "result:" + "长" * 30: "granted",
    }
    memories.remember(UNIT, Memory({"备注": memories_role()}, answers))
    found = memories.of(UNIT)
    assert found.answers == {KIND: "other_organization"} and found.roles == {"备注": memories_role()}
    assert memories.of("别的单位") == Memory() == memories.of("")
    written = b"".join(path.read_bytes() for path in (tmp_path / "ledgers").iterdir())
    assert "筹备组".encode() not in written
    next((tmp_path / "ledgers").iterdir()).write_bytes(b"{")
    assert memories.of(UNIT) == Memory()


def memories_role():
    from model.ledger.fields import Role

    return Role(Field.REASON)


class Clerk(Answers):
    """Answers what is asked."""


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Clerk())
    report = new_report(UNIT, YEAR)
    made = MainWindow(TODAY, report)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    yield made
    made.report_view.autosave.end()


def test_the_whole_way_from_the_menu_to_a_saved_report(window: MainWindow, tmp_path, data) -> None:
    path = tmp_path / "依申请公开台账.xlsx"
    path.write_bytes(data)
    workspace, ledger = window.workspace, window.report_view.ledger
    workspace.apply(SetValues({Address("requests", "received", "natural_person"): 99}), "手工")

    def look(page: LedgerDialog) -> bool:
        page.controller.answer(KIND, truths(30)[3].kind)
        return True

    ledger.ask = look
    window.files.dialogs.open_path = path
    window.actions_by_key["ledger"].trigger()
    wanted = expected(truths(30))
    for table in ("requests", "disputes"):
        for address in workspace.report.form.table(table).entries:
            value = wanted.get(table, {}).get(address.row, {}).get(address.column, 0)
            assert workspace.report.value(address) == value
    assert workspace.history.undo_label == LABEL and "填入表三、表四" in window.banner.text

    window.tabs.go_to(RECEIVED)
    model = window.tabs.current_table().model
    tip = model._tooltip(RECEIVED)
    assert "数来源：台账“依申请公开台账.xlsx”" in tip and "改过" not in tip
    assert "数来源" in window.report_view.status.place_text

    saved = tmp_path / "报告.xxgk"
    workspace.save(saved)
    again = open_report(saved).report
    assert again.sources == workspace.report.sources
    text = saved.read_bytes() + str(again.sources).encode()
    assert truths(30)[0].name not in text.decode("utf-8", "ignore")

    workspace.apply(SetField("computes_totals", False), "合计改为手工填写")
    workspace.apply(SetValues({RECEIVED: 7}), "改")
    assert "这个数后来改过" in model._tooltip(RECEIVED)
    workspace.undo(), workspace.undo(), workspace.undo()
    assert workspace.report.value(Address("requests", "received", "natural_person")) == 99
    assert workspace.report.sources == {}


def test_what_was_answered_is_not_asked_again(window: MainWindow, tmp_path, data) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(data)
    ledger, questions = window.report_view.ledger, []

    def look(page: LedgerDialog) -> bool:
        questions.append([q.identity for q in page.controller.counts.open_questions])
        page.controller.answer(KIND, "other_organization")
        return True

    ledger.ask = look
    ledger.count(path)
    ledger.count(path)
    assert questions == [[KIND], []] and any(memory_folder().iterdir())


def test_a_copied_register_is_counted_and_a_cancelled_one_changes_nothing(window: MainWindow) -> None:
    text = "\n".join("\t".join(str(cell) for cell in row) for row in rows_of(8))
    QGuiApplication.clipboard().setText(text)
    ledger, seen = window.report_view.ledger, []
    ledger.ask = lambda page: bool(seen.append(page.controller.counts.cases))
    window.actions_by_key["ledger_paste"].trigger()
    assert seen == [7] and window.workspace.report.sources == {} and window.workspace.is_saved
    QGuiApplication.clipboard().setText("")
    window.actions_by_key["ledger_paste"].trigger()
    assert "剪贴板里没有表格" in window.banner.text


def test_a_file_without_a_register_is_said_so(window: MainWindow, tmp_path) -> None:
    path = tmp_path / "通讯录.xlsx"
    path.write_bytes(workbook(("通讯录", [["单位", "电话"], ["甲", "1"]])))
    window.report_view.ledger.count(path)
    assert "没有找到申请台账" in window.banner.text
    window.report_view.ledger.count(tmp_path / "没有.xlsx")
    assert "找不到文件" in window.banner.text


def test_the_template_is_written_where_the_clerk_says(window: MainWindow, tmp_path) -> None:
    window.files.dialogs.save_path = tmp_path / "台账.xlsx"
    window.actions_by_key["ledger_template"].trigger()
    assert window.files.dialogs.asked[-1] == "台账模板:依申请公开台账（2026年）.xlsx"
    assert (tmp_path / "台账.xlsx").is_file() and "空白台账" in window.banner.text
    window.files.dialogs.save_path = tmp_path / "没有这个文件夹" / "台账.xlsx"
    window.actions_by_key["ledger_template"].trigger()
    assert "失败" in window.banner.text
