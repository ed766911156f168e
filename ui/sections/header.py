"""Report head: unit, year and title of the report, edited in place, and how long there is until it must be published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from string import Template

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from model.checks.core import Finding
from model.content.address import Address
from model.content.values import squeeze
from model.form.deadline import deadline, due_year, is_county_government
from model.report.report import FieldValue, Report, SetField
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import PlainLabel, RichLabel
from ui.appearance.theme import GAP, MARGIN, SPACE, Colors, Theme
from ui.bridge import Bridge
from ui.sections.year_line import YearLine, YearMenu
from ui.widgets.banner import Banner
from ui.widgets.field_line import FieldLine

SOON = 14
"""Days before the deadline from which it is shown in amber."""
BANNER_WIDTH = 520
"""Pixels from which the banner stands behind the title; with less it covers the title."""
INSET = 7
"""Pixels between the frame of a line and its text."""
_REASON = (
    "《政府信息公开条例》第四十九条：政府部门（及乡镇、街道）1月31日前、县级以上人民政府3月31日前公布上一年度报告。"
    "本单位为{kind}；按名称判断有误的，在“报告”菜单的“单位类别”里改。"
)


class ReportHeader(QWidget):
    """One line under the tools; a second one while the title is not the automatic one."""

    message = Signal(str)
    """Why something that was typed was not taken."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._workspace = bridge.workspace
        self.unit = FieldLine(bridge, "unit", "改单位名称", squeeze)
        self.unit.setPlaceholderText("填写单位全称")
        self.unit.set_tip("发布报告的行政机关全称，点击修改")
        self.year = YearLine(bridge)
        self.years = YearMenu(self.year, self._workspace)
        self.words = QPushButton()
        self.words.setObjectName("titleWords")
        self.words.setToolTip("标题由单位、年度自动组成；点击可以另拟标题")
        self.words.clicked.connect(self._begin_title)
        self.title = FieldLine(bridge, "title", "改标题", self._title_value)
        self.automatic = QPushButton("恢复自动标题")
        self.automatic.setObjectName("link")
        self.automatic.clicked.connect(self._restore_title)
        self.deadline = RichLabel()
        self.deadline.setObjectName("deadline")
        self._title_row = QWidget()
        self._banner: Banner | None = None
        self._assemble()
        self.year.refused.connect(self.message)
        self.title.editingFinished.connect(self._refresh_title)
        bridge.changed.connect(self._on_changed)
        Theme.follow(self._restyle)

    def _restyle(self) -> None:
        self.setStyleSheet(Theme.sheet(_STYLE))
        self.refresh()
        self._place_banner()

    def _assemble(self) -> None:
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.unit)
        row.addSpacing(SPACE)
        row.addWidget(self.year)
        row.addWidget(self._named("年度", "yearName"))
        row.addWidget(self.years)
        row.addSpacing(SPACE)
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.deadline)
        title = QHBoxLayout(self._title_row)
        title.setContentsMargins(0, 0, 0, 0)
        title.setSpacing(SPACE)
        title.addSpacing(INSET)
        title.addWidget(self._named("打印标题", "partName"))
        title.addWidget(self.title)
        title.addWidget(self.automatic)
        title.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN - INSET, 0, MARGIN, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._line)
        layout.addWidget(self._title_row)

    def _named(self, text: str, name: str) -> QLabel:
        label = PlainLabel(text)
        label.setObjectName(name)
        return label

    def hold(self, banner: Banner) -> None:
        """Keep the banner from now on: it lies over the end of the line while it says something."""
        self._banner = banner
        banner.setParent(self)
        banner.shown.connect(self._place_banner)
        self._line.setFixedHeight(banner.height())
        self._place_banner()

    def _place_banner(self) -> None:
        """Put the banner behind the title, or behind the year where the message would have too little room there."""
        if self._banner is None:
            return
        self._line.setFixedHeight(self._banner.height())
        behind = self.words.geometry().right() + GAP
        if self._line.width() - behind < BANNER_WIDTH * Theme.scale:
            behind = self.years.geometry().right() + GAP
        left = self._line.x() + behind
        self._banner.setGeometry(left, self._line.y(), self.width() - left, self._banner.height())
        self._banner.raise_()

    def _on_changed(self, changed: WorkspaceChange) -> None:
        parts = {address.part for address in changed.addresses}
        if changed.is_whole or parts & {"unit", "year", "title", "edition", "unit_kind"}:
            self.refresh()

    def refresh(self) -> None:
        """Bring words, title and deadline up to date with the report."""
        report = self._workspace.report
        self.years.setEnabled(not self._workspace.read_only)
        self.words.setText(report.form.title_suffix)
        self._refresh_title()
        self.deadline.setText(remaining(report, self._workspace.today, Theme.colors))
        kind = (
            "县级以上人民政府"
            if is_county_government(report.unit, report.unit_kind)
            else "政府部门或乡镇、街道"
        )
        self.deadline.setToolTip(_REASON.format(kind=kind) if report.unit else "")

    def _refresh_title(self) -> None:
        self._title_row.setVisible(bool(self._workspace.report.title))

    @property
    def automatic_title(self) -> str:
        """The title made of unit and year."""
        return replace(self._workspace.report, title="").full_title

    def _title_value(self, text: str) -> FieldValue:
        """Return an own title; empty for one that is the automatic one anyway."""
        return "" if squeeze(text) == squeeze(self.automatic_title) else text.strip()

    def _begin_title(self) -> None:
        self._title_row.show()
        if not self.title.text():
            self.title.setText(self.automatic_title)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore_title(self) -> None:
        self._workspace.apply(SetField("title", ""), "恢复自动标题")
        self.title.sync()
        self._refresh_title()

    def set_compact(self, compact: bool) -> None:
        """Leave the deadline to the status bar where the window is narrow."""
        self.deadline.setVisible(not compact)

    def flush(self) -> None:
        """Put what was typed into the report, at once: to be called before anything that reads it."""
        for line in self._lines:
            line.flush()

    @property
    def _lines(self) -> tuple[FieldLine, ...]:
        return self.unit, self.year, self.title

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Frame the fields that findings are about; the tooltip says what is wrong."""
        for line in self._lines:
            line.set_findings(findings)
        title = any(finding.address.part == "title" for finding in findings)
        self._title_row.setVisible(title or bool(self._workspace.report.title))

    def go_to(self, address: Address) -> None:
        """Put the cursor into the field of an address."""
        if address.part == "title":
            self._begin_title()
        line = next((line for line in self._lines if line.field == address.part), self.unit)
        line.go_to(address)

    def show_found(self, found: Sequence[Address], now: Address | None) -> None:
        """Tint the fields in which anything is found."""
        for line in self._lines:
            line.show_found(found, now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name of the unit, and the banner, what room there is."""
        super().resizeEvent(event)
        self.unit.setMaximumWidth(max(160, self.width() // 2))
        self._place_banner()


def remaining(report: Report, today: date, colors: Colors) -> str:
    """Return how long there is until the report must be published, as rich text; empty while its year is unknown."""
    if report.year is None or not 1 <= report.year < 9998:
        return ""
    last = deadline(report.unit, report.year, report.unit_kind)
    days = (last - today).days
    name = (
        f"{last.month}月{last.day}日"
        if last.year == today.year
        else f"{last.year}年{last.month}月{last.day}日"
    )
    if days < 0 and report.year != due_year(today):
        return f"公布截止日 {name}"
    color = colors.error if days < 0 else colors.warning if days <= SOON else colors.text
    if days == 0:
        return f'<b style="color:{color}">今天（{name}）</b>是公布截止日'
    number = f'<b style="color:{color}">{abs(days)} 天</b>'
    return f"距 {name} 还有 {number}" if days > 0 else f"已过截止日（{name}）{number}"


_STYLE = Template("""
QLineEdit { font-size: 12pt; font-weight: 600; background: transparent; border: 1px solid transparent; padding: 2px 6px; }
QLineEdit:hover { border-color: $border; background: $sheet; }
QLineEdit:focus { border-color: $accent; background: $sheet; }
QLineEdit[wrong="error"] { border-color: $error; background: $error_ground; }
QLineEdit[wrong="warning"] { border-color: $warning; background: $warning_ground; }
QLineEdit[found="some"] { background: $found; }
QLineEdit[found="now"] { background: $found_now; }
QPushButton#titleWords { font-size: 12pt; border: 1px solid transparent; background: transparent; color: $label;
  padding: 2px 6px; text-align: left; }
QPushButton#titleWords:hover { border-color: $border; background: $sheet; color: $text; }
QPushButton#titleWords:focus { border-color: $accent; }
QToolButton#yearMenu { border: 1px solid transparent; border-radius: 4px; padding: 4px; }
QToolButton#yearMenu::menu-indicator { image: none; }
QToolButton#yearMenu:hover { background: $hover; }
QToolButton#yearMenu:focus { border-color: $accent; }
QLabel#yearName { font-size: 12pt; font-weight: 600; }
QLabel#deadline, QLabel#partName { color: $label; }
""")
