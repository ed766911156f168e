"""CompareWindow: the open report beside another one, every difference in sight, kept up to date while the report is edited."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from export.compare.side_by_side import summary
from model.compare.lines import Line, lines
from model.compare.reports import Comparison, compare
from model.report.report import Report
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE, ui_font
from ui.bridge import Bridge
from ui.compare.rows import rows_of
from ui.compare.table import SideTable
from ui.help.window import offer_help

SIZE = QSize(1180, 640)
PAUSE = 400
"""Milliseconds after a change of the report before it is compared again."""
MINE = "当前报告"


class CompareWindow(QDialog):
    """Two reports side by side, the other one on the left."""

    place_wanted = Signal(object)
    """The `Address` in the report that is to be shown."""
    export_wanted = Signal(object, object)
    """A `Comparison` and the names of its sides that are to be written."""

    def __init__(self, bridge: Bridge, other: Report, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"对照：{name}")
        self._bridge, self._other, self._name = bridge, other, name
        self.comparison: Comparison = compare(other, bridge.workspace.report)
        self.summary = PlainLabel()
        self.summary.setFont(ui_font(11, bold=True))
        self.summary.setWordWrap(True)
        self.everything = QCheckBox("相同的也列出")
        self.previous, self.next = QPushButton("上一处"), QPushButton("下一处")
        self.go, self.export = QPushButton("到报告里看这一处"), QPushButton("导出对照…")
        self.closer = QPushButton("关闭")
        self.table = SideTable()
        self.table.setAccessibleName("两份报告的不同")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._assemble()
        self._connect()
        self.refresh()
        offer_help(self, "compare")

    def _assemble(self) -> None:
        self.resize(SIZE.boundedTo(self.screen().availableSize()))
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.everything)
        foot = QHBoxLayout()
        foot.setSpacing(2 * SPACE)
        for button in (self.previous, self.next, self.go):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.export, self.closer):
            foot.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(GAP)
        page.addLayout(head)
        page.addWidget(self.table, 1)
        page.addLayout(foot)
        for button in (self.previous, self.next, self.go, self.export, self.closer):
            button.setAutoDefault(False)
        self.previous.setToolTip("上一处不同（Shift+F8）")
        self.next.setToolTip("下一处不同（F8）")

    def _connect(self) -> None:
        self.everything.toggled.connect(self._show)
        self.next.clicked.connect(lambda: self.table.step(1))
        self.previous.clicked.connect(lambda: self.table.step(-1))
        QShortcut(QKeySequence("F8"), self, lambda: self.table.step(1))
        QShortcut(QKeySequence("Shift+F8"), self, lambda: self.table.step(-1))
        self.go.clicked.connect(self._go)
        self.table.toggled.connect(self._go)
        self.table.doubleClicked.connect(lambda _: self._go())
        self.table.current_changed.connect(lambda row: self.go.setEnabled(row is not None))
        self.export.clicked.connect(lambda: self.export_wanted.emit(self.comparison, (self._name, MINE)))
        self.closer.clicked.connect(self.close)
        self._bridge.changed.connect(self._on_changed)
        self._pause.timeout.connect(self.refresh)

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.addresses:
            self._pause.start()

    def refresh(self) -> None:
        """Compare again with the report as it is now."""
        self._pause.stop()
        self.comparison = compare(self._other, self._bridge.workspace.report.copy())
        self.summary.setText(summary(self.comparison))
        self._show()

    def _show(self) -> None:
        current = self.table.current
        found = lines(self.comparison, everything=self.everything.isChecked())
        self.table.show_rows(list(rows_of(found)), self._name, MINE)
        if current is not None and isinstance(current.payload, Line):
            self._return_to(current.payload)
        self.go.setEnabled(self.table.current is not None)

    def _return_to(self, line: Line) -> None:
        """Go to the row of the same place, if there still is one."""
        for row in self.table.rows:
            now = row.payload
            if isinstance(now, Line) and (now.address, now.old) == (line.address, line.old):
                self.table.go_to(row)
                return

    def _go(self) -> None:
        row = self.table.current
        if row is not None and isinstance(row.payload, Line):
            self.place_wanted.emit(row.payload.address)
