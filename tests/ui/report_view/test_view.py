"""The open report in one widget: places, preview, totals, and what was done taken back."""

from datetime import date

import pytest
from builders.model import balanced_report, cell
from builders.window import Answers
from PySide6.QtWidgets import QWidget

from model.content.address import Address
from model.report.report import SetField
from ui.report_view.view import ReportView
from ui.widgets.banner import Banner


@pytest.fixture
def view(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    page = QWidget()
    page.banner = Banner()
    made = ReportView(date(2026, 1, 12), balanced_report(), page.banner, page)
    page.resize(1200, 700)
    qtbot.addWidget(page)
    page.show()
    made.page = page
    return made


def test_a_cell_is_gone_to_on_its_tab(view):
    view.go_to(cell("disputes.reconsideration.total"))
    assert view.tabs.current_key == "disputes" and view.help_page == "disputes"


def test_the_preview_comes_and_goes(view):
    view.show_preview(True)
    assert view.is_previewing and view.help_page == "preview"
    view.go_to(Address("overview"))
    assert not view.is_previewing


def test_what_was_done_is_taken_back_by_its_button_only_while_it_is_the_last_step(view):
    view.workspace.apply(SetField("unit", "另一局"), "改名")
    view.say_done("已改名。", "改名")
    view.banner.buttons[0].click()
    assert view.workspace.report.unit == balanced_report().unit
    view.workspace.apply(SetField("unit", "另一局"), "改名")
    view.say_done("已改名。", "改名")
    view.workspace.apply(SetField("date", "2026年1月9日"), "改日期")
    view.banner.buttons[0].click()
    assert view.workspace.report.unit == "另一局" and "没有撤销" in view.banner.text


def test_every_operation_of_the_report_is_an_action(view):
    from ui.actions import ACTIONS

    assert set(view.operations()) <= {spec.key for spec in ACTIONS}
