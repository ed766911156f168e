"""The six tabs, built from the form's sections, each with the number of its findings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QTabBar, QTabWidget

from model.address import Address
from model.checks.core import Finding, Severity
from model.workspace import Changed
from ui.bridge import Bridge
from ui.table_panel import TablePanel
from ui.text_panel import TextPanel
from ui.theme import Theme, severity_color, severity_ground

Panel = TextPanel | TablePanel

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class SectionTabs(QTabWidget):
    """One tab a section: the editor of a text or of a table."""

    message = Signal(str)
    place_changed = Signal(object)
    """The address of the cell or text that the cursor is in."""
    zoom_changed = Signal(float)
    """The clerk zoomed inside a table."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._workspace = bridge.workspace
        self._panels: dict[str, Panel] = {}
        self._edition = ""
        self._zoom = 1.0
        bar = self.tabBar()
        bar.setUsesScrollButtons(False)
        bar.setExpanding(False)
        bar.setDrawBase(False)
        bar.setAccessibleName("报告的六个部分")
        bridge.changed.connect(self._on_changed)
        self._build()

    def _build(self) -> None:
        form = self._workspace.report.form
        self._edition = form.edition
        at = max(0, self.currentIndex())
        while self.count():
            self.removeTab(0)
        for panel in self._panels.values():
            panel.deleteLater()
        self._panels.clear()
        for section in form.sections:
            panel = (
                TextPanel(self._bridge, section)
                if section.table is None
                else TablePanel(self._bridge, section)
            )
            panel.message.connect(self.message)
            panel.current_address_changed.connect(self.place_changed)
            panel.set_zoom(self._zoom)
            if isinstance(panel, TablePanel):
                panel.zoom_changed.connect(self.zoom_changed)
            self._panels[section.key] = panel
            self.addTab(panel, section.tab)
        self.setCurrentIndex(at)
        self.refresh_findings()

    def _on_changed(self, changed: Changed) -> None:
        if self._workspace.report.edition != self._edition:
            self._build()
        elif changed.is_whole or changed.added or changed.removed:
            self.refresh_findings()

    @property
    def panels(self) -> dict[str, Panel]:
        """The panel of each section."""
        return self._panels

    def refresh_findings(self) -> None:
        """Shows the number of findings on each tab and hands the texts theirs."""
        form = self._workspace.report.form
        by_section: dict[str, list[Finding]] = {section.key: [] for section in form.sections}
        for finding in self._workspace.findings:
            key = self.section_of(finding.address)
            if key is not None:
                by_section[key].append(finding)
        for index, section in enumerate(form.sections):
            self._set_badge(index, by_section[section.key])
            panel = self._panels[section.key]
            if isinstance(panel, TextPanel):
                panel.set_findings(by_section[section.key])

    def section_of(self, address: Address) -> str | None:
        """The section whose tab shows a place; None for unit, year and title."""
        form = self._workspace.report.form
        if form.has_section(address.part):
            return address.part
        ends = {"front": 0, "signature": -1, "date": -1}
        return form.sections[ends[address.part]].key if address.part in ends else None

    def _set_badge(self, index: int, findings: list[Finding]) -> None:
        side = QTabBar.ButtonPosition.RightSide
        badge = self.tabBar().tabButton(index, side)
        if not findings:
            if badge is not None:
                self.tabBar().setTabButton(index, side, None)  # pyright: ignore[reportArgumentType] - None takes it away
                badge.deleteLater()
            return
        worst = min((finding.severity for finding in findings), key=_WEIGHT.__getitem__)
        if not isinstance(badge, QLabel):
            badge = QLabel()
            badge.setObjectName("badge")
            self.tabBar().setTabButton(index, side, badge)
        color, ground = severity_color(Theme.colors, worst), severity_ground(Theme.colors, worst)
        badge.setStyleSheet(f"color: {color}; background: {ground}; border: 1px solid {color};")
        badge.setText(str(len(findings)))
        badge.setToolTip(f"{len(findings)} 个审核结果")
        badge.adjustSize()

    def go_to(self, address: Address) -> bool:
        """Shows a cell or a place in a text; answers whether a tab holds it."""
        key = self.section_of(address)
        if key is None:
            return False
        self.setCurrentWidget(self._panels[key])
        self._panels[key].go_to(address)
        return True

    def set_related(self, finding: Finding | None) -> None:
        """Outlines the cells that take part in a finding."""
        related = () if finding is None else finding.related
        for panel in self._panels.values():
            if isinstance(panel, TablePanel):
                panel.set_related(related)

    def set_zoom(self, zoom: float) -> None:
        """Enlarges all sections; 1.0 is 100 %."""
        self._zoom = zoom
        for panel in self._panels.values():
            panel.set_zoom(zoom)

    def focus_current(self) -> None:
        """Puts the keyboard into the section that is shown, so that a clerk can type at once."""
        panel = self.currentWidget()
        if isinstance(panel, TablePanel):
            panel.focus_grid()

    def show_last_year(self, shown: bool) -> None:
        """Shows or hides last year's figures and texts beside this year's."""
        for panel in self._panels.values():
            if isinstance(panel, TablePanel):
                panel.set_show_last_year(shown)

    def flush(self) -> None:
        """Hands over what is typed but not yet in the report."""
        for panel in self._panels.values():
            panel.flush()
