"""UnitModel: the lines of the roll-up as rows for Qt, and the proxy that filters, searches and sorts them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor

from model.rollup.assignment import Row
from ui.appearance.plain_text import as_plain
from ui.appearance.severity import MARKS, severity_color
from ui.appearance.theme import Theme
from ui.rollup.states import SEVERITY, State, problems_of, state_of

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
HEADS = ("单位", "情况", "问题", "文件")


class Column(IntEnum):
    """The columns of the table."""

    UNIT = 0
    STATE = 1
    PROBLEMS = 2
    FILE = 3


ROW = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
ORDER = Qt.ItemDataRole.UserRole + 3
"""What a column is sorted by."""


class UnitModel(QAbstractTableModel):
    """The lines in the order of the list of units."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._states: list[State] = []

    def show_rows(self, rows: Sequence[Row], returned: frozenset[str]) -> None:
        """Show other lines. Those that are still at their place keep selection and scrolling."""
        states = [state_of(row, returned) for row in rows]
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows, self._states = rows, states
            self.endResetModel()
            return
        self._rows, self._states = rows, states
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADS) - 1))

    @property
    def states(self) -> Sequence[State]:
        """Return the state of every line."""
        return self._states

    def row(self, index: Index) -> Row | None:
        """Return the line at an index; None for an invalid one."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, unit: str) -> int:
        """Return the number of a unit's first line; -1 where it has none."""
        return next((i for i, row in enumerate(self._rows) if row.unit == unit), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, its colour, and what it is sorted by."""
        row, state = self._rows[index.row()], self._states[index.row()]
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, state, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain(
                row.entry.path if row.entry and column is Column.FILE else _text(row, state, column)
            )
        if role == Qt.ItemDataRole.ForegroundRole and column is Column.STATE:
            severity = SEVERITY[state]
            return QColor(Theme.colors.ok if severity is None else severity_color(Theme.colors, severity))
        if role == ROW:
            return row
        if role == STATE:
            return state
        return _order(row, state, column, index.row()) if role == ORDER else None


def _text(row: Row, state: State, column: Column) -> str:
    if column is Column.UNIT:
        return row.unit or "（不知道是哪个单位）"
    if column is Column.STATE:
        severity = SEVERITY[state]
        return f"✓ {state.value}" if severity is None else f"{MARKS[severity]} {state.value}"
    if column is Column.PROBLEMS:
        return problems_of(row)
    return row.entry.name if row.entry else ""


def _order(row: Row, state: State, column: Column, number: int) -> object:
    """Return what sorts a line: units in the order of the list, states as they need work, problems by number."""
    if column is Column.STATE:
        return list(State).index(state)
    if column is Column.PROBLEMS:
        return len(row.entry.findings) if row.entry else 0
    return number if column is Column.UNIT else _text(row, state, column)


class UnitFilter(QSortFilterProxyModel):
    """Lets through the lines of some states that hold a phrase in the name of their unit or file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states: frozenset[State] | None = None
        self._phrase = ""
        self.setSortRole(ORDER)

    def show_states(self, states: frozenset[State] | None) -> None:
        """Let through these states; None for all."""
        self._states = states
        self.invalidate()

    def search(self, phrase: str) -> None:
        """Let through lines that hold the phrase."""
        self._phrase = phrase.strip()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt calls it by this name
        """Tell whether a line is let through."""
        model = self.sourceModel()
        if not isinstance(model, UnitModel):
            return True
        index = model.index(row, 0)
        if self._states is not None and model.data(index, STATE) not in self._states:
            return False
        line = model.row(index)
        assert line is not None
        return self._phrase in line.unit or (line.entry is not None and self._phrase in line.entry.name)
