"""Table picker: rows and columns of a new table, chosen on a grid of squares as in word processors."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from ui.appearance.theme import Theme

ROWS, COLUMNS = 8, 8
_SQUARE, _GAP, _EDGE, _WORDS = 18, 3, 8, 24
"""Pixels: of a square, between squares, around the field, of the line that says the size."""
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class TablePicker(QWidget):
    """The grid of squares; mouse or arrow keys choose, a click or Enter accepts."""

    chosen = Signal(int, int)
    """Rows and columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows, self._columns = 2, 3
        self._name()

    def sizeHint(self) -> QSize:
        """Return the size of the squares and the line below them."""
        step = _SQUARE + _GAP
        return QSize(COLUMNS * step + 2 * _EDGE - _GAP, ROWS * step + 2 * _EDGE - _GAP + _WORDS)

    @property
    def words(self) -> str:
        """The chosen size in words."""
        return f"{self._rows} 行 × {self._columns} 列"

    def _choose(self, rows: int, columns: int) -> None:
        self._rows, self._columns = min(max(rows, 1), ROWS), min(max(columns, 1), COLUMNS)
        self._name()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"插入小表：{self.words}")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the square under the mouse as the last one of the table."""
        self._point_at(event.position().toPoint())

    def _point_at(self, place: QPoint) -> None:
        step = _SQUARE + _GAP
        self._choose((place.y() - _EDGE) // step + 1, (place.x() - _EDGE) // step + 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Accept the chosen size."""
        self._point_at(event.position().toPoint())
        self.chosen.emit(self._rows, self._columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the arrow keys, accept with Enter; Escape closes the menu."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(self._rows + step[0], self._columns + step[1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._rows, self._columns)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the squares, those of the table filled, and its size in words."""
        del event
        colors, painter = Theme.colors, QPainter(self)
        for row in range(ROWS):
            for column in range(COLUMNS):
                place = QRect(
                    _EDGE + column * (_SQUARE + _GAP), _EDGE + row * (_SQUARE + _GAP), _SQUARE, _SQUARE
                )
                taken = row < self._rows and column < self._columns
                painter.fillRect(place, QColor(colors.selection if taken else colors.sheet))
                painter.setPen(QColor(colors.accent if taken else colors.border))
                painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(colors.text))
        painter.drawText(
            self.rect().adjusted(0, self.height() - _WORDS - _EDGE // 2, 0, 0),
            Qt.AlignmentFlag.AlignCenter,
            self.words,
        )


class TableMenu(QMenu):
    """A menu that holds the picker alone."""

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.picker = TablePicker()
        action = QWidgetAction(self)
        action.setDefaultWidget(self.picker)
        self.addAction(action)
        self.aboutToShow.connect(self.picker.setFocus)
        self.picker.chosen.connect(self._take)

    def _take(self, rows: int, columns: int) -> None:
        self.close()
        self.chosen.emit(rows, columns)
