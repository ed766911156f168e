"""What is the same every year is remembered and filled in."""

from datetime import date

import pytest
from builders.model import UNIT, balanced_report
from PySide6.QtCore import QObject

from model.workspace import Workspace
from ui.bridge import Bridge
from ui.environment.samples import SAMPLE_UNIT
from ui.files.unit_profiles import UnitProfiles
from ui.widgets.banner import Banner
from ui.widgets.field_line import FieldLine


@pytest.fixture
def made(qtbot):
    workspace, banner = Workspace(date(2026, 1, 12), balanced_report()), Banner()
    qtbot.addWidget(banner)
    bridge = Bridge(workspace, banner)
    return UnitProfiles(workspace, banner, QObject(banner)), workspace, banner, bridge


def test_an_empty_report_begins_with_the_unit_remembered_last(made):
    units, workspace, banner, _ = made
    units.remember()
    workspace.start_empty()
    units.begin()
    assert workspace.report.unit == UNIT and workspace.report.year == 2025
    banner.buttons[0].click()
    assert workspace.report.unit == "" and banner.isHidden()


def test_the_sample_is_not_remembered(made):
    units, workspace, banner, _ = made
    workspace.report.unit = SAMPLE_UNIT
    units.remember()
    units.begin()
    assert banner.isHidden()


def test_a_known_unit_is_completed(made, qtbot):
    units, workspace, _, bridge = made
    units.remember()
    line = FieldLine(bridge, "unit", "改单位名称")
    qtbot.addWidget(line)
    units.serve(line)
    workspace.start_empty()
    line.completer().activated.emit(UNIT)
    assert workspace.report.unit == line.text() == UNIT
