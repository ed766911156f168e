"""Entry table: rows of a few fields, added and taken away by buttons; one for each sort of requirement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, SPACE


class Column(NamedTuple):
    """A field of each row: a line to write in, or a choice where `choices` are given (key and words)."""

    name: str
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    wide: bool = False


class EntryTable(QWidget):
    """Rows of texts; a choice is known by its key."""

    def __init__(self, columns: Sequence[Column], about: str) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self.table = QTableWidget(0, len(columns))
        self.table.setObjectName("entries")
        self.table.setHorizontalHeaderLabels([column.name for column in columns])
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(about)
        header = self.table.horizontalHeader()
        for number, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Stretch if column.wide else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(number, mode)
        add, remove = QPushButton("添加一行"), QPushButton("删除这一行")
        add.clicked.connect(lambda: self.add_row())
        remove.clicked.connect(self._remove)
        self.add_button, self.remove_button = add, remove
        words = PlainLabel(about)
        words.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(add)
        row.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def add_row(self, values: Sequence[str] = ()) -> None:
        """Put a row at the end, blank where no values are given, and the keyboard in it."""
        at = self.table.rowCount()
        self.table.insertRow(at)
        for number, column in enumerate(self._columns):
            given = values[number] if values else ""
            field = _field(column, given)
            field.installEventFilter(self)
            self.table.setCellWidget(at, number, field)
        self.table.selectRow(at)
        first = self.table.cellWidget(at, 0)
        if not values:
            first.setFocus()

    def _remove(self) -> None:
        at = self.table.currentRow()
        if at >= 0:
            self.table.removeRow(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select the row of the field that takes the keyboard."""
        if event.type() is QEvent.Type.FocusIn:
            for row in range(self.table.rowCount()):
                if any(self.table.cellWidget(row, n) is watched for n in range(len(self._columns))):
                    self.table.selectRow(row)
        return super().eventFilter(watched, event)

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.table.setRowCount(0)
        for row in rows:
            self.add_row(row)

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The rows in which anything is written."""
        found: list[tuple[str, ...]] = []
        for at in range(self.table.rowCount()):
            values = tuple(_value(self.table.cellWidget(at, n)) for n in range(len(self._columns)))
            if any(v for v, column in zip(values, self._columns, strict=True) if not column.choices) or all(
                column.choices for column in self._columns
            ):
                found.append(values)
        return found


def _field(column: Column, value: str) -> QWidget:
    if not column.choices:
        line = QLineEdit(value)
        line.setPlaceholderText(column.hint)
        line.setAccessibleName(column.name)
        return line
    box = QComboBox()
    box.setAccessibleName(column.name)
    for key, words in column.choices:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(value), 0))
    return box


def _value(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return str(field.currentData())
    return field.text().strip() if isinstance(field, QLineEdit) else ""
