"""T01: a table in which nothing is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from model.checks.core import Facts, Hit, Severity, check_each, hit
from model.content.address import Address
from model.form.spec import Form

CARRIED_IN = "carried_in"
"""The row that a draft has from last year's report."""


def _tables(form: Form) -> list[str]:
    return [table.key for table in form.tables]


@check_each(
    "T01",
    Severity.WARNING,
    "{table}{but}一格也没有填；有数的照台账填，没有发生的填 0（可以点“空白填0”）。",
    _tables,
)
def table_is_filled_in(facts: Facts, key: str) -> Iterator[Hit]:
    """三张表都要填报，没有发生的填 0；整张空白多半是漏填（国办公开办函〔2021〕30号，表二、表三、表四）。

    由上年报告带来的上年结转不算填报。
    """
    filled = [a for a in facts.form.table(key).entries if a.row == CARRIED_IN and facts.value(a) is not None]
    others = (address for address in facts.form.table(key).entries if address.row != CARRIED_IN)
    if all(facts.value(address) is None for address in others):
        yield hit(Address(key), table=facts.form.table(key).name, but="除上年结转外" if filled else "")
