"""R07, L05: cells left blank, or crossed out, in a report that is otherwise filled in."""

from __future__ import annotations

from collections.abc import Iterator

from model.checks.core import Facts, Fix, Hit, Severity, check, hit
from model.content.address import Address
from model.content.values import NOT_APPLICABLE

_SENTENCE = "{table}{cells}；没有发生的应填 0（可以点“空白填0”）。"


@check("R07", Severity.INFO, _SENTENCE)
def blanks_in_requests(facts: Facts) -> Iterator[Hit]:
    """表三：已经填报的表不应留空白或“/”，没有发生的填 0（国办公开办函〔2021〕30号，表三）。

    整张空白的由 T01 提示；报告其余各表还没有填的不提示。
    """
    yield from _blanks(facts, "requests")


@check("L05", Severity.INFO, _SENTENCE)
def blanks_in_disputes(facts: Facts) -> Iterator[Hit]:
    """表四：已经填报的表不应留空白或“/”，没有发生的填 0（国办公开办函〔2021〕30号，表四）。

    整张空白的由 T01 提示；报告其余各表还没有填的不提示。
    """
    yield from _blanks(facts, "disputes")


_ROWS_OF_THE_NEW_FORM = ("other_not_corrected", "other_fee_unpaid")
"""A report in which both rows are blank was written with the one row （六）其他处理 of the trial form."""


def _blanks(facts: Facts, key: str) -> Iterator[Hit]:
    form = facts.form
    entries = tuple(form.table(key).entries)
    values = facts.values(entries)
    if None not in values and NOT_APPLICABLE not in values:
        return
    computes = facts.is_computed(entries[-1])
    wanted = [a for a, v in zip(entries, values, strict=True) if v is None or v == NOT_APPLICABLE]
    new_rows = [address for address in entries if address.row in _ROWS_OF_THE_NEW_FORM]
    if all([value is None for value in facts.values(new_rows)]):
        wanted = [address for address in wanted if address.row not in _ROWS_OF_THE_NEW_FORM]
    if computes:
        wanted = [address for address in wanted if address not in form.computed]
    if not wanted or not _is_begun(facts, key):
        return
    slashes = sum(facts.value(address) is not None for address in wanted)
    parts = [
        f"有 {len(wanted) - slashes} 格空白" if len(wanted) > slashes else "",
        f"有 {slashes} 格填的是“/”" if slashes else "",
    ]
    yield hit(
        Address(key),
        fix=Fix(wanted[0], 0, also=tuple(wanted[1:])),
        table=form.table(key).name,
        cells="，".join(filter(None, parts)),
    )


def _is_begun(facts: Facts, key: str) -> bool:
    """Return whether figures of this year stand in the table, and in another one."""
    others = [table for table in facts.form.tables if table.key != key]
    begun = any(_figures(facts, [a for a in table.entries if a.row != "carried_in"]) for table in others)
    return begun and _figures(facts, [a for a in facts.form.table(key).entries if a.row != "carried_in"])


def _figures(facts: Facts, addresses: list[Address]) -> bool:
    return any([value is not None and value != NOT_APPLICABLE for value in facts.values(addresses)])
