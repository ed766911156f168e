"""GridModel: one table of the form as rows and columns for Qt; every place in it comes from the TableSpec."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from model.checks.core import COMPUTES, Finding, Severity
from model.content.address import Address
from model.content.values import Remark, Value, display, parse
from model.form.edition_2019 import SUCCESSORS
from model.form.spec import Entry, Label, Placed, TableSpec
from model.report.report import PREVIOUS, Report, SetValues
from model.workspace import WorkspaceChange
from ui.bridge import Bridge
from ui.grid import cell_texts
from ui.grid.paste_plan import figures_in
from ui.widgets.phrases import READ_ONLY

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_PREDECESSORS = {new: old for old, new in SUCCESSORS.items()}
_REACHABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _REACHABLE | Qt.ItemFlag.ItemIsEditable
_MANY = 24
"""From this number of touched cells on one signal for all is cheaper than one for each."""


class Role(IntEnum):
    """What a cell tells beside Qt's own roles; labels tell nothing."""

    ADDRESS = Qt.ItemDataRole.UserRole + 1
    COMPUTED = Qt.ItemDataRole.UserRole + 2
    """Whether the report keeps the cell a sum by itself."""
    SEVERITY = Qt.ItemDataRole.UserRole + 3
    """The worst Severity of the findings at the cell, or None."""
    EXPECTED = Qt.ItemDataRole.UserRole + 4
    """What the cell should hold by its findings, as text; empty where they do not say."""
    LAST = Qt.ItemDataRole.UserRole + 5
    """Last year's figure as text."""
    RELATED = Qt.ItemDataRole.UserRole + 6
    """Whether the cell takes part in the selected finding."""


class CellState(NamedTuple):
    """All that painting a cell for a figure needs, in one call."""

    value: Value
    computed: bool
    severity: Severity | None
    expected: str
    last: str
    related: bool
    rejected: str = ""
    """What was typed and could not be taken; shown in place of the figure."""


class Rejected(NamedTuple):
    """A text that a cell could not take, and why."""

    text: str
    reason: str


class GridModel(QAbstractTableModel):
    """One table of the open report. Changes go through the workspace, one edit one undo step."""

    refused = Signal(str)
    """A text was not taken: what is wrong and what to do."""
    rejected_changed = Signal()
    """A text has been refused, or one that was has been dealt with."""
    noted = Signal(str)
    """A text was taken, and what had to be assumed."""

    def __init__(self, bridge: Bridge, spec: TableSpec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = bridge.workspace
        self._spec = spec
        self._findings: dict[Address, tuple[Finding, ...]] = {}
        self._related: frozenset[Address] = frozenset()
        self._rejected: dict[Address, Rejected] = {}
        self._shows_last_year = True
        self._readers: dict[int, Callable[[Address], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda a: display(self.value(a)),
            Qt.ItemDataRole.EditRole: lambda a: display(self.value(a)),
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Role.ADDRESS: lambda a: a,
            Role.COMPUTED: self.is_computed,
            Role.SEVERITY: self._severity,
            Role.EXPECTED: self._expected,
            Role.LAST: lambda a: display(self.last_value(a)),
            Role.RELATED: lambda a: a in self._related,
        }
        self._collect_findings()
        bridge.changed.connect(self._on_changed)

    @property
    def spec(self) -> TableSpec:
        """The table of the form that is shown."""
        return self._spec

    def set_spec(self, spec: TableSpec) -> None:
        """Show the table of another edition."""
        self.beginResetModel()
        self._spec = spec
        self._related = frozenset()
        self._collect_findings()
        self.endResetModel()

    @property
    def report(self) -> Report:
        """The open report."""
        return self._workspace.report

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows of the form, header rows included."""
        return 0 if parent.isValid() else len(self._spec.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns of the form, label columns included."""
        return 0 if parent.isValid() else len(self._spec.widths)

    def place(self, index: Index) -> Placed | None:
        """Return the cell whose upper left corner is at an index; None under a span."""
        spot = index.row(), index.column()
        found = self._spec.at.get(spot)
        return found if found is not None and (found.row, found.column) == spot else None

    def address(self, index: Index) -> Address | None:
        """Return the address of the figure at an index; None for labels and under a span."""
        place = self.place(index)
        return address_of(self._spec, place) if place is not None else None

    def index_of(self, address: Address) -> QModelIndex:
        """Return where a figure stands; an invalid index for an address of another table."""
        place = self._spec.entries.get(address) or self._spec.entries.get(address.whole)
        return self.index(place.row, place.column) if place is not None else QModelIndex()

    def value(self, address: Address) -> Value:
        """Return the figure at an address; blank too where the form has changed under this table."""
        return self.report.values.get(address)

    def last_value(self, address: Address) -> Value:
        """Last year's figure, also out of a report on the form of 2019."""
        previous = self.report.previous
        if previous is None:
            return None
        found = previous.values.get(address)
        return previous.values.get(_PREDECESSORS.get(address, address)) if found is None else found

    def is_computed(self, address: Address) -> bool:
        """Return whether the report keeps this cell a sum by itself."""
        return self.report.is_computed(address)

    def is_editable(self, address: Address) -> bool:
        """Return whether this is a cell for the clerk to fill in, and the keyboard leads to it."""
        return address in self._spec.entries and not self.is_computed(address)

    @property
    def is_read_only(self) -> bool:
        """Whether the whole report can only be looked at."""
        return self._workspace.read_only

    def findings(self, address: Address) -> tuple[Finding, ...]:
        """Return the findings at a cell, the gravest first."""
        return self._findings.get(address, ())

    def look(self, address: Address) -> CellState:
        """Return what the delegate paints for a cell."""
        last = display(self.last_value(address)) if self._shows_last_year else ""
        return CellState(
            self.value(address),
            self.is_computed(address),
            self._severity(address),
            self._expected(address),
            last,
            address in self._related,
            self.rejected_text(address),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell tells in a role; see Role for the project's own."""
        place = self.place(index)
        if place is None:
            return None
        cell = place.cell
        if isinstance(cell, Label):
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return cell.text if role in texts else None
        reader = self._readers.get(role)
        return None if reader is None else reader(Address(self._spec.key, cell.row, cell.column))

    def _severity(self, address: Address) -> Severity | None:
        findings = self._findings.get(address)
        return findings[0].severity if findings else None

    def _expected(self, address: Address) -> str:
        return next(filter(None, (expected_value(f, address) for f in self.findings(address))), "")

    def _tooltip(self, address: Address) -> str:
        if address in self._rejected:
            return cell_texts.plain_tip(self._rejected[address].reason)
        value, last = self.value(address), self.last_value(address)
        return cell_texts.tooltip(
            self.report.form,
            address,
            value,
            last,
            self.findings(address),
            computed=self.is_computed(address),
            source=self.report.sources.get(address),
        )

    def _spoken(self, address: Address) -> str:
        if address in self._rejected:
            return self._rejected[address].reason
        value, computed = self.value(address), self.is_computed(address)
        return cell_texts.spoken(self.report.form, address, value, self.findings(address), computed=computed)

    def hint(self, address: Address) -> str:
        """Return one line on a cell for the status bar."""
        if address in self._rejected:
            return self._rejected[address].reason
        return cell_texts.hint(self.report.form, address, self.value(address), self.last_value(address))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Labels take no part; computed cells can be looked at and copied, the others also filled in."""
        address = self.address(index)
        if address is None:
            return Qt.ItemFlag.NoItemFlags
        return _REACHABLE if self.is_read_only or self.is_computed(address) else _EDITABLE

    def refusal(self, index: Index, text: str) -> str:
        """Why a cell cannot take a text; empty where it can."""
        if self.is_read_only:
            return READ_ONLY
        address = self.address(index)
        if address is None or not self.is_editable(address):
            return "合计由程序自动计算，不能直接填写；要自己填，请先取消“自动计算合计”。"
        old = self.value(address)
        parsed = parse(text, self.report.form.kind(address))
        readable = parsed.remark is not Remark.UNREADABLE and not figures_in(text)
        if readable or text.strip() == display(old):
            return ""
        return cell_texts.refusal(self.report.form, address, text, old)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Fill in one cell as one undo step; a text that is no figure is refused and said so."""
        address = self.address(index)
        if role != Qt.ItemDataRole.EditRole or address is None:
            return False
        text = "" if value is None else str(value)
        problem = self.refusal(index, text)
        if problem:
            if self.is_editable(address) and not self.is_read_only:
                self._reject(address, Rejected(text, problem))
            self.refused.emit(problem)
            return False
        self.drop_rejected((address,))
        form = self.report.form
        parsed = parse(text, form.kind(address))
        self.set_values({address: parsed.value}, f"修改“{cell_texts.cell_name(form, address)}”")
        note = cell_texts.remark_words(text, parsed.value, parsed.remark)
        if note:
            self.noted.emit(note)
        return True

    @property
    def rejected(self) -> Mapping[Address, Rejected]:
        """The texts that cells could not take and that nobody has dealt with yet."""
        return self._rejected

    def name_of(self, address: Address) -> str:
        """Return row and column of a cell in words."""
        return cell_texts.cell_name(self.report.form, address)

    def rejected_text(self, address: Address) -> str:
        """Return the text that a cell could not take; empty for none."""
        found = self._rejected.get(address)
        return "" if found is None else found.text

    def _reject(self, address: Address, rejected: Rejected) -> None:
        self._rejected[address] = rejected
        self._announce((address,))
        self.rejected_changed.emit()

    def drop_rejected(self, addresses: Iterable[Address]) -> None:
        """Forget refused texts: their cells were filled in, emptied, or given up."""
        dropped = [address for address in addresses if self._rejected.pop(address, None) is not None]
        if dropped:
            self._announce(dropped)
            self.rejected_changed.emit()

    def set_values(self, values: Mapping[Address, Value], label: str) -> bool:
        """Fill in cells as one undo step named `label`; return False where that changes nothing."""
        changed = {a: v for a, v in values.items() if self.is_editable(a) and self.value(a) != v}
        if changed:
            self._workspace.apply(SetValues(changed), label, deferred=True)
        return bool(changed)

    def set_related(self, addresses: Collection[Address]) -> None:
        """Outline the cells that take part in the selected finding."""
        touched = self._related ^ frozenset(addresses)
        self._related = frozenset(addresses)
        self._announce(touched)

    @property
    def shows_last_year(self) -> bool:
        """Whether cells show last year's figure."""
        return self._shows_last_year

    def set_shows_last_year(self, shows: bool) -> None:
        """Shows or hides last year's figures."""
        if shows != self._shows_last_year:
            self._shows_last_year = shows
            self._announce(self._spec.entries)

    def _collect_findings(self) -> None:
        self._findings = {}
        self._merge(self._workspace.findings, ())

    def _merge(self, added: Iterable[Finding], removed: Iterable[Finding]) -> set[Address]:
        """Update the findings by cell; return the cells concerned."""
        touched: set[Address] = set()
        for finding in removed:
            if finding.address in self._spec.entries:
                touched.add(finding.address)
                rest = tuple(f for f in self.findings(finding.address) if f != finding)
                self._findings[finding.address] = rest
        for finding in added:
            if finding.address in self._spec.entries:
                touched.add(finding.address)
                together = (*self.findings(finding.address), finding)
                ordered = sorted(together, key=lambda f: (f.severity.rank, f.code))
                self._findings[finding.address] = tuple(ordered)
        return touched

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.is_whole:
            self.beginResetModel()
            self._rejected.clear()
            self._collect_findings()
            self.endResetModel()
            self.rejected_changed.emit()
            return
        if self._rejected:
            self.drop_rejected(changed.addresses)
        touched = self._merge(changed.added, changed.removed)
        touched.update([address for address in changed.addresses if address.part == self._spec.key])
        if PREVIOUS in changed.addresses:
            touched.update(self._spec.entries)
        elif COMPUTES in changed.addresses:
            touched.update(self._spec.entries.keys() & self.report.form.computed.keys())
        self._announce(touched)

    def _announce(self, addresses: Collection[Address]) -> None:
        indexes = [index for index in map(self.index_of, addresses) if index.isValid()]
        if len(indexes) > _MANY:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        for index in indexes:
            self.dataChanged.emit(index, index)


def address_of(spec: TableSpec, place: Placed) -> Address | None:
    """Return the address of a placed cell; None for a label."""
    cell = place.cell
    return Address(spec.key, cell.row, cell.column) if isinstance(cell, Entry) else None


def expected_value(finding: Finding, address: Address) -> str:
    """Return what a finding says that the cell should hold; empty where it does not say a figure."""
    if finding.fix is not None and finding.fix.address == address:
        return display(finding.fix.value)
    expected = dict(finding.arguments).get("expected", "")
    return expected if parse(expected).remark is Remark.NONE else ""
