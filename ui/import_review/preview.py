"""Preview of an import: a part of the report, read-only, with the doubtful cells marked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QVBoxLayout, QWidget

from model.checks.core import Finding
from model.content.address import Address
from model.content.blocks import Blocks
from model.form.spec import TableSpec
from model.report.report import Report
from model.workspace import Workspace
from ui.appearance.plain_text import PlainLabel, RichLabel
from ui.appearance.theme import GAP, SPACE, Theme, ui_font
from ui.bridge import Bridge
from ui.document.conversion import to_document
from ui.document.document import RichDocument
from ui.editor.editor import TextEditor
from ui.grid.model import GridModel
from ui.grid.panel import Sheet
from ui.grid.view import GridView


class ImportPreview(Sheet):
    """Shows one part at a time on a white sheet."""

    accepted = Signal()
    """Return was pressed on a table."""

    def __init__(self, report: Report, today: date) -> None:
        super().__init__()
        self._today = today
        self._take(report)
        self._model: GridModel | None = None
        self._grid: GridView | None = None
        self._heading = PlainLabel()
        self._heading.setFont(ui_font(13, bold=True))
        self._legend = RichLabel()
        self.text = TextEditor(RichDocument(bottom=GAP))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("读到的文字")
        self._stack = QStackedLayout()
        self._stack.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._heading)
        layout.addWidget(self._legend)
        layout.addLayout(self._stack, 1)

    def _take(self, report: Report) -> None:
        self._workspace = Workspace(self._today, report)
        self._workspace.read_only = True
        self._bridge = Bridge(self._workspace, self)

    def set_report(self, report: Report) -> None:
        """Show the parts of another report from now on."""
        self._take(report)
        if self._grid is not None:
            self._stack.removeWidget(self._grid)
            self._grid.deleteLater()
        self._model = self._grid = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings on the report as it was read."""
        return self._workspace.findings

    @property
    def grid(self) -> GridView | None:
        """The grid that is shown; None while a text is shown."""
        return self._grid if self._stack.currentWidget() is self._grid else None

    def show_text(self, heading: str, blocks: Blocks) -> None:
        """Show a written part."""
        self._heading.setText(heading)
        self._legend.hide()
        self.text.hint = ("没有读到内容。",)
        to_document(blocks, self.text.sheet)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._stack.setCurrentWidget(self.text)

    def show_table(self, heading: str, table: TableSpec, doubtful: Iterable[Address]) -> None:
        """Show a table, the doubtful cells in dashed frames."""
        self._heading.setText(heading)
        model, grid = self._tables(table)
        if model.spec is not table:
            model.set_spec(table)
        marked = tuple(doubtful)
        model.set_related(marked)
        grid.setAccessibleName(f"读到的数字：{table.name}")
        self._legend.setText(self._legend_words(table, bool(marked)))
        self._legend.setVisible(bool(self._legend.text()))
        self._stack.setCurrentWidget(grid)
        self.show_cell(marked[0] if marked else next(iter(table.entries)))

    def show_cell(self, address: Address) -> None:
        """Make a cell of the shown table the current one, in sight."""
        if self._model is None or self._grid is None:
            return
        index = self._model.index_of(address)
        if index.isValid():
            self._grid.stand_at(index)
            self._grid.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _tables(self, table: TableSpec) -> tuple[GridModel, GridView]:
        if self._model is None or self._grid is None:
            self._model = GridModel(self._bridge, table, self)
            self._model.set_shows_last_year(False)
            self._grid = GridView(self._model)
            self._grid.installEventFilter(self)
            self._stack.addWidget(self._grid)
            # It is made later than what follows it on the page.
            QWidget.setTabOrder(self.text, self._grid)
        return self._model, self._grid

    def _legend_words(self, table: TableSpec, has_doubts: bool) -> str:
        colors = Theme.colors
        said: list[str] = []
        if has_doubts:
            said.append(f'<span style="color:{colors.related}">虚线框</span>：读取时拿不准')
        if any(finding.address in table.entries for finding in self.findings):
            said.append(f'<span style="color:{colors.error}">实线色框</span>：数字照原文件，审核有问题')
        return "　　".join(said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Emit `accepted` on Return in a grid, where nothing can be typed."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enter:
            self.accepted.emit()
            return True
        return super().eventFilter(watched, event)
