"""The start page: begin from last year's report, open or create a report, look at the sample.

It imports little of the model, so that the window opens at once.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from model.form.deadline import deadline
from ui.appearance.icons import picture
from ui.appearance.plain_text import PlainLabel, as_plain
from ui.appearance.theme import GAP, SPACE, Theme
from ui.environment.recent_files import forget_files, recent_files, recent_rollups
from ui.files.dropped import accept_copy, files_of

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

COLUMN = 720
"""Width of the page's column in pixels, at most, at the standard size of text."""


class Choice(QPushButton):
    """A button as large as the layout in it."""

    def sizeHint(self) -> QSize:
        """Return the size of the layout in it."""
        inner = self.layout()
        return super().sizeHint() if inner is None else inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same size, so that nothing in it is cut off."""
        return self.sizeHint()


class StartPage(QWidget):
    """The page shown while no report is open."""

    import_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    rollup_wanted = Signal()
    """The reports of many units are to be summed."""
    recent_wanted = Signal(object)
    """A `Path` of the list."""
    files_dropped = Signal(object)
    """A list of `Path` that were dropped on the page: last year's report, or too many."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("startPage")
        self.setAcceptDrops(True)
        self.setAccessibleName("开始")
        self._choices: list[QPushButton] = []
        self._files: list[QWidget] = []
        """What shows the recent files."""
        self._drawings: list[tuple[QLabel, str, str, int]] = []
        outer = QHBoxLayout(self)
        outer.addStretch()
        column = QWidget()
        column.setObjectName("plain")
        outer.addWidget(column, 1000)
        outer.addStretch()
        self._page = column
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 28, 0, 16)
        self._column.setSpacing(GAP)
        self._column.addWidget(_label("政府信息公开工作年度报告", "startTitle"))
        deadlines = _label(deadline_words(today), "startDeadline")
        deadlines.setWordWrap(True)
        self._column.addWidget(deadlines)
        self._column.addSpacing(GAP)
        self._drop = self._import_card()
        self._column.addWidget(self._drop)
        self._column.addLayout(self._small_cards())
        self._column.addWidget(self._rollup_link())
        self._column.addLayout(self._recent())
        self._column.addStretch()
        Theme.follow(self._restyle)

    def _drawing(self, name: str, role: str, size: int) -> QLabel:
        """Return a label with an icon in the colour of a role of the theme."""
        label = PlainLabel()
        self._drawings.append((label, name, role, size))
        return label

    def _restyle(self) -> None:
        for label, name, role, size in self._drawings:
            label.setPixmap(picture(name, getattr(Theme.colors, role), size))
        self._page.setMaximumWidth(round(COLUMN * Theme.scale))
        for button in self._choices:
            button.updateGeometry()

    def _import_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("startCard")
        row = QHBoxLayout(card)
        row.setContentsMargins(24, 22, 24, 22)
        row.setSpacing(20)
        row.addWidget(self._drawing("import", "accent", 44))
        words = QVBoxLayout()
        words.setSpacing(SPACE)
        words.addWidget(_label("从上年报告开始", "cardTitle"))
        text = _label(
            "选择上年发布的报告，或把文件拖到这里：上年结转自动填好，文字沿用并改好年份。", "cardText"
        )
        text.setWordWrap(True)
        words.addWidget(text)
        row.addLayout(words, 1)
        button = QPushButton("选择上年报告…")
        button.setObjectName("primaryButton")
        button.clicked.connect(self.import_wanted)
        row.addWidget(button)
        self._first = button
        return card

    def _small_cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for name, title, text, signal in (
            ("open", "打开已有的报告", "接着编，或打开任何一份年报", self.open_wanted),
            ("new", "新建空白报告", "没有上年报告时，从头填起", self.new_wanted),
            ("check", "看看示例", "用虚构的街道试一试", self.sample_wanted),
        ):
            button = Choice()
            button.setObjectName("startChoice")
            button.setAccessibleName(title)
            layout = QVBoxLayout(button)
            layout.setContentsMargins(16, 14, 16, 14)
            layout.setSpacing(SPACE)
            layout.addWidget(self._drawing(name, "label", 24))
            layout.addWidget(_label(title, "choiceTitle"))
            layout.addWidget(_label(text, "cardText"))
            self._choices.append(button)
            button.clicked.connect(signal)
            row.addWidget(button, 1)
        return row

    def _rollup_link(self) -> QPushButton:
        link = QPushButton("主管部门：汇总多个单位的报告…")
        link.setObjectName("rollupLink")
        link.setToolTip("收齐各单位的报告，审核，加总，找出缺报和差错")
        link.clicked.connect(self.rollup_wanted)
        return link

    def _recent(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(0)
        files = [*recent_files(), *recent_rollups()]
        if files:
            rows.addSpacing(GAP)
            rows.addLayout(self._recent_head())
        for path in files:
            button = QPushButton(path.name)
            button.setObjectName("recentFile")
            button.setToolTip(as_plain(str(path)))
            button.clicked.connect(lambda _checked=False, path=path: self.recent_wanted.emit(path))
            self._files.append(button)
            rows.addWidget(button)
        return rows

    def _recent_head(self) -> QHBoxLayout:
        head, title, clear = QHBoxLayout(), _label("最近的报告", "group"), QPushButton("清空列表")
        clear.setObjectName("link")
        clear.setToolTip("只清空这个列表，文件本身不动")
        clear.clicked.connect(self._forget)
        head.addWidget(title)
        head.addStretch()
        head.addWidget(clear)
        self._files = [title, clear]
        return head

    def _forget(self) -> None:
        forget_files()
        for widget in self._files:
            widget.hide()
        self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the first choice."""
        self._first.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from the desktop."""
        self._mark(accept_copy(event))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them as a copy wherever they are held."""
        accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Unmark the card."""
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the file that was dropped."""
        self._mark(False)
        files = files_of(event.mimeData())
        if accept_copy(event):
            self.files_dropped.emit(files)

    def _mark(self, over: bool) -> None:
        self._drop.setProperty("over", over)
        self._drop.style().unpolish(self._drop)
        self._drop.style().polish(self._drop)


def _label(text: str, name: str) -> QLabel:
    label = PlainLabel(text)
    label.setObjectName(name)
    return label


def deadline_words(today: date) -> str:
    """Return how long there is for the report on last year: `2025 年度报告：距 1月31日 还有 12 天`."""
    year = today.year - 1
    last = deadline("", year)
    left = (last - today).days
    if left >= 0:
        return f"{year} 年度报告应在 1月31日 前公布（县级以上人民政府 3月31日 前），距 1月31日 还有 {left} 天"
    government = (deadline("人民政府", year) - today).days
    if government >= 0:
        return f"{year} 年度报告：1月31日 已过；县级以上人民政府 3月31日 前公布，还有 {government} 天"
    return (
        f"可以补报 {year} 年度报告，也可以提前准备 {today.year} 年度报告（{today.year + 1}年1月31日前公布）"
    )
