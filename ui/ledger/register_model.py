"""RegisterModel: the rows of a register as it stands in the file, with what became of each and which are lit."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from model.ledger.counting import Counts
from model.ledger.fields import Field
from model.ledger.register import LEVEL, Column, RowRef
from model.reading.tabular import GridRow
from ui.appearance.plain_text import as_plain
from ui.appearance.theme import Theme
from ui.ledger.controller import LedgerController

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_LONGEST = 60
"""Characters of a text in a cell; the tip shows it whole."""
_FEW = 30
"""From this number of touched rows on one signal for all is cheaper than one for each."""


class _Line(NamedTuple):
    ref: RowRef
    row: GridRow
    part: int


class RegisterModel(QAbstractTableModel):
    """The rows of all parts of the register; the first column names the row."""

    def __init__(self, controller: LedgerController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._lines: list[_Line] = []
        self._places: dict[RowRef, int] = {}
        self._lit: frozenset[RowRef] = frozenset()
        self._asked: frozenset[RowRef] = frozenset()
        self._width = 0
        self.reload()

    def reload(self) -> None:
        """Show the register anew: its rows, what its columns are, and which rows are waiting."""
        register = self._controller.register
        lines = [
            _Line(RowRef(part.sheet, row.number), row, i)
            for i, part in enumerate(register.parts)
            for row in part.rows
        ]
        asked = frozenset(ref for q in self._controller.counts.open_questions for ref in q.rows)
        width = max((c.at for part in register.parts for c in part.columns), default=-1) + 1
        if [line.ref for line in lines] == [line.ref for line in self._lines] and width == self._width:
            self._lines, self._asked = lines, asked
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, width))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, width)
            return
        self.beginResetModel()
        self._lines, self._asked, self._width = lines, asked, width
        self._places = {line.ref: i for i, line in enumerate(lines)}
        self._lit = frozenset()
        self.endResetModel()

    def ref(self, index: Index) -> RowRef | None:
        """Return the row of the register at an index; None for an invalid one."""
        return self._lines[index.row()].ref if index.isValid() else None

    def index_of(self, ref: RowRef) -> QModelIndex:
        """Return where a row stands; an invalid index for one that is not shown."""
        place = self._places.get(ref)
        return QModelIndex() if place is None else self.index(place, 0)

    @property
    def lit(self) -> frozenset[RowRef]:
        """The rows that are lit."""
        return self._lit

    def light(self, refs: Collection[RowRef]) -> None:
        """Light these rows and no others."""
        touched = self._lit ^ frozenset(refs)
        self._lit = frozenset(refs)
        if len(touched) > _FEW:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, self._width))
            return
        for ref in touched:
            place = self._places.get(ref)
            if place is not None:
                self.dataChanged.emit(self.index(place, 0), self.index(place, self._width))

    def column(self, section: int, row: int = 0) -> Column | None:
        """Return the column of the register at a section, in the part that a row belongs to; None for the first."""
        parts = self._controller.register.parts
        part = parts[self._lines[row].part] if self._lines else parts[0] if parts else None
        if part is None or section == 0:
            return None
        return next((c for c in part.columns if c.at == section - 1), None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are, with that of the rows' names."""
        return 0 if parent.isValid() else self._width + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column and what it was taken for."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return "行" if section == 0 else heading_words(column)
        if role == Qt.ItemDataRole.ToolTipRole and column is not None:
            return as_plain(f"{column.heading}：按“{field_words(column)}”读取。点击可以改。")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, its colour and its tip."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column(), _LONGEST)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain(self._text(line, index.column(), 10_000))
        if role == Qt.ItemDataRole.BackgroundRole and line.ref in self._lit:
            return QColor(Theme.colors.found)
        if role == Qt.ItemDataRole.ForegroundRole:
            if line.ref in self._asked and index.column() == 0:
                return QColor(Theme.colors.warning)
            if not self._controller.cells_of(line.ref) and line.ref not in self._asked:
                return QColor(Theme.colors.faint)
        return None

    def _text(self, line: _Line, column: int, longest: int) -> str:
        if column == 0:
            words = self._controller.register.short(line.ref)
            return f"▲ {words}" if line.ref in self._asked else words
        text = " ".join(line.row.cells.get(column - 1, "").split())
        return text if len(text) <= longest else f"{text[: longest - 1]}…"


def field_words(column: Column) -> str:
    """Return what a column was taken for, in words."""
    return column.role.field.value


def heading_words(column: Column | None) -> str:
    """Return the heading of a column with what it was taken for below."""
    if column is None:
        return ""
    leaf = column.heading.rpartition(LEVEL)[2]
    leaf = leaf if len(leaf) <= 12 else f"{leaf[:11]}…"
    said = field_words(column)
    return leaf if column.role.field is Field.IGNORED or said == leaf else f"{leaf}\n→ {said}"


def waiting_words(counts: Counts) -> str:
    """Return in one line how many applications are counted, how many wait, and how many are of other years."""
    words = f"计入 {counts.cases} 件"
    if counts.waiting:
        words += f"，{counts.waiting} 件要先回答下面的问题"
    if counts.others:
        words += f"，其他年度 {counts.others} 件不计"
    return words
