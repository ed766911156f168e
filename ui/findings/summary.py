"""Summary of a check: what stands open in each section by severity, what is done since it was called for, what is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.checks.core import Finding, Severity
from model.form.spec import Form
from model.workspace import Workspace
from ui.appearance.icons import set_icon
from ui.appearance.plain_text import PlainLabel
from ui.appearance.severity import MARKS
from ui.appearance.theme import SPACE

HEAD = "单位、年度和标题"


class Line(NamedTuple):
    """One section: its key (empty for unit, year and title), its name, and how many findings of each severity it has."""

    key: str
    name: str
    counts: tuple[int, ...]


def lines_of(form: Form, findings: Sequence[Finding]) -> tuple[Line, ...]:
    """Return the sections with open findings, in the order of the form."""
    found: dict[str, list[Severity]] = {}
    for finding in findings:
        section = form.section_of(finding.address)
        found.setdefault("" if section is None else section.key, []).append(finding.severity)
    names = {"": HEAD, **{section.key: section.tab for section in form.sections}}
    return tuple(
        Line(key, name, tuple(found[key].count(severity) for severity in Severity))
        for key, name in names.items()
        if key in found
    )


class CheckSummary(QFrame):
    """Hidden until a check is called for; kept up to date until it is closed."""

    section_wanted = Signal(str)
    """The key of a section whose gravest finding is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("checkSummary")
        self._begun: frozenset[str] = frozenset()
        """The findings that were open when the check was called for."""
        self._shown: object = None
        self._lines: tuple[Line, ...] = ()
        self._said = PlainLabel()
        self._said.setWordWrap(True)
        close = QToolButton()
        set_icon(close, "close")
        close.setAutoRaise(True)
        close.setToolTip("收起审核小结")
        close.setAccessibleName("收起审核小结")
        close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self._said, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._table = QWidget()
        self._table.setObjectName("plain")
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 4)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addWidget(self._table)
        self.hide()

    def set_low(self, low: bool) -> None:
        """Leave out the lines of the sections where the panel is low: the names of the groups say the same."""
        self._table.setVisible(not low)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is said of each section."""
        return self._lines

    @property
    def text(self) -> str:
        """What is said of the whole."""
        return self._said.text()

    def begin(self, workspace: Workspace) -> None:
        """Show the summary; what is done is counted from now on."""
        self._begun = frozenset(finding.identity for finding in workspace.findings)
        self.show()
        self._shown = None
        self.refresh(workspace)

    def refresh(self, workspace: Workspace) -> None:
        """Bring the summary up to date, if it is shown."""
        if self.isHidden():
            return
        left = frozenset(finding.identity for finding in workspace.findings)
        lines = lines_of(workspace.report.form, workspace.findings)
        done, kept = len(self._begun - left), len(workspace.acknowledged)
        if (lines, done, kept, len(left)) == self._shown:
            return
        self._shown = (lines, done, kept, len(left))
        self._lines = lines
        total = len(workspace.findings)
        parts = [f"还剩 {total} 个" if total else "没有剩下的问题"]
        parts += [f"已处理 {done} 个"] if done else []
        parts += [f"带说明保留 {kept} 个"] if kept else []
        self._said.setText("审核：" + "，".join(parts))
        self._fill(lines)

    def _fill(self, lines: Sequence[Line]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, line in enumerate(lines):
            name = QPushButton(line.name)
            name.setObjectName("link")
            name.setToolTip("到这一部分最要紧的问题")
            name.clicked.connect(lambda _checked=False, key=line.key: self.section_wanted.emit(key))
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignLeft)
            for column, (severity, count) in enumerate(zip(Severity, line.counts, strict=True), 1):
                self._grid.addWidget(_number(severity, count), row, column)


def _number(severity: Severity, count: int) -> QLabel:
    label = PlainLabel(f"{MARKS[severity]} {count}" if count else "")
    label.setObjectName("count")
    label.setProperty("sort", severity.value)
    label.setToolTip(f"{severity.word} {count} 个" if count else "")
    return label
