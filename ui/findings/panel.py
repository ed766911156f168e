"""The panel of findings: what is wrong, where, and what to do about it; one click leads there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from model.checks.core import Finding, Severity
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, SPACE, Theme
from ui.bridge import Bridge
from ui.findings.filter import SHOWN, FindingFilter, Show
from ui.findings.list import FindingList, Place
from ui.findings.matching import gravest, is_shown, more_label, next_index, place_of, sameness, say_none
from ui.findings.mending import Mending
from ui.findings.next_step import NextStep
from ui.findings.row import FindingRow
from ui.findings.summary import CheckSummary

WIDTHS = (308, 292, 480)
"""Pixels of the panel: at first, at least and at most."""
COMPACT_WIDTHS = (270, 268, 400)
"""The same where the window is narrow."""
LOW = 640
"""Pixels of height under which the panel is low, at the standard size of text."""
HEAD = "head"
"""Group of findings on unit, year and title."""


class FindingsPanel(QWidget):
    """All findings of the report; rows come and go one by one, so that a keystroke costs little."""

    chosen = Signal(object)
    """A finding was clicked: lead to its place."""
    fix_wanted = Signal(object)
    keep_wanted = Signal(object, str)
    keep_alike_wanted = Signal(object, str)
    """All open findings of the code of this one are to be kept for one reason."""
    withdraw_wanted = Signal(object)
    mend_wanted = Signal()
    """All that can be mended at once is to be mended."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._workspace = bridge.workspace
        self._rows: dict[Finding, FindingRow] = {}
        self._kept: dict[Finding, FindingRow] = {}
        self._current: Finding | None = None
        self._section = ""
        """The section that was turned to since a finding was chosen."""
        self._is_compact = False
        self.setObjectName("findings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("审核结果")
        self.in_front: Callable[[], str] = str
        """Returns the key of the section whose tab is shown; empty for none."""
        self.filter = FindingFilter()
        self.next_step = NextStep()
        self.summary = CheckSummary()
        self.mending = Mending(bridge.workspace, lambda: self._rows, self)
        self._list = FindingList()
        self._empty = PlainLabel()
        self._more = more_label()
        self._show_all = QPushButton("显示全部")
        """Offered where there are findings that the filter hides."""
        self._build()
        self.filter.chosen.connect(self._show_filtered)
        self.next_step.wanted.connect(self._lead_on)
        self.summary.section_wanted.connect(self.lead_to_section)
        self.mending.wanted.connect(self.mend_wanted)
        bridge.changed.connect(self._on_changed)
        self.rebuild()
        Theme.follow(self._restyle)

    def _restyle(self) -> None:
        _, least, most = self.widths
        self.setMinimumWidth(least)
        self.setMaximumWidth(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of a low panel to the findings themselves."""
        super().resizeEvent(event)
        self.summary.set_low(self.height() < LOW * Theme.scale)

    @property
    def widths(self) -> tuple[int, int, int]:
        """Pixels at first, at least and at most, at the size of text in force."""
        first, least, most = COMPACT_WIDTHS if self._is_compact else WIDTHS
        # A little less than the text grows: the page beside it needs room as well.
        grown = 1 + (Theme.scale - 1) * 0.85
        return round(first * grown), round(least * grown), round(most * grown)

    def set_compact(self, compact: bool) -> None:
        """Take less room where the window is narrow."""
        self._is_compact = compact
        self._restyle()

    def _build(self) -> None:
        title = PlainLabel("审核结果")
        title.setObjectName("panelTitle")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, GAP, 0)
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.mending.button)
        self._empty.setWordWrap(True)
        self._show_all.setObjectName("link")
        self._show_all.clicked.connect(self.show_all)
        self._show_all.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, SPACE + 2, 0, GAP)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        for line in (self.next_step, self.mending.list, self.filter, self.summary):
            box = QHBoxLayout()
            box.setContentsMargins(0, 0, GAP, 0)
            box.addWidget(line)
            layout.addLayout(box)
        layout.addWidget(self._empty)
        layout.addWidget(self._show_all)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._more)

    def rebuild(self) -> None:
        """Make every row anew: another report is open."""
        self._rows.clear()
        self._kept.clear()
        self._current, self._section = None, ""
        self.filter.reset()
        self.summary.hide()
        form = self._workspace.report.form
        self._list.set_groups([(HEAD, "单位、年度和标题"), *((s.key, s.tab) for s in form.sections)])
        self._list.show_only(lambda row: is_shown(row, self.filter.shown))
        for finding in self._workspace.findings:
            self._rows[finding] = self._make(finding, None)
        self._sync_kept()
        self._refresh()
        self._list.verticalScrollBar().setValue(0)

    def _on_changed(self, changed: WorkspaceChange) -> None:
        # What its list says is not what would be set now.
        self.mending.close()
        if changed.is_whole:
            self.rebuild()
            return
        if not (changed.added or changed.removed or self._kept or self._workspace.report.acknowledgements):
            self.mending.refresh_soon()
            return
        with self._list.steady():
            before = set(self._rows.values())
            self._exchange(changed.removed, changed.added)
            self._sync_kept()
            self._refresh()
        self._bring_into_view(
            [self._rows[f] for f in changed.added if f in self._rows and self._rows[f] not in before]
        )

    def _exchange(self, removed: Iterable[Finding], added: Sequence[Finding]) -> None:
        """Takes rows away and adds others; one whose finding has only moved in its text stays as it is."""
        gone: dict[object, list[FindingRow]] = {}
        for finding in removed:
            row = self._rows.pop(finding, None)
            if row is not None:
                gone.setdefault(sameness(finding), []).append(row)
        new: list[Finding] = []
        for finding in added:
            same = gone.get(sameness(finding))
            if same:
                self._hand_over(same.pop(0), finding)
            else:
                new.append(finding)
        self._reuse([row for rows in gone.values() for row in rows], new)

    def _bring_into_view(self, rows: Iterable[FindingRow]) -> None:
        """Scroll to the first of new rows that is an error of the section in front; the keyboard stays where it is.

        Nothing moves while the clerk is at work in the panel itself.
        """
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            return
        front = self.in_front()
        new = (row.finding for row in rows if row.finding.severity is Severity.ERROR)
        here = [f for f in new if self._place(f).group == front and self.filter.shown.holds(f.severity)]
        if here:
            self._list.reveal(self._rows[min(here, key=lambda finding: finding.order)])

    def _reuse(self, rows: Sequence[FindingRow], findings: Iterable[Finding]) -> None:
        """Show findings in the rows of those that are gone, where code and place are the same, else in rows of their own."""
        free = {place_of(row.finding): row for row in rows if row.is_plain}
        for finding in findings:
            row = free.pop(place_of(finding), None)
            if row is None:
                self._rows[finding] = self._make(finding, None)
            else:
                row.show_finding(finding, self._workspace.report.form)
                self._hand_over(row, finding)
        kept = {self._rows[finding] for finding in findings}
        for row in rows:
            if row not in kept:
                self._list.drop(row)

    def _hand_over(self, row: FindingRow, finding: Finding) -> None:
        if self._current == row.finding:
            self._current = finding
        row.finding = finding
        self._rows[finding] = row
        self._list.put(row, self._place(finding))

    def _make(self, finding: Finding, reason: str | None) -> FindingRow:
        row = FindingRow(finding, self._workspace.report.form, reason)
        row.chosen.connect(self._choose)
        row.fix_wanted.connect(self.fix_wanted)
        row.keep_wanted.connect(self.keep_wanted)
        row.keep_alike_wanted.connect(self.keep_alike_wanted)
        row.alike = lambda: len(self.alike(row.finding))
        row.withdraw_wanted.connect(self.withdraw_wanted)
        row.set_read_only(self._workspace.read_only)
        row.grown.connect(lambda: self._list.reveal(row))
        self._list.put(row, self._place(finding))
        return row

    def _sync_kept(self) -> None:
        """Bring the rows of what is kept with a reason up to date."""
        reasons = self._workspace.report.acknowledgements
        now = {finding: reasons[finding.identity] for finding in self._workspace.acknowledged}
        for finding, row in tuple(self._kept.items()):
            if now.get(finding) != row.reason:
                self._list.drop(self._kept.pop(finding))
        for finding, reason in now.items():
            if finding not in self._kept:
                self._kept[finding] = self._make(finding, reason)

    def _place(self, finding: Finding) -> Place:
        section = self._workspace.report.form.section_of(finding.address)
        return Place(HEAD if section is None else section.key, finding.order)

    def _refresh(self) -> None:
        """Bring numbers, visible rows and the words for none up to date."""
        severities = [finding.severity for finding in self._rows]
        counts = {show: severities.count(severity) for severity, show in SHOWN.items()}
        counts |= {Show.ALL: len(severities), Show.KEPT: len(self._kept)}
        self.filter.set_counts(counts)
        self.next_step.refresh(self._rows)
        self.summary.refresh(self._workspace)
        self._say_none(not counts[self.filter.shown])
        self._more.setVisible(self._workspace.checks.is_cut)
        self.mending.findings_changed()

    def _show_filtered(self) -> None:
        show = self.filter.shown
        self._list.show_only(lambda row: is_shown(row, show))
        self._say_none(not self.shown_findings())

    def _say_none(self, none: bool) -> None:
        hidden = len(self._rows) if none and self.filter.shown is not Show.ALL else 0
        if none:
            say_none(self._empty, self.filter.shown, hidden, self._workspace.checks)
        self._empty.setVisible(none)
        self._show_all.setVisible(hidden > 0)

    def show_all(self) -> None:
        """Show the findings of every severity."""
        if self.filter.shown is not Show.ALL:
            self.filter.choose(Show.ALL)

    def _choose(self, finding: Finding) -> None:
        self.set_current(finding)
        self.chosen.emit(finding)

    def _row(self, finding: Finding | None) -> FindingRow | None:
        return None if finding is None else self._rows.get(finding) or self._kept.get(finding)

    def set_current(self, finding: Finding | None) -> None:
        """Frame the row of a finding and scroll to it; with none the walk begins anew."""
        self._section = ""
        before, now = self._row(self._current), self._row(finding)
        if before is not None and before is not now:
            before.set_current(False)
        self._current = finding
        if now is not None:
            now.set_current(True)
            self._list.reveal(now)

    def show_section(self, key: str) -> None:
        """Lead to the findings of a section that is being turned to, if there are any; the walk goes on there."""
        if self._current is None or self._place(self._current).group != key:
            self.set_current(None)
            self._section = key
        self._list.reveal_group(key)

    def shown_findings(self) -> list[Finding]:
        """Return the findings that are shown, in the order of the form."""
        show = self.filter.shown
        if show is Show.KEPT:
            return list(self._workspace.acknowledged)
        return [finding for finding in self._workspace.findings if show.holds(finding.severity)]

    def present(self, finding: Finding) -> Finding | None:
        """Return the finding as it is now, if it is still there: it may have moved in its text."""
        if self._row(finding) is not None:
            return finding
        same = sameness(finding)
        return next((known for known in self._rows if sameness(known) == same), None)

    def alike(self, finding: Finding) -> list[Finding]:
        """Return the open findings of its code, itself among them, that may be kept."""
        same = [f for f in self._workspace.findings if f.code == finding.code]
        return [f for f in same if f.severity is not Severity.ERROR]

    def lead_to_gravest(self) -> None:
        """Choose the gravest finding: that of the section which is shown first, else the next in the form."""
        findings = self.shown_findings()
        if findings:
            self._choose(gravest(findings, self._section, lambda finding: self._place(finding).group))

    def _lead_on(self) -> None:
        """Choose the gravest finding of all, beginning with the section in front."""
        self.show_all()
        self._section = self._section or self.in_front()
        self.lead_to_gravest()

    def lead_to_section(self, key: str) -> None:
        """Choose the gravest finding of a section, empty for unit, year and title."""
        self.show_all()
        here = [f for f in self._workspace.findings if self._place(f).group == (key or HEAD)]
        if here:
            self._choose(gravest(here, key or HEAD, lambda finding: self._place(finding).group))

    def position(self, finding: Finding) -> int:
        """Return which of the findings shown this is, counted from 0."""
        shown = self.shown_findings()
        return shown.index(finding) if finding in shown else 0

    def focus_near(self, position: int) -> None:
        """Give the keyboard to the finding at a position, or to the last."""
        shown = self.shown_findings()
        row = self._row(shown[min(position, len(shown) - 1)]) if shown else None
        if row is not None:
            row.setFocus()
            self._list.reveal(row)

    def step(self, direction: int) -> None:
        """Choose the next (1) or the previous (-1) of the findings that are shown."""
        findings = self.shown_findings()
        if not findings:
            return
        self._choose(findings[self._next(findings, direction) % len(findings)])

    def _next(self, findings: Sequence[Finding], direction: int) -> int:
        """Return where the walk goes on: beside the present finding or where it was before it was mended, else in the section."""
        order = self._workspace.report.form.order
        here = [i for i, f in enumerate(findings) if self._place(f).group == self._section]
        return next_index(findings, self._current, order, here, direction)

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """The rows of what is to be dealt with, for tests and screen readers."""
        return tuple(self._rows.values())

    @property
    def kept_rows(self) -> tuple[FindingRow, ...]:
        """The rows of what is kept with a reason."""
        return tuple(self._kept.values())

    @property
    def empty_text(self) -> str:
        """What is said where there is nothing to show; empty while there is."""
        return "" if self._empty.isHidden() else self._empty.text()
