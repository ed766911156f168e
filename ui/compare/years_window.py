"""YearsWindow: 本年 / 上年 / 增减 of all tables, with up to five earlier years from files that the clerk adds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from export.compare.years_page import heads, label, texts, title_of
from model.compare.years import MOST_YEARS, YearRow, Years, YearsError, years_of
from model.report.report import Report
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE, Theme, ui_font
from ui.bridge import Bridge
from ui.help.window import offer_help

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
SIZE = QSize(1080, 640)
FIGURE_WIDTH = 92
_SIGNED = ("增减", "增减%")


class YearsModel(QAbstractTableModel):
    """The rows of all tables, each table under its heading."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[YearRow | str] = []
        self.heads: tuple[str, ...] = ()

    def show_years(self, years: Years, *, sums_only: bool, changed_only: bool) -> None:
        """Show the figures of these years."""
        self.beginResetModel()
        self.heads = heads(years)
        self.rows = []
        for table in years.tables:
            rows = [
                row
                for row in table.rows
                if (row.is_sum or not sums_only) and (row.change not in (0, None) or not changed_only)
            ]
            self.rows += [table.heading, *rows] if rows else []
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the columns: the label and the figures."""
        return 0 if parent.isValid() else 1 + len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("项目", *self.heads)[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, alignment, ground and colour of a cell."""
        row, column = self.rows[index.row()], index.column()
        if isinstance(row, str):
            return self._of_heading(row, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return (label(row), *texts(row))[column]
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            return label(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column and self.heads[column - 1] in _SIGNED:
            colors = Theme.colors
            return QColor(colors.faint if row.change in (0, None) else colors.accent)
        return None

    def _of_heading(self, heading: str, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column else heading
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(Theme.colors.article)
        if role == Qt.ItemDataRole.FontRole:
            font: QFont = ui_font(bold=True)
            return font
        return None


class YearsWindow(QDialog):
    """The figures of the open report beside those of the years before."""

    file_wanted = Signal()
    """Another year's report is to be chosen."""
    export_wanted = Signal(object, bool)
    """The `Years` to be written, and whether with the figures by applicant."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("本年 / 上年 / 增减")
        self._bridge = bridge
        self._added: list[tuple[str, Report]] = []
        self.years: Years | None = None
        self.title, self.words = PlainLabel(), PlainLabel()
        self.sums_only, self.changed_only = QCheckBox("表三只看总计"), QCheckBox("只看有增减的")
        self.add, self.remove = QPushButton("加入其他年度的报告…"), QPushButton("移除刚加入的")
        self.details, self.export = QCheckBox("附各类申请人的数字"), QPushButton("导出…")
        self.closer = QPushButton("关闭")
        self.table = QTableView()
        self._model = YearsModel(self)
        self._assemble()
        self._connect()
        self.refresh()
        offer_help(self, "compare")

    def _assemble(self) -> None:
        self.resize(SIZE.boundedTo(self.screen().availableSize()))
        self.title.setFont(ui_font(13, bold=True))
        self.words.setObjectName("cardText")
        self.words.setWordWrap(True)
        self.sums_only.setChecked(True)
        table = self.table
        table.setObjectName("parts")
        table.setAccessibleName("各年度的数字")
        table.setModel(self._model)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(26 * Theme.scale))
        table.horizontalHeader().setHighlightSections(False)
        above, below = QHBoxLayout(), QHBoxLayout()
        for widget in (self.sums_only, self.changed_only):
            above.addWidget(widget)
        above.addStretch(1)
        for widget in (self.add, self.remove):
            above.addWidget(widget)
        below.addWidget(self.details)
        below.addStretch(1)
        for widget in (self.export, self.closer):
            below.addWidget(widget)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(2 * SPACE)
        page.addWidget(self.title)
        page.addWidget(self.words)
        page.addLayout(above)
        page.addWidget(table, 1)
        page.addLayout(below)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.sums_only.toggled.connect(self._show)
        self.changed_only.toggled.connect(self._show)
        self.add.clicked.connect(self.file_wanted)
        self.remove.clicked.connect(self._remove)
        self.export.clicked.connect(self._export)
        self.closer.clicked.connect(self.close)
        self._bridge.changed.connect(self._on_changed)

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.addresses:
            self.refresh()

    def put_in(self, report: Report, path: Path) -> str:
        """Add a report of another year; return why it cannot be, empty where it was added."""
        try:
            years_of([*self._reports(), report])
        except YearsError as error:
            return f"“{path.name}”没有加入：{error}。"
        self._added.append((path.name, report))
        self.refresh()
        return ""

    def _reports(self) -> list[Report]:
        report = self._bridge.workspace.report
        last = [] if report.previous is None else [report.previous]
        return [report, *last, *(added for _, added in self._added)]

    def refresh(self) -> None:
        """Show the figures as they are now."""
        try:
            self.years = years_of([report.copy() for report in self._reports()])
        except YearsError as error:
            self.years = None
            self.words.setText(f"{error}。")
        self._show()

    def _show(self) -> None:
        years = self.years
        self.export.setEnabled(years is not None)
        self.remove.setEnabled(bool(self._added))
        self.add.setEnabled(years is None or len(years.years) < MOST_YEARS)
        if years is None:
            return
        self.title.setText(title_of(years))
        self.words.setText(self._said(years))
        self._model.show_years(
            years, sums_only=self.sums_only.isChecked(), changed_only=self.changed_only.isChecked()
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self._model.columnCount()):
            self.table.setColumnWidth(column, round(FIGURE_WIDTH * Theme.scale))
        self.table.clearSpans()
        for number, row in enumerate(self._model.rows):
            if isinstance(row, str):
                self.table.setSpan(number, 0, 1, self._model.columnCount())

    def _said(self, years: Years) -> str:
        said: list[str] = []
        if len(years.years) < 2:
            said.append("还没有上年报告，请加入其他年度的报告")
        else:
            said.append(f"增减为 {years.years[0]} 年比 {years.years[1]} 年")
        if years.has_gap:
            said.append("▲ 两份报告不是相邻年度")
        if len(years.units) > 1:
            said.append(f"▲ 各年的单位名称不同：{'、'.join(years.units)}")
        if self._added:
            said.append("已加入：" + "、".join(name for name, _ in self._added))
        return "；".join(said) + "。"

    def _remove(self) -> None:
        if self._added:
            self._added.pop()
            self.refresh()

    def _export(self) -> None:
        if self.years is not None:
            self.export_wanted.emit(self.years, self.details.isChecked())
