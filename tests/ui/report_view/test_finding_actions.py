"""What the panel of findings asks for, carried out through a stand-in for the view."""

from datetime import date

import pytest
from builders.model import balanced_report, cell
from PySide6.QtCore import QObject

from model.content.blocks import Paragraph
from model.report.report import SetText, SetValues
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.findings.panel import FindingsPanel
from ui.report_view.finding_actions import FindingActions


class Recorder:
    """A Navigator that keeps what it was asked for."""

    def __init__(self):
        self.section = "disclosure"
        self.places, self.related, self.texts, self.settled = [], [], [], 0

    def settle(self):
        self.settled += 1

    def go_to(self, address):
        self.places.append(address)

    def set_related(self, finding):
        self.related.append(finding)

    def hint(self, text):
        self.texts.append(text)

    def say(self, text, *, done=False):
        self.texts.append(text)

    def say_done(self, text, label):
        self.texts.append(text)


@pytest.fixture
def made(qtbot):
    workspace = Workspace(date(2026, 1, 12), balanced_report())
    panel = FindingsPanel(Bridge(workspace))
    panel.bridge_parent = QObject(panel)
    qtbot.addWidget(panel)
    navigator = Recorder()
    return FindingActions(navigator, workspace, panel, panel), workspace, navigator


def finding(workspace, code):
    return next(f for f in workspace.findings if f.code == code)


def test_without_findings_the_check_says_so(made, monkeypatch):
    actions, _, navigator = made
    monkeypatch.setattr(Workspace, "findings", ())
    actions.check()
    assert "没有发现问题" in navigator.texts[-1] and navigator.settled


def test_a_finding_is_shown_with_its_cells_and_fixed(made):
    actions, workspace, navigator = made
    address = cell("disputes.reconsideration.total")
    workspace.apply(SetValues({address: 0}), "修改")
    wrong = finding(workspace, "L01")
    actions.show(wrong)
    assert navigator.places == [address] and navigator.related == [wrong]
    actions.fix(wrong)
    assert workspace.report == balanced_report() and navigator.related[-1] is None


def test_of_a_long_span_only_the_beginning_is_gone_to(made):
    actions, workspace, navigator = made
    workspace.apply(SetText("overview", (Paragraph.of("工作平稳。" * 30),) * 2), "修改")
    workspace.settle()
    for found in workspace.findings:
        actions.show(found)
    assert navigator.places and all(a.end - a.start <= 40 for a in navigator.places)
