"""The year of the report in its head: typed in place, or chosen from a small menu."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from model.checks.year_change import contradiction
from model.content.address import Address
from model.form.deadline import due_year
from model.report.report import FieldValue, SetField
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.widgets.field_line import FieldLine

CHANGING = "改报告年度"


class YearLine(FieldLine):
    """The year reported on: four digits; the wheel does not change it, the menu beside it does."""

    moved = Signal(str, str)
    """What the menu has done, and the name of the step."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "year", CHANGING, _year_of)
        self.setMaxLength(4)
        # The name of the unit gives way, the year never.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setPlaceholderText("填年份")
        self.set_tip("所报告的年度，点击修改")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def move_to(self, year: int) -> None:
        """Change the year and say so; not to one that the report contradicts."""
        self.flush()
        report = self._workspace.report
        if year == report.year:
            return
        reason = contradiction(report, year, self._workspace.today)
        if reason:
            self.refused.emit(f"年度没有改为 {year}：{reason}。确实要改，请直接在年度处输入。")
            return
        before = "空白" if report.year is None else report.year
        self._workspace.apply(SetField("year", year), CHANGING)
        self.moved.emit(f"报告年度已由 {before} 改为 {year}。", CHANGING)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what lies around."""
        event.ignore()


class YearMenu(QToolButton):
    """The years that a report may be on, the one that is due named; any other is typed."""

    def __init__(self, line: YearLine, workspace: Workspace) -> None:
        super().__init__()
        self._line, self._workspace = line, workspace
        self.setObjectName("yearMenu")
        self.setArrowType(Qt.ArrowType.DownArrow)
        self.setToolTip("选择年度")
        self.setAccessibleName("选择年度")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    def fill(self) -> None:
        """List the years: the one that is due, the one before and the one after, and the report's own."""
        due, now = due_year(self._workspace.today), self._workspace.report.year
        menu = self.menu()
        menu.clear()
        for year in sorted({due + 1, due, due - 1, due - 2, due if now is None else now}, reverse=True):
            action = menu.addAction(f"{year} 年度（本次应报）" if year == due else f"{year} 年度")
            action.setCheckable(True)
            action.setChecked(year == now)
            action.triggered.connect(lambda _checked=False, year=year: self._line.move_to(year))
        menu.addSeparator()
        menu.addAction("其他年度…", lambda: self._line.go_to(Address("year")))


def _year_of(text: str) -> FieldValue:
    digits = unicodedata.normalize("NFKC", text).strip()
    if digits and not (len(digits) == 4 and digits.isdecimal()):
        raise ValueError(f"年度“{text.strip()}”没有改：要填四位数字，例如 2025（按 Esc 恢复原来的年度）")
    return int(digits) if digits else None
