"""GridView: one table of the form on the screen, with the keyboard, the clipboard and the zoom of a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from model.content.address import Address
from model.form.spec import Placed
from ui.grid.actions import GridActions
from ui.grid.delegate import GridDelegate, entering_move
from ui.grid.frozen_panes import FrozenStrip, frozen_size
from ui.grid.layout import Faces, GridLayout, lay_out
from ui.grid.model import GridModel, Index, address_of
from ui.grid.navigation import Move, Moves, shift

ZOOM_LEAST, ZOOM_MOST, ZOOM_STEP = 1.0, 1.5, 0.1

_CURSOR_MOVES = {
    QAbstractItemView.CursorAction.MoveLeft: Move.LEFT,
    QAbstractItemView.CursorAction.MoveRight: Move.RIGHT,
    QAbstractItemView.CursorAction.MoveUp: Move.UP,
    QAbstractItemView.CursorAction.MoveDown: Move.DOWN,
    QAbstractItemView.CursorAction.MoveNext: Move.NEXT,
    QAbstractItemView.CursorAction.MovePrevious: Move.PREVIOUS,
    QAbstractItemView.CursorAction.MoveHome: Move.ROW_START,
    QAbstractItemView.CursorAction.MoveEnd: Move.ROW_END,
}
_CORNERS = {Move.ROW_START: Move.FIRST, Move.ROW_END: Move.LAST}
_PAGES = {
    QAbstractItemView.CursorAction.MovePageUp: Move.UP,
    QAbstractItemView.CursorAction.MovePageDown: Move.DOWN,
}


class GridView(QTableView):
    """The grid of one table."""

    message = Signal(str)
    """What to tell the clerk about an edit."""
    current_address_changed = Signal(object)
    """The Address of the current cell."""
    zoom_changed = Signal(float)
    height_changed = Signal()
    """The height that the whole table needs has changed."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = model
        self._delegate = GridDelegate(model, self)
        self._moves = Moves(model.spec, model.is_editable)
        self._strips: tuple[FrozenStrip, ...] = ()
        self._fitting = False
        self._highest = 0
        """Pixels of the highest row below the header."""
        self.ranges = GridActions(model, self.selected_places, self)
        self._set_up()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._delegate.left.connect(self._go)
        self.ranges.told.connect(self.message)
        model.refused.connect(self.message)
        model.noted.connect(self.message)
        model.modelReset.connect(self._rebuild)
        self._take_over_spec()
        self._stand_at(None)

    def _set_up(self) -> None:
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalScrollBar().valueChanged.connect(self._arrange_strips)
        self.horizontalScrollBar().valueChanged.connect(self._arrange_strips)

    def _rebuild(self) -> None:
        """Show the model after a reset; the current cell stays where it was."""
        self._take_over_spec()
        self._fit()
        self._stand_at(self._delegate.current)

    def _take_over_spec(self) -> None:
        """Spans, frozen strips and navigation of the model's table."""
        spec = self._grid.spec
        self._moves = Moves(spec, self._grid.is_editable)
        self.clearSpans()
        for place in spec.placed:
            if place.cell.rows > 1 or place.cell.columns > 1:
                self.setSpan(place.row, place.column, place.cell.rows, place.cell.columns)
        for strip in self._strips:
            strip.deleteLater()
        rows, columns = spec.header_rows, spec.label_columns
        sizes = ((0, columns), (rows, 0), (rows, columns))
        self._strips = tuple(FrozenStrip(self, self._delegate, r, c) for r, c in sizes)
        for strip in self._strips:
            strip.set_spec(spec)

    def _stand_at(self, spot: tuple[int, int] | None) -> None:
        place = self._grid.spec.at.get(spot) if spot is not None else None
        if place is None or not self._moves.is_stop(place):
            place = self._moves.target(Move.FIRST, None)
        self.stand_at(self._index_of(place))

    def stand_at(self, index: QModelIndex) -> None:
        """Make a cell the current one and select it alone, whatever keys are held down."""
        if index.isValid():
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, alone)

    def layout_for(self, room: int) -> GridLayout:
        """Columns and rows in a width of `room` pixels."""
        return lay_out(self._grid.spec, self._delegate.faces, room)

    def height_for(self, room: int) -> int:
        """Return the height of the whole table in a width of `room` pixels, with the bar below it where it is wider."""
        layout, bar = self.layout_for(room), self.horizontalScrollBar().sizeHint().height()
        return layout.height + (bar if sum(layout.widths) > room else 0)

    def _fit(self) -> None:
        """Lay the table out in the room there is, with a scroll bar only where the table is higher."""
        if self._fitting:
            return
        self._fitting = True
        layout = self.layout_for(self.width())
        high = self.height_for(self.width()) > self.height()
        if high:
            layout = self.layout_for(self.width() - self.verticalScrollBar().sizeHint().width())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if high else policy.ScrollBarAlwaysOff)
        for column, width in enumerate(layout.widths):
            self.setColumnWidth(column, width)
        for row, height in enumerate(layout.heights):
            self.setRowHeight(row, height)
        self._highest = max(layout.heights[self._grid.spec.header_rows :])
        # Qt would bring the scroll bars up to date only later, from a timer.
        self.updateGeometries()
        self._fitting = False
        self._arrange_strips()

    def _arrange_strips(self) -> None:
        if not self._strips:
            return
        frozen, area = self._frozen(), self.viewport().geometry()
        down = self.verticalScrollBar().value() > 0 and frozen.height() > 0
        right = self.horizontalScrollBar().value() > 0 and frozen.width() > 0
        left, top, corner = self._strips
        left.arrange(area, right)
        top.arrange(area, down)
        corner.arrange(area, not frozen.isEmpty() and (down or right))
        # The texts of tall labels move within their cells, which scrolling alone does not repaint.
        self.viewport().update(0, 0, left.extent().width(), area.height())

    def _frozen(self) -> QSize:
        """Width and height of what stays while scrolling; 0 where it would leave too little room for the cells."""
        return frozen_size(self._strips[-1].extent(), self.viewport().size(), self._highest)

    @property
    def strips(self) -> tuple[FrozenStrip, ...]:
        """The frozen label columns, header rows and their corner."""
        return self._strips

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells; tall labels need to know what part of them is in sight."""
        self._delegate.sight = self._open_area()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return a modest size; the panel gives the table the height that it needs."""
        return QSize(640, 240)

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self._delegate.faces.zoom

    def set_zoom(self, zoom: float) -> None:
        """Enlarge fonts and rows, 1.0 to 1.5."""
        zoom = min(max(round(zoom, 2), ZOOM_LEAST), ZOOM_MOST)
        if zoom == self.zoom:
            return
        self._use(Faces(zoom))
        self.zoom_changed.emit(zoom)

    def refresh_font(self) -> None:
        """Take over the interface's font where another was chosen."""
        faces = Faces(self.zoom)
        if faces.plain.font != self._delegate.faces.plain.font:
            self._use(faces)

    def _use(self, faces: Faces) -> None:
        self._delegate.faces = faces
        self._fit()
        self.viewport().update()
        self.height_changed.emit()
        self.scrollTo(self.currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls, or zooms with Ctrl; never changes a figure."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turn = event.angleDelta().y()
            if turn:
                self.set_zoom(self.zoom + (ZOOM_STEP if turn > 0 else -ZOOM_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight beside the frozen strips, not under them."""
        if not index.isValid():
            return
        rect = self.visualRect(index)
        area = self._open_area()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter and not area.contains(rect):
            self._scroll_by(rect.center() - area.center())
            return
        self._scroll_by(
            QPoint(
                shift(rect.left(), rect.right(), area.left(), area.right()),
                shift(rect.top(), rect.bottom(), area.top(), area.bottom()),
            )
        )

    def _open_area(self) -> QRect:
        """Return the part of the viewport that strips never cover."""
        frozen = self._frozen()
        return self.viewport().rect().adjusted(frozen.width(), frozen.height(), 0, 0)

    def _scroll_by(self, offset: QPoint) -> None:
        for bar, pixels in (
            (self.horizontalScrollBar(), offset.x()),
            (self.verticalScrollBar(), offset.y()),
        ):
            if pixels:
                bar.setValue(bar.value() + pixels)

    def _on_current(self, current: QModelIndex) -> None:
        """Keep the frame of the current cell with it and tell where it is."""
        self._delegate.current = (current.row(), current.column()) if current.isValid() else None
        address = self._grid.address(current) if current.isValid() else None
        if address is not None:
            self.current_address_changed.emit(address)

    def current_address(self) -> Address | None:
        """Return the address of the current cell."""
        index = self.currentIndex()
        return self._grid.address(index) if index.isValid() else None

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return where a key leads; with Shift the selection may also grow over sums."""
        extends = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        tab = action in (
            QAbstractItemView.CursorAction.MoveNext,
            QAbstractItemView.CursorAction.MovePrevious,
        )
        moves = Moves(self._grid.spec, lambda _: True) if extends and not tab else self._moves
        if action in _PAGES:
            return self._index_of(self._page(moves, _PAGES[action]))
        move = _CURSOR_MOVES[action]
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            move = _CORNERS.get(move, move)
        return self._index_of(moves.target(move, self._current_place()))

    def _page(self, moves: Moves, move: Move) -> Placed | None:
        place = self._current_place()
        rows = max(1, self._open_area().height() // self._delegate.faces.row_height - 1)
        for _ in range(rows):
            place = moves.target(move, place)
        return place

    def _current_place(self) -> Placed | None:
        index = self.currentIndex()
        return self._grid.place(index) if index.isValid() else None

    def _index_of(self, place: Placed | None) -> QModelIndex:
        return self._grid.index(place.row, place.column) if place is not None else QModelIndex()

    def _go(self, move: Move) -> None:
        self.stand_at(self._index_of(self._moves.target(move, self._current_place())))

    def event(self, event: QEvent) -> bool:
        """Claim its own keys before the window's menus take them for shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._operation(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet; everything else is Qt's, typing included."""
        operation = self._operation(event)
        if operation is not None:
            operation()
            event.accept()
            return
        if self._is_typing(event) and not self._may_edit_current():
            self.message.emit(self._grid.refusal(self.currentIndex(), ""))
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Type what an input method hands over at once, such as `４`: Qt opens the line but loses the text."""
        at_once = not event.preeditString() and self.state() != QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        editor = self.indexWidget(self.currentIndex())
        if at_once and isinstance(editor, QLineEdit) and editor.selectedText() == editor.text():
            editor.insert(event.commitString())

    def _operation(self, event: QKeyEvent) -> Callable[[], None] | None:
        move = entering_move(event)
        return self.ranges.operation(event) if move is None else lambda: self._go(move)

    def _is_typing(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return not held and event.text().isprintable() and bool(event.text())

    def _may_edit_current(self) -> bool:
        if self._grid.is_read_only:
            return False
        address = self.current_address()
        return address is None or self._grid.is_editable(address)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: typing fills in, it does not search."""
        del search

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The edits of the selection as a menu."""
        menu = self.ranges.menu(self)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the current cell as soon as the table has the keyboard."""
        super().focusInEvent(event)
        self._delegate.has_keyboard = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        self._delegate.has_keyboard = False
        super().focusOutEvent(event)

    def commit(self) -> None:
        """Takes over what is being typed and stays at the cell; what is no figure is refused."""
        index = self._delegate.edited()
        editor = self.indexWidget(index) if index.isValid() else None
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def selected_places(self) -> list[Placed]:
        """Return the selected cells for figures, sums included; the current cell where nothing is selected."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        places = [self._grid.place(index) for index in chosen if index.isValid()]
        spec = self._grid.spec
        found = [p for p in places if p is not None and address_of(spec, p) is not None]
        return sorted(found, key=lambda p: (p.row, p.column))
