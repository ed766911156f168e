"""Unit, year, title and deadline above the tabs."""

from collections.abc import Callable
from datetime import date

import pytest
from builders.text import press, press_key
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from model.checks.core import Finding, Severity
from model.content.address import Address
from model.report.report import Report, SetField, new_report
from model.workspace import Workspace
from ui.appearance.theme import LIGHT
from ui.bridge import Bridge
from ui.sections.header import ReportHeader, remaining

Open = Callable[..., tuple[ReportHeader, Workspace]]


@pytest.fixture
def open_head(qtbot: QtBot) -> Open:
    def build(
        unit: str = "示例市示例局", year: int | None = 2025, title: str = ""
    ) -> tuple[ReportHeader, Workspace]:
        report = new_report(unit, year)
        report.title = title
        workspace = Workspace(date(2026, 1, 19), report)
        bridge = Bridge(workspace)
        head = ReportHeader(bridge)
        bridge.setParent(head)
        qtbot.addWidget(head)
        return head, workspace

    return build


def retype(line: QLineEdit, text: str) -> None:
    line.selectAll()
    press(line, text)
    press_key(line, Qt.Key.Key_Return)


def test_unit_is_edited_in_place_as_one_step(open_head: Open, qtbot: QtBot) -> None:
    head, workspace = open_head("")
    retype(head.unit, "示例 市局")
    assert workspace.report.unit == head.unit.text() == "示例市局"
    assert workspace.history.undo_label == "改单位名称"
    workspace.undo()
    assert head.unit.text() == ""


def test_what_is_typed_gets_into_the_report_with_flush(open_head: Open, qtbot: QtBot) -> None:
    head, workspace = open_head("")
    press(head.unit, "A")
    assert workspace.report.unit == ""
    head.flush()
    assert workspace.report.unit == "A"


def test_escape_takes_back_what_was_typed(open_head: Open, qtbot: QtBot) -> None:
    head, workspace = open_head()
    press(head.unit, "A")
    assert head.unit.isModified()
    head.unit.keyPressEvent(
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    head.flush()
    assert workspace.report.unit == head.unit.text() == "示例市示例局"


@pytest.mark.parametrize(("typed", "year"), [("2024", 2024), ("２０２４", 2024)])
def test_year(open_head: Open, qtbot: QtBot, typed: str, year: int) -> None:
    head, workspace = open_head()
    retype(head.year, typed)
    assert workspace.report.year == year
    assert head.year.text() == str(year)


def test_year_can_be_taken_away(open_head: Open, qtbot: QtBot) -> None:
    head, workspace = open_head()
    head.year.clear()
    head.flush()
    assert workspace.report.year is None


def years_offered(head: ReportHeader) -> list[str]:
    head.years.fill()
    return [action.text() for action in head.years.menu().actions() if action.text()]


def choose(head: ReportHeader, year: int) -> None:
    head.years.fill()
    next(a for a in head.years.menu().actions() if a.text().startswith(str(year))).trigger()


def test_the_year_is_chosen_from_a_menu_as_one_step(open_head: Open) -> None:
    head, workspace = open_head()
    said: list[str] = []
    head.year.moved.connect(lambda text, _step: said.append(text))
    assert years_offered(head) == [
        "2026 年度",
        "2025 年度（本次应报）",
        "2024 年度",
        "2023 年度",
        "其他年度…",
    ]
    choose(head, 2024)
    assert head.year.text() == "2024" and said == ["报告年度已由 2025 改为 2024。"]
    choose(head, 2024)
    assert len(said) == 1
    workspace.undo()
    assert head.year.text() == "2025"
    assert workspace.undo() is None


def test_the_menu_shows_the_year_that_the_report_has(open_head: Open) -> None:
    head, _ = open_head(year=2019)
    assert "2019 年度" in years_offered(head)
    assert [a.text() for a in head.years.menu().actions() if a.isChecked()] == ["2019 年度"]
    head, workspace = open_head(year=None)
    choose(head, 2025)
    assert workspace.report.year == 2025


def test_another_year_is_typed(open_head: Open, qtbot: QtBot) -> None:
    head, _ = open_head()
    head.years.fill()
    head.years.menu().actions()[-1].trigger()
    assert head.focusWidget() is head.year and head.year.selectedText() == "2025"


def test_the_wheel_does_not_change_the_year(open_head: Open) -> None:
    head, workspace = open_head()
    down = QPoint(0, -120)
    event = QWheelEvent(
        QPointF(2, 2), QPointF(2, 2), down, down, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(head.year, event)
    head.flush()
    assert workspace.report.year == 2025 and not event.isAccepted()


def test_a_title_of_its_own_is_shown_and_can_be_dropped(open_head: Open) -> None:
    head, workspace = open_head(title="示例市示例局年报")
    assert not head.title.isHidden() and head.title.text() == "示例市示例局年报"
    assert not head.title.parentWidget().isHidden()
    head.automatic.click()
    assert workspace.report.title == "" and head.title.parentWidget().isHidden()
    workspace.undo()
    assert head.title.text() == "示例市示例局年报" and not head.title.parentWidget().isHidden()


def test_the_automatic_title_is_none_of_its_own(open_head: Open) -> None:
    head, workspace = open_head()
    head.words.click()
    assert head.title.text() == "示例市示例局2025年政府信息公开工作年度报告"
    head.flush()
    assert workspace.report.title == "" and workspace.is_saved
    head.words.click()
    head.title.setText("另拟的标题")
    head.flush()
    assert workspace.report.title == "另拟的标题"


def test_findings_frame_their_field(open_head: Open) -> None:
    head, _ = open_head("")
    problem = Finding("M01", Severity.ERROR, Address("unit"), (("problem", "还没有填写单位名称。"),))
    head.set_findings([problem])
    assert head.unit.property("wrong") == "error" and "还没有填写单位名称" in head.unit.toolTip()
    assert not head.year.property("wrong")
    head.set_findings([])
    assert head.unit.property("wrong") == "" and "还没有填写" not in head.unit.toolTip()


def test_go_to_leads_to_the_field(open_head: Open, qtbot: QtBot) -> None:
    head, _ = open_head()
    head.show()
    head.go_to(Address("year"))
    assert head.year.selectedText() == "2025"
    head.go_to(Address("title"))
    assert not head.title.parentWidget().isHidden()


def test_another_unit_changes_the_deadline(open_head: Open) -> None:
    head, workspace = open_head()
    assert "1月31日" in head.deadline.text() and "12 天" in head.deadline.text()
    workspace.apply(SetField("unit", "示例市人民政府"), "改")
    assert "3月31日" in head.deadline.text() and "71 天" in head.deadline.text()
    assert "县级以上人民政府" in head.deadline.toolTip()


def plain(report: Report, today: date) -> str:
    import re

    return re.sub("<[^>]+>", "", remaining(report, today, LIGHT))


@pytest.mark.parametrize(
    ("today", "text"),
    [
        (date(2026, 1, 19), "距 1月31日 还有 12 天"),
        (date(2026, 1, 31), "今天（1月31日）是公布截止日"),
        (date(2026, 2, 3), "已过截止日（1月31日）3 天"),
        (date(2025, 12, 1), "距 2026年1月31日 还有 61 天"),
        (date(2027, 2, 3), "公布截止日 2026年1月31日"),
    ],
)
def test_how_long_there_is(today: date, text: str) -> None:
    assert plain(new_report("示例市示例局", 2025), today) == text


def test_without_a_year_there_is_no_deadline() -> None:
    assert plain(new_report("示例市示例局", None), date(2026, 1, 19)) == ""
