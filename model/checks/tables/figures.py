"""Checks of single figures and of this year's figures against last year's: D01, R05, L02, D02, R04."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from model.checks.core import Facts, Fix, Hit, Severity, check_each, hit
from model.checks.wording import difference, filled
from model.content.address import Address
from model.content.values import Kind, display, is_valid, number
from model.form.parts import COLUMNS
from model.form.spec import Form
from model.report.report import Report

_EXPECTED = {
    Kind.COUNT: "大于或等于 0 的整数",
    Kind.AMOUNT: "大于或等于 0 的数（单位：万元）",
    Kind.CHANGE: "整数",
    Kind.TEXT: "文字",
}
_INVALID = "{place}填的是“{given}”，这里应填{expected}；没有发生的填 0，不适用的填“/”。"


def _cells(code: str) -> Callable[[Form], list[Address]]:
    return lambda form: [a for table in form.tables if table.value_check == code for a in table.entries]


def _invalid(facts: Facts, address: Address) -> Iterator[Hit]:
    value = facts.value(address)
    # A whole number that is not negative is right wherever a figure may stand.
    if value is None or (isinstance(value, int) and value >= 0):
        return
    kind = facts.form.kind(address)
    if not is_valid(value, kind):
        yield hit(address, place=facts.form.name(address), given=display(value), expected=_EXPECTED[kind])


@check_each("D01", Severity.ERROR, _INVALID, _cells("D01"))
def disclosure_value(facts: Facts, address: Address) -> Iterator[Hit]:
    """表二：件数、处理决定数量是大于或等于 0 的整数；收费金额以万元为单位，可以有小数（国办公开办函〔2021〕30号，表二）。"""
    yield from _invalid(facts, address)


@check_each("R05", Severity.ERROR, _INVALID, _cells("R05"))
def request_value(facts: Facts, address: Address) -> Iterator[Hit]:
    """表三：申请数量是大于或等于 0 的整数（国办公开办函〔2021〕30号，表三）。"""
    yield from _invalid(facts, address)


@check_each("L02", Severity.ERROR, _INVALID, _cells("L02"))
def dispute_value(facts: Facts, address: Address) -> Iterator[Hit]:
    """表四：复议、诉讼案件数是大于或等于 0 的整数（国办公开办函〔2021〕30号，表四）。"""
    yield from _invalid(facts, address)


def _documents(form: Form) -> list[str]:
    return ["regulations", "normative_documents"] if form.has_section("disclosure") else []


@check_each(
    "D02",
    Severity.WARNING,
    "{place}填的是 {given}；上年现行有效 {last} + 本年制发 {issued} - 本年废止 {repealed} = {expected}，{difference}。",
    _documents,
)
def documents_in_force(facts: Facts, row: str) -> Iterator[Hit]:
    """表二跨年：现行有效件数 = 上年现行有效件数 + 本年制发件数 - 本年废止件数（规章、行政规范性文件）。

    清理、失效等也会改变现行有效件数，所以这一条是核实性的。
    """
    previous = facts.previous()
    in_force, issued, repealed = (
        Address("disclosure", row, column) for column in ("in_force", "issued", "repealed")
    )
    last = previous.values.get(in_force) if previous is not None else None
    given = facts.value(in_force)
    if last is None or isinstance(last, str) or given is None:
        return
    expected = last + facts.number(issued) - facts.number(repealed)
    if number(given) == expected:
        return
    yield hit(
        in_force,
        related=(issued, repealed),
        fix=Fix(in_force, expected) if expected >= 0 else None,
        place=facts.form.name(in_force),
        given=display(given),
        last=display(last),
        issued=display(facts.number(issued)),
        repealed=display(facts.number(repealed)),
        expected=display(expected),
        difference=difference(number(given), expected),
    )


def _request_columns(form: Form) -> tuple[str, ...]:
    return COLUMNS if form.has_section("requests") else ()


@check_each(
    "R04",
    Severity.ERROR,
    "{place}{given}，上年报告的结转下年度继续办理是 {expected}，{difference}。",
    _request_columns,
)
def carried_over(facts: Facts, column: str) -> Iterator[Hit]:
    """表三跨年每一列：二、上年结转 = 上年报告的四、结转下年度继续办理（国办公开办函〔2021〕30号，表三）。"""
    previous = facts.previous()
    expected = None if previous is None else _carried_out(previous, column)
    here = Address("requests", "carried_in", column)
    given = facts.number(here)
    if expected is None or given == expected:
        return
    yield hit(
        here,
        fix=None if facts.is_computed(here) else Fix(here, expected),
        place=facts.form.name(here),
        given=filled(facts.value(here)),
        expected=display(expected),
        difference=difference(given, expected),
    )


def _carried_out(previous: Report, column: str) -> int | Decimal | None:
    """Return last year's figure; None where the row is blank, or only its total was filled in and tells no column."""
    row = {key: previous.values.get(Address("requests", "carried_out", key)) for key in COLUMNS}
    details = [row[key] for key in COLUMNS if key != "total"]
    if all(value is None for value in details) and (column != "total" and number(row["total"])):
        return None
    return None if all(value is None for value in row.values()) else number(row[column])
