"""Entry: the counts of a register as one edit of a report, each cell with the rows that it counts."""

from __future__ import annotations

from model.content.address import Address
from model.form.spec import Form
from model.ledger.counting import TABLES, Counts
from model.ledger.register import RowRef
from model.report.report import Edit, SetSources, SetValues, Several
from model.report.sources import CellSource, spans_of


def entering(counts: Counts, form: Form) -> Edit:
    """Return the edit that enters tables three and four into a report on an edition of the form.

    Of the register only its name and the numbers of rows go into the report.
    """
    rows = rows_on(counts, form)
    sources = {
        address: CellSource(counts.register.name, spans_of((ref.sheet, ref.row) for ref in found), len(found))
        for address, found in rows.items()
    }
    values = {address: len(found) for address, found in rows.items()}
    return Several((SetValues(values), SetSources(sources)))


def rows_on(counts: Counts, form: Form) -> dict[Address, list[RowRef]]:
    """Return the rows that each cell of tables three and four of an edition counts.

    Edition 2019 has one row for all of 其他处理.
    """
    rows: dict[Address, list[RowRef]] = {a: [] for key in TABLES for a in form.table(key).entries}
    for address, found in counts.rows.items():
        at = address if address in rows else Address(address.part, "other_misc", address.column)
        rows[at] = rows[at] + found
    return rows
