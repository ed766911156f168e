"""Rollup: the reports of many units, what was decided about them, and what follows: rows, sums, findings, the draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from model.checks.core import Finding
from model.report.report import Report, SetValues
from model.report.rollover import roll_over
from model.rollup.assignment import Decisions, Row, Status, assign, year_of
from model.rollup.collect import compare_with
from model.rollup.entry import Entry, Kind
from model.rollup.findings import against_own, findings_of
from model.rollup.total import Counted, Total
from model.rollup.units import Unit, UnitList, canonical


@dataclass(frozen=True)
class Rollup:
    """One state of a roll-up; a change makes another. `last` holds last year's entries, by path like the others."""

    units: UnitList = field(default_factory=lambda: UnitList(()))
    entries: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    last: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    decisions: Decisions = field(default_factory=Decisions)
    wanted_year: int | None = None
    unit: str = ""
    """The office that rolls up: the unit of the draft."""
    own: Report | None = None
    """The government's own report, to be compared with the sums."""
    returned: frozenset[str] = frozenset()
    """Units whose report was sent back."""

    @cached_property
    def year(self) -> int | None:
        """Return the year that is rolled up: the one wanted, else the one that most reports are on."""
        return self.wanted_year if self.wanted_year is not None else year_of(self.entries.values())

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return the listed units with their files, then the files that are nobody's."""
        return assign(self.units, tuple(self.entries.values()), self.year, self.decisions)

    @cached_property
    def total(self) -> Total:
        """Return the sums over the counted reports."""
        return Total(
            (Counted(r.unit, r.entry) for r in self.rows if r.status is Status.COUNTED and r.entry), self.year
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings about units and files, and about the government's own report."""
        own = () if self.own is None else against_own(self.own, self.total)
        return (*findings_of(self.rows, self.year), *own)

    def with_entries(self, entries: Iterable[Entry]) -> Rollup:
        """Return the roll-up with these files added, or in the place of what was known of them."""
        return replace(self, entries={**self.entries, **{entry.path: entry for entry in entries}})

    def with_last(self, entries: Iterable[Entry]) -> Rollup:
        """Return the roll-up with these files of last year added."""
        return replace(self, last={**self.last, **{entry.path: entry for entry in entries}})

    @cached_property
    def last_by_unit(self) -> Mapping[str, Entry]:
        """Return last year's entry of each unit that has one."""
        year = None if self.year is None else self.year - 1
        rows = assign(self._known_units, tuple(self.last.values()), year)
        return {r.unit: r.entry for r in rows if r.status is Status.COUNTED and r.entry is not None}

    @property
    def _known_units(self) -> UnitList:
        return self.units if len(self.units) else UnitList(Unit(row.unit) for row in self.rows if row.unit)

    def pairs(self) -> Iterator[tuple[Entry, Entry]]:
        """Yield each report of this year with last year's of its unit, where they were not compared yet."""
        for row in self.rows:
            last = self.last_by_unit.get(row.unit)
            entry = row.entry
            if entry is None or last is None or entry.year != self.year:
                continue
            if entry.against != last.digest:
                yield entry, last

    def compared(self, executor: Executor, today: date) -> Rollup:
        """Return the roll-up with every report checked beside last year's of its unit."""
        pairs = tuple(self.pairs())
        return self.with_entries(compare_with(pairs, executor, today)) if pairs else self

    @property
    def own_last(self) -> Report | None:
        """Return the office's own report on the year before, where it is among last year's files."""
        for entry in self.last.values():
            if self.unit and canonical(entry.unit) == canonical(self.unit) and entry.kind is Kind.REPORT:
                return entry.report()
        return None

    def draft(self) -> Report:
        """Return the office's draft: the sums as its figures, its totals computed, its texts moved on from last year's.

        Last year's own report is kept beside it, where it is known.
        """
        summed = self.total.report(self.unit, self.year)
        last = self.own_last
        if last is None:
            return summed
        draft = roll_over(last, self.year).report
        draft.apply(SetValues(dict.fromkeys(draft.form.addresses)))
        draft.apply(SetValues(summed.values))
        return draft

    @property
    def known(self) -> dict[str, Entry]:
        """Return the entries by the digest of their files, so that a second run reads only what is new."""
        return {
            entry.digest: entry for entry in (*self.last.values(), *self.entries.values()) if entry.digest
        }
