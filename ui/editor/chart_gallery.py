"""Chart gallery: the charts that the tables can be shown as, drawn with the report's own figures, to choose one from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from export.errors import ExportError
from export.writers.drawing.chart import chart_drawing
from export.writers.drawing.raster import image
from model.content.blocks import Picture
from model.content.charts import Chart, EarlierYear
from model.files.errors import ReadingError
from model.opening.isolated import open_isolated
from model.report.charts import OVER_YEARS, SOURCES, chart_of, with_year, year_figures
from model.report.report import Report
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE
from ui.editor.picture_tools import KIND_NAMES
from ui.widgets.file_dialog import file_dialog

_PREVIEW = QSize(236, 142)
_CELL = QSize(250, 186)
_SIZE = QSize(820, 690)
_WORDS = "图里的数来自报告的表格，以后改表格，图跟着变。导出 Word 时是可以编辑的图表，数据在图表里。"
_CHART = Qt.ItemDataRole.UserRole


class ChartGallery(QDialog):
    """Two ways of showing each of four things; `ask` returns the chosen one as a picture."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("插入图表")
        self._report = report
        self._earlier: tuple[EarlierYear, ...] = ()
        self.read: Callable[[Path], Report] = lambda path: open_isolated(path).report
        self.words = PlainLabel(_WORDS)
        self.list = QListWidget()
        self.add = QPushButton("加入更早年度的报告…")
        self.add.setToolTip("各年申请的图除本年和上年外，最多还能有更早的五个年度")
        self._assemble()
        self._fill()

    def _assemble(self) -> None:
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        self.list.setAccessibleName("图表样式")
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setIconSize(_PREVIEW)
        self.list.setGridSize(_CELL)
        self.list.setSpacing(SPACE)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        buttons = QDialogButtonBox()
        buttons.addButton("插入", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._ask_for_year)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch(1)
        below.addWidget(buttons)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(2 * SPACE)
        page.addWidget(self.words)
        page.addWidget(self.list, 1)
        page.addLayout(below)

    def _fill(self) -> None:
        """Draw every chart with the present figures; the one chosen stays chosen."""
        chosen = max(0, self.list.currentRow())
        self.list.clear()
        for source in SOURCES:
            for kind in source.kinds:
                earlier = self._earlier if source.key == OVER_YEARS else ()
                chart = chart_of(self._report, source.key, kind, earlier)
                picture = Picture.of_chart(chart)
                item = QListWidgetItem(_icon(chart), f"{source.name} · {KIND_NAMES[kind]}")
                item.setData(_CHART, picture)
                item.setToolTip(picture.alternative)
                self.list.addItem(item)
        self.list.setCurrentRow(chosen)

    def _ask_for_year(self) -> None:
        dialog = file_dialog(self, "选择更早年度的报告", Path(), "所有文件 (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if dialog.exec():
            self.add_year(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def add_year(self, path: Path) -> None:
        """Take the figures of an earlier year from its report, or say why not."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            report = self.read(path)
        except ReadingError as error:
            self.words.setText(f"▲ {error.message}")
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        this = self._report.year
        if report.year is None or (this is not None and report.year >= this):
            self.words.setText(f"▲ “{path.name}”没有加入：它不是更早年度的报告。")
            return
        self._earlier = with_year(self._earlier, EarlierYear(report.year, year_figures(report)))
        years = "、".join(f"{each.year}年" for each in self._earlier)
        self.words.setText(f"已加入：{years}。")
        self._fill()

    @property
    def chosen(self) -> Picture | None:
        """The chosen chart."""
        item = self.list.currentItem()
        found = None if item is None else item.data(_CHART)
        return found if isinstance(found, Picture) else None

    def ask(self) -> Picture | None:
        """Show the gallery; return the chosen chart, None if cancelled."""
        return self.chosen if self.exec() else None


def _icon(chart: Chart) -> QIcon:
    """Return a chart as it looks, small and without its title; none where no font has Chinese characters."""
    drawing = chart_drawing(chart, _PREVIEW.width(), _PREVIEW.height(), has_title=False)
    try:
        return QIcon(QPixmap.fromImage(image(drawing, 2)))
    except ExportError:
        return QIcon()
