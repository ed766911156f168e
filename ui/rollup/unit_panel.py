"""UnitPanel: the left side of the roll-up window: how many units are in which state, and the table of them."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from model.rollup.assignment import Row, Status
from model.rollup.rollup import Rollup
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE, Theme
from ui.rollup.states import State
from ui.rollup.unit_model import Column, UnitFilter, UnitModel

FILTERS: tuple[tuple[str, frozenset[State] | None], ...] = (
    ("全部", None),
    ("已收", frozenset({State.RECEIVED, State.ERRORS, State.RETURNED})),
    ("有问题", frozenset({State.ERRORS})),
    ("缺报", frozenset({State.MISSING})),
    (
        "待处理",
        frozenset({State.WRONG_YEAR, State.UNREADABLE, State.NO_REPORT, State.DUPLICATE, State.NOT_LISTED}),
    ),
)
ROW_HEIGHT = 30


class UnitPanel(QWidget):
    """The units and their files."""

    open_wanted = Signal(object)
    """The Row whose report is to be shown."""
    assign_wanted = Signal(object, str)
    """A Row whose file belongs to another unit: its name, empty for nobody."""
    choose_wanted = Signal(object)
    """The Row whose file is to count for its unit."""
    returned_wanted = Signal(str, bool)
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rollup = Rollup()
        self.model = UnitModel(self)
        self.filter = UnitFilter(self)
        self.filter.setSourceModel(self.model)
        self.summary = PlainLabel()
        self.summary.setObjectName("panelTitle")
        self.summary.setWordWrap(True)
        self.phrase = QLineEdit()
        self.phrase.setPlaceholderText("按单位或文件名查找")
        self.phrase.setAccessibleName("查找单位")
        self.phrase.setClearButtonEnabled(True)
        self.phrase.textChanged.connect(self.filter.search)
        self.view = QTableView()
        self._chips: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, SPACE, GAP)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.summary)
        column.addLayout(self._filter_row())
        column.addWidget(self.phrase)
        column.addWidget(self.view, 1)
        self._set_up_view()

    def _filter_row(self) -> QHBoxLayout:
        row, group = QHBoxLayout(), QButtonGroup(self)
        row.setSpacing(SPACE)
        for text, states in FILTERS:
            chip = QPushButton(text)
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, states=states: self.filter.show_states(states))
            group.addButton(chip)
            self._chips.append(chip)
            row.addWidget(chip)
        row.addStretch()
        self._chips[0].setChecked(True)
        return row

    def _set_up_view(self) -> None:
        view = self.view
        view.setObjectName("units")
        view.setAccessibleName("各单位报送情况")
        view.setModel(self.filter)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSortingEnabled(True)
        view.sortByColumn(Column.UNIT, Qt.SortOrder.AscendingOrder)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT * Theme.scale))
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in ((Column.UNIT, 196), (Column.STATE, 116), (Column.PROBLEMS, 96)):
            view.setColumnWidth(column, round(width * Theme.scale))
        header.setStretchLastSection(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.activated.connect(self._open)

    def show_rollup(self, rollup: Rollup) -> None:
        """Show another state of the roll-up."""
        self._rollup = rollup
        self.model.show_rows(rollup.rows, rollup.returned)
        self.summary.setText(self._summary())
        counts = Counter(self.model.states)
        for chip, (text, states) in zip(self._chips, FILTERS, strict=True):
            number = sum(counts[state] for state in (states or State))
            chip.setText(f"{text} {number}")

    def _summary(self) -> str:
        rows = self._rollup.rows
        if not rows:
            return "把各单位的报告或文件夹拖到这里"
        counted = sum(row.status is Status.COUNTED for row in rows)
        year = "" if self._rollup.year is None else f"{self._rollup.year} 年度："
        if not len(self._rollup.units):
            return f"{year}已计入 {counted} 个单位（还没有单位名单）"
        return f"{year}应报 {len(self._rollup.units)} 个单位，已计入 {counted} 个"

    @property
    def current(self) -> Row | None:
        """Return the selected line."""
        return self.model.row(self.filter.mapToSource(self.view.currentIndex()))

    def select_unit(self, unit: str) -> None:
        """Select a unit's line and bring it into sight."""
        number = self.model.row_of(unit)
        index = self.filter.mapFromSource(self.model.index(number, 0)) if number >= 0 else QModelIndex()
        if not index.isValid() and number >= 0:
            self._show_all()
            index = self.filter.mapFromSource(self.model.index(number, 0))
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _show_all(self) -> None:
        self.phrase.clear()
        self._chips[0].click()

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(self.filter.mapToSource(index))
        if row is not None and row.entry is not None and row.entry.packed:
            self.open_wanted.emit(row)

    def _show_menu(self, place: QPoint) -> None:
        row = self.model.row(self.filter.mapToSource(self.view.indexAt(place)))
        if row is None:
            return
        menu = QMenu(self)
        for action in self.actions_for(row, menu):
            menu.addAction(action)
        menu.exec(self.view.viewport().mapToGlobal(place))
        menu.deleteLater()

    def actions_for(self, row: Row, menu: QMenu) -> list[QAction]:
        """Return what can be done about a line."""
        made: list[QAction] = []

        def add(text: str, act: object, enabled: bool = True) -> None:
            action = QAction(text, menu)
            action.triggered.connect(act)
            action.setEnabled(enabled)
            made.append(action)

        if row.entry is not None and row.entry.packed:
            add("打开这份报告（只看）", lambda: self.open_wanted.emit(row))
        if row.status is Status.DUPLICATE:
            add("改为计入这一份", lambda: self.choose_wanted.emit(row))
        if row.entry is not None:
            self._add_assignments(row, add)
            add("从汇总中移除", lambda: self.remove_wanted.emit(row))
        if row.status is Status.COUNTED:
            back = row.unit in self._rollup.returned
            text = "取消“已退回”" if back else "标记为“已退回”"
            add(text, lambda: self.returned_wanted.emit(row.unit, not back))
        return made

    def _add_assignments(self, row: Row, add: object) -> None:
        """Offer the units that a file may belong to: those suggested first, then those without a file."""
        assert callable(add)
        missing = [r.unit for r in self._rollup.rows if r.status is Status.MISSING]
        if row.status in (Status.COUNTED, Status.DUPLICATE, Status.WRONG_YEAR) and row.match.unit:
            add("不是这个单位的文件", lambda: self.assign_wanted.emit(row, ""))
            return
        for unit in dict.fromkeys((*row.match.suggestions, *missing[:8])):
            add(f"这是“{unit}”的文件", lambda _checked=False, unit=unit: self.assign_wanted.emit(row, unit))
