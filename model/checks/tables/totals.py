"""R01, R02, R03, L01: the sums and balances of the form. They are data of the form; here is only what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from model.checks.core import Facts, Fix, Hit, Severity, check_each, hit
from model.checks.wording import difference, filled
from model.content.address import Address
from model.content.values import display
from model.form.spec import Balance, Form, Total

SUM_SENTENCE = "{place}{given}，{parts}之和是 {expected}，{difference}。"


def _totals(code: str) -> Callable[[Form], list[Total]]:
    return lambda form: [total for total in form.totals if total.code == code]


def _balances(form: Form) -> list[Balance]:
    return [balance for table in form.tables for balance in table.balances]


def _wrong_sum(facts: Facts, total: Total, parts: str) -> Iterator[Hit]:
    given, expected = facts.number(total.target), facts.sum(total.parts)
    if given == expected:
        return
    fix = None if facts.is_computed(total.target) else Fix(total.target, expected)
    yield hit(
        total.target,
        related=total.parts,
        fix=fix,
        place=facts.form.name(total.target),
        parts=parts,
        given=filled(facts.value(total.target)),
        expected=display(expected),
        difference=difference(given, expected),
    )


@check_each("R01", Severity.ERROR, SUM_SENTENCE, _totals("R01"))
def row_total(facts: Facts, total: Total) -> Iterator[Hit]:
    """表三每一行：总计等于自然人与五类法人或其他组织之和（国办公开办函〔2021〕30号，表三）。"""
    yield from _wrong_sum(facts, total, "自然人与五类法人或其他组织")


@check_each("R02", Severity.ERROR, SUM_SENTENCE, _totals("R02"))
def column_total(facts: Facts, total: Total) -> Iterator[Hit]:
    """表三每一列：“三、（七）总计”等于（一）至（六）各项办理结果之和（国办公开办函〔2021〕30号，表三）。"""
    yield from _wrong_sum(facts, total, "（一）至（六）各项办理结果")


@check_each("L01", Severity.ERROR, SUM_SENTENCE, _totals("L01"))
def dispute_total(facts: Facts, total: Total) -> Iterator[Hit]:
    """表四每一组：总计等于结果维持、结果纠正、其他结果、尚未审结之和（国办公开办函〔2021〕30号，表四）。"""
    yield from _wrong_sum(facts, total, "四种结果")


@check_each(
    "R03",
    Severity.ERROR,
    "表三“{column}”列：新收 {received} + 上年结转 {carried_in} = {left}，"
    "办理总计 {concluded} + 结转下年度 {carried_out} = {right}，两边相差 {gap}；{suspects}。",
    _balances,
)
def balance(facts: Facts, rule: Balance) -> Iterator[Hit]:
    """表三每一列的勾稽关系：第一项加第二项之和，等于第三项加第四项之和（国办公开办函〔2021〕30号，表三表头）。

    只填了上年结转的草稿由 T01 提示。
    """
    left, right = facts.sum(rule.left), facts.sum(rule.right)
    if left == right or not _is_begun(facts, rule):
        return
    received, carried_in, concluded, carried_out = map(facts.number, (*rule.left, *rule.right))
    yield hit(
        rule.adjust,
        related=(*rule.left, *[a for a in rule.right if a != rule.adjust]),
        fix=_balance_fix(facts, rule, left),
        column=facts.form.column_name(rule.adjust),
        received=display(received),
        carried_in=display(carried_in),
        concluded=display(concluded),
        carried_out=display(carried_out),
        left=display(left),
        right=display(right),
        gap=display(abs(left - right)),
        suspects=_suspects(facts, rule),
    )


_NAMES = ("新收", "上年结转", "办理总计", "结转下年度")
_COMPUTED_NAME = "办理结果各项"
"""What may be wrong where the program keeps 办理总计 a sum."""


def _is_begun(facts: Facts, rule: Balance) -> bool:
    """Return whether more than what was carried in is filled in, in this column or in that of the totals."""
    cells = (rule.left[0], *rule.right)
    totals = (Address(cell.part, cell.row, "total") for cell in cells)
    return any([facts.value(cell) is not None for cell in (*cells, *totals)])


def _suspects(facts: Facts, rule: Balance) -> str:
    """Return which of the figures may be wrong: those that no other rule confirms."""
    cells = (*rule.left, *rule.right)
    confirmed = [False, False, _is_confirmed(facts, cells[2]), False]
    previous = facts.previous()
    if previous is not None:
        # Last year's 结转下年度 is this year's 上年结转.
        last = previous.values.get(cells[3])
        confirmed[1] = last is not None and facts.value(cells[1]) == last
    if not any(confirmed):
        return "四个数至少有一个有误"
    names = [_COMPUTED_NAME if facts.is_computed(cells[2]) and n == _NAMES[2] else n for n in _NAMES]
    named = list(zip(names, confirmed, strict=True))
    right, doubtful = (
        "、".join([name for name, is_so in named if is_so is wanted]) for wanted in (True, False)
    )
    return f"{right}与其他数字相符，可能有误的是{doubtful}"


def _is_confirmed(facts: Facts, cell: Address) -> bool:
    """Return whether a cell is the sum of its parts, and not 0; one that the program computes proves nothing."""
    total = facts.form.computed.get(cell)
    return (
        total is not None
        and not facts.is_computed(cell)
        and facts.sum(total.parts) == facts.number(cell) != 0
    )


def _balance_fix(facts: Facts, rule: Balance, left: int | Decimal) -> Fix | None:
    """Return the fix that sets what was carried out to what is left over; None while no result is filled in yet."""
    others = [address for address in rule.right if address != rule.adjust]
    value = left - facts.sum(others)
    is_begun = any([facts.value(address) is not None for address in others])
    return Fix(rule.adjust, value) if is_begun and value >= 0 and not facts.is_computed(rule.adjust) else None
