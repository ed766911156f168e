"""TablePanel: the section of a table as a white sheet on the grey ground: heading, a line of switches, the grid."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from model.checks.core import COMPUTES
from model.content.address import Address
from model.form.spec import Section, TableSpec
from model.report.report import PREVIOUS, SetField
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE, Theme, ui_font
from ui.bridge import Bridge
from ui.grid.model import GridModel
from ui.grid.view import GridView
from ui.widgets.elided_label import ElidedLabel

WIDEST = 1200
"""A sheet wider than this at 100 % would tear figures and labels apart."""

_COMPUTED = "有底色的合计由程序计算，不用填。"
_KEPT = "合计保留导入或填写的数字，由程序核对。"


class Sheet(QFrame):
    """White paper with a hairline border, in the theme's colours."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper."""
        painter = QPainter(self)
        # Filled and not drawn: a line on the edge would be lost at 150 %.
        painter.fillRect(self.rect(), QColor(Theme.colors.border))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), QColor(Theme.colors.sheet))
        painter.end()


class TablePanel(QWidget):
    """The editor of one section that is a table."""

    current_address_changed = Signal(object)
    """The Address of the current cell."""
    message = Signal(str)
    """What to tell the clerk: a refused text, what was pasted."""
    export_wanted = Signal(str)
    """The table of this key is to be exported by itself."""
    zoom_changed = Signal(float)
    """Ctrl and the wheel have changed the zoom."""

    def __init__(self, bridge: Bridge, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if section.table is None:
            raise ValueError(f"{section.key} is no table")
        self._workspace = bridge.workspace
        self._section = section
        self.model = GridModel(bridge, section.table, self)
        self.grid = GridView(self.model)
        self._heading = PlainLabel(section.heading)
        self._totals = QCheckBox("自动计算合计")
        self._note = ElidedLabel("label")
        self._compute = QPushButton("改为自动计算")
        self._last_year = QCheckBox("显示上年数")
        self._zeros = QPushButton("空白填0")
        self._sheet = Sheet(self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect(bridge)
        self._refresh()

    @property
    def spec(self) -> TableSpec:
        """The table that is shown."""
        return self.model.spec

    def _build(self) -> None:
        Theme.follow(self._restyle)
        self._compute.setObjectName("link")
        self._compute.setFlat(True)
        self._totals.setToolTip("合计由程序按明细计算；取消后可以照台账填写，由程序核对")
        self._last_year.setToolTip("在每格下方用小字显示上年报告的数字")
        self._zeros.setToolTip("把这张表里的空白都填上 0")
        for widget in (self._totals, self._compute, self._last_year, self._zeros):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._last_year.setChecked(True)
        self.grid.setAccessibleName(f"{self.spec.name} {self._section.title}")
        layout = QVBoxLayout(self._sheet)
        layout.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        layout.setSpacing(2 * SPACE)
        self._head.addWidget(self._heading)
        self._head.addLayout(self._line(), 1)
        layout.addLayout(self._head)
        layout.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)

    def _restyle(self) -> None:
        self._heading.setFont(ui_font(13, bold=True))
        self.grid.refresh_font()
        self._arrange()

    def _line(self) -> QHBoxLayout:
        """Return the line of switches; it keeps its height whatever is shown in it."""
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._totals)
        line.addWidget(self._note, 1)
        for widget in (self._compute, self._last_year, self._zeros):
            line.addWidget(widget)
        return line

    def _connect(self, bridge: Bridge) -> None:
        self._totals.clicked.connect(self.set_computes_totals)
        self._compute.clicked.connect(lambda: self.set_computes_totals(True))
        self._last_year.toggled.connect(self.model.set_shows_last_year)
        self.model.rejected_changed.connect(self._refresh_note)
        self._zeros.clicked.connect(self.fill_blanks_with_zero)
        self.grid.message.connect(self.message)
        self.grid.current_address_changed.connect(self.current_address_changed)
        self.grid.zoom_changed.connect(self.zoom_changed)
        self.grid.ranges.export_wanted.connect(lambda: self.export_wanted.emit(self.spec.key))
        self.grid.height_changed.connect(self._arrange)
        bridge.changed.connect(self._on_changed)

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.is_whole:
            self._take_over_form()
        if changed.is_whole or changed.addresses & {COMPUTES, PREVIOUS}:
            self._refresh()

    def _take_over_form(self) -> None:
        """Show the table of the report's edition, if that has one of this section."""
        form = self._workspace.report.form
        section = form.section(self._section.key) if form.has_section(self._section.key) else self._section
        if section.table is not None and section.table is not self.spec:
            self._section = section
            self.model.set_spec(section.table)
            self._heading.setText(section.heading)
            self._arrange()

    def _refresh(self) -> None:
        report = self._workspace.report
        has_totals, computes = bool(self.spec.totals), report.computes_totals
        self._totals.setVisible(has_totals)
        self._totals.setChecked(computes)
        self._refresh_note()
        self._compute.setVisible(has_totals and not computes)
        self._last_year.setVisible(report.previous is not None)
        for widget in (self._totals, self._compute, self._zeros):
            widget.setEnabled(not self._workspace.read_only)

    def _refresh_note(self) -> None:
        """Say how totals come about, or what was typed and not taken as long as there is any."""
        rejected = next(iter(self.model.rejected.items()), None)
        if rejected is not None:
            address, (text, reason) = rejected
            # The reason names the cell first, which may have a long name; what was typed must be in sight.
            self._note.say(f"“{text}”不是数字，没有填入：{self.model.name_of(address)}", "error")
            self._note.setToolTip(reason)
        elif self.spec.totals:
            self._note.say(_COMPUTED if self._workspace.report.computes_totals else _KEPT, "label")
        else:
            self._note.say("", "label")

    def set_computes_totals(self, computes: bool) -> None:
        """Has the program compute the totals, or lets the clerk fill them in; one undo step."""
        self.flush()
        label = "自动计算合计" if computes else "合计改为手工填写"
        self._workspace.apply(SetField("computes_totals", computes), label)

    def fill_blanks_with_zero(self) -> None:
        """空白填0 in the whole table, as one undo step."""
        self.flush()
        self.grid.ranges.fill_all_blanks()

    @property
    def shows_last_year(self) -> bool:
        """Whether cells show last year's figure."""
        return self._last_year.isChecked()

    def set_show_last_year(self, shows: bool) -> None:
        """Shows or hides last year's figures."""
        self._last_year.setChecked(shows)

    def go_to(self, address: Address) -> None:
        """Make a cell the current one, in sight, with the keyboard; another table's address is passed over."""
        index = self.model.index_of(address)
        if index.isValid():
            self.grid.stand_at(index)
            self.grid.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.focus_first()

    def set_related(self, addresses: Collection[Address]) -> None:
        """Outline the cells that take part in the selected finding."""
        self.model.set_related(addresses)

    def hint(self, address: Address) -> str:
        """Return one line on a cell for the status bar: `表三 （一）予以公开/自然人：上年数 5，比上年增加 7`."""
        return self.model.hint(address)

    def focus_first(self) -> None:
        """Give the keyboard to the table."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_zoom(self, zoom: float) -> None:
        """Enlarge the table; the heading leaves the room to it. 1.0 is 100 %."""
        self.grid.set_zoom(zoom)

    def flush(self) -> None:
        """Take over what is being typed."""
        self.grid.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the sheet anew."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the sheet anew: while it was hidden, the size of text may have changed."""
        super().showEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The sheet fills the width up to a limit, and is as high as its table needs or the room around it allows."""
        area = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        width = min(area.width(), round(WIDEST * self.grid.zoom))
        layout = self._sheet.layout()
        if layout is None:
            return
        margins = layout.contentsMargins()
        direction = self._head_direction(width - margins.left() - margins.right())
        self._head.setSpacing(2 * GAP if direction == QBoxLayout.Direction.LeftToRight else SPACE)
        self._head.setDirection(direction)
        layout.invalidate()
        rest = layout.sizeHint().height() - self.grid.sizeHint().height()
        needed = self.grid.height_for(width - margins.left() - margins.right())
        height = min(area.height(), rest + needed)
        left = area.left() + (area.width() - width) // 2
        self._sheet.setGeometry(QRect(left, area.top(), width, height))
        layout.activate()

    def _head_direction(self, room: int) -> QBoxLayout.Direction:
        """Switch stand beside the heading where there is room for all of them, and below it elsewhere."""
        widgets = (self._heading, self._totals, self._compute, self._last_year, self._zeros)
        notes = max(self._note.fontMetrics().horizontalAdvance(note) for note in (_COMPUTED, _KEPT))
        notes += GAP
        needed = sum(widget.sizeHint().width() + GAP for widget in widgets) + notes
        if needed <= room:
            return QBoxLayout.Direction.LeftToRight
        return QBoxLayout.Direction.TopToBottom

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(Theme.colors.background))
        painter.end()
