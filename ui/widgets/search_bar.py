"""Search bar: the slim line above the tabs in which a clerk says what to look for, and what to put in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from model.report.search import Query, one_line
from ui.appearance.icons import set_icon
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE, Theme, ui_font
from ui.widgets.field_line import Line

LINE_WIDTH = 240
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOWHERE = "没有找到"
WHERE = "在各部分文字、标题、单位名称、署名、日期里查找；三张表和正文里的小表不找"
READ_ONLY = "报告为只读，只能查找，不能替换"


class SearchBar(QFrame):
    """Says what is wanted and shows how much there is of it; finds nothing itself."""

    query_changed = Signal()
    step_wanted = Signal(int)
    """The next (1) or the previous (-1) match."""
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchBar")
        self.setAccessibleName("查找和替换")
        self.phrase = self._line("查找文字", WHERE)
        self.replacement = self._line("替换为（留空即删除）", "Enter 替换这一处，Ctrl+Enter 全部替换")
        self.unfold = self._tool("next", "展开替换（Ctrl+H）")
        self.unfold.setCheckable(True)
        self.previous = self._tool("previous", "上一个（Shift+F3）")
        self.next = self._tool("next", "下一个（F3）")
        self.exact = QCheckBox("区分大小写和全半角")
        self.exact.setToolTip("不勾选时，12 也能找到１２，( 也能找到（")
        self.one = QPushButton("替换")
        self.all = QPushButton("全部替换")
        self._count = PlainLabel()
        self._places = PlainLabel()
        self._reason = PlainLabel()
        self._replace_row = (self.replacement, self.one, self.all, self._reason)
        self._assemble()
        self._connect()
        self._set_tab_order()
        self.show_replace(False)
        self.set_read_only(False)
        Theme.follow(self._restyle)

    def _restyle(self) -> None:
        longest = QFontMetrics(ui_font()).horizontalAdvance("1234 / 1234")
        self._count.setMinimumWidth(longest + GAP)
        # A label remembers how wide it wanted to be until something about its text is set.
        self._count.setIndent(self._count.indent())
        for line in (self.phrase, self.replacement):
            line.setFixedWidth(round(LINE_WIDTH * Theme.scale))

    def _line(self, hint: str, tip: str) -> Line:
        line = Line()
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint.partition("（")[0])
        line.setToolTip(tip)
        return line

    def _tool(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        set_icon(button, name)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition("（")[0])
        return button

    def _assemble(self) -> None:
        self._close = self._tool("close", "收起（Esc）")
        for label in (self._count, self._places, self._reason):
            label.setObjectName("searchWords")
        # A long list gives way in a narrow window instead of making that wider.
        self._places.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._places.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid = QGridLayout(self)
        grid.setContentsMargins(MARGIN - SPACE, SPACE, GAP, SPACE)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.addWidget(self.unfold, 0, 0)
        grid.addWidget(self.phrase, 0, 1)
        grid.addLayout(_row(self.previous, self.next, self._count, self.exact, self._places), 0, 2)
        grid.addWidget(self._close, 0, 3)
        grid.addWidget(self.replacement, 1, 1)
        grid.addLayout(_row(self.one, self.all, self._reason, None), 1, 2)
        grid.setColumnStretch(2, 1)

    def _connect(self) -> None:
        self.phrase.textChanged.connect(self.query_changed)
        self.exact.toggled.connect(self.query_changed)
        self.unfold.toggled.connect(self.show_replace)
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.one.clicked.connect(self.replace_wanted)
        self.all.clicked.connect(self.replace_all_wanted)
        self._close.clicked.connect(self.closed)

    def _set_tab_order(self) -> None:
        order = (self.phrase, self.replacement, self.previous, self.next, self.exact, self.one, self.all)
        for first, second in zip(order, (*order[1:], self.unfold), strict=True):
            QWidget.setTabOrder(first, second)
        QWidget.setTabOrder(self.unfold, self._close)

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(one_line(self.phrase.text()), self.exact.isChecked())

    @property
    def new_text(self) -> str:
        """What is put in its place."""
        return one_line(self.replacement.text())

    def begin(self, text: str, *, replaces: bool) -> None:
        """Show the bar with the keyboard in it; a text that is given is what is looked for."""
        self.show_replace(replaces or not self.replacement.isHidden())
        self.show()
        if text:
            self.phrase.setText(text)
        ready = replaces and bool(text) and self.replacement.isEnabled()
        line = self.replacement if ready else self.phrase
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def show_replace(self, shown: bool) -> None:
        """Unfolds or folds the row of replacing."""
        for widget in self._replace_row:
            widget.setVisible(shown)
        self.unfold.setChecked(shown)

    def set_read_only(self, read_only: bool) -> None:
        """Take replacing away, and say why."""
        for widget in (self.replacement, self.one, self.all):
            widget.setEnabled(not read_only)
        self._reason.setText(READ_ONLY if read_only else "")

    def show_count(self, number: int, total: int, places: str) -> None:
        """Show which match the search stands at (0 for none), how many there are, and where."""
        is_none = bool(self.query.text) and not total
        counted = f"{number} / {total}" if number else f"{total} 处"
        self._count.setText(NOWHERE if is_none else counted if total else "")
        self._count.setToolTip(places)
        self._places.setToolTip(places)
        self._fit_places()
        self._show_none(is_none)

    def show_done(self, count: int) -> None:
        """Show how many were replaced, where there is nothing left to be counted."""
        self._count.setText(f"已替换 {count} 处")
        self._show_none(False)

    def _show_none(self, is_none: bool) -> None:
        if self.phrase.property("none") != is_none:
            self.phrase.setProperty("none", is_none)
            self.phrase.style().unpolish(self.phrase)
            self.phrase.style().polish(self.phrase)

    @property
    def count_text(self) -> str:
        """The count as it is shown."""
        return self._count.text()

    @property
    def places_text(self) -> str:
        """How many there are in each part, as it is shown."""
        return self._places.toolTip()

    def _fit_places(self) -> None:
        """As much of the list as there is room for; the tooltip has all of it."""
        label, room = self._places, self._places.width() - GAP
        label.setText(
            label.fontMetrics().elidedText(label.toolTip(), Qt.TextElideMode.ElideRight, room)
            if room > 3 * GAP
            else ""
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of places gives way in a narrow window."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._fit_places()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, in the line below it replaces; Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in ENTER:
            self._enter(event.modifiers())
        else:
            super().keyPressEvent(event)

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        at = self.focusWidget()
        if isinstance(at, QPushButton | QToolButton):
            at.click()
        elif at is self.replacement:
            (
                self.replace_all_wanted if held & Qt.KeyboardModifier.ControlModifier else self.replace_wanted
            ).emit()
        else:
            self.step_wanted.emit(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is what stretches."""
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, int(widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored))
    return row
