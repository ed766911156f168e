"""Report: one year's report of one unit, changed only by `apply`, which returns what changed and how to undo it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from model.content.address import Address
from model.content.blocks import Blocks, plain_text
from model.content.values import NOT_APPLICABLE, Value
from model.content.values import total as total_of
from model.form.editions import CURRENT, FORMS, edition_for, form_of
from model.form.spec import Form, Total
from model.report.charts import refreshed_charts
from model.report.linked_figures import refreshed
from model.report.sources import CellSource

FIELDS = (
    *("unit", "year", "title", "signature", "date", "unit_kind", "rules"),
    *("site_name", "column_name", "published"),
)
"""The fields that `SetField` sets, beside `edition` and `computes_totals`."""

FRONT = "front"
"""Key of the text before section one: 编制依据, 统计期限, contact."""

_T = TypeVar("_T")
FieldValue = str | int | bool | None


class UnknownAddressError(KeyError):
    """The form of the report has no such place."""


@dataclass(frozen=True)
class SetValues:
    """Sets cells; cells that the report computes itself are passed over."""

    values: Mapping[Address, Value]


@dataclass(frozen=True)
class SetText:
    """Replaces the blocks of a written section or of the front matter."""

    key: str
    blocks: Blocks


@dataclass(frozen=True)
class SetField:
    """Sets unit, year, title, signature, date, `unit_kind`, `edition` or `computes_totals`."""

    name: str
    value: FieldValue


@dataclass(frozen=True)
class Several:
    """Edits that are one step."""

    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class ReplaceAll:
    """Puts another report in this one's place (import, new year)."""

    state: Report


@dataclass(frozen=True)
class SetPrevious:
    """Puts last year's report alongside, or takes it away."""

    previous: Report | None


@dataclass(frozen=True)
class Acknowledge:
    """Keeps a finding as it is, named by its identity, for a reason (出错说明)."""

    identity: str
    reason: str


@dataclass(frozen=True)
class Withdraw:
    """Takes an acknowledgement back."""

    identity: str


@dataclass(frozen=True)
class SetSources:
    """Says which rows of a register cells count; None for cells that count none any more."""

    sources: Mapping[Address, CellSource | None]


Edit = (
    SetValues | SetText | SetField | Several | ReplaceAll | SetPrevious | Acknowledge | Withdraw | SetSources
)


class EditResult(NamedTuple):
    """What an edit changed, and the edit that takes it back."""

    addresses: frozenset[Address]
    inverse: Edit


EVERYTHING = Address("everything")
"""Stands in an EditResult for all places at once: another edition, an import."""

PREVIOUS = Address("previous")
"""Stands in an EditResult for all of last year's report."""

ACKNOWLEDGEMENTS = Address("acknowledgements")
"""Stands in an EditResult for what was acknowledged."""


@dataclass(eq=True)
class Report:
    """The figures, texts and fields of one report.

    `title` is the title as printed where it differs from unit + year + 政府信息公开工作年度报告, else empty.
    With `computes_totals` the cells that are sums always hold the sum of their parts; the runs of texts that are
    fields always hold the figure of their cells.
    """

    edition: str = CURRENT.edition
    unit: str = ""
    year: int | None = None
    title: str = ""
    signature: str = ""
    date: str = ""
    computes_totals: bool = False
    values: dict[Address, Value] = field(default_factory=dict[Address, Value])
    texts: dict[str, Blocks] = field(default_factory=dict[str, Blocks])
    previous: Report | None = None
    """Last year's report, never changed here."""
    unit_kind: str = ""
    """What sort of body the unit is, where the clerk said so; empty for what its name tells."""
    acknowledgements: dict[str, str] = field(default_factory=dict[str, str])
    """Reasons by the identity of the finding; one whose finding has changed means nothing any more."""
    rules: str = ""
    """What the office above asks for, as the text of its `.xxgk-rules` file; see `model.checks.requirements`."""
    site_name: str = ""
    """The website on which the unit publishes, and below it the column: what a web page says of itself."""
    column_name: str = ""
    published: str = ""
    """The day of publication as the website writes it; empty for the date of issue."""

    sources: dict[Address, CellSource] = field(default_factory=dict[Address, CellSource])
    """The rows of a register that cells count (数来源)."""

    @property
    def form(self) -> Form:
        """The edition of the form that this report is filled in on."""
        return FORMS[self.edition]

    @property
    def full_title(self) -> str:
        """The title as it is printed, on one line; empty while unit and year are unknown."""
        if self.title:
            return self.title
        if not self.unit or self.year is None:
            return ""
        return f"{self.unit}{self.year}年{self.form.title_suffix}"

    @property
    def printed_title(self) -> str:
        """The title with what is known of unit and year; empty where neither is and no title was given."""
        if self.full_title or not (self.unit or self.year):
            return self.full_title
        year = "" if self.year is None else f"{self.year}年"
        return f"{self.unit}{year}{self.form.title_suffix}"

    def value(self, address: Address) -> Value:
        """Return the value of a cell; blank where nothing was entered. Raise UnknownAddressError for no cell of the form."""
        found = self.values.get(address)
        if found is None and address not in self.form.table(address.part).entries:
            raise UnknownAddressError(str(address))
        return found

    def blocks(self, key: str) -> Blocks:
        """Return the blocks of a written section or of the front matter."""
        return self.texts.get(key, ())

    def text(self, key: str) -> str:
        """Return the plain text of a written section or of the front matter, a line a paragraph."""
        return plain_text(self.blocks(key))

    def is_computed(self, address: Address) -> bool:
        """Return whether the report itself keeps this cell the sum of others."""
        return self.computes_totals and address in self.form.computed

    def copy(self) -> Report:
        """Return an independent report with the same content."""
        return replace(
            self,
            values=dict(self.values),
            texts=dict(self.texts),
            acknowledgements=dict(self.acknowledgements),
            sources=dict(self.sources),
        )

    def apply(self, edit: Edit) -> EditResult:
        """Make the edit and return the places that changed and the inverse. Raise UnknownAddressError, changing nothing."""
        if isinstance(edit, SetValues):
            return self._set_values(edit.values)
        if isinstance(edit, SetText):
            return self._set_text(edit)
        if isinstance(edit, SetField):
            return self._set_field(edit)
        if isinstance(edit, Several):
            return self._several(edit)
        if isinstance(edit, SetPrevious):
            return self._set_previous(edit)
        if isinstance(edit, Acknowledge):
            return self._acknowledge(edit.identity, edit.reason)
        if isinstance(edit, Withdraw):
            return self._acknowledge(edit.identity, None)
        if isinstance(edit, SetSources):
            return self._set_sources(edit.sources)
        return self._replace(edit.state)

    def _set_values(self, values: Mapping[Address, Value]) -> EditResult:
        entries = {a: v for a, v in values.items() if not self.is_computed(a)}
        for address in entries:
            self._require_cell(address)
        old = {a: self.values.get(a) for a in entries if self.values.get(a) != entries[a]}
        for address in old:
            _put(self.values, address, entries[address])
        changed = set(old)
        if self.computes_totals:
            changed |= self._recompute(set(old))
        return EditResult(frozenset(changed | self.refresh_fields()), SetValues(old))

    def _require_cell(self, address: Address) -> None:
        form = self.form
        if not form.has_section(address.part) or address not in form.table(address.part).entries:
            raise UnknownAddressError(str(address))

    def _recompute(self, sources: set[Address]) -> set[Address]:
        """Bring the sums that depend on these cells up to date and return those that changed."""
        form = self.form
        touched = {target for source in sources for target in form.sums_of.get(source, ())}
        changed: set[Address] = set()
        for target, total in form.computed.items():
            if target in touched:
                value = self.sum(total)
                if self.values.get(target) != value:
                    _put(self.values, target, value)
                    changed.add(target)
        return changed

    def sum(self, total: Total) -> Value:
        """Return what a cell that is a sum should hold: blank while all parts are blank, `/` where all given are `/`."""
        parts = [self.values.get(part) for part in total.parts]
        given = [part for part in parts if part is not None]
        if not given:
            return None
        if given.count(NOT_APPLICABLE) == len(given):
            return NOT_APPLICABLE
        return total_of(given)

    def refresh_fields(self) -> set[Address]:
        """Bring the figures and charts in the texts that follow the tables up to date and return the texts that changed.

        Every edit does so by itself; who fills a report in otherwise calls this once.
        """
        changed: set[Address] = set()
        for key, blocks in self.texts.items():
            now = refreshed_charts(refreshed(blocks, self.values, self.form), self)
            if now is not blocks and now != blocks:
                self.texts[key] = now
                changed.add(Address(key))
        return changed

    def _set_text(self, edit: SetText) -> EditResult:
        if edit.key != FRONT and not self._has_text(edit.key):
            raise UnknownAddressError(edit.key)
        old = self.texts.get(edit.key, ())
        blocks = refreshed_charts(refreshed(edit.blocks, self.values, self.form), self)
        if old == blocks:
            return EditResult(frozenset(), SetText(edit.key, old))
        if blocks:
            self.texts[edit.key] = blocks
        else:
            self.texts.pop(edit.key, None)
        return EditResult(frozenset({Address(edit.key)}), SetText(edit.key, old))

    def _has_text(self, key: str) -> bool:
        return self.form.has_section(key) and self.form.section(key).table is None

    def _set_field(self, edit: SetField) -> EditResult:
        if edit.name == "computes_totals":
            return self._set_computes_totals(bool(edit.value))
        if edit.name == "edition":
            return self._set_edition(str(edit.value))
        if edit.name not in FIELDS:
            raise UnknownAddressError(edit.name)
        old = getattr(self, edit.name)
        inverse = SetField(edit.name, old)
        if old == edit.value:
            return EditResult(frozenset(), inverse)
        setattr(self, edit.name, edit.value)
        followers = self.refresh_fields() if edit.name == "year" else set[Address]()
        return EditResult(frozenset({Address(edit.name)} | followers), inverse)

    def _set_computes_totals(self, computes: bool) -> EditResult:
        if computes == self.computes_totals:
            return EditResult(frozenset(), SetField("computes_totals", computes))
        old = {a: self.values.get(a) for a in self.form.computed}
        self.computes_totals = computes
        changed = self._recompute(set(self.form.sums_of)) if computes else set[Address]()
        changed |= self.refresh_fields()
        back = SetField("computes_totals", not computes)
        addresses = frozenset({Address("computes_totals"), *changed})
        return EditResult(addresses, Several((back, SetValues(old))) if computes else back)

    def _set_edition(self, edition: str) -> EditResult:
        if edition == self.edition:
            return EditResult(frozenset(), SetField("edition", edition))
        form_of(edition)
        other = self.copy()
        other.edition = edition
        other.values = {a: v for a, v in self.values.items() if a in other.form.all_cells}
        other.sources = {a: s for a, s in self.sources.items() if a in other.form.all_cells}
        if other.computes_totals:
            other._recompute(set(other.form.sums_of))
        return self._replace(other)

    def _several(self, edit: Several) -> EditResult:
        before = self.copy()
        changed: set[Address] = set()
        inverses: list[Edit] = []
        try:
            for part in edit.edits:
                change = self.apply(part)
                changed |= change.addresses
                inverses.append(change.inverse)
        except UnknownAddressError:
            self._take(before)
            raise
        return EditResult(frozenset(changed), Several(tuple(reversed(inverses))))

    def _set_previous(self, edit: SetPrevious) -> EditResult:
        inverse = SetPrevious(self.previous)
        if edit.previous == self.previous:
            return EditResult(frozenset(), inverse)
        self.previous = edit.previous
        return EditResult(frozenset({PREVIOUS}) | self.refresh_fields(), inverse)

    def _acknowledge(self, identity: str, reason: str | None) -> EditResult:
        old = self.acknowledgements.get(identity)
        inverse = Withdraw(identity) if old is None else Acknowledge(identity, old)
        if old == reason:
            return EditResult(frozenset(), inverse)
        if reason is None:
            del self.acknowledgements[identity]
        else:
            self.acknowledgements[identity] = reason
        return EditResult(frozenset({ACKNOWLEDGEMENTS}), inverse)

    def _set_sources(self, sources: Mapping[Address, CellSource | None]) -> EditResult:
        for address in sources:
            self._require_cell(address)
        old = {a: self.sources.get(a) for a, source in sources.items() if self.sources.get(a) != source}
        for address in old:
            _put(self.sources, address, sources[address])
        return EditResult(frozenset(old), SetSources(old))

    def _replace(self, state: Report) -> EditResult:
        before = self.copy()
        if before == state:
            return EditResult(frozenset(), ReplaceAll(before))
        self._take(state.copy())
        self.refresh_fields()
        return EditResult(frozenset({EVERYTHING}), ReplaceAll(before))

    def _take(self, other: Report) -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(other, name))


def _put(entries: dict[Address, _T], address: Address, value: _T | None) -> None:
    """Set what belongs to a cell; None takes it away."""
    if value is None:
        entries.pop(address, None)
    else:
        entries[address] = value


def new_report(unit: str = "", year: int | None = None) -> Report:
    """Return an empty report on the edition of its year, which computes its totals."""
    return Report(edition=edition_for(year), unit=unit, year=year, computes_totals=True)
