"""The menu of unit kinds: by the name, or as the clerk says; the deadline and two checks follow it."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from model.form.unit_kind import CHOICES, kind_of
from model.report.report import SetField
from model.workspace import Workspace


class UnitKindMenu(QMenu):
    """Filled anew each time it is opened, because the name may have changed."""

    def __init__(self, workspace: Workspace, parent: QMenu) -> None:
        super().__init__("单位类别", parent)
        self._workspace = workspace
        self.setToolTip("决定公布截止日期和个别审核规则")
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """The choices, the one in force ticked."""
        self.clear()
        report = self._workspace.report
        by_name = kind_of(report.unit).value or "判断不出"
        group = QActionGroup(self)
        for value, text in (
            ("", f"按单位名称判断（{by_name}）"),
            *((kind.value, kind.value) for kind in CHOICES),
        ):
            action = self.addAction(text)
            action.setCheckable(True)
            action.setChecked(report.unit_kind == value)
            action.setEnabled(not self._workspace.read_only)
            action.triggered.connect(lambda _checked=False, value=value: self._choose(value))
            group.addAction(action)

    def _choose(self, value: str) -> None:
        self._workspace.apply(SetField("unit_kind", value), "改单位类别")
