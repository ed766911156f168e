"""SideTable: rows of two reports side by side; changed words are marked, differences are stepped through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QResizeEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.appearance.theme import Theme, ui_font
from ui.compare.rows import LEFT, RIGHT, Decision, Row, markup

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
PADDING = 6
PLACE_WIDTH, STATE_WIDTH = 190, 84
MOST_HEIGHT = 340
"""Pixels: of a longer row the beginning is shown, and the whole in the tooltip."""


class SideModel(QAbstractTableModel):
    """The rows as Qt asks for them; `decision_of` tells what becomes of a row where rows are decided."""

    def __init__(self, parent: QObject, decision_of: Callable[[Row], Decision] | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.heads = ("位置", "", "")
        self._decision_of = decision_of

    def show_rows(self, rows: Sequence[Row], left: str, right: str) -> None:
        """Show other rows under these names."""
        self.beginResetModel()
        self.rows = list(rows)
        self.heads = ("位置", left, right)
        self.endResetModel()

    def refresh_states(self) -> None:
        """Show what has been decided since."""
        if self.rows and self._decision_of is not None:
            self.dataChanged.emit(self.index(0, 3), self.index(len(self.rows) - 1, 3))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the columns: place, both sides, and the decision where there are any."""
        return 0 if parent.isValid() else 3 + (self._decision_of is not None)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of the sides."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (*self.heads, "处理")[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the plain text, which is what is read aloud and copied."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, index.column())
        return None

    def _text(self, row: Row, column: int) -> str:
        if column > RIGHT:
            return "" if self._decision_of is None else self._decision_of(row).value
        return row.texts()[column]

    def markup(self, index: Index) -> str:
        """Return what a cell shows as rich text of the program's own, everything from files escaped."""
        row, column = self.rows[index.row()], index.column()
        if column == LEFT:
            return markup(row.left, LEFT, Theme.colors)
        if column == RIGHT:
            return markup(row.right, RIGHT, Theme.colors)
        return ""


class _Delegate(QStyledItemDelegate):
    """Paints a cell as rich text, as high as it needs."""

    def _document(self, index: Index, width: int) -> QTextDocument:
        model = index.model()
        assert isinstance(model, SideModel)
        row = model.rows[index.row()]
        document = QTextDocument()
        document.setDocumentMargin(PADDING)
        document.setDefaultFont(ui_font(bold=row.is_heading))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        rich = model.markup(index)
        document.setHtml(rich) if rich else document.setPlainText(str(index.data() or ""))
        document.setTextWidth(width)
        return document

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size that the text takes in its column."""
        view = self.parent()
        assert isinstance(view, QTableView)
        width = view.columnWidth(index.column())
        if view.columnSpan(index.row(), index.column()) > 1:
            width = view.viewport().width()
        return QSize(width, min(MOST_HEIGHT, round(self._document(index, width).size().height())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, text, and a frame around what is current."""
        model = index.model()
        assert isinstance(model, SideModel)
        colors, row = Theme.colors, model.rows[index.row()]
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = colors.header if row.is_heading else colors.selection if is_selected else colors.sheet
        painter.save()
        painter.fillRect(option.rect, QColor(ground))
        painter.setClipRect(option.rect)
        painter.translate(option.rect.topLeft())
        document = self._document(index, option.rect.width())
        context = document.documentLayout().PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(self._color(model, row, index)))
        context.clip = QRectF(0, 0, option.rect.width(), option.rect.height())
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _color(self, model: SideModel, row: Row, index: Index) -> str:
        colors = Theme.colors
        if index.column() > RIGHT:
            said = str(index.data() or "")
            return {"接受": colors.ok, "不接受": colors.error}.get(said, colors.label)
        return colors.label if index.column() == 0 and not row.is_heading else colors.text


class SideTable(QTableView):
    """Two reports side by side."""

    current_changed = Signal(object)
    """The `Row` that is current; None for none."""
    toggled = Signal()
    """Space or Return was pressed on a row."""

    def __init__(self, decision_of: Callable[[Row], Decision] | None = None) -> None:
        super().__init__()
        self._model = SideModel(self, decision_of)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setObjectName("parts")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit(self.current))

    def show_rows(self, rows: Sequence[Row], left: str, right: str) -> None:
        """Show rows, the first one that is no heading current."""
        self._model.show_rows(rows, left, right)
        self.clearSpans()
        for number, row in enumerate(rows):
            if row.is_heading:
                self.setSpan(number, 0, 1, self._model.columnCount())
        self._fit()
        self.step(1)

    def refresh_states(self) -> None:
        """Show what has been decided since."""
        self._model.refresh_states()
        self.viewport().update()

    @property
    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return self._model.rows

    @property
    def current(self) -> Row | None:
        """The current row, None where it is a heading or there is none."""
        number = self.currentIndex().row()
        row = self._model.rows[number] if 0 <= number < len(self._model.rows) else None
        return None if row is None or row.is_heading else row

    def go_to(self, row: Row) -> None:
        """Make a row the current one, in sight."""
        index = self._model.index(next(i for i, each in enumerate(self.rows) if each is row), 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def step(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) row that differs; return whether there is one."""
        at = self.currentIndex().row() if self.currentIndex().isValid() else -1
        places = range(at + direction, len(self.rows) if direction > 0 else -1, direction)
        for number in places:
            if not self.rows[number].is_heading and not self.rows[number].is_same:
                self.go_to(self.rows[number])
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Return decide about the current row where rows are decided."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggled.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give both sides the same width, and the rows the heights that follow."""
        super().resizeEvent(event)
        self._later.start()

    def _fit(self) -> None:
        place, state = round(PLACE_WIDTH * Theme.scale), round(STATE_WIDTH * Theme.scale)
        has_state = self._model.columnCount() > RIGHT + 1
        room = max(200, self.viewport().width() - place - (state if has_state else 0))
        self.setColumnWidth(0, place)
        self.setColumnWidth(LEFT, room // 2)
        self.setColumnWidth(RIGHT, room - room // 2)
        if has_state:
            self.setColumnWidth(RIGHT + 1, state)
        self.resizeRowsToContents()
