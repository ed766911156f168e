"""D05, R08, L06: figures that are far from last year's, or cannot well stand beside those of another table."""

from __future__ import annotations

from collections.abc import Iterator

from model.checks.core import Facts, Hit, Severity, check, check_each, hit
from model.content.address import Address
from model.content.values import Kind, display, number
from model.form.edition_2019 import SUCCESSORS
from model.form.parts import COLUMNS, DISPUTES
from model.form.spec import Form

_TIMES = 5
_FAR = 20
_PREDECESSORS = {new: old for old, new in SUCCESSORS.items()}


def _cells_of_table_two(form: Form) -> list[Address]:
    table = form.tables[0]
    kinds = (Kind.COUNT, Kind.AMOUNT)
    return [a for a in table.entries if table.kind(a) in kinds and a.column != "previous_items"]


@check_each(
    "D05",
    Severity.INFO,
    "{place}填的是 {given}，上年是 {last}，超过上年的 5 倍；请核对是否填错{unit}。",
    _cells_of_table_two,
)
def decisions_far_from_last_year(facts: Facts, address: Address) -> Iterator[Hit]:
    """表二：件数、收费金额超过上年的 5 倍且相差 20 以上的，提示核对（统计审核中的异常波动）。

    依据：国办公开办函〔2021〕30号，表二；金额还可能是把“元”填成了“万元”。
    """
    previous = facts.previous()
    if previous is None:
        return
    last = previous.values.get(address)
    if last is None:
        last = previous.values.get(_PREDECESSORS.get(address, address))
    given = facts.number(address)
    if last is None or given <= _TIMES * number(last) or given - number(last) <= _FAR:
        return
    unit = "，单位是万元" if facts.form.kind(address) is Kind.AMOUNT else ""
    yield hit(
        address, place=facts.form.name(address), given=display(given), last=display(number(last)), unit=unit
    )


def _request_columns(form: Form) -> tuple[str, ...]:
    return COLUMNS if form.has_section("requests") else ()


@check_each(
    "R08",
    Severity.WARNING,
    "表三“{column}”列：结转下年度继续办理 {carried_out}，比本年新收 {received} + 上年结转 {carried_in} = {whole} 还多 {gap}；请核对这一列。",
    _request_columns,
)
def carried_out_at_most_received(facts: Facts, column: str) -> Iterator[Hit]:
    """表三每一列：结转下年度继续办理的件数不会多于本年新收与上年结转之和（国办公开办函〔2021〕30号，表三勾稽关系）。"""
    received, carried_in, carried_out = (
        Address("requests", row, column) for row in ("received", "carried_in", "carried_out")
    )
    whole = facts.sum((received, carried_in))
    gap = facts.number(carried_out) - whole
    if gap <= 0 or (facts.value(received) is None and facts.value(carried_in) is None):
        return
    yield hit(
        carried_out,
        related=(received, carried_in),
        column=facts.form.column_name(carried_out),
        carried_out=display(facts.number(carried_out)),
        received=display(facts.number(received)),
        carried_in=display(facts.number(carried_in)),
        whole=display(whole),
        gap=display(gap),
    )


_ASKED = tuple(
    Address("requests", row, column) for row in ("received", "carried_in", "concluded") for column in COLUMNS
)
"""Where any application that there was is counted."""


@check(
    "L06",
    Severity.INFO,
    "{place}是 {given}，而表三本年新收、上年结转和办理总计都是 0；没有申请一般不会有复议、诉讼，请核对两张表。",
)
def dispute_without_a_request(facts: Facts) -> Iterator[Hit]:
    """表四与表三：从来没有申请的，一般不会有因政府信息公开引起的复议、诉讼（国办公开办函〔2021〕30号，表三、表四）。

    上年有申请的不提示：案件可能由上年的答复引起。
    """
    if not (facts.form.has_section("requests") and facts.form.has_section("disputes")):
        return
    values = facts.values(_ASKED)
    given = [value for value in values if value is not None]
    if not given or any([not isinstance(value, str) and value for value in given]):
        return
    rows = [cell for cell in _ASKED if cell.column == "total"]
    previous = facts.previous()
    if previous is not None and any([number(previous.values.get(cell)) for cell in rows]):
        return
    for group in DISPUTES:
        total = Address("disputes", group, "total")
        if facts.number(total) > 0:
            yield hit(
                total, related=tuple(rows), place=facts.form.name(total), given=display(facts.number(total))
            )
            return
