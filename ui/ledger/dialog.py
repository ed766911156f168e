"""Dialog of a register: questions above, the register at the left, the tables at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from model.content.address import Address
from model.ledger.register import RowRef
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE, Theme, ui_font
from ui.help.window import offer_help
from ui.ledger.controller import LedgerController
from ui.ledger.question_panel import QuestionPanel
from ui.ledger.register_model import waiting_words
from ui.ledger.register_view import RegisterView
from ui.ledger.tables_panel import TablesPanel
from ui.widgets.elided_label import ElidedLabel

SIZE = QSize(1340, 730)
"""The page at its largest, in pixels: it fits on a screen of 1366 × 768."""
_QUESTION, _MOST_QUESTIONS = 36, 5
"""Pixels of a question, about, and how many are in sight at once."""
PRIVACY = "报告里只记各格对应的行号和台账的文件名，不记姓名和申请内容。"


class LedgerDialog(QDialog):
    """Shows what a register gives; after it is accepted, the controller's edit enters the tables into the report."""

    def __init__(self, controller: LedgerController, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controller = controller
        self.setWindowTitle("由台账生成表三、表四")
        self.questions = QuestionPanel()
        self.view = RegisterView(controller)
        self.tables = TablesPanel(controller, today)
        self.place = ElidedLabel("label")
        self.year = QPushButton()
        self._title, self._summary, self._outcome = PlainLabel(), PlainLabel(), PlainLabel()
        self.accept_button, self.cancel_button = QPushButton("填入报告"), QPushButton("取消")
        self._assemble()
        self._connect()
        self._refresh()
        offer_help(self, "ledger")

    def _assemble(self) -> None:
        self._title.setFont(ui_font(13, bold=True))
        self._summary.setObjectName("cardText")
        self.year.setObjectName("link")
        self.year.setToolTip("改统计的年度")
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._title)
        head.addWidget(self.year)
        head.addWidget(self._summary, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left())
        split.addWidget(self.tables)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([SIZE.width() // 2 - 40, SIZE.width() // 2 + 40])
        split.setChildrenCollapsible(False)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.questions)
        self._split.addWidget(split)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(GAP)
        page.addLayout(head)
        page.addWidget(self._split, 1)
        page.addWidget(self.place)
        page.addLayout(self._foot())

    def _left(self) -> QWidget:
        side = QWidget()
        side.setObjectName("plain")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE)
        how = PlainLabel("台账（点列标题可以改这一列的含义；点一行，右边标出它计入的格）")
        how.setObjectName("group")
        column.addWidget(how)
        column.addWidget(self.view, 1)
        return side

    def _foot(self) -> QHBoxLayout:
        self.accept_button.setObjectName("primaryButton")
        self.accept_button.setDefault(True)
        self._outcome.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self._outcome, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.accept_button)
        return foot

    def _connect(self) -> None:
        self.controller.changed.connect(self._refresh)
        self.questions.answered.connect(self.controller.answer)
        self.questions.rows_wanted.connect(self._show_rows)
        self.view.row_chosen.connect(self._on_row)
        self.tables.cell_chosen.connect(self._on_cell)
        self.year.clicked.connect(self._ask_year)
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def _refresh(self) -> None:
        controller = self.controller
        counts = controller.counts
        self._title.setText(f"由台账“{controller.register.name}”生成表三、表四")
        self.year.setText(f"{controller.year} 年度")
        self._summary.setText(waiting_words(counts))
        self.questions.show_all(counts.questions, counts.doubts, controller.register)
        waiting = "" if not counts.waiting else f"还有 {counts.waiting} 件没有计入。"
        self._outcome.setText(f"{waiting}填入后表三、表四由台账的数替换，可以一步撤销。{PRIVACY}")
        self._outcome.setObjectName("doubt" if counts.waiting else "quiet")
        self._outcome.style().unpolish(self._outcome)
        self._outcome.style().polish(self._outcome)

    def _on_cell(self, address: Address | None) -> None:
        """Light the rows that a cell counts."""
        rows = () if address is None else tuple(self.controller.rows.get(address.whole, ()))
        self._show_rows(rows)
        if address is not None:
            self.tables.outline(())
            name = self.controller.report.form.name(address.whole)
            self.place.say(f"{name}：{len(rows)} 件，台账里标出的行" if rows else f"{name}：0 件")

    def _on_row(self, ref: RowRef) -> None:
        """Outline the cells that count a row."""
        cells = self.controller.cells_of(ref)
        self.view.rows.light(())
        self.tables.outline(cells)
        names = "；".join(self.controller.report.form.name(a) for a in cells if a.column != "total")
        waits = any(ref in question.rows for question in self.controller.counts.open_questions)
        none = "要先回答上面的问题" if waits else "没有计入任何一格（不是本年度的，或与别的行重复）"
        self.place.say(f"{self.controller.register.say(ref)}：{names or none}")

    def _show_rows(self, rows: tuple[RowRef, ...]) -> None:
        self.view.light(rows)

    def _ask_year(self) -> None:
        year, is_given = QInputDialog.getInt(
            self, "统计年度", "统计哪一年的申请：", self.controller.year, 2008, 2100
        )
        if is_given:
            self.controller.set_year(year)

    def ask(self) -> bool:
        """Show the page and wait; return whether it was accepted."""
        self.show_at_size()
        return bool(self.exec())

    def show_at_size(self) -> None:
        """Show the page at its size, as much of it for the questions as they need."""
        self.resize(SIZE.boundedTo(self.screen().availableSize() - QSize(20, 36)))
        shown = len(self.controller.counts.questions) + len(self.controller.counts.doubts)
        top = round(min(max(shown, 1), _MOST_QUESTIONS) * _QUESTION * Theme.scale)
        self._split.setSizes([top, self.height() - top])
        self.show()
