"""TotalsPanel: the right side of the roll-up window: the three tables with the sums, and what makes the selected one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from model.checks.core import Finding
from model.content.address import Address
from model.content.values import display, number
from model.form.spec import TableSpec
from model.rollup.rollup import Rollup
from model.rollup.total import Counted, Total
from model.workspace import Workspace
from ui.appearance.plain_text import PlainLabel
from ui.appearance.severity import MARKS
from ui.appearance.theme import GAP, MARGIN, SPACE, Theme
from ui.bridge import Bridge
from ui.grid.model import GridModel
from ui.grid.view import GridView
from ui.widgets.elided_label import ElidedLabel

PART_HEADS = ("单位", "本年", "上年", "占比")
PART_HEIGHT = 26
FINDINGS_TAB = "汇总问题"
MOST_FINDINGS = 2_000
"""Findings in the list: more than anyone reads, and as many as are laid out in a blink."""


class TotalsPanel(QWidget):
    """The sums on the form's own grid, read-only."""

    unit_wanted = Signal(str)
    """A unit of the parts is to be shown."""
    open_wanted = Signal(str)
    """The path of the file whose report is to be shown."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._workspace = Workspace(today)
        self._workspace.read_only = True
        self._bridge = Bridge(self._workspace, self)
        self._rollup = Rollup()
        self._last: Total | None = None
        self._address: Address | None = None
        self.tabs = QTabWidget()
        self.grids: dict[str, GridView] = {}
        for table in self._workspace.report.form.tables:
            self.tabs.addTab(self._grid(table), table.name)
        self.findings = QListWidget()
        self.findings.setObjectName("rollupFindings")
        self.findings.setAccessibleName(FINDINGS_TAB)
        self.findings.setWordWrap(True)
        self.findings.setFrameShape(QListWidget.Shape.NoFrame)
        self.findings.itemActivated.connect(self._follow)
        self.findings.itemClicked.connect(self._follow)
        self.tabs.addTab(self.findings, FINDINGS_TAB)
        self.tabs.currentChanged.connect(lambda _index: self._on_tab())
        self.place = ElidedLabel("label")
        self.parts = self._parts_table()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.tabs)
        split.addWidget(self._parts_side())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, GAP, MARGIN, GAP)
        column.addWidget(split)

    def _grid(self, table: TableSpec) -> GridView:
        grid = GridView(GridModel(self._bridge, table, self))
        grid.setAccessibleName(f"合计：{table.name}")
        grid.current_address_changed.connect(lambda address: self._on_cell(grid, address))
        self.grids[table.key] = grid
        return grid

    def _parts_side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("plain")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        title = PlainLabel("这一格由哪些单位组成")
        title.setObjectName("group")
        column.addWidget(title)
        column.addWidget(self.place)
        column.addWidget(self.parts, 1)
        return side

    def _parts_table(self) -> QTableWidget:
        table = QTableWidget(0, len(PART_HEADS))
        table.setObjectName("parts")
        table.setAccessibleName("组成这一格的单位")
        table.verticalHeader().setDefaultSectionSize(round(PART_HEIGHT * Theme.scale))
        table.setHorizontalHeaderLabels(PART_HEADS)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(PART_HEADS)):
            table.setColumnWidth(column, round(80 * Theme.scale))
        table.currentCellChanged.connect(lambda row, *_: self._select_part(row))
        table.activated.connect(self._open_part)
        return table

    def show_rollup(self, rollup: Rollup) -> None:
        """Show another state of the roll-up."""
        self._rollup = rollup
        sums = rollup.total.report(rollup.unit, rollup.year)
        sums.computes_totals = False
        sums.values = {address: value for address, value in rollup.total.values.items() if value is not None}
        self._last = self._total_of_last_year(rollup)
        if self._last is not None:
            last = self._last.report(rollup.unit, None if rollup.year is None else rollup.year - 1)
            sums.previous = last
        kept = self._address
        self._workspace.load(sums, None, read_only=True)
        self._show_findings(rollup.findings)
        if kept is not None and self.grids.get(kept.part) is self.tabs.currentWidget():
            self.go_to(kept)
        self._show_parts()

    def _total_of_last_year(self, rollup: Rollup) -> Total | None:
        """Return the sums of last year over the units that are counted this year."""
        last = rollup.last_by_unit
        counted = [Counted(c.unit, last[c.unit]) for c in rollup.total.counted if c.unit in last]
        return Total(counted, rollup.year) if counted else None

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        self.findings.clear()
        for finding in findings[:MOST_FINDINGS]:
            item = QListWidgetItem(f"{MARKS[finding.severity]} {finding.code}　{finding.message}")
            item.setData(Qt.ItemDataRole.UserRole, finding)
            self.findings.addItem(item)
        self.tabs.setTabText(self.tabs.count() - 1, f"{FINDINGS_TAB} {len(findings)}")

    def _follow(self, item: QListWidgetItem) -> None:
        """Lead to the cell or the unit of a finding."""
        finding = item.data(Qt.ItemDataRole.UserRole)
        assert isinstance(finding, Finding)
        if finding.address.is_cell:
            self.go_to(finding.address)
        else:
            arguments = dict(finding.arguments)
            self.unit_wanted.emit(arguments.get("who") or arguments.get("one", ""))

    def go_to(self, address: Address) -> None:
        """Show a cell of the sums and its parts."""
        grid = self.grids.get(address.part)
        if grid is None:
            return
        self.tabs.setCurrentWidget(grid)
        model = grid.model()
        assert isinstance(model, GridModel)
        index = model.index_of(address)
        grid.stand_at(index)
        grid.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _on_cell(self, grid: GridView, address: Address | None) -> None:
        """Show the parts of a cell; grids that are not in front tell of cells as well when the sums change."""
        if grid is self.tabs.currentWidget():
            self._address = address
            self._show_parts()

    def _on_tab(self) -> None:
        grid = self.tabs.currentWidget()
        if isinstance(grid, GridView):
            self._on_cell(grid, grid.current_address())

    def _show_parts(self) -> None:
        """Show what makes the selected cell, the largest first."""
        self.parts.setRowCount(0)
        address = self._address
        if address is None or address not in self._rollup.total.values:
            self.place.say("")
            return
        total = self._rollup.total
        whole = number(total.values[address])
        parts = [part for part in total.parts(address) if part.value is not None]
        self.place.say(f"{total.form.name(address)}：{display(total.values[address]) or '空白'}")
        self.parts.setRowCount(len(parts))
        for row, part in enumerate(parts):
            share = f"{number(part.value) / whole:.0%}" if whole else ""
            texts = (part.unit, display(part.value), self._last_text(part.unit, address), share)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, part)
                self.parts.setItem(row, column, item)

    def _last_text(self, unit: str, address: Address) -> str:
        last = self._rollup.last_by_unit.get(unit)
        return "" if last is None else display(last.values.get(address))

    def _select_part(self, row: int) -> None:
        item = self.parts.item(row, 0)
        if item is not None:
            self.unit_wanted.emit(item.text())

    def _open_part(self, index: QModelIndex) -> None:
        item = self.parts.item(index.row(), 0)
        if item is not None:
            self.open_wanted.emit(item.data(Qt.ItemDataRole.UserRole).path)
