"""Dialog of the import review: what was read of last year's file, and its doubtful places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from string import Template

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from model.content.address import Address
from model.form.editions import edition_for
from model.form.spec import Form
from model.opening.open import Opened
from model.report.last_year import import_doubts
from model.report.report import Report
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE, Theme, ui_font
from ui.environment.outside import open_outside
from ui.help.window import offer_help
from ui.import_review.doubts import DoubtBox
from ui.import_review.present import Instead, Present
from ui.import_review.preview import ImportPreview
from ui.import_review.rows import PartRow, PlaceRow, words
from ui.import_review.summary import Place, blocks_of, part_of, parts_of, place_of, places_of
from ui.import_review.taken_back import restored

SIZE = QSize(1260, 690)
"""The page at its largest, in pixels: it leaves the edges of the window in sight on a screen of 1366 × 768."""
LEFT = 392
"""Width of the column of parts in pixels."""

_NOTE = 50
"""Height of a doubtful place in pixels, about."""
_MOST_NOTES = 5
"""How many of them are in sight at once."""

_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")


class ImportReview(QDialog):
    """Shows what was read; after it is accepted, `answer` is the report to go on with."""

    def __init__(
        self,
        opened: Opened,
        file: Path,
        today: date,
        parent: QWidget | None = None,
        present: Present | None = None,
    ) -> None:
        """`present` is the report that is open, and what becomes of it."""
        super().__init__(parent)
        self._opened = self._read = opened
        self._file = file
        self._present = present or Present("", None)
        self._today = today
        self.instead: Instead | None = None
        """What the clerk would rather do with the file."""
        self.doubts = DoubtBox()
        self.setWindowTitle("核对上年报告")
        self.setStyleSheet(Theme.sheet(_STYLE))
        self.unit, self.year = QLineEdit(opened.report.unit), QLineEdit(str(opened.report.year or ""))
        self._outcome = PlainLabel()
        self._outcome.setWordWrap(True)
        self.accept_button, self.cancel_button = QPushButton(), QPushButton("取消")
        self.original_button = QPushButton("打开原文件")
        self.open_outside: Callable[[Path], bool] = open_outside
        self.preview = ImportPreview(opened.report, today)
        self.places = [
            PlaceRow(place, _name_of(place, opened.report.form))
            for place in places_of(opened.notes, opened.report.form)
        ]
        places = [row.place for row in self.places]
        self.parts = [PartRow(part) for part in parts_of(opened.report, places, self.preview.findings)]
        self._assemble(file.name)
        self._connect()
        self._refresh()
        self.show_part(self._first_part())
        offer_help(self, "import")

    def _assemble(self, name: str) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.doubts)
        left.addLayout(self._fields())
        left.addWidget(_scrolled(_column(self.parts)), 1)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        column = QWidget()
        column.setObjectName("plain")
        column.setFixedWidth(LEFT)
        column.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(column)
        middle.addWidget(self._right(), 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(GAP)
        page.addLayout(self._head(name))
        page.addLayout(middle, 1)
        page.addLayout(self._foot())

    def _head(self, name: str) -> QHBoxLayout:
        form, title = self._opened.report.form, PlainLabel(f"读到了这些内容，请核对：{name}")
        title.setFont(ui_font(13, bold=True))
        how = f"按{form.issued_by}的格式读入"
        if form.edition != edition_for(None):
            how += "（旧格式）。今年的草稿用现行格式，旧格式表二的数字只作参考"
        head = QVBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(title)
        head.addWidget(words(f"{how}。数字一律照原文件，没有改动。", "cardText"))
        line = QHBoxLayout()
        line.addLayout(head, 1)
        line.addWidget(self.original_button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(2 * SPACE)
        self.year.setMaximumWidth(88)
        codes = {note.code for note in self._opened.notes}
        fields = (
            ("单位", self.unit, {"unit_missing", "unit_assumed"}),
            ("年度", self.year, {"year_missing", "year_assumed", "year_differs"}),
        )
        for row, (name, line, doubts) in enumerate(fields):
            label = PlainLabel(name)
            label.setBuddy(line)
            line.setAccessibleName(name)
            line.setProperty("doubtful", bool(doubts & codes))
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        self.unit.setPlaceholderText("行政机关全称")
        self.year.setPlaceholderText("例如 2024")
        grid.setColumnStretch(1, 1)
        return grid

    def _right(self) -> QWidget:
        if not self.places:
            fine = words("✓ 读取无疑问。请看一眼数字，无误后生成草稿。", "fine")
            return _stacked(self.preview, fine)
        title = words(f"读取时拿不准，请对照原文件核对：{len(self.places)} 处", "panelTitle")
        noted = _scrolled(_column(self._listed_notes()))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.preview)
        splitter.addWidget(_stacked(noted, title, title_first=True))
        splitter.setChildrenCollapsible(False)
        notes = min(_MOST_NOTES, 2 + len(self.places)) * _NOTE
        splitter.setSizes([SIZE.height() - notes, notes])
        return splitter

    def _listed_notes(self) -> list[QWidget]:
        """Return the cards of doubtful places under the names of their parts, in the order of the form."""
        names = {row.part.key: row.part.name for row in self.parts}
        listed: list[QWidget] = []
        group = ""
        for row in self.places:
            name = names[row.place.part]
            if name != group:
                listed.append(words(name, "group"))
            group = name
            listed.append(row)
        return listed

    def _foot(self) -> QHBoxLayout:
        self.accept_button.setObjectName("primaryButton")
        self.accept_button.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self._outcome, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.accept_button)
        return foot

    def _connect(self) -> None:
        self.accept_button.clicked.connect(self.accept)
        self.original_button.setAutoDefault(False)
        self.original_button.clicked.connect(self._open_original)
        self.doubts.year_wanted.connect(self._set_year)
        self.doubts.instead_wanted.connect(self._do_instead)
        self.cancel_button.clicked.connect(self.reject)
        self.preview.accepted.connect(self.accept_button.click)
        for line in (self.unit, self.year):
            line.textEdited.connect(self._refresh)
        for part in self.parts:
            part.chosen.connect(lambda part=part: self.show_part(part.part.key))
        for row in self.places:
            row.chosen.connect(lambda row=row: self.show_place(row))
            row.taken_back.connect(lambda row=row: self._take_back(row))

    def _first_part(self) -> str:
        """Return the first part that needs to be looked at, else the first table, whose figures matter most."""
        doubtful = [row.part for row in self.parts if row.part.badge]
        tables = {table.key for table in self._opened.report.form.tables}
        return next(
            (p.key for p in doubtful), next(row.part.key for row in self.parts if row.part.key in tables)
        )

    def show_part(self, key: str) -> None:
        """Show a part of the report at the right."""
        report, form = self._opened.report, self._opened.report.form
        for row in self.parts:
            row.set_current(row.part.key == key)
        for place in self.places:
            place.set_current(False)
        name = next(row.part.name for row in self.parts if row.part.key == key)
        table = form.section(key).table if form.has_section(key) else None
        if table is None:
            self.preview.show_text(name, blocks_of(key, report))
            return
        cells = [cell for row in self.places if row.place.part == key for cell in row.place.cells]
        self.preview.show_table(name, table, cells)

    def show_place(self, row: PlaceRow) -> None:
        """Show a doubtful place at the right."""
        self.show_part(row.place.part)
        row.set_current(True)
        if row.place.cells:
            self.preview.show_cell(row.place.cells[0])

    def _take_back(self, row: PlaceRow) -> None:
        """Put what stands in the file into the report, or take it out again, and show the place."""
        taken = [each.place for each in self.places if each.is_taken_back]
        self._opened = self._read._replace(report=restored(self._read.report, taken))
        self.preview.set_report(self._opened.report)
        left_out = row.place.left_out
        if left_out is not None:
            self.show_part(part_of(Address(left_out.part), self._opened.report.form))
            row.set_current(True)
        else:
            self.show_place(row)

    def _open_original(self) -> None:
        if not self.open_outside(self._file):
            self.original_button.setText("打不开原文件")
            self.original_button.setEnabled(False)

    def _refresh(self) -> None:
        """Show what will be made; refuse to go on with an invalid year."""
        line = self.sender()
        if isinstance(line, QLineEdit):
            line.setProperty("doubtful", False)
            line.style().unpolish(line)
            line.style().polish(line)
        year, valid = year_of(self.year.text())
        self.accept_button.setEnabled(valid)
        self._show_doubts(year)
        made = self._present.words + _outcome(self.unit.text().strip(), year)
        self._outcome.setText(made if valid else _NO_YEAR)
        self._outcome.setObjectName("quiet" if valid else "refused")
        self._outcome.style().unpolish(self._outcome)
        self._outcome.style().polish(self._outcome)

    def _show_doubts(self, year: int | None) -> None:
        """Name what speaks against this being last year's report, as unit and year stand in their fields."""
        report = self._opened.corrected(self.unit.text().strip(), year)
        doubts = import_doubts(report, self._file.name, self._today, self._present.report)
        self.doubts.show_doubts(doubts, may_compare=self._present.report is not None)
        draft = f"生成 {year + 1} 年度草稿" if year is not None else "生成今年的草稿"
        self.accept_button.setText(f"仍然{draft}" if doubts else draft)

    def _set_year(self, year: int) -> None:
        self.year.setText(str(year))
        self._refresh()

    def _do_instead(self, instead: Instead) -> None:
        self.instead = instead
        self.accept()

    @property
    def outcome(self) -> str:
        """The shown text on what will be made."""
        return self._outcome.text()

    def report(self) -> Report:
        """Return the report as it was read, with unit and year from their fields."""
        return self._opened.corrected(self.unit.text().strip(), year_of(self.year.text())[0])

    def ask(self) -> Report | Instead | None:
        """Show the page and wait; return None if it was cancelled."""
        room = self.screen().availableSize()
        self.resize(SIZE.boundedTo(room - QSize(40, 48)))
        missing = next((line for line in (self.unit, self.year) if not line.text()), None)
        (missing or self.accept_button).setFocus()
        return (self.instead or self.report()) if self.exec() else None


def _name_of(place: Place, form: Form) -> str:
    """Return the name of the section that left out text can be taken back to."""
    part = place.left_out.part if place.left_out is not None else ""
    return place_of(Address(part), form) if part else ""


def year_of(text: str) -> tuple[int | None, bool]:
    """Return the year in a text, or None, and whether the text is valid; an empty one is, for an unknown year."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    match = _YEAR.fullmatch(plain)
    return (int(match.group(1)) if match else None), match is not None or not plain


_NO_YEAR = "年度要填四位数字，例如 2024。"


def _outcome(unit: str, year: int | None) -> str:
    if year is None:
        return "没有年度：草稿的年度要手工填写，文字里的年份不会改动。"
    made = f"{unit or '（单位待填）'}{year + 1}年政府信息公开工作年度报告"
    return f"将生成新文档：{made}（草稿），保存时另起文件名。"


def _column(widgets: Sequence[QWidget]) -> QWidget:
    inner = QWidget()
    inner.setObjectName("plain")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, SPACE, 0)
    column.setSpacing(SPACE + 2)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    return inner


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def _stacked(widget: QWidget, label: QLabel, *, title_first: bool = False) -> QWidget:
    holder = QWidget()
    holder.setObjectName("plain")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * SPACE)
    column.addWidget(widget, 1)
    column.insertWidget(0 if title_first else 1, label)
    return holder


_STYLE = Template("""
QLineEdit[doubtful="true"] { border-color: $warning; background: $warning_ground; }
QLabel#leftOut { color: $label; border-left: 2px solid $border; padding-left: 6px; }
QSplitter::handle { background: transparent; height: 10px; }
""")
