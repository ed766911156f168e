"""The six tabs: panels made when they are needed, badges, and the way to a place."""

from datetime import date

import pytest
from builders.model import balanced_report, cell

from model.content.address import Address
from model.report.report import SetField
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.sections.tabs import SectionTabs


@pytest.fixture
def tabs(qtbot):
    workspace = Workspace(date(2026, 1, 12), balanced_report())
    bridge = Bridge(workspace)
    made = SectionTabs(bridge)
    bridge.setParent(made)
    made.workspace = workspace
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def test_only_the_panel_that_is_shown_is_made_at_first(tabs):
    assert list(tabs.panels) == [tabs.current_key]
    assert tabs.go_to(cell("requests.granted.business"))
    assert tabs.current_key == "requests" and set(tabs.panels) == {"overview", "requests"}


@pytest.mark.parametrize(
    ("part", "section"), [("front", "overview"), ("date", "other"), ("unit", None), ("disputes", "disputes")]
)
def test_every_place_has_its_section(tabs, part, section):
    keys = [s.key for s in tabs.workspace.report.form.sections]
    wanted = keys[-1] if section == "other" else section
    assert tabs.section_of(Address(part)) == wanted


def test_another_edition_brings_tabs_of_its_own(tabs):
    before = tabs.panel("overview")
    tabs.workspace.apply(SetField("edition", "2019"), "改版本")
    assert tabs.count() == 6 and tabs.panel("overview") is not before
