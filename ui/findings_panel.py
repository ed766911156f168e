"""The panel of findings: grouped by section, a click leads to the place, the fix is a button in the row."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from model.address import Address
from model.checks.core import Finding, Severity
from model.form.spec import Form
from model.values import display
from model.workspace import Changed
from ui.bridge import Bridge
from ui.severity import MARKS, WORDS, severity_color
from ui.theme import GAP, SPACE, Theme

WIDTH = 304
HEAD = "head"
"""Group of findings on unit, year and title."""


class FindingRow(QFrame):
    """One finding: mark, sentence, buttons."""

    chosen = Signal(object)
    fix_wanted = Signal(object)
    explanation_wanted = Signal(object)

    def __init__(self, finding: Finding, form: Form) -> None:
        super().__init__()
        self.finding = finding
        self.setObjectName("finding")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{WORDS[finding.severity]} {finding.code}：{finding.message}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 7, 10, 6)
        layout.setSpacing(SPACE)
        layout.addWidget(self._head())
        message = QLabel(finding.message)
        message.setWordWrap(True)
        message.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(message)
        layout.addLayout(self._buttons(form))

    def _head(self) -> QLabel:
        color = severity_color(Theme.colors, self.finding.severity)
        mark, word = MARKS[self.finding.severity], WORDS[self.finding.severity]
        head = QLabel(
            f'<span style="color:{color};font-weight:600">{mark} {word}</span>'
            f'&nbsp;&nbsp;<span style="color:{Theme.colors.faint}">{self.finding.code}</span>'
        )
        head.setTextFormat(Qt.TextFormat.RichText)
        return head

    def _buttons(self, form: Form) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        if self.finding.fix is not None:
            fix = QPushButton(fix_words(self.finding, form))
            fix.setObjectName("fix")
            fix.clicked.connect(lambda: self.fix_wanted.emit(self.finding))
            row.addWidget(fix)
        row.addStretch()
        explain = QPushButton("说明…")
        explain.setObjectName("link")
        explain.clicked.connect(lambda: self.explanation_wanted.emit(self.finding))
        row.addWidget(explain)
        return row

    def set_current(self, current: bool) -> None:
        """Frames the row whose place is shown."""
        self.setProperty("current", current)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leads to the place of the finding."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.finding)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Does with the keyboard what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.finding)
        else:
            super().keyPressEvent(event)


def fix_words(finding: Finding, form: Form) -> str:
    """The words on the button of a finding's fix: `结转下年度改为 2`."""
    assert finding.fix is not None
    address, value = finding.fix.address, display(finding.fix.value)
    if not address.is_cell:
        return f"改为 {value}"
    row, column = form.row_name(address), form.column_name(address)
    names = {"carried_in": "上年结转", "carried_out": "结转下年度", "concluded": "办理总计"}
    short = names.get(address.row, "总计" if address.column == "total" else row[-8:] or column[-8:])
    return f"{short}改为 {value}"


class FindingsPanel(QWidget):
    """All findings of the report; rows come and go one by one, so that a keystroke costs little."""

    chosen = Signal(object)
    """A finding was clicked: lead to its place."""
    fix_wanted = Signal(object)
    explanation_wanted = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._workspace = bridge.workspace
        self._rows: dict[Finding, FindingRow] = {}
        self._groups: dict[str, tuple[QLabel, QVBoxLayout]] = {}
        self._current: Finding | None = None
        self.setObjectName("findings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("审核结果")
        self._counts = QLabel()
        self._empty = QLabel("没有发现问题。")
        self._build()
        bridge.changed.connect(self._on_changed)
        self.rebuild()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, 0, GAP)
        layout.setSpacing(SPACE)
        title = QLabel("审核结果")
        title.setObjectName("panelTitle")
        layout.addWidget(title)
        self._counts.setTextFormat(Qt.TextFormat.RichText)
        layout.addWidget(self._counts)
        self._empty.setStyleSheet(f"color: {Theme.colors.ok}; padding: 8px 0;")
        layout.addWidget(self._empty)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("plain")
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, GAP, 0)
        self._list.setSpacing(SPACE)
        self._list.addStretch()
        scroll.setWidget(inner)
        self._scroll = scroll
        layout.addWidget(scroll, 1)

    def rebuild(self) -> None:
        """Makes every row anew: another report is open."""
        for widget in (*self._rows.values(), *(label for label, _ in self._groups.values())):
            widget.hide()
            widget.deleteLater()
        self._rows.clear()
        self._groups.clear()
        while self._list.count() > 1:
            self._list.takeAt(0)
        form = self._workspace.report.form
        names = [(HEAD, "单位、年度和标题"), *((s.key, s.tab) for s in form.sections)]
        for position, (key, name) in enumerate(names):
            self._add_group(key, name, position)
        self._add(self._workspace.findings)
        self._refresh_counts()

    def _add_group(self, key: str, name: str, position: int) -> None:
        label = QLabel(name)
        label.setObjectName("group")
        label.hide()
        rows = QVBoxLayout()
        rows.setSpacing(SPACE + 2)
        self._groups[key] = (label, rows)
        self._list.insertWidget(2 * position, label)
        self._list.insertLayout(2 * position + 1, rows)

    def _on_changed(self, changed: Changed) -> None:
        if changed.is_whole:
            self.rebuild()
            return
        if not changed.added and not changed.removed:
            return
        for finding in changed.removed:
            row = self._rows.pop(finding, None)
            if row is not None:
                self._groups[self._group_of(finding.address)][1].removeWidget(row)
                row.hide()
                row.deleteLater()
        self._add(changed.added)
        self._refresh_counts()

    def _group_of(self, address: Address) -> str:
        form = self._workspace.report.form
        if form.has_section(address.part):
            return address.part
        ends = {
            "front": form.sections[0].key,
            "signature": form.sections[-1].key,
            "date": form.sections[-1].key,
        }
        return ends.get(address.part, HEAD)

    def _add(self, findings: Iterable[Finding]) -> None:
        form = self._workspace.report.form
        for finding in findings:
            row = FindingRow(finding, form)
            row.chosen.connect(self._choose)
            row.fix_wanted.connect(self.fix_wanted)
            row.explanation_wanted.connect(self.explanation_wanted)
            self._rows[finding] = row
            self._insert(row, form)

    def _insert(self, row: FindingRow, form: Form) -> None:
        label, rows = self._groups[self._group_of(row.finding.address)]
        key = (form.order(row.finding.address), row.finding.code)
        position = 0
        while position < rows.count():
            item = rows.itemAt(position)
            other = None if item is None else item.widget()
            if (
                isinstance(other, FindingRow)
                and (form.order(other.finding.address), other.finding.code) > key
            ):
                break
            position += 1
        rows.insertWidget(position, row)
        label.show()

    def _refresh_counts(self) -> None:
        counts = {severity: 0 for severity in Severity}
        for finding in self._rows:
            counts[finding.severity] += 1
        parts = [
            f'<span style="color:{severity_color(Theme.colors, s) if counts[s] else Theme.colors.faint}">'
            f"{MARKS[s]} {WORDS[s]} {counts[s]}</span>"
            for s in Severity
        ]
        self._counts.setText("&nbsp;&nbsp;&nbsp;".join(parts))
        self._empty.setVisible(not self._rows)
        for label, rows in self._groups.values():
            label.setVisible(rows.count() > 0)

    def _choose(self, finding: Finding) -> None:
        self.set_current(finding)
        self.chosen.emit(finding)

    def set_current(self, finding: Finding | None) -> None:
        """Frames the row of a finding and scrolls to it."""
        for known in (self._current, finding):
            if known is not None and known in self._rows:
                self._rows[known].set_current(known is finding)
        self._current = finding
        if finding is not None and finding in self._rows:
            self._scroll.ensureWidgetVisible(self._rows[finding], 0, GAP)

    def step(self, direction: int) -> None:
        """Chooses the next (1) or the previous (-1) finding in the order of the form."""
        findings = list(self._workspace.findings)
        if not findings:
            return
        at = findings.index(self._current) if self._current in findings else (-1 if direction > 0 else 0)
        self._choose(findings[(at + direction) % len(findings)])

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """The rows, for tests and screen readers."""
        return tuple(self._rows.values())
