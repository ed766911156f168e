"""Tables on a screen that is not there: panels on a report, and one keystroke to be measured."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import cycle

from PySide6.QtCore import QCoreApplication, Qt

from builders.model import balanced_report
from model.content.address import Address
from model.report.report import Report
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.grid.model import GridModel
from ui.grid.panel import TablePanel

TODAY = date(2026, 1, 12)
WORKING_AREA = (1062, 575)
"""What a window of 1366 × 768 leaves for a table beside the findings."""


def table_panel(report: Report, key: str = "requests", size: tuple[int, int] = WORKING_AREA) -> TablePanel:
    """The panel of one table of a report, on a workspace of its own; `panel.model.report` is that report."""
    bridge = Bridge(Workspace(TODAY, report))
    panel = TablePanel(bridge, report.form.section(key))
    bridge.setParent(panel)
    panel.resize(*size)
    return panel


def table_model(report: Report, key: str = "requests") -> GridModel:
    """One table of a report as Qt sees it, on a workspace of its own."""
    bridge = Bridge(Workspace(TODAY, report))
    model = GridModel(bridge, report.form.table(key))
    bridge.setParent(model)
    return model


def cells_told(model: GridModel) -> list[Address | None]:
    """The addresses that `dataChanged` tells from now on; None where it tells several at once."""
    told: list[Address | None] = []
    model.dataChanged.connect(
        lambda first, last: told.append(model.address(first) if first == last else None)
    )
    return told


def keystroke_on_table_three(report: Report | None = None) -> tuple[TablePanel, Callable[[], None]]:
    """A shown panel of table three, and a callable that changes one figure and repaints what follows from it."""
    panel = table_panel(report or balanced_report())
    panel.show()
    QCoreApplication.processEvents()
    index = panel.model.index_of(Address("requests", "granted", "natural_person"))
    figures = cycle(("12", "13"))

    def strike() -> None:
        panel.model.setData(index, next(figures), Qt.ItemDataRole.EditRole)
        QCoreApplication.processEvents()

    return panel, strike


def stand(panel: TablePanel, address: Address) -> None:
    """Makes a cell the current one and the only one selected."""
    panel.grid.stand_at(panel.model.index_of(address))
