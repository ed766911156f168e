"""The figures of several years side by side: 本年, 上年, 增减, and what is known of earlier years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from model.compare.reports import change_of
from model.content.address import Address
from model.content.values import Value, squeeze
from model.form.spec import Form
from model.report.report import Report

MOST_YEARS = 6
"""This year, last year, and earlier ones up to five in all before this year's."""
_TOTAL = "total"


class YearsError(ValueError):
    """The reports cannot stand side by side; the text says why."""


class YearRow(NamedTuple):
    """One cell over the years, the newest first."""

    address: Address
    row: str
    """The labels of its row."""
    column: str
    """The labels of its column, empty for the sums of table three."""
    values: tuple[Value, ...]
    is_sum: bool
    """Whether it is in the column of sums of a table that has one, or in a table that has none."""

    @property
    def change(self) -> int | Decimal | None:
        """How much more this year has than the one before; None where there is none or one is no figure."""
        return change_of(self.values[1], self.values[0]) if len(self.values) > 1 else None

    @property
    def rate(self) -> float | None:
        """The same as a share of last year's; None where that is 0 or there is no change to tell."""
        change, last = self.change, self.values[1] if len(self.values) > 1 else None
        return float(change / last) if change is not None and last and not isinstance(last, str) else None

    @property
    def has_figures(self) -> bool:
        """Whether any year has something here but 0, `/` and blank."""
        return any(value not in (None, 0, "/") for value in self.values)


class YearTable(NamedTuple):
    """One table of the form over the years."""

    key: str
    name: str
    heading: str
    rows: tuple[YearRow, ...]


@dataclass(frozen=True)
class Years:
    """Reports of different years, the newest first."""

    reports: tuple[Report, ...]

    @property
    def unit(self) -> str:
        """Whose reports they are, by the newest."""
        return self.reports[0].unit

    @property
    def years(self) -> tuple[int, ...]:
        """The years, the newest first."""
        return tuple(report.year for report in self.reports if report.year is not None)

    @property
    def form(self) -> Form:
        """The form of the newest report, whose cells are compared."""
        return self.reports[0].form

    @property
    def has_gap(self) -> bool:
        """Whether the year before the newest is not there, so that 增减 is over more than a year."""
        return len(self.years) > 1 and self.years[0] - self.years[1] != 1

    @property
    def units(self) -> tuple[str, ...]:
        """The names of the units, each once; more than one where a unit was renamed or a file is another's."""
        return tuple(dict.fromkeys(squeeze(report.unit) for report in self.reports if report.unit))

    @cached_property
    def tables(self) -> tuple[YearTable, ...]:
        """Every table of the form."""
        return tuple(
            YearTable(section.key, section.table.name, section.heading, tuple(self._rows(section.key)))
            for section in self.form.sections
            if section.table is not None
        )

    def _rows(self, key: str) -> Iterator[YearRow]:
        entries = self.form.table(key).entries
        has_sums = key == "requests" and any(address.column == _TOTAL for address in entries)
        for address in entries:
            is_sum = not has_sums or address.column == _TOTAL
            column = "" if has_sums and is_sum else self.form.column_name(address)
            values = tuple(report.values.get(address) for report in self.reports)
            yield YearRow(address, self.form.row_name(address), column, values, is_sum)


def years_of(reports: Sequence[Report]) -> Years:
    """Return the reports by year. Raise YearsError for one without a year, two of one year, or more than six."""
    for report in reports:
        if report.year is None:
            raise YearsError(f"《{report.printed_title or '没有标题的报告'}》没有年度，不能按年度对照")
    ordered = sorted(reports, key=lambda report: report.year or 0, reverse=True)
    years = [report.year for report in ordered]
    twice = next((year for year in years if years.count(year) > 1), None)
    if twice is not None:
        raise YearsError(f"有两份 {twice} 年的报告，每个年度只能有一份")
    if len(ordered) > MOST_YEARS:
        raise YearsError(f"最多对照 {MOST_YEARS} 个年度，现在有 {len(ordered)} 个")
    if not ordered:
        raise YearsError("没有报告")
    return Years(tuple(ordered))
