"""RegisterView: the register beside the tables, its columns' meanings to be changed at their headings."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from model.ledger.fields import Field
from model.ledger.register import RowRef
from ui.appearance.theme import Theme
from ui.ledger.controller import LedgerController
from ui.ledger.register_model import Index, RegisterModel

_ROW_HEIGHT = 26
_WIDTHS = {Field.NUMBER: 56, Field.CONTENT: 150, Field.RESULT: 130, Field.IGNORED: 70}
_USUAL_WIDTH, _FIRST_WIDTH = 100, 88
_CHOICES = tuple(
    field for field in Field if field not in (Field.TICK_KIND, Field.TICK_RESULT, Field.TICK_DISPUTE)
)


class RegisterView(QTableView):
    """The rows of a register."""

    row_chosen = Signal(object)
    """The RowRef of the row where the keyboard is."""

    def __init__(self, controller: LedgerController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.rows = RegisterModel(controller, self)
        self.setModel(self.rows)
        self.setObjectName("register")
        self.setAccessibleName("台账")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(_ROW_HEIGHT * Theme.scale))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumHeight(round(44 * Theme.scale))
        head.sectionClicked.connect(self._offer)
        self.rows.modelReset.connect(self._fit)
        self._fit()
        controller.changed.connect(self.rows.reload)

    def _fit(self) -> None:
        for section in range(self.rows.columnCount()):
            column = self.rows.column(section)
            width = _FIRST_WIDTH if column is None else _WIDTHS.get(column.role.field, _USUAL_WIDTH)
            self.setColumnWidth(section, round(width * Theme.scale))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt calls it by this name
        """Tell which row was chosen."""
        super().currentChanged(current, previous)
        ref = self.rows.ref(current)
        if ref is not None:
            self.row_chosen.emit(ref)

    def light(self, refs: Collection[RowRef]) -> None:
        """Light these rows, and scroll to the first of them."""
        self.rows.light(refs)
        first = min(refs, default=None)
        if first is not None:
            self.scrollTo(self.rows.index_of(first), QAbstractItemView.ScrollHint.PositionAtCenter)

    def menu_for(self, section: int) -> QMenu | None:
        """Return the menu of what a column may be; None for the column of the rows' names."""
        row = max(self.currentIndex().row(), 0)
        column = self.rows.column(section, row)
        if column is None:
            return None
        menu = QMenu(self)
        for field in _CHOICES:
            action = QAction(field.value, menu)
            action.setCheckable(True)
            action.setChecked(column.role.field is field)
            action.triggered.connect(
                lambda _checked=False, field=field: self._controller.set_role(column.heading, field)
            )
            menu.addAction(action)
        return menu

    def _offer(self, section: int) -> None:
        menu = self.menu_for(section)
        if menu is not None:
            left = self.horizontalHeader().sectionViewportPosition(section)
            menu.exec(self.horizontalHeader().mapToGlobal(QPoint(left, self.horizontalHeader().height())))
            menu.deleteLater()
