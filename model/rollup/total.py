"""Total: the sum of the tables of many units, each cell with the parts that make it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from model.content.address import Address
from model.content.values import NOT_APPLICABLE, Value, number
from model.form.editions import edition_for, form_of
from model.form.spec import Form
from model.report.report import Report
from model.rollup.entry import Entry


class Part(NamedTuple):
    """What one unit adds to a cell."""

    unit: str
    value: Value
    path: str
    """The file it comes from."""


class Counted(NamedTuple):
    """A unit whose report is counted."""

    unit: str
    entry: Entry


class Total:
    """The sums over the counted units on the form of one year."""

    def __init__(self, counted: Iterable[Counted], year: int | None) -> None:
        self.counted = tuple(counted)
        self.form: Form = form_of(edition_for(year))
        self.values: dict[Address, Value] = {a: self._sum(a) for a in self.form.addresses}

    def _sum(self, address: Address) -> Value:
        """Return the sum of a cell: blank where all are blank, `/` where all that are given are `/`."""
        given = [v for _, entry in self.counted if (v := entry.values.get(address)) is not None]
        if not given:
            return None
        if all(value == NOT_APPLICABLE for value in given):
            return NOT_APPLICABLE
        return _plain(sum(number(value) for value in given))

    def parts(self, address: Address) -> tuple[Part, ...]:
        """Return what makes the sum of a cell, the largest first; units whose cell is blank or 0 come last, in order."""
        parts = [Part(unit, entry.values.get(address), entry.path) for unit, entry in self.counted]
        return tuple(sorted(parts, key=lambda part: -number(part.value)))

    def recomputed(self) -> Mapping[Address, Value]:
        """Return the sums with the totals of the form computed from their parts, as the draft has them."""
        return self.report("", None).values

    def report(self, unit: str, year: int | None) -> Report:
        """Return a report of the supervising office with the sums as its figures; its totals are computed."""
        made = Report(edition=self.form.edition, unit=unit, year=year, computes_totals=True)
        computed = self.form.computed
        made.values = {a: v for a, v in self.values.items() if v is not None and a not in computed}
        for target, total in computed.items():
            value = made.sum(total)
            if value is not None:
                made.values[target] = value
        return made


def _plain(value: int | Decimal) -> Value:
    """Return a whole number as int: 12.00 万元 + 3.00 万元 is 15."""
    return int(value) if isinstance(value, Decimal) and value == int(value) else value
