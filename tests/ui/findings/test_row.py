"""One finding with its buttons."""

from datetime import date

import pytest
from builders.model import balanced_report, cell

from model.report.report import SetValues
from model.workspace import Workspace
from ui.findings.row import FindingRow, fix_words


@pytest.fixture
def finding():
    workspace = Workspace(date(2026, 1, 12), balanced_report())
    workspace.apply(SetValues({cell("disputes.reconsideration.total"): 0}), "修改")
    return next(f for f in workspace.findings if f.code == "L01"), workspace.report.form


def test_the_fix_says_what_it_does_and_is_asked_for(qtbot, finding):
    found, form = finding
    row = FindingRow(found, form)
    qtbot.addWidget(row)
    wanted = []
    row.fix_wanted.connect(wanted.append)
    row.fix.click()
    assert wanted == [found] and row.fix.text() == fix_words(found, form)
    assert row.keep is None, "an error cannot be kept with a reason"


def test_the_rule_opens_and_closes(qtbot, finding):
    row = FindingRow(*finding)
    qtbot.addWidget(row)
    row.toggle_rule()
    assert row.rule_text
    row.toggle_rule()
    assert not row.rule_text


def test_nothing_is_offered_for_a_read_only_report(qtbot, finding):
    row = FindingRow(*finding)
    qtbot.addWidget(row)
    row.set_read_only(True)
    assert not row.fix.isEnabled() and "只能查看" in row.fix.toolTip()
