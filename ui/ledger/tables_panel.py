"""TablesPanel: tables three and four as the register gives them, on the form's own grid, read-only."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QTabWidget, QVBoxLayout, QWidget

from model.content.address import Address
from model.ledger.counting import TABLES
from model.report.report import Report
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.grid.model import GridModel
from ui.grid.view import GridView
from ui.ledger.controller import LedgerController

_ARRIVALS = ("received", "carried_in")


class TablesPanel(QWidget):
    """Two grids on tabs; a cell that is chosen is told, and cells can be outlined."""

    cell_chosen = Signal(object)
    """The Address of the cell where the keyboard is, or None."""

    def __init__(self, controller: LedgerController, today: date) -> None:
        super().__init__()
        self._controller = controller
        self._workspace = Workspace(today, self._result())
        self._workspace.read_only = True
        self._bridge = Bridge(self._workspace, self)
        self.tabs = QTabWidget()
        self.grids: dict[str, GridView] = {}
        self._models: dict[str, GridModel] = {}
        for key in TABLES:
            table = controller.report.form.table(key)
            model = GridModel(self._bridge, table, self)
            grid = GridView(model)
            grid.setAccessibleName(f"由台账得出：{table.name}")
            grid.current_address_changed.connect(lambda address, grid=grid: self._tell(grid, address))
            self.grids[key], self._models[key] = grid, model
            self.tabs.addTab(grid, table.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        controller.changed.connect(self._refresh)

    def _tell(self, grid: GridView, address: Address | None) -> None:
        """Tell the cell of the table that is shown; the other one moves only because it was filled anew."""
        if self.tabs.currentWidget() is grid:
            self.cell_chosen.emit(address)

    def _result(self) -> Report:
        """Return a report with nothing but the counts, and last year's beside it."""
        report = self._controller.report
        made = Report(edition=report.edition, unit=report.unit, year=self._controller.year)
        made.previous = report.previous
        made.values = {address: len(rows) for address, rows in self._controller.rows.items()}
        return made

    def _refresh(self) -> None:
        self._workspace.load(self._result(), None, read_only=True)

    def outline(self, addresses: Collection[Address]) -> None:
        """Outline these cells, and turn to the table that holds the first of them."""
        for model in self._models.values():
            model.set_related(addresses)
        if not addresses:
            return
        first = next(iter(addresses))
        self.tabs.setCurrentWidget(self.grids[first.part])
        # What came of an application is further down than how it came.
        told = next((a for a in addresses if a.part == first.part and a.row not in _ARRIVALS), first)
        grid, model = self.grids[first.part], self._models[first.part]
        grid.scrollTo(model.index_of(told), QAbstractItemView.ScrollHint.EnsureVisible)

    def index_of(self, address: Address) -> QModelIndex:
        """Return where a cell stands in its grid."""
        return self._models[address.part].index_of(address)

    def value(self, address: Address) -> object:
        """Return the figure that a cell shows."""
        return self._models[address.part].value(address)
