"""The six tabs, built from the form's sections, each with the number of its findings.

A panel is made when its tab is first shown, or when the program has nothing else to do: the window opens with one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QTabBar, QTabWidget, QVBoxLayout, QWidget

from model.checks.core import Finding
from model.content.address import Address
from model.form.spec import Section
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import PlainLabel
from ui.appearance.severity import severity_color, severity_ground
from ui.appearance.theme import Theme
from ui.bridge import Bridge

if TYPE_CHECKING:
    from ui.editor.panel import TextPanel
    from ui.grid.panel import TablePanel

    Panel = TextPanel | TablePanel

BADGE_POINTS = 8

_BESIDE = ("front", "signature", "date")
"""What is shown with a section although it is none."""

_ENDS = ("情况", "公开", "诉讼", "及改进", "事项")
"""What the names of the sections can do without: the numeral says which is meant."""

TAB_BAR_LEFT = 12
"""Pixels before the first tab, as the style sheet has them."""
IDLE_MILLISECONDS = 120
"""How long after start, and after each other, the panels that are not shown yet are made."""


class _Page(QWidget):
    """Holds the place of a section's panel until it is made."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section
        self.panel: Panel | None = None
        self.badge: QLabel | None = None
        """The count on its tab. Kept here: asking QTabBar.tabButton for it ends the process with PySide6 6.8."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def put(self, panel: Panel) -> None:
        """Show the panel on the page."""
        self.panel = panel
        layout = self.layout()
        assert layout is not None
        layout.addWidget(panel)


class SectionTabs(QTabWidget):
    """One tab a section: the editor of a text or of a table."""

    message = Signal(str)
    table_export_wanted = Signal(str)
    """The table of this key is to be exported by itself."""
    place_changed = Signal(object)
    """The address of the cell or text that the cursor is in."""
    zoom_changed = Signal(float)
    """The clerk zoomed inside a table."""
    turned_to = Signal(str)
    """The clerk has turned to a section's tab."""
    panel_shown = Signal()
    """Another section's panel has come to the front."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._workspace = bridge.workspace
        self._pages: dict[str, _Page] = {}
        self._edition = ""
        self._zoom = 1.0
        self._last_year = True
        self._is_compact = False
        self._is_tight = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MILLISECONDS)
        self._idle.timeout.connect(self._make_next)
        bar = self.tabBar()
        bar.setUsesScrollButtons(False)
        bar.setExpanding(False)
        bar.setDrawBase(False)
        bar.setAccessibleName("报告的六个部分")
        bridge.changed.connect(self._on_changed)
        self.currentChanged.connect(self._show_page)
        self._build()
        Theme.follow(self.refresh_findings)

    def _build(self) -> None:
        form = self._workspace.report.form
        self._edition = form.edition
        at = max(0, self.currentIndex())
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        for page in self._pages.values():
            page.deleteLater()
        self._pages = {section.key: _Page(section) for section in form.sections}
        for section in form.sections:
            self.addTab(self._pages[section.key], self._name(section))
        self.setCurrentIndex(at)
        self.blockSignals(False)
        self.refresh_findings()
        self._show_page(at)
        self._idle.start()

    def _name(self, section: Section) -> str:
        """Return what a tab says; in a narrow window without the end of the name, in one still narrower the numeral."""
        if not self._is_compact:
            return section.tab
        if self._is_tight:
            return section.tab.partition("、")[0]
        return next(
            (section.tab.removesuffix(end) for end in _ENDS if section.tab.endswith(end)), section.tab
        )

    def set_compact(self, compact: bool) -> None:
        """Take less room where the window is narrow."""
        if compact == self._is_compact:
            return
        self._is_compact = compact
        self.tabBar().setProperty("compact", compact)
        self.tabBar().style().unpolish(self.tabBar())
        self.tabBar().style().polish(self.tabBar())
        self._fit_names()

    def _fit_names(self) -> None:
        """Shorten the names to the numerals where no more of them has room; the tooltip says the whole."""
        for tight in (False, True):
            self._is_tight = tight
            for index, page in enumerate(self._pages.values()):
                self.setTabText(index, self._name(page.section))
                self.setTabToolTip(index, page.section.tab if self._is_compact else "")
            if not self._is_compact or self.tabBar().sizeHint().width() + TAB_BAR_LEFT <= self.width():
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the names to the new width where they may not have room."""
        super().resizeEvent(event)
        if self._is_compact:
            self._fit_names()

    def _show_page(self, index: int) -> None:
        page = self.widget(index)
        if isinstance(page, _Page):
            self.panel(page.section.key)
            self.panel_shown.emit()

    def _make_next(self) -> None:
        waiting = [key for key, page in self._pages.items() if page.panel is None]
        if waiting:
            self.panel(waiting[0])
            self._idle.start()

    def panel(self, key: str) -> Panel:
        """Return the panel of a section, made now if it was not there yet."""
        page = self._pages[key]
        if page.panel is None:
            page.put(self._make(page))
        return cast("Panel", page.panel)

    def _make(self, page: _Page) -> Panel:
        section = page.section
        if section.table is None:
            from ui.editor.panel import TextPanel

            panel = TextPanel(self._bridge, section)
            panel.place_wanted.connect(self.go_to)
            panel.set_findings(self._findings_of(section.key))
        else:
            from ui.grid.panel import TablePanel

            panel = TablePanel(self._bridge, section)
            panel.zoom_changed.connect(self.zoom_changed)
            panel.export_wanted.connect(self.table_export_wanted)
            panel.set_show_last_year(self._last_year)
        panel.message.connect(self.message)
        panel.current_address_changed.connect(lambda place: self._tell_place(page, place))
        panel.set_zoom(self._zoom)
        return panel

    def _tell_place(self, page: _Page, place: Address) -> None:
        """Only what is shown has a place: panels are made behind it, and those of another edition go a little later."""
        if self.currentWidget() is page:
            self.place_changed.emit(place)

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if self._workspace.report.edition != self._edition:
            self._build()
        elif changed.is_whole:
            self.refresh_findings()
        elif changed.added or changed.removed:
            places = {finding.address.part for finding in (*changed.added, *changed.removed)}
            self._refresh_sections({self.section_of(Address(part)) for part in places})

    @property
    def panels(self) -> dict[str, Panel]:
        """The panels that are made, by section."""
        return {key: page.panel for key, page in self._pages.items() if page.panel is not None}

    @property
    def tables(self) -> list[TablePanel]:
        """The panels of tables that are made."""
        return [
            cast("TablePanel", p)
            for key, p in self.panels.items()
            if self._pages[key].section.table is not None
        ]

    @property
    def texts(self) -> dict[str, TextPanel]:
        """The panels of texts that are made, by section."""
        panels = self.panels.items()
        return {key: cast("TextPanel", p) for key, p in panels if self._pages[key].section.table is None}

    @property
    def current_key(self) -> str:
        """The section that is shown."""
        return list(self._pages)[self.currentIndex()]

    def text_keys(self) -> list[tuple[str, str]]:
        """Return the shortcuts of the text editor: the key, and what it does."""
        first = next(key for key, page in self._pages.items() if page.section.table is None)
        actions = self.panel(first).actions()
        return [(a.shortcut().toString(), a.text()) for a in actions if not a.shortcut().isEmpty()]

    def rejected_entry(self) -> tuple[Address, str] | None:
        """Return the place of a text that a cell could not take, and what is wrong with it; None where there is none."""
        for table in self.tables:
            for address, entry in table.model.rejected.items():
                return address, f"{table.model.name_of(address)}里的“{entry.text}”没有填入：不是数字"
        return None

    def current_table(self) -> TablePanel | None:
        """Return the table that is shown, if one is."""
        page = self.currentWidget()
        return next((table for table in self.tables if page is not None and table.parent() is page), None)

    def _findings_of(self, key: str) -> list[Finding]:
        parts = {key, *(part for part in _BESIDE if self.section_of(Address(part)) == key)}
        return [f for f in self._workspace.findings if f.address.part in parts]

    def refresh_findings(self) -> None:
        """Show the number of findings on each tab and hand the texts theirs."""
        self._refresh_sections(self._pages)

    def _refresh_sections(self, keys: Collection[str | None]) -> None:
        for index, (key, page) in enumerate(self._pages.items()):
            if key not in keys:
                continue
            findings = self._findings_of(key)
            self._set_badge(index, page, findings)
            if page.panel is not None and page.section.table is None:
                cast("TextPanel", page.panel).set_findings(findings)

    def section_of(self, address: Address) -> str | None:
        """Return the key of the section whose tab shows a place; None for unit, year and title."""
        section = self._workspace.report.form.section_of(address)
        return None if section is None else section.key

    def _set_badge(self, index: int, page: _Page, findings: list[Finding]) -> None:
        side = QTabBar.ButtonPosition.RightSide
        badge = page.badge
        if not findings:
            if badge is not None:
                # None takes the badge away, whatever the stub says.
                self.tabBar().setTabButton(index, side, None)  # pyright: ignore[reportArgumentType]
                badge.deleteLater()
                page.badge = None
            return
        worst = min([finding.severity for finding in findings], key=attrgetter("rank"))
        color, ground = severity_color(Theme.colors, worst), severity_ground(Theme.colors, worst)
        look = f"color: {color}; background: {ground}; border: 1px solid {color};"
        look += f" font-size: {BADGE_POINTS * Theme.scale:.4g}pt;"
        text, families = str(len(findings)), list(Theme.families)
        if badge is not None and (badge.text(), badge.styleSheet(), badge.property("families")) == (
            text,
            look,
            families,
        ):
            return
        # A new one each time: the bar asks for the size of a button only when it is put there.
        fresh = PlainLabel(text)
        fresh.setObjectName("badge")
        fresh.setStyleSheet(look)
        fresh.setProperty("families", families)
        fresh.setToolTip(f"{text} 个审核结果")
        fresh.adjustSize()
        self.tabBar().setTabButton(index, side, fresh)
        page.badge = fresh
        if badge is not None:
            badge.deleteLater()

    def go_to(self, address: Address) -> bool:
        """Show a cell or a place in a text; return whether a tab holds it."""
        key = self.section_of(address)
        if key is None:
            return False
        self.setCurrentWidget(self._pages[key])
        self.panel(key).go_to(address)
        return True

    @property
    def place(self) -> Address:
        """Where the clerk is: what is selected in the text that is shown, or the table that is."""
        page = self.currentWidget()
        key = page.section.key if isinstance(page, _Page) else ""
        return self.texts[key].place if key in self.texts else Address(key)

    def show_found(self, found: Sequence[Address], now: Address | None) -> None:
        """Tint what is searched for in the texts, stronger where the search stands."""
        for panel in self.texts.values():
            panel.show_found(found, now)

    def set_related(self, finding: Finding | None) -> None:
        """Outline the cells that take part in a finding."""
        for table in self.tables:
            table.set_related(() if finding is None else finding.related)

    def set_zoom(self, zoom: float) -> None:
        """Enlarge all sections; 1.0 is 100 %."""
        self._zoom = zoom
        for panel in self.panels.values():
            panel.set_zoom(zoom)

    def focus_current(self) -> None:
        """Put the keyboard into the section that is shown, so that a clerk can type at once."""
        page = self.currentWidget()
        if isinstance(page, _Page):
            self.panel(page.section.key).focus_first()

    def turn_to(self, index: int) -> None:
        """Show a tab and put the keyboard into it."""
        self.setCurrentIndex(index)
        self.focus_current()
        page = self.currentWidget()
        if isinstance(page, _Page):
            self.turned_to.emit(page.section.key)

    def show_last_year(self, shown: bool) -> None:
        """Shows or hides last year's figures beside this year's."""
        self._last_year = shown
        for table in self.tables:
            table.set_show_last_year(shown)

    def flush(self) -> None:
        """Hand over what is typed but not yet in the report."""
        for panel in self.panels.values():
            panel.flush()
