"""SearchController: what the search bar wants, done to the open report: finds, walks, tints, replaces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from model.content.address import Address
from model.report.report import FRONT, Edit
from model.report.search import Match, Query, Replacement, find_all, one_line, replace_all, replace_one, step
from model.workspace import Workspace, WorkspaceChange
from ui.bridge import Bridge
from ui.editor.editor import TextEditor
from ui.sections.header import ReportHeader
from ui.sections.tabs import SectionTabs
from ui.widgets.search_bar import SearchBar

REST = 200
"""Milliseconds after a change of the report until it is searched anew."""
MOST_MARKS = 300
"""How many matches are tinted at most, those around the present one: more would slow down typing."""
LONGEST = 60
"""Characters of a selection that is taken as what to look for, at most."""
_FIELDS = {"unit": "单位名称", "title": "标题", "signature": "署名", "date": "日期"}
_NAMES = {**_FIELDS, FRONT: "正文前说明"}


class SearchController(QObject):
    """One search over the report. Where it stands is where the cursor is: what is selected is the present match."""

    place_wanted = Signal(object)
    """The address that is to be shown, now."""
    message = Signal(str)
    replaced = Signal(str, str)
    """What replacing all came to, and the name of its step; an empty one where nothing was replaced."""

    def __init__(self, bridge: Bridge, page: QWidget, head: ReportHeader, tabs: SectionTabs) -> None:
        """`page` is what the bar stands on, together with the head and the tabs."""
        super().__init__(page)
        self._workspace: Workspace = bridge.workspace
        self._page, self._head, self._tabs = page, head, tabs
        self.bar = SearchBar(page)
        self.bar.hide()
        self.matches: tuple[Match, ...] = ()
        self._field: Address | None = None
        """The field that the search stands in, which has no cursor of its own to tell."""
        self._from: QWidget | None = None
        self._has_walked = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.refresh)
        self._connect(bridge)

    def _connect(self, bridge: Bridge) -> None:
        self.bar.query_changed.connect(self._query_changed)
        self.bar.step_wanted.connect(self.step)
        self.bar.replace_wanted.connect(self.replace)
        self.bar.replace_all_wanted.connect(self.replace_all)
        self.bar.closed.connect(self.close)
        bridge.changed.connect(self._on_changed)
        self._tabs.place_changed.connect(self._moved)
        self._tabs.panel_shown.connect(self._moved)
        self._page.installEventFilter(self)

    # What is open

    def open(self, *, replaces: bool) -> None:
        """Opens the bar, or goes to it; what is selected in a text is what is looked for."""
        at = QApplication.focusWidget()
        if at is None or not self.bar.isAncestorOf(at):
            self._from, self._has_walked = at, False
            text = _selected(at)
        else:
            text = ""
        self.bar.set_read_only(self._workspace.read_only)
        self.bar.begin(text, replaces=replaces)
        self.refresh()

    def close(self) -> None:
        """Close the bar; the keyboard goes back to where it was, or to what was found."""
        place = self._here()
        self.bar.hide()
        self._tint((), None)
        if self._has_walked and place is not None:
            self.place_wanted.emit(place.address)
        elif self._from is not None and isValid(self._from) and self._from.isVisible():
            self._from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._tabs.focus_current()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape that nothing on the page has a use for closes the bar."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.KeyPress and not self.bar.isHidden():
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.is_whole:
            self.bar.set_read_only(self._workspace.read_only)
            self._field = None
        if not self.bar.isHidden() and (
            changed.is_whole or any(not address.is_cell for address in changed.addresses)
        ):
            self._rest.start()

    def _moved(self) -> None:
        """The cursor is elsewhere: the search stands there now."""
        self._field = None
        if not self.bar.isHidden():
            self._rest.start()

    # Finding

    def refresh(self) -> None:
        """Search the report as it is now, and show what is found."""
        self._rest.stop()
        self.matches = find_all(self._workspace.report, self.bar.query)
        self._show()

    def _query_changed(self) -> None:
        """Lead to the next match of what is being typed as long as that is in sight anyway."""
        self._flush()
        self.refresh()
        start = self._place()
        match, wrapped = step(self.matches, start._replace(end=start.start), 1, self._workspace.report.form)
        if match is not None and not wrapped and self._is_in_sight(match):
            self._lead_to(match)

    def _flush(self) -> None:
        self._head.flush()
        self._tabs.flush()

    def _is_in_sight(self, match: Match) -> bool:
        part, section_of = match.address.part, self._tabs.section_of
        return part not in _FIELDS and section_of(match.address) == section_of(self._place())

    def _place(self) -> Address:
        return self._field or self._tabs.place

    def _here(self) -> Match | None:
        """Return the match that the search stands at."""
        place = self._place()
        return next((match for match in self.matches if match.address == place), None)

    def _show(self) -> None:
        here = self._here()
        number = 0 if here is None else self.matches.index(here) + 1
        self.bar.show_count(number, len(self.matches), self._places())
        if self.bar.isHidden():
            return
        first = max(0, min(number - MOST_MARKS // 2, len(self.matches) - MOST_MARKS))
        shown = self.matches[first : first + MOST_MARKS]
        self._tint([match.address for match in shown], None if here is None else here.address)

    def _tint(self, found: Iterable[Address], now: Address | None) -> None:
        addresses = tuple(found)
        self._head.show_found(addresses, now)
        self._tabs.show_found(addresses, now)

    def _places(self) -> str:
        counts = Counter(match.address.part for match in self.matches)
        return "　".join(f"{self._short(part)} {count}" for part, count in counts.items())

    def _short(self, part: str) -> str:
        form = self._workspace.report.form
        return form.section(part).number if form.has_section(part) else _NAMES[part]

    def _name(self, part: str) -> str:
        form = self._workspace.report.form
        return form.section(part).tab if form.has_section(part) else _NAMES[part]

    # Walking

    def step(self, direction: int) -> None:
        """Show the next (1) or the previous (-1) match, on whatever tab; opens the bar where nothing is looked for yet."""
        if not self.bar.query.text:
            self.open(replaces=False)
            return
        self._flush()
        self.refresh()
        self._step_from(self._place(), direction)

    def _step_from(self, place: Address, direction: int) -> None:
        match, wrapped = step(self.matches, place, direction, self._workspace.report.form)
        if match is None:
            self.message.emit(f"没有找到{_quoted(self.bar.query.text)}。")
            return
        self._has_walked = True
        self._lead_to(match)
        if wrapped:
            self.message.emit("已到末尾，回到开头。" if direction > 0 else "已到开头，回到末尾。")
        elif self.bar.isHidden():
            self.message.emit(f"{_quoted(self.bar.query.text)}　{self.bar.count_text}")

    def _lead_to(self, match: Match) -> None:
        """Show a match; the keyboard stays in the bar if it is there."""
        self._show_place(match.address)
        self._field = match.address if match.address.part in _FIELDS else None
        self.bar.phrase.setModified(False)
        self._rest.stop()
        self._show()

    def _show_place(self, address: Address) -> None:
        at = QApplication.focusWidget()
        self.place_wanted.emit(address)
        if at is not None and self.bar.isAncestorOf(at):
            at.setFocus(Qt.FocusReason.OtherFocusReason)

    # Replacing

    def replace(self) -> None:
        """Replace the match that the search stands at, and go on to the next; where it stands at none, goes there."""
        self._flush()
        self.refresh()
        here = self._here()
        if here is None or self._workspace.read_only:
            self.step(1)
            return
        new = self.bar.new_text
        self._apply(replace_one(self._workspace.report, here, new), _label(self.bar.query, new))
        start = here.address.start
        self.refresh()
        self._step_from(here.address.whole.span(start, start + len(new)), 1)
        if here.is_figure:
            self.message.emit("刚才替换的数原来跟着表格变，现在是普通文字。")

    def _apply(self, edit: Edit, label: str) -> None:
        self._workspace.apply(edit, label)
        self.bar.phrase.setModified(False)
        self.bar.replacement.setModified(False)

    def replace_all(self) -> None:
        """Replace all matches as one step, and say how many and where."""
        if self._workspace.read_only or not self.bar.query.text:
            return
        self._flush()
        self.refresh()
        query, new = self.bar.query, self.bar.new_text
        replacement = replace_all(self._workspace.report, query, new)
        count = sum(replacement.counts.values())
        label = f"全部{_label(query, new)}（{count} 处）"
        if count:
            place = self._place_after(self._place(), len(new))
            self._apply(replacement.edit, label)
            self._return(place)
        self.refresh()
        if count and not self.matches:
            self.bar.show_done(count)
        self._tell(replacement, count, label)

    def _place_after(self, place: Address, length: int) -> Address:
        """Return where the place will be when all matches are replaced by so many characters."""
        before = [m.address for m in self.matches if not m.is_figure and m.address.part == place.part]
        start = place.start
        for address in before:
            if address.end <= place.start:
                start += length - (address.end - address.start)
        return place.whole.span(max(start, 0), max(start, 0))

    def _return(self, place: Address) -> None:
        """Leave the clerk where the replacing began."""
        self._field = None
        if place.part == FRONT or place.part in self._tabs.texts:
            self._show_place(place)

    def _tell(self, replacement: Replacement, count: int, label: str) -> None:
        places = "，".join(f"{self._name(part)} {n} 处" for part, n in replacement.counts.items())
        left = f"{replacement.skipped} 处是跟着表格变的数字，没有改。" if replacement.skipped else ""
        if count:
            text = f"已{label}：{places}。{left}"
            self.replaced.emit(text, label)
        else:
            self.replaced.emit(f"没有替换：{left or f'没有找到{_quoted(self.bar.query.text)}。'}", "")


def _label(query: Query, new: str) -> str:
    """Return the name of a step of replacing: 替换“甲”为“乙”."""
    return f"替换{_quoted(query.text)}为{_quoted(new)}" if new else f"删除{_quoted(query.text)}"


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= 12 else text[:11] + '…'}”"


def _selected(widget: QWidget | None) -> str:
    """Return what is selected in a text or a line, if it can be looked for."""
    text = ""
    if isinstance(widget, TextEditor):
        text = widget.textCursor().selectedText()
    elif isinstance(widget, QLineEdit):
        text = widget.selectedText()
    return text if len(text) <= LONGEST and one_line(text) == text else ""
