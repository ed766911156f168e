"""GridDelegate: paints the cells of a table and gives the line in which a figure is typed."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from model.content.values import NOT_APPLICABLE, display
from model.form.spec import Label, Placed
from ui.appearance.severity import severity_color, severity_ground
from ui.appearance.theme import Colors, Theme
from ui.grid.cell_texts import cell_name
from ui.grid.layout import NARROW, WRAP, Face, Faces, padding
from ui.grid.model import CellState, GridModel, Index, address_of
from ui.grid.navigation import Move

_MOST_TYPED = 200
"""Characters of a typed text; longer ones are pasted by mistake."""

BLANK_WIDTH = 16
"""Pixels of the line that stands in a cell that is still to be filled in, so that it does not look like a 0."""

_LEAVING = {
    Qt.Key.Key_Return: (Move.ENTER, Move.BACK),
    Qt.Key.Key_Enter: (Move.ENTER, Move.BACK),
    Qt.Key.Key_Tab: (Move.NEXT, Move.PREVIOUS),
    Qt.Key.Key_Backtab: (Move.PREVIOUS, Move.PREVIOUS),
    Qt.Key.Key_Up: (Move.UP, Move.UP),
    Qt.Key.Key_Down: (Move.DOWN, Move.DOWN),
}
"""Keys that end typing: where they lead without and with Shift."""


def leaving_move(event: QKeyEvent) -> Move | None:
    """Return where a key leads that ends typing; None for a key that belongs to the text."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    try:
        plain, shifted = _LEAVING[Qt.Key(event.key())]
    except (KeyError, ValueError):
        return None
    if modifiers == Qt.KeyboardModifier.NoModifier:
        return plain
    return shifted if modifiers == Qt.KeyboardModifier.ShiftModifier else None


def entering_move(event: QKeyEvent) -> Move | None:
    """Return where Return leads while nothing is typed; None for other keys."""
    is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return leaving_move(event) if is_return else None


class Line(NamedTuple):
    """A line of a cell: text, face and colour."""

    text: str
    face: Face
    color: QColor


@lru_cache(maxsize=128)
def _ink(name: str) -> QColor:
    return QColor(name)


class GridDelegate(QStyledItemDelegate):
    """Paints by the model's `CellState` and the theme; edits in a line of text."""

    left = Signal(object)
    """Typing ended with a key that leads on: a Move."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.faces = Faces(1.0)
        self.has_keyboard = False
        """Whether the table has the keyboard: the frame of the current cell is thin without."""
        self.current: tuple[int, int] | None = None
        """Row and column of the current cell; the view keeps it up to date."""
        self.sight = QRect()
        """The part of the viewport that is not under a frozen strip; the view keeps it up to date."""
        self._edited = QPersistentModelIndex()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell; the rectangle covers its whole span."""
        place = self._model.place(index)
        if place is None:
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - the stubs lack the fields of options
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue] - as above
        if isinstance(place.cell, Label):
            scrolls = place.row >= self._model.spec.header_rows
            self.paint_label(painter, rect, place, self.sight if scrolls else None)
        else:
            self._paint_entry(painter, rect, place, bool(state & QStyle.StateFlag.State_Selected))

    def paint_label(self, painter: QPainter, rect: QRect, place: Placed, sight: QRect | None = None) -> None:
        """Paint a printed cell; the text of a tall one stands in the part of it that is in `sight`."""
        assert isinstance(place.cell, Label)
        label, colors = place.cell, Theme.colors
        painter.fillRect(rect, _ink(colors.article if label.fill else colors.header))
        side = padding(rect.width(), self.faces.zoom)
        room = rect.adjusted(side, 0, -side, 0)
        if sight is not None and label.rows > 1:
            room = _seen(room, sight, self.faces.label_height(label, rect.width()))
        spare = room.width() - self.faces.text_width(label, rect.width())
        is_left = label.align == "left"
        room.adjust(0 if is_left else spare // 2, 0, -spare if is_left else -(spare // 2), 0)
        start = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignHCenter
        painter.setFont(self.faces.plain.font)
        painter.setPen(_ink(colors.text))
        painter.drawText(room, int(start | Qt.AlignmentFlag.AlignVCenter) | int(WRAP), label.text)
        self._paint_lines(painter, rect, place, colors)

    def _paint_lines(self, painter: QPainter, rect: QRect, place: Placed, colors: Colors) -> None:
        # Filled and not drawn: a line on the edge of the table would be lost at 150 %.
        ink, width, height = _ink(colors.grid), rect.width(), rect.height()
        painter.fillRect(rect.left(), rect.bottom(), width, 1, ink)
        painter.fillRect(rect.right(), rect.top(), 1, height, ink)
        if place.column == 0:
            painter.fillRect(rect.left(), rect.top(), 1, height, ink)
        if place.row == 0:
            painter.fillRect(rect.left(), rect.top(), width, 1, ink)

    def _paint_entry(self, painter: QPainter, rect: QRect, place: Placed, selected: bool) -> None:
        address = address_of(self._model.spec, place)
        if address is None:
            return
        look, colors = self._model.look(address), Theme.colors
        is_current = self.current == (place.row, place.column)
        painter.fillRect(rect, _ink(_ground(look, colors, selected and not is_current)))
        self._paint_lines(painter, rect, place, colors)
        self._paint_text(painter, rect, self._lines(look, colors))
        if look.value is None and not look.computed and not look.rejected:
            self._paint_blank(painter, rect, has_below=bool(look.last or look.expected))
        inside = rect.adjusted(0, 0, -1, -1)
        if look.rejected:
            _frame(painter, inside, QPen(_ink(colors.error), 2, Qt.PenStyle.DotLine))
        elif look.severity is not None:
            _frame(painter, inside, QPen(_ink(severity_color(colors, look.severity)), 2))
        if look.related:
            _frame(painter, inside, QPen(_ink(colors.related), 2, Qt.PenStyle.DashLine))
        if is_current:
            _frame(painter, inside, QPen(_ink(colors.accent), 2 if self.has_keyboard else 1))

    def _lines(self, look: CellState, colors: Colors) -> tuple[Line, Line]:
        """Return the figure, and under it what it should be, or else last year's figure, which says what it is."""
        if look.rejected:
            ink = _ink(colors.error)
            return Line(look.rejected, self.faces.plain, ink), Line("没有填入", self.faces.small, ink)
        weak = look.value == 0 or look.value == NOT_APPLICABLE
        figure = Line(display(look.value), self.faces.plain, _ink(colors.zero if weak else colors.text))
        if look.expected and look.severity is not None:
            color = _ink(severity_color(colors, look.severity))
            return figure, Line(f"应为 {look.expected}", self.faces.small, color)
        last = f"上年{look.last}" if look.last else ""
        return figure, Line(last, self.faces.small, _ink(colors.last))

    def _paint_text(self, painter: QPainter, rect: QRect, lines: tuple[Line, Line]) -> None:
        """Centre one or two lines by the height of their digits: both fit into a row of 29 pixels."""
        figure, below = lines
        heights = [line.face.digit_height for line in lines]
        gap = heights[1] * 0.5
        if not below.text:
            baseline = rect.top() + (rect.height() + heights[0]) / 2
            _centred(painter, rect, baseline, figure)
            return
        top = rect.top() + (rect.height() - heights[0] - gap - heights[1]) / 2
        _centred(painter, rect, top + heights[0], figure)
        _centred(painter, rect, top + heights[0] + gap + heights[1], below)

    def _paint_blank(self, painter: QPainter, rect: QRect, *, has_below: bool) -> None:
        """A short line where the figure will stand; higher where another line stands below it."""
        width = min(round(BLANK_WIDTH * self.faces.zoom), rect.width() // 2)
        up = round(self.faces.small.digit_height) if has_below else 0
        middle = rect.top() + (rect.height() + round(self.faces.plain.digit_height)) // 2 - up
        painter.fillRect(
            rect.left() + (rect.width() - width) // 2, middle, width, 1, _ink(Theme.colors.faint)
        )

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line of text, centred, over the cell."""
        del option
        address = self._model.address(index)
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setFont(self.faces.plain.font)
        editor.setMaxLength(_MOST_TYPED)
        editor.setStyleSheet(_editor_sheet(Theme.colors.accent))
        if address is not None:
            editor.setAccessibleName(cell_name(self._model.report.form, address))
        self._edited = QPersistentModelIndex(index)
        return editor

    def edited(self) -> QModelIndex:
        """Return the cell that a line was last opened for; invalid where there was none."""
        return self._model.index(self._edited.row(), self._edited.column())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the figure into the line."""
        if isinstance(editor, QLineEdit):
            address = self._model.address(index)
            rejected = "" if address is None else self._model.rejected_text(address)
            editor.setText(rejected or str(self._model.data(index, Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Hand the typed text to the model, which may refuse it."""
        del model
        if isinstance(editor, QLineEdit):
            self._model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the line over the whole span of the cell."""
        del index
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - the stubs lack the fields of options
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """End typing on Return, Tab and the arrows up and down; a text that is no figure stays open."""
        if isinstance(editor, QLineEdit) and isinstance(event, QKeyEvent):
            move = leaving_move(event)
            if move is not None and event.type() == QEvent.Type.KeyPress:
                self._leave(editor, move)
                return True
            if event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
                self._give_up()
        return super().eventFilter(editor, event)

    def _give_up(self) -> None:
        """Forget what was refused in the cell that is being edited: Escape shows its figure again."""
        address = self._model.address(self.edited())
        if address is not None:
            self._model.drop_rejected((address,))

    def _leave(self, editor: QLineEdit, move: Move) -> None:
        problem = self._model.refusal(self.edited(), editor.text())
        if problem:
            self._keep_open(editor, problem)
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.left.emit(move)

    def _keep_open(self, editor: QLineEdit, problem: str) -> None:
        """Show why the text was not taken, with the text marked so that typing replaces it."""
        editor.setStyleSheet(_editor_sheet(Theme.colors.error))
        editor.selectAll()
        QToolTip.showText(
            editor.mapToGlobal(QPoint(0, editor.height())), f"<qt>{escape(problem)}</qt>", editor
        )
        self._model.refused.emit(problem)


def _seen(room: QRect, sight: QRect, height: int) -> QRect:
    """Return the part of a tall cell that is in sight, or the end of the cell that is nearest to it, `height` at least."""
    part = QRect(room)
    part.setTop(max(room.top(), sight.top()))
    part.setBottom(min(room.bottom(), sight.bottom()))
    if part.height() >= height:
        return part
    if part.top() > room.top():
        return QRect(room.left(), room.bottom() - height + 1, room.width(), height)
    return QRect(room.left(), room.top(), room.width(), height)


def _ground(look: CellState, colors: Colors, selected: bool) -> str:
    if selected:
        return colors.selection_computed if look.computed else colors.selection
    if look.rejected:
        return colors.error_ground
    if look.severity is not None:
        return severity_ground(colors, look.severity)
    return colors.computed if look.computed else colors.sheet


def _frame(painter: QPainter, rect: QRect, pen: QPen) -> None:
    """A frame of the pen's width, all of it inside the rectangle."""
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _centred(painter: QPainter, rect: QRect, baseline: float, line: Line) -> None:
    """Draw a line of text in the middle, in a smaller font where it would not fit: a figure is never cut."""
    if not line.text:
        return
    face, room = line.face, rect.width() - 2 * NARROW
    if face.width(line.text) > room > 0:
        face = face.narrowed(line.text, room)
    width = face.width(line.text)
    painter.setFont(face.font)
    painter.setPen(line.color)
    painter.drawText(QPointF(rect.left() + (rect.width() - width) / 2, baseline), line.text)


def _editor_sheet(color: str) -> str:
    """Return the style of the line: it must not take over the application's rounded, padded fields."""
    ground = Theme.colors.sheet
    return f"QLineEdit {{ border: 2px solid {color}; border-radius: 0; padding: 0; background: {ground}; }}"
