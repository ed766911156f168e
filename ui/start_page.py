"""The start page: begin from last year's report, open or create a report, look at the sample.

It imports little of the model, so that the window opens at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from model.form.deadline import deadline, due_year
from ui.appearance.icons import picture
from ui.appearance.plain_text import PlainLabel, as_plain
from ui.appearance.theme import GAP, SPACE, Theme
from ui.environment.recent_files import RecentFile, forget_files, kept_files, recent_files, recent_rollups
from ui.files.dropped import accept_copy, files_of
from ui.start_recent import RecentRow, name_of, place_of, time_of
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

FROM_LAST_YEAR = "选择上年发布的报告，或把文件拖到这里：上年结转自动填好，文字沿用并改好年份。"
COLUMN = 760
"""Width of the page's column in pixels, at most, at the standard size of text."""


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
        room = QWidget()
        room.setObjectName("plain")
        area = scrolled(room)
        area.viewport().setObjectName("plain")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        outer = QHBoxLayout(room)
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
        files = recent_files()
        self._drop = self._main_card(files[0] if files else None)
        self._column.addWidget(self._drop)
        self._column.addLayout(self._small_cards(has_main_import=not files))
        self._column.addWidget(self._rollup_link())
        self._column.addLayout(self._recent([*files[1:], *recent_rollups()], bool(files or recent_rollups())))
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

    def _main_card(self, last: RecentFile | None) -> QFrame:
        """Return the card of what most clerks want: to go on with the last report, or to begin from last year's."""
        card = QFrame()
        card.setObjectName("startCard")
        row = QHBoxLayout(card)
        row.setContentsMargins(24, 22, 24, 22)
        row.setSpacing(20)
        row.addWidget(self._drawing("import" if last is None else "open", "accent", 44))
        words = QVBoxLayout()
        words.setSpacing(SPACE)
        button = QPushButton()
        if last is None:
            words.addWidget(_label("从上年报告开始", "cardTitle"))
            words.addWidget(_wrapped(FROM_LAST_YEAR))
            button.setText("选择上年报告…")
            button.clicked.connect(self.import_wanted)
        else:
            words.addWidget(_label("继续编辑上次的报告", "cardTitle"))
            words.addWidget(_wrapped("　".join(filter(None, (name_of(last), last.state)))))
            place = ElidedLabel(
                "label", "　".join(filter(None, (place_of(last, kept_files()), time_of(last.path))))
            )
            words.addWidget(place)
            button.setText("继续编辑")
            button.setToolTip(as_plain(str(last.path)))
            button.clicked.connect(lambda: self.recent_wanted.emit(last.path))
        row.addLayout(words, 1)
        button.setObjectName("primaryButton")
        row.addWidget(button)
        self._first = button
        return card

    def _small_cards(self, *, has_main_import: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        cards = [
            ("import", "导入上年报告", "生成今年的草稿", self.import_wanted),
            ("open", "打开已有的报告", "接着编，或看一份年报", self.open_wanted),
            ("new", "新建空白报告", "没有上年的，从头填起", self.new_wanted),
            ("check", "看看示例", "用虚构的街道试一试", self.sample_wanted),
        ]
        for name, title, text, signal in cards[1:] if has_main_import else cards:
            button = Choice()
            button.setObjectName("startChoice")
            button.setAccessibleName(title)
            layout = QVBoxLayout(button)
            layout.setContentsMargins(14, 12, 14, 12)
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

    def _recent(self, files: Sequence[RecentFile], has_list: bool) -> QVBoxLayout:
        """Return the rows of the reports that the main card does not show."""
        rows = QVBoxLayout()
        rows.setSpacing(0)
        if has_list:
            rows.addSpacing(GAP)
            rows.addLayout(self._recent_head(bool(files)))
        for file in files:
            row = RecentRow(file, kept_files())
            row.clicked.connect(lambda _checked=False, path=file.path: self.recent_wanted.emit(path))
            self._files.append(row)
            rows.addWidget(row)
        return rows

    def _recent_head(self, has_rows: bool) -> QHBoxLayout:
        head, title, clear = QHBoxLayout(), _label("最近的报告", "group"), QPushButton("清空列表")
        clear.setObjectName("link")
        clear.setToolTip("只清空这个列表，文件本身不动")
        clear.clicked.connect(self._forget)
        if has_rows:
            head.addWidget(title)
        head.addStretch()
        head.addWidget(clear)
        self._files = [title, clear]
        return head

    def _forget(self) -> None:
        forget_files()
        self.hide_recent()
        self.focus_first()

    def hide_recent(self) -> None:
        """Show no recent files any more: the main card offers what it does where nothing was opened before."""
        for widget in self._files:
            widget.hide()
        self._drop.hide()
        fresh = self._main_card(None)
        self._column.replaceWidget(self._drop, fresh)
        self._drop.deleteLater()
        self._drop = fresh
        fresh.show()
        self._restyle()

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


def _wrapped(text: str) -> QLabel:
    label = _label(text, "cardText")
    label.setWordWrap(True)
    return label


def _label(text: str, name: str) -> QLabel:
    label = PlainLabel(text)
    label.setObjectName(name)
    return label


def deadline_words(today: date) -> str:
    """Return how long there is for the report that is due: `2025 年度报告应在 1月31日 前公布…还有 12 天`."""
    year = due_year(today)
    if year == today.year:
        return f"可以提前准备 {year} 年度报告（{year + 1}年1月31日 前公布；县级以上人民政府 3月31日 前）"
    left, government = ((deadline(unit, year) - today).days for unit in ("", "人民政府"))
    if left >= 0:
        return f"{year} 年度报告应在 1月31日 前公布（县级以上人民政府 3月31日 前），距 1月31日 还有 {left} 天"
    if government >= 0:
        return f"{year} 年度报告：1月31日 已过；县级以上人民政府 3月31日 前公布，还有 {government} 天"
    return f"{year} 年度报告的公布期限已过（1月31日；县级以上人民政府 3月31日），还没有公布的请尽快补报"
