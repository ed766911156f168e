"""DoubtBox: what speaks against a file being last year's report, with what can be done instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from model.report.last_year import ImportDoubt
from ui.appearance.theme import SPACE
from ui.import_review.present import Instead
from ui.import_review.rows import words


class DoubtBox(QFrame):
    """A card with one line for each doubt; hidden where there is none."""

    year_wanted = Signal(int)
    """The report is to count as that of this year."""
    instead_wanted = Signal(object)
    """An `Instead`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("doubts")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 6, 10, 6)
        self._column.setSpacing(SPACE)
        self._shown: tuple[ImportDoubt, ...] | None = None
        self.buttons: list[QPushButton] = []
        self.labels: list[QLabel] = []

    def show_doubts(self, doubts: Sequence[ImportDoubt], *, may_compare: bool) -> None:
        """Show these doubts; `may_compare` where there is a report to attach the file to."""
        if tuple(doubts) == self._shown:
            return
        self._shown = tuple(doubts)
        for widget in (*self.labels, *self.buttons):
            widget.hide()
            widget.deleteLater()
        self.labels = [words(f"▲ {doubt.message}。", "doubt") for doubt in doubts]
        self.buttons = [
            self._button(f"按 {d.year} 年的报告导入", lambda year=d.year: self.year_wanted.emit(year))
            for d in doubts
            if d.year is not None
        ]
        if any(doubt.is_present for doubt in doubts):
            self.buttons.append(self._button("直接打开它", lambda: self.instead_wanted.emit(Instead.OPEN)))
        if doubts and may_compare:
            self.buttons.append(
                self._button("只作对照，附到当前报告", lambda: self.instead_wanted.emit(Instead.COMPARE))
            )
        for widget in (*self.labels, *self.buttons):
            self._column.addWidget(widget)
        self.setVisible(bool(doubts))

    def _button(self, text: str, operation: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("fix")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: operation())
        return button

    @property
    def texts(self) -> list[str]:
        """The doubts as they are shown."""
        return [label.text() for label in self.labels]
