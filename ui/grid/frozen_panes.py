"""The strips that keep header rows and label columns in sight while the table scrolls under them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from model.form.spec import Label, Placed, TableSpec
from ui.appearance.theme import Theme
from ui.grid.delegate import GridDelegate

MOST_FROZEN = 0.6
"""Header rows or label columns that would take more than this part of the room scroll along."""


def frozen_size(wanted: QSize, room: QSize, highest: int) -> QSize:
    """Return how much of the size `wanted` is frozen in a viewport of size `room`, 0 in a direction without room.

    Below frozen rows the highest row, of `highest` pixels, must be seen whole.
    """
    width = round(room.width() * MOST_FROZEN)
    height = min(round(room.height() * MOST_FROZEN), room.height() - highest)
    return QSize(
        wanted.width() if wanted.width() <= width else 0,
        wanted.height() if wanted.height() <= height else 0,
    )


class FrozenStrip(QWidget):
    """Paints the labels of the first `rows` rows and `columns` columns at the edge of the view.

    Each place is asked of the view itself, so that the strip cannot get out of line with it. A strip
    without rows moves with the view up and down, one without columns left and right, one with both never.
    """

    def __init__(self, view: QTableView, delegate: GridDelegate, rows: int, columns: int) -> None:
        super().__init__(view)
        self._view = view
        self._delegate = delegate
        self._rows = rows
        self._columns = columns
        self._places: tuple[Placed, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_spec(self, spec: TableSpec) -> None:
        """Take the labels of a table that begin within the strip."""
        self._places = tuple(
            p
            for p in spec.placed
            if isinstance(p.cell, Label)
            and (not self._rows or p.row < self._rows)
            and (not self._columns or p.column < self._columns)
        )

    def extent(self) -> QSize:
        """Return the size of the frozen rows and columns; 0 in a direction in which the strip scrolls along."""
        height = sum(self._view.rowHeight(row) for row in range(self._rows))
        width = sum(self._view.columnWidth(column) for column in range(self._columns))
        return QSize(width, height)

    def arrange(self, viewport: QRect, shown: bool) -> None:
        """Takes its place along the edge of the viewport, or hides."""
        size = self.extent()
        width = size.width() if self._columns else viewport.width()
        height = size.height() if self._rows else viewport.height()
        wanted = shown and size.width() + size.height() > 0
        if wanted:
            self.setGeometry(QRect(viewport.topLeft(), QSize(width, height)))
            self.raise_()
            self.update()
        if wanted == self.isHidden():
            self.setVisible(wanted)

    def place_rect(self, place: Placed) -> QRect:
        """Return where a cell is painted, in the strip's own coordinates."""
        view = self._view
        x, y = view.columnViewportPosition(place.column), view.rowViewportPosition(place.row)
        corner = QPoint(
            x + view.horizontalScrollBar().value() if self._columns else x,
            y + view.verticalScrollBar().value() if self._rows else y,
        )
        columns = range(place.column, place.column + place.cell.columns)
        rows = range(place.row, place.row + place.cell.rows)
        width, height = sum(map(view.columnWidth, columns)), sum(map(view.rowHeight, rows))
        return QRect(corner, QSize(width, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the labels in sight and a line along the inner edge."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(Theme.colors.header))
        sight = None if self._rows else self._delegate.sight
        for place in self._places:
            rect = self.place_rect(place)
            if rect.intersects(event.rect()):
                self._delegate.paint_label(painter, rect, place, sight)
        painter.setPen(QColor(Theme.colors.faint))
        if self._rows:
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self._columns:
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks from the cells that are scrolled away underneath."""
        event.accept()
