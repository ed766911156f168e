"""The status bar: saved or not, findings, a hint for the current cell, the deadline where the head is out of sight, zoom."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSlider,
    QStatusBar,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from model.checks.core import Finding, Severity
from model.content.address import Address
from model.content.values import display
from model.report.sources import say_source
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import PlainLabel, RichLabel
from ui.appearance.severity import MARKS, severity_color
from ui.appearance.theme import Theme
from ui.bridge import Bridge
from ui.sections.header import remaining
from ui.widgets.elided_label import ElidedLabel

_SEVERITIES = tuple(Severity)
ZOOM_STEPS = (100, 150)
HINT_MILLISECONDS = 8000
CHECKING = "正在审核…"
_FIELDS = ("unit", "year", "unit_kind")
"""What the deadline depends on."""


class Counts(QPushButton):
    """The number of findings, each severity with its mark and in its colour; a click leads to them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("counts")
        self.setToolTip("看审核结果（F7 显示或隐藏）")
        self._counted: tuple[tuple[Severity, int], ...] = ()
        self._is_checking = False

    def show_checking(self, checking: bool, findings: Iterable[Finding]) -> None:
        """Say that the checks are still running, or the counts again."""
        if self._is_checking != checking:
            self._is_checking = checking
            self._counted = ()
            self.setText("")
            self.show_counts(findings)

    def show_counts(self, findings: Iterable[Finding]) -> None:
        """`● 强制 1　▲ 核实 2`; what is not there is not counted."""
        if self._is_checking:
            self._counted = ()
            self.setText(CHECKING)
            self.setAccessibleName(CHECKING)
            return
        found = [finding.severity for finding in findings]
        counted = tuple([(s, found.count(s)) for s in _SEVERITIES if s in found])
        if self._counted == counted and self.text():
            return
        self._counted = counted
        self.setText("　".join(self._words(*counted) for counted in self._counted) or "审核没有问题")
        self.setAccessibleName(f"审核结果：{self.text()}")
        self.update()

    @staticmethod
    def _words(severity: Severity, number: int) -> str:
        return f"{MARKS[severity]} {severity.word.removesuffix('性')} {number}"

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words over what the button looks like without them."""
        if not self._counted:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        painter = QStylePainter(self)
        # The stub knows no members of style options.
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        for severity, number in self._counted:
            words = self._words(severity, number)
            painter.setPen(QColor(severity_color(Theme.colors, severity)))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
            room.setLeft(room.left() + self.fontMetrics().horizontalAdvance(f"{words}　"))


class StatusBar(QStatusBar):
    """Saved state at the left, the current place and passing hints in the middle, zoom at the right."""

    zoom_changed = Signal(float)
    findings_wanted = Signal()
    """The number of findings was clicked."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._workspace = bridge.workspace
        self._written: dict[Path, str] = {}
        """When each file was last written in this window."""
        self._saved = PlainLabel()
        self._findings = Counts()
        self._place = ElidedLabel("label")
        self._deadline = RichLabel()
        self._percent = PlainLabel("100 %")
        self._zoom = QSlider(Qt.Orientation.Horizontal)
        self._address: Address | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_place)
        self._build()
        bridge.changed.connect(self._on_changed)
        self._refresh_saved()
        Theme.follow(self._refresh_counts)

    def _build(self) -> None:
        self._zoom.setRange(*ZOOM_STEPS)
        self._zoom.setSingleStep(10)
        self._zoom.setPageStep(10)
        self._zoom.setFixedWidth(110)
        self._zoom.setAccessibleName("缩放")
        self._zoom.setToolTip("缩放（Ctrl++ 放大，Ctrl+- 缩小）")
        self._zoom.valueChanged.connect(self._on_zoom)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(4, 0, 12, 0)
        self.addWidget(self._saved)
        self._findings.clicked.connect(self.findings_wanted)
        self.addWidget(self._findings)
        self.addWidget(self._place, 1)
        self._deadline.hide()
        self.addPermanentWidget(self._deadline)
        self.addPermanentWidget(self._percent)
        self.addPermanentWidget(self._zoom)

    def _on_zoom(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")
        self.zoom_changed.emit(percent / 100)

    @property
    def zoom(self) -> int:
        """The percent in force."""
        return self._zoom.value()

    def zoom_by(self, percent: int) -> None:
        """Zoom in or out by so many percent."""
        self._zoom.setValue(self._zoom.value() + percent)

    def zoom_to(self, percent: int) -> None:
        """Zoom to so many percent."""
        self._zoom.setValue(percent)

    def offer_zoom(self, offered: bool) -> None:
        """Whether there is anything that the zoom here is for."""
        self._zoom.setVisible(offered)
        self._percent.setVisible(offered)

    def offer_deadline(self, offered: bool) -> None:
        """Whether the deadline is to be shown here: where the head does not show it."""
        self._deadline.setVisible(offered)

    @property
    def shows_deadline(self) -> bool:
        """Whether the deadline is shown here."""
        return not self._deadline.isHidden()

    @property
    def place_text(self) -> str:
        """What is said of the current cell."""
        return self._place.text()

    def show_checking(self, checking: bool) -> None:
        """Say instead of the number of findings that the checks of a long text are still running."""
        self._findings.show_checking(checking, self._workspace.findings)

    @property
    def counts_text(self) -> str:
        """The number of findings as it is shown."""
        return self._findings.text()

    def _refresh_counts(self) -> None:
        self._findings.show_counts(self._workspace.findings)
        self._findings.update()
        self._refresh_deadline()

    def _refresh_deadline(self) -> None:
        self._deadline.setText(remaining(self._workspace.report, self._workspace.today, Theme.colors))

    def hint(self, text: str) -> None:
        """Say something in passing."""
        self._place.say(text)
        self._timer.start(HINT_MILLISECONDS)

    def show_place(self, address: Address | None) -> None:
        """Names the current cell, with last year's figure."""
        self._address = address
        self._timer.stop()
        self._show_place()

    def _show_place(self) -> None:
        address, report = self._address, self._workspace.report
        if address is None or not address.is_cell or address.whole not in report.form.all_cells:
            self._place.say("")
            return
        text = report.form.name(address.whole)
        previous = report.previous
        if previous is not None and address.whole in previous.form.all_cells:
            last = previous.values.get(address.whole)
            text += f"　上年：{display(last) if last is not None else '空白'}"
        source = report.sources.get(address.whole)
        if source is not None:
            text += f"　{say_source(source, report.values.get(address.whole))}"
        self._place.say(text)

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.is_whole:
            self._refresh_counts()
        elif changed.added or changed.removed:
            self._findings.show_counts(self._workspace.findings)
        if any([address.part in _FIELDS for address in changed.addresses]):
            self._refresh_deadline()
        self._refresh_saved()

    def note_written(self, path: Path) -> None:
        """Show the time at which the report was written to its file: now."""
        self._written[path] = QTime.currentTime().toString("HH:mm")
        self._refresh_saved()

    @property
    def saved_text(self) -> str:
        """What is said about saving."""
        return self._saved.text()

    def _refresh_saved(self) -> None:
        """Say whether the report is saved; the time is that of a real write, never that of an undo."""
        workspace = self._workspace
        if workspace.read_only:
            text = "只读"
        elif not workspace.is_saved:
            text = "● 未保存"
        elif workspace.path is None:
            text = "尚未存为文件"
        else:
            text = f"已保存 {self._written.get(workspace.path, '')}".rstrip()
        if text != self._saved.text():
            self._saved.setText(text)
