"""Expectations: what the tables say about a figure of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from model.checks.core import Facts
from model.checks.language.counts import Figure
from model.checks.language.disputes import EACH
from model.checks.language.documents import NAMES as DOCUMENTS
from model.checks.language.patterns import Kind
from model.content.address import Address
from model.form.editions import form_of
from model.form.parts import COLUMNS, DISPUTES, OUTCOMES
from model.form.spec import Form

Number = int | Decimal


class Expected(NamedTuple):
    """What the tables say about a figure of the text."""

    value: Number
    accepted: frozenset[Number]
    """All that a writer may have meant."""
    cells: tuple[Address, ...]
    sum_name: str = ""
    """What the sum of the cells is called, where there are several."""

    def place(self, form: Form) -> str:
        """Return the place in words, as messages say it."""
        return self.sum_name or form.name(self.cells[0])


_GROUPS = {
    Kind.REFUSED: "refused_",
    Kind.UNAVAILABLE: "unavailable_",
    Kind.REJECTED: "rejected_",
    Kind.OTHER: "other_",
}
_GROUP_LABELS = {
    Kind.REFUSED: "（三）不予公开",
    Kind.UNAVAILABLE: "（四）无法提供",
    Kind.REJECTED: "（五）不予处理",
    Kind.OTHER: "（六）其他处理",
}
_LITIGATION = DISPUTES[1:]
REQUESTS = frozenset(
    {
        Kind.RECEIVED,
        Kind.HANDLED,
        Kind.REQUESTS,
        Kind.CARRIED_IN,
        Kind.CONCLUDED,
        Kind.CARRIED_OUT,
        Kind.CARRIED,
        Kind.GRANTED,
        Kind.PARTLY_GRANTED,
        Kind.GRANTED_ANY,
        Kind.REASON,
    }
    | set(_GROUPS)
)
APPLICANTS = frozenset({Kind.NATURAL_PERSON, Kind.ORGANISATION})
ACTS = frozenset({Kind.LICENSING, Kind.PENALTIES, Kind.COERCIVE_MEASURES, Kind.FEES})


def expected_of(facts: Facts, figure: Figure) -> Expected | None:
    """Return what the tables say; None where the table is still blank or the form has no such cells."""
    if figure.kind in DOCUMENTS:
        return _disclosed(facts, Address("disclosure", figure.kind.value, figure.part))
    if figure.kind in ACTS:
        column = "amount" if figure.kind is Kind.FEES else "decisions"
        return _disclosed(facts, Address(facts.form.tables[0].key, figure.kind.value, column))
    if figure.kind in APPLICANTS:
        return _applicants(facts, figure)
    if figure.kind in REQUESTS:
        # A draft holds what last year carried over, which says nothing yet of this year.
        besides = "" if figure.kind is Kind.CARRIED_IN else Kind.CARRIED_IN.value
        if figure.kind is Kind.REASON and figure.part not in _rows(facts.form.edition, ""):
            return None
        return _requests(facts, figure) if _is_filled_in(facts, "requests", besides) else None
    return _disputes(facts, figure) if _is_filled_in(facts, "disputes") else None


def _is_filled_in(facts: Facts, table: str, besides: str = "") -> bool:
    """Return whether anything is filled in of a table, a row left aside."""
    entries = facts.form.table(table).entries
    return any(facts.value(address) is not None for address in entries if address.row != besides)


def _disclosed(facts: Facts, cell: Address) -> Expected | None:
    if cell not in facts.form.all_cells or facts.value(cell) is None:
        return None
    value = facts.number(cell)
    return Expected(value, frozenset({value}), (cell,))


def _applicants(facts: Facts, figure: Figure) -> Expected | None:
    """Return what the columns of table three say; None where only totals are filled in."""
    rows = ("received", "carried_in", "concluded")
    if figure.kind is Kind.NATURAL_PERSON:
        columns: tuple[str, ...] = (COLUMNS[0],)
    else:
        columns = (figure.part,) if figure.part else COLUMNS[1:-1]
    if not any(_has_parts(facts, row) for row in rows):
        return None
    received, carried_in, concluded = (
        facts.sum(Address("requests", row, column) for column in columns) for row in rows
    )
    cells = tuple(Address("requests", "received", column) for column in columns)
    name = "" if len(cells) == 1 else "表三“一、本年新收政府信息公开申请数量”行法人或其他组织各列之和"
    return Expected(received, frozenset({received, received + carried_in, concluded}), cells, name)


def _row(facts: Facts, row: str) -> Number:
    """Return the total of a row of table three, by its parts where it is blank."""
    total = Address("requests", row, "total")
    return facts.number(total) if facts.value(total) is not None else _parts_of_row(facts, row)


def _parts_of_row(facts: Facts, row: str) -> Number:
    return facts.sum(Address("requests", row, column) for column in COLUMNS[:-1])


def _requests(facts: Facts, figure: Figure) -> Expected:
    prefix = _GROUPS.get(figure.kind)
    if prefix is not None:
        return _group(facts, prefix, _GROUP_LABELS[figure.kind])
    if figure.kind is Kind.GRANTED_ANY:
        return _granted_any(facts)
    row = figure.part or _ROWS.get(figure.kind, figure.kind.value)
    cell = Address("requests", row, "total")
    value = _row(facts, row)
    if figure.value == value:
        return Expected(value, frozenset({value}), (cell,))
    # A total that differs from the sum of its parts is reported by R01; here either is accepted.
    accepted = {value, *([_parts_of_row(facts, row)] if _has_parts(facts, row) else [])}
    return Expected(value, frozenset(accepted | _also_meant(facts, figure)), (cell,))


_ROWS = {Kind.HANDLED: "received", Kind.REQUESTS: "received", Kind.CARRIED: "carried_in"}
"""The row that is named where a figure may be that of several."""


def _granted_any(facts: Facts) -> Expected:
    rows = ("granted", "partly_granted")
    value = sum(_row(facts, row) for row in rows)
    cells = tuple(Address("requests", row, "total") for row in rows)
    return Expected(value, frozenset({value}), cells, "表三“（一）予以公开”和“（二）部分公开”总计之和")


def _has_parts(facts: Facts, row: str) -> bool:
    return any(facts.value(Address("requests", row, column)) is not None for column in COLUMNS[:-1])


@lru_cache(maxsize=32)
def _rows(edition: str, prefix: str) -> tuple[str, ...]:
    """Return the rows of table three whose keys begin alike, in an edition of the form."""
    rows = dict.fromkeys(address.row for address in form_of(edition).table("requests").entries)
    return tuple(row for row in rows if row.startswith(prefix))


def _group(facts: Facts, prefix: str, label: str) -> Expected:
    rows = _rows(facts.form.edition, prefix)
    value = sum(_row(facts, row) for row in rows)
    cells = tuple(Address("requests", row, "total") for row in rows)
    return Expected(value, frozenset({value}), cells, f"表三“{label}”各行总计之和")


def _also_meant(facts: Facts, figure: Figure) -> set[Number]:
    """Return other figures of the table that the same words may mean."""
    received, carried_in = _row(facts, "received"), _row(facts, "carried_in")
    concluded, carried_out = _row(facts, "concluded"), _row(facts, "carried_out")
    if figure.kind is Kind.RECEIVED:
        meant = set[Number]() if figure.is_new or "新" in figure.lead else {received + carried_in}
        return meant | ({concluded} if re.search(r"办结|答复|办理|处理", figure.lead) else set[Number]())
    if figure.kind is Kind.HANDLED:
        return {received + carried_in, concluded}
    if figure.kind is Kind.REQUESTS:
        granted = _row(facts, "granted")
        return {received + carried_in, concluded, granted, granted + _row(facts, "partly_granted")}
    if figure.kind is Kind.CARRIED:
        return {carried_out}
    if figure.kind is Kind.CONCLUDED:
        others = _group(facts, "other_", "").value
        return {received - carried_out, concluded - others}
    return set()


def _disputes(facts: Facts, figure: Figure) -> Expected:
    if figure.kind is Kind.DISPUTES and figure.part == EACH:
        one, other = _cases(facts, DISPUTES[:1], ""), _cases(facts, _LITIGATION, "")
        return one if figure.value not in one.accepted else other
    groups = {
        Kind.RECONSIDERATION: DISPUTES[:1],
        Kind.DISPUTES: DISPUTES,
        Kind.LITIGATION: _LITIGATION,
    }.get(figure.kind, (figure.kind.value,))
    return _cases(facts, groups, figure.part)


_OUTCOME_LABELS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "": "总计",
}


def _cases(facts: Facts, groups: Sequence[str], outcome: str) -> Expected:
    cells = tuple(Address("disputes", group, outcome or "total") for group in groups)
    values = [_cell_and_parts(facts, cell) for cell in cells]
    value = sum(cell for cell, _ in values)
    accepted = frozenset({value, sum(parts for _, parts in values)})
    if len(cells) == 1:
        return Expected(value, accepted, cells)
    name = "行政诉讼两类" if len(cells) == len(_LITIGATION) else "行政复议和行政诉讼"
    return Expected(value, accepted, cells, f"表四{name}{_OUTCOME_LABELS[outcome]}之和")


def _cell_and_parts(facts: Facts, cell: Address) -> tuple[Number, Number]:
    """Return a cell and, for a total, the sum of its parts; either is accepted, as a wrong total is reported by L01."""
    if cell.column != "total":
        return facts.number(cell), facts.number(cell)
    parts = facts.sum(cell._replace(column=outcome) for outcome, _ in OUTCOMES[:-1])
    return (parts if facts.value(cell) is None else facts.number(cell)), parts
