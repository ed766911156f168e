"""The checks of long texts run in a thread, and the window says so meanwhile."""

from __future__ import annotations

from datetime import date

import pytest
from builders.model import balanced_report

from model.checks.engine import LONG_BLOCKS
from model.content.blocks import Paragraph
from model.workspace import Workspace
from ui.findings.matching import CHECKING as PANEL_CHECKING
from ui.main_window import MainWindow
from ui.report_view.background_checks import BackgroundChecks
from ui.sections.status_bar import CHECKING

TODAY = date(2026, 1, 20)


def long_texts() -> dict[str, tuple[Paragraph, ...]]:
    return {"overview": tuple(Paragraph.of(f"2019年，新收申请{n}件。") for n in range(LONG_BLOCKS + 1))}


@pytest.fixture
def window(qtbot) -> MainWindow:
    made = MainWindow(TODAY)
    qtbot.addWidget(made)
    report = balanced_report()
    report.texts = long_texts()
    made.workspace.load(report, None)
    made.show_report()
    return made


def test_the_window_says_that_it_checks_until_it_has(window: MainWindow, qtbot) -> None:
    view = window.report_view
    assert window.workspace.checks.is_waiting
    said: list[str] = []
    view.checks.running.connect(lambda _: said.append(view.status.counts_text))
    with qtbot.waitSignal(view.checks.running, check_params_cb=lambda running: not running):
        view._pause.timeout.emit()
        assert view.status.counts_text == CHECKING == PANEL_CHECKING
    assert not window.workspace.checks.is_waiting
    assert said and "核实" in view.status.counts_text and not view.findings._more.isHidden()


def test_who_wants_the_findings_now_gets_them(window: MainWindow) -> None:
    window.report_view.settle()
    assert not window.workspace.checks.is_waiting and window.workspace.findings
    assert window.report_view.status.counts_text != CHECKING


def test_short_texts_are_checked_at_once(qtbot) -> None:
    workspace = Workspace(TODAY)
    checks = BackgroundChecks(workspace, None)  # pyright: ignore[reportArgumentType]
    report = balanced_report()
    report.texts["overview"] = long_texts()["overview"][:3]
    workspace.load(report, None)
    assert not workspace.checks.is_waiting and workspace.findings
    checks.start()
