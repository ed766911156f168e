"""The roll-up window: units at the left, sums at the right. Assembles, decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.files.errors import ReadingError
from model.files.hosts import elsewhere
from model.opening.isolated import open_isolated
from model.rollup.assignment import Row
from model.rollup.collect import UnitListError
from model.rollup.rollup_file import SUFFIX
from model.rollup.units import units_from_text
from ui.appearance.icons import icon
from ui.appearance.theme import GAP, MARGIN, SPACE, Theme
from ui.environment.folders import last_folder, remember_folder
from ui.environment.recent_files import remember_rollup
from ui.files.dialogs import Unsaved
from ui.rollup.collecting import StartExecutor, start_pool
from ui.rollup.controller import RollupController
from ui.rollup.dialogs import RollupDialogs
from ui.rollup.outputs import RollupOutputs
from ui.rollup.totals_panel import TotalsPanel
from ui.rollup.unit_panel import UnitPanel
from ui.widgets.banner import Banner, Kind

LEAST = QSize(860, 440)
UNITS_WIDTH = 500
"""Pixels of the left side at first."""
PROGRESS_WIDTH = 220
"""Pixels of the bar in the head."""
TITLE = "汇总多个单位的报告"


class RollupWindow(QMainWindow):
    """One roll-up."""

    report_wanted = Signal(object)
    """A `Path` of a draft to be opened in a window of its own."""
    unit_report_wanted = Signal(object)
    """An `Entry` whose report is to be looked at in a window of its own."""
    closed = Signal()

    def __init__(self, today: date, start: StartExecutor = start_pool) -> None:
        super().__init__()
        self.controller = RollupController(today, start, self)
        self.dialogs = RollupDialogs(self)
        self.banner = Banner()
        self.units = UnitPanel()
        self.totals = TotalsPanel(today)
        self.outputs = RollupOutputs(
            self.controller, self.banner, lambda: self.dialogs, self.report_wanted.emit
        )
        self._actions: list[tuple[QAction, str]] = []
        self.progress, self.cancel = QProgressBar(), QPushButton("取消")
        self.office = QLineEdit()
        self.year = QPushButton()
        self._assemble()
        self._connect()
        Theme.follow(self._restyle)
        self._refresh()

    def _assemble(self) -> None:
        self.setAcceptDrops(True)
        self.setMinimumSize(LEAST.boundedTo(self.screen().availableSize()))
        self.resize(1366, 720)
        self.addToolBar(self._tool_row())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.units)
        split.addWidget(self.totals)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([UNITS_WIDTH, self.width() - UNITS_WIDTH])
        split.setChildrenCollapsible(False)
        column.addWidget(split, 1)
        self.setCentralWidget(page)

    def _tool_row(self) -> QToolBar:
        row = QToolBar("工具")
        row.setMovable(False)
        row.setIconSize(QSize(20, 20))
        row.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._add(row, "加入文件…", "open", self._add_files, "选择各单位报来的文件，可以多选", "Ctrl+O")
        self._add(row, "加入文件夹…", "open", self._add_folder, "把一个文件夹里的报告全部加入")
        self._add(row, "单位名单…", "check", self._add_list, "哪些单位应当报送（Excel、Word 或文本）")
        self._add(row, "上年报告…", "import", self._add_last, "上年各单位报告的文件夹，用于跨年核对")
        self._add(row, "本级报告…", "check", self._add_own, "与各单位合计逐格核对")
        row.addSeparator()
        self._add(row, "保存", "save", self.outputs.save, "保存汇总，以后可以接着收", "Ctrl+S")
        spacer = QWidget()
        spacer.setObjectName("plain")
        spacer.setSizePolicy(spacer.sizePolicy().Policy.Expanding, spacer.sizePolicy().Policy.Preferred)
        row.addWidget(spacer)
        row.addWidget(self._primary_button())
        return row

    def _add(
        self, row: QToolBar, text: str, drawing: str, act: Callable[[], object], tip: str, keys: str = ""
    ) -> None:
        action = row.addAction(text)
        action.setToolTip(f"{tip}（{keys}）" if keys else tip)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        self._actions.append((action, drawing))

    def _primary_button(self) -> QToolButton:
        button, menu = QToolButton(), QMenu(self)
        button.setObjectName("primary")
        button.setText("生成汇总草稿")
        button.setToolTip("三张表等于各单位之和的本级报告草稿")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.clicked.connect(self.outputs.draft)
        for text, act in (
            ("汇总草稿…", self.outputs.draft),
            ("汇总工作簿…", self.outputs.workbook),
            ("各单位审核意见…", self.outputs.notices),
            ("全部导出到文件夹…", self.outputs.everything),
            ("全部导出为压缩包…", self.outputs.archive),
            ("复制缺报名单", self.outputs.copy_missing),
            ("汇总另存为…", self.outputs.save_as),
            ("打开已有的汇总…", self._open),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, act=act: act())
        self._unlisted = menu.addAction("不在名单上的单位也计入")
        self._unlisted.setCheckable(True)
        self._unlisted.triggered.connect(self.controller.set_counts_unlisted)
        menu.addAction("粘贴单位名单…").triggered.connect(lambda _checked=False: self._paste_list())
        button.setMenu(menu)
        return button

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("plain")
        row = QHBoxLayout(head)
        row.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        row.setSpacing(2 * SPACE)
        self.office.setPlaceholderText("汇总单位的名称，写在草稿和审核意见上")
        self.office.setAccessibleName("汇总单位")
        self.office.setMaximumWidth(round(360 * Theme.scale))
        self.office.editingFinished.connect(lambda: self.controller.set_unit(self.office.text().strip()))
        self.year.setObjectName("link")
        self.year.setToolTip("改汇总年度")
        self.year.clicked.connect(self._ask_year)
        row.addWidget(self.office, 1)
        row.addWidget(self.year)
        row.addWidget(self._progress())
        # Messages stand beside the head: a line of their own would be an empty strip most of the time.
        row.addWidget(self.banner, 2)
        return head

    def _progress(self) -> QWidget:
        self._progress_line = QWidget()
        self._progress_line.setObjectName("plain")
        row = QHBoxLayout(self._progress_line)
        row.setContentsMargins(0, 0, 0, 0)
        self.progress.setFixedWidth(round(PROGRESS_WIDTH * Theme.scale))
        self.progress.setFormat("正在读取 %v / %m")
        self.progress.setAccessibleName("读取进度")
        row.addWidget(self.progress)
        row.addWidget(self.cancel)
        self._progress_line.hide()
        return self._progress_line

    def _connect(self) -> None:
        self.controller.changed.connect(self._refresh)
        self.controller.progressed.connect(self._show_progress)
        self.cancel.clicked.connect(self.controller.cancel)
        self.units.open_wanted.connect(lambda row: self._open_unit(row.entry.path))
        self.units.assign_wanted.connect(lambda row, unit: self.controller.assign(row.entry.path, unit))
        self.units.choose_wanted.connect(lambda row: self.controller.choose(row.unit, row.entry.path))
        self.units.returned_wanted.connect(self.controller.set_returned)
        self.units.remove_wanted.connect(self._remove)
        self.totals.unit_wanted.connect(self.units.select_unit)
        self.totals.open_wanted.connect(self._open_unit)

    def _restyle(self) -> None:
        for action, drawing in self._actions:
            action.setIcon(icon(drawing, Theme.colors.label))

    def _refresh(self) -> None:
        rollup = self.controller.rollup
        self.units.show_rollup(rollup)
        self.totals.show_rollup(rollup)
        if not self.office.hasFocus():
            self.office.setText(rollup.unit)
        self.year.setText("年度：自动" if rollup.year is None else f"{rollup.year} 年度")
        self._unlisted.setChecked(rollup.decisions.counts_unlisted)
        name = self.controller.path.name if self.controller.path else TITLE
        self.setWindowTitle(f"{name}[*]")
        self.setWindowModified(not self.controller.is_saved)

    def _show_progress(self, done: int, of: int) -> None:
        self._progress_line.setVisible(of > 0 and self.controller.is_reading)
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)

    def _add_files(self) -> None:
        files = self.dialogs.ask_files("加入各单位的报告", last_folder())
        if files:
            remember_folder(files[0])
            self.controller.add(files)

    def _add_folder(self) -> None:
        folder = self.dialogs.ask_folder("加入文件夹里的报告", last_folder())
        if folder is not None:
            self.controller.add([folder])

    def _add_last(self) -> None:
        folder = self.dialogs.ask_folder("上年各单位报告的文件夹", last_folder())
        if folder is not None:
            self.controller.add_last([folder])

    def _add_list(self) -> None:
        path = self.dialogs.ask_list("单位名单", last_folder())
        if path is None:
            return
        try:
            units = self.controller.add_list(path)
        except UnitListError as error:
            self.banner.say(str(error), Kind.PROBLEM)
            return
        self.banner.say(f"单位名单：“{path.name}”，{len(units)} 个单位。", Kind.DONE)

    def _paste_list(self) -> None:
        text = self.dialogs.ask_pasted_units()
        units = units_from_text(text) if text else None
        if units is not None and len(units):
            self.controller.set_units(units)

    def _add_own(self) -> None:
        path = self.dialogs.ask_open("本级报告", last_folder())
        if path is None:
            return
        try:
            self.controller.set_own(open_isolated(path).report)
        except ReadingError as error:
            self.banner.say(error.message, Kind.PROBLEM)

    def _ask_year(self) -> None:
        rollup = self.controller.rollup
        year = self.dialogs.ask_year(rollup.year or self.controller.today.year - 1)
        if year is not None:
            self.controller.set_year(year)

    def _open(self) -> None:
        path = self.dialogs.ask_list("打开汇总", last_folder())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a saved roll-up; say why where that fails."""
        if not self.may_close():
            return False
        try:
            self.controller.load(path)
        except ReadingError as error:
            self.banner.say(error.message, Kind.PROBLEM)
            return False
        remember_folder(path)
        remember_rollup(path)
        return True

    def _open_unit(self, path: str) -> None:
        entry = self.controller.rollup.entries.get(path)
        if entry is not None and entry.packed:
            self.unit_report_wanted.emit(entry)

    def _remove(self, row: Row) -> None:
        if row.entry is None:
            return
        entry = row.entry
        self.controller.remove(entry.path)
        self.banner.say(
            f"已从汇总中移除“{entry.name}”，文件本身没有动。",
            Kind.DONE,
            "放回",
            lambda: self.controller.put_in([entry]),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders from the desktop."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped; a roll-up file is opened."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        refused = elsewhere(paths)
        if refused is not None:
            self.banner.say(refused.message, Kind.NOTE)
        elif len(paths) == 1 and paths[0].suffix.lower() == SUFFIX:
            self.open_path(paths[0])
        elif paths:
            self.controller.add(paths)

    def may_close(self) -> bool:
        """Tell whether nothing would be lost by closing, asking where something would."""
        if self.controller.is_saved:
            return True
        name = self.controller.path.name if self.controller.path else "汇总"
        answer = self.dialogs.ask_unsaved(name)
        return self.outputs.save() if answer is Unsaved.SAVE else answer is Unsaved.DISCARD

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when nothing would be lost, or the user says so."""
        if not self.may_close():
            event.ignore()
            return
        self.controller.end()
        self.closed.emit()
        QSettings().setValue("rollup_geometry", self.saveGeometry())
        event.accept()
