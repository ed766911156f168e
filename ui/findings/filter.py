"""Finding filter: which findings the panel shows, and how many there are of each sort."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from model.checks.core import Severity
from ui.appearance.severity import MARKS
from ui.appearance.theme import SPACE

COLUMNS = 3
"""How many buttons stand in a line at most."""


class Show(Enum):
    """What is shown."""

    ALL = "all"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    KEPT = "kept"
    """What was acknowledged with a reason."""

    def holds(self, severity: Severity) -> bool:
        """Return whether an open finding of this severity is shown."""
        return self is Show.ALL or self.value == severity.value


SHOWN = {severity: Show(severity.value) for severity in Severity}
"""The button of each severity."""


def words(show: Show) -> str:
    """Return what its button says before the number."""
    if show in (Show.ALL, Show.KEPT):
        return "全部" if show is Show.ALL else "已说明"
    severity = Severity(show.value)
    return f"{MARKS[severity]} {severity.word}"


_TIPS = {
    Show.ALL: "所有需要处理的问题",
    Show.ERROR: "公布前必须改正",
    Show.WARNING: "请改正；核实无误的，写出错说明后可以保留",
    Show.INFO: "供参考，不影响公布",
    Show.KEPT: "已写出错说明、保留的问题",
}


class FindingFilter(QWidget):
    """A button for each sort, one of them pressed."""

    chosen = Signal(object)
    """A `Show`."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[Show, QPushButton] = {}
        self._counts: dict[Show, int] = {}
        self._shown = Show.ALL
        self._group = QButtonGroup(self)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self._grid.setColumnStretch(len(Show), 1)
        for show in Show:
            button = QPushButton(words(show))
            button.setObjectName("chip")
            button.setProperty("sort", show.value)
            button.setCheckable(True)
            button.setToolTip(_TIPS[show])
            button.clicked.connect(lambda _checked=False, show=show: self.chosen.emit(show))
            self._group.addButton(button)
            self._buttons[show] = button
        self._arrange(COLUMNS)
        self._buttons[Show.ALL].setChecked(True)
        self.chosen.connect(self._keep)

    def _arrange(self, columns: int) -> None:
        """Put the buttons into lines of so many."""
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, *divmod(number, columns))

    def _fit(self) -> None:
        """Put as many buttons into a line as the room and their words allow."""
        hints = [button.sizeHint().width() for button in self._buttons.values()]
        fitting = (
            columns for columns in range(COLUMNS, 1, -1) if self._needs(hints, columns) <= self.width()
        )
        self._arrange(next(fitting, 1))

    @staticmethod
    def _needs(hints: Sequence[int], columns: int) -> int:
        """Return the pixels of the columns, each as wide as its widest button."""
        return sum(max(hints[column::columns]) for column in range(columns)) + SPACE * columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange the buttons where the panel has become wider or narrower."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest button: the others go to lines of their own."""
        widest = max(button.sizeHint().width() for button in self._buttons.values())
        return QSize(widest, super().minimumSizeHint().height())

    @property
    def shown(self) -> Show:
        """What is to be shown."""
        return self._shown

    def _keep(self, show: Show) -> None:
        self._shown = show

    def reset(self) -> None:
        """Press the button of all findings, without telling."""
        self._buttons[Show.ALL].setChecked(True)
        self._shown = Show.ALL

    def choose(self, show: Show) -> None:
        """Press a button."""
        self._buttons[show].setChecked(True)
        self.chosen.emit(show)

    def set_counts(self, counts: Mapping[Show, int]) -> None:
        """Show how many findings there are; the colour of a sort goes where there is none."""
        if counts == self._counts:
            return
        self._counts = dict(counts)
        for show, button in self._buttons.items():
            button.setText(f"{words(show)} {counts[show]}")
            if button.property("none") != (not counts[show]):
                button.setProperty("none", not counts[show])
                button.style().unpolish(button)
                button.style().polish(button)
        self._fit()

    def text(self, show: Show) -> str:
        """Return what a button says."""
        return self._buttons[show].text()
