"""What the workspace tells becomes a signal."""

from datetime import date

from model.content.address import Address
from model.report.report import SetField
from model.workspace import Workspace
from ui.bridge import Bridge


def test_every_change_is_sent_once(qtbot):
    workspace = Workspace(date(2026, 1, 12))
    bridge = Bridge(workspace)
    heard = []
    bridge.changed.connect(heard.append)
    workspace.apply(SetField("unit", "示例局"), "改名")
    assert [change.addresses for change in heard] == [frozenset({Address("unit")})]
