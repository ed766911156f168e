"""Finding list: rows grouped by the tabs of the report, in the order of the form; what is being read stays where it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.appearance.theme import GAP, SPACE
from ui.findings.group_head import GroupHead
from ui.findings.row import FindingRow


class Place(NamedTuple):
    """Where a row belongs."""

    group: str
    order: Any
    """Sorts the rows of a group; never compared with that of another group."""


class FindingList(QScrollArea):
    """Scrolls over the rows."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: dict[str, tuple[GroupHead, QVBoxLayout]] = {}
        self._places: dict[FindingRow, Place] = {}
        self._rows: dict[str, list[FindingRow]] = {}
        """The rows of each group in order."""
        self._wanted: Callable[[FindingRow], bool] = lambda row: True
        self._shown: dict[str, set[FindingRow]] = {}
        """The rows of each group that are wanted, be they folded away or not."""
        self._inner = QWidget()
        self._inner.setObjectName("plain")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, GAP, 0)
        self._column.setSpacing(SPACE)
        self._column.addStretch()
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide without a bar as with one: sentences are not broken anew when it comes."""
        self._inner.setFixedWidth(self.width() - self.verticalScrollBar().sizeHint().width())
        super().resizeEvent(event)

    def set_groups(self, names: Sequence[tuple[str, str]]) -> None:
        """Begin anew with these groups: key and name of each."""
        for widget in (*self._places, *(head for head, _ in self._groups.values())):
            widget.hide()
            widget.deleteLater()
        self._places.clear()
        self._groups.clear()
        self._rows = {key: [] for key, _ in names}
        self._shown = {key: set() for key, _ in names}
        while self._column.count() > 1:
            self._column.takeAt(0)
        for position, (key, name) in enumerate(names):
            head = GroupHead(name)
            head.hide()
            head.clicked.connect(lambda _checked=False, key=key: self.fold(key, not self.is_folded(key)))
            rows = QVBoxLayout()
            rows.setSpacing(SPACE + 2)
            self._groups[key] = (head, rows)
            self._column.insertWidget(2 * position, head)
            self._column.insertLayout(2 * position + 1, rows)

    def put(self, row: FindingRow, place: Place) -> None:
        """Put a row where it belongs, or move it there; show it if rows of its sort are shown."""
        known = self._places.get(row)
        if known == place or (known is not None and self._stays(row, known, place)):
            self._places[row] = place
            return
        if known is not None:
            self._take_out(row)
        rows = self._rows[place.group]
        at = bisect_right(rows, place.order, key=lambda other: self._places[other].order)
        self._places[row] = place
        rows.insert(at, row)
        self._groups[place.group][1].insertWidget(at, row)
        self._show(row)
        self._show_name(place.group)

    def _show(self, row: FindingRow) -> None:
        """Show a row if it is wanted and its group is open."""
        group, wanted = self._places[row].group, self._wanted(row)
        (self._shown[group].add if wanted else self._shown[group].discard)(row)
        row.setVisible(wanted and not self.is_folded(group))

    def is_folded(self, key: str) -> bool:
        """Return whether the rows of a group are folded away."""
        return self._groups[key][0].is_folded

    def fold(self, key: str, folded: bool) -> None:
        """Fold the rows of a group away, or open them again; its name stays where it is."""
        self._groups[key][0].set_folded(folded)
        for row in self._rows[key]:
            self._show(row)

    def _stays(self, row: FindingRow, known: Place, place: Place) -> bool:
        """Return whether a row is between the same two rows at another place."""
        if known.group != place.group:
            return False
        rows = self._rows[place.group]
        at = rows.index(row)
        after = at == 0 or self._places[rows[at - 1]].order <= place.order
        return after and (at + 1 == len(rows) or place.order < self._places[rows[at + 1]].order)

    def _take_out(self, row: FindingRow) -> None:
        group = self._places.pop(row).group
        self._rows[group].remove(row)
        self._shown[group].discard(row)
        self._groups[group][1].removeWidget(row)

    def drop(self, row: FindingRow) -> None:
        """Take a row away."""
        group = self._places[row].group
        self._take_out(row)
        row.hide()
        row.deleteLater()
        self._show_name(group)

    def show_only(self, wanted: Callable[[FindingRow], bool]) -> None:
        """Show those rows, now and from now on, that are wanted, and the names of the groups that they are in."""
        self._wanted = wanted
        for row in self._places:
            self._show(row)
        for group in self._groups:
            self._show_name(group)

    def _show_name(self, group: str) -> None:
        """Show the name of a group and how many rows of it are wanted; nothing where there are none."""
        head, rows = self._groups[group][0], self._rows[group]
        head.set_count(len(self._shown[group]))
        before = rows[0].previousInFocusChain() if rows else None
        if before is not None and before is not head:
            # Tab comes to the name before it comes to what stands under it.
            QWidget.setTabOrder(before, head)

    def reveal(self, row: FindingRow) -> None:
        """Scroll to a row, open its group; of one higher than the list, to what was opened in it last."""
        if self.is_folded(self._places[row].group):
            self.fold(self._places[row].group, False)
        self._lay_out()
        group = self._places[row].group
        if self._rows[group][0] is row:
            self.ensureWidgetVisible(self._groups[group][0], 0, 0)
        self.ensureWidgetVisible(row, 0, GAP)
        if row.opened is not None and row.height() > self.viewport().height():
            self.ensureWidgetVisible(row.opened, 0, GAP)

    def reveal_group(self, key: str) -> None:
        """Scroll so that a group begins at the top; nothing moves where it has no rows in the list."""
        head = self._groups[key][0]
        if not head.isHidden():
            self._lay_out()
            self.verticalScrollBar().setValue(head.y())

    def _lay_out(self) -> None:
        """Has the rows laid out now, and not when the window is next idle."""
        for _ in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    @contextmanager
    def steady(self) -> Iterator[None]:
        """While rows come and go, the first one in sight that stays, stays where it is; at the top the top does."""
        bar = self.verticalScrollBar()
        before = bar.value()
        if not before:
            yield
            return
        seen = [(row, top - before) for row, top in self._tops() if top + row.height() > before]
        yield
        self._lay_out()
        for row, offset in seen:
            if row in self._places and not row.isHidden():
                bar.setValue(self._top(row) - offset)
                return

    def _tops(self) -> list[tuple[FindingRow, int]]:
        """Return the rows that are shown with their upper edges, from the top."""
        shown = [(row, self._top(row)) for row in self._places if not row.isHidden()]
        return sorted(shown, key=lambda pair: pair[1])

    def _top(self, row: FindingRow) -> int:
        return row.mapTo(self._inner, QPoint(0, 0)).y()
