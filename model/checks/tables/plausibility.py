"""D03, D04, R06, L03, L04: figures that may be right but are worth a second look."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.checks.core import Facts, Hit, Severity, check, check_each, hit
from model.checks.wording import filled
from model.content.address import Address
from model.content.values import display, number
from model.form.parts import COLUMNS, DISPUTES, OUTCOMES
from model.form.spec import Form
from model.form.unit_kind import MAY_MAKE_REGULATIONS, UnitKind
from model.report.report import Report

_DOCUMENT_ROWS = ("regulations", "normative_documents")


def _documents(form: Form) -> list[str]:
    cells = form.all_cells
    return [row for row in _DOCUMENT_ROWS if Address("disclosure", row, "in_force") in cells]


@check_each(
    "D03",
    Severity.WARNING,
    "{place}填的是 {in_force}，本年制发 {issued} - 本年废止 {repealed} = {left}，现行有效件数不应少于这个数；请核对这一行。",
    _documents,
)
def issued_and_in_force(facts: Facts, row: str) -> Iterator[Hit]:
    """表二：本年制发而没有废止的文件年底应现行有效，即现行有效件数 ≥ 本年制发件数 - 本年废止件数（国办公开办函〔2021〕30号，表二）。"""
    in_force, issued, repealed = (
        Address("disclosure", row, column) for column in ("in_force", "issued", "repealed")
    )
    if facts.value(in_force) is None:
        return
    left = facts.number(issued) - facts.number(repealed)
    if left > facts.number(in_force):
        yield hit(
            in_force,
            related=(issued, repealed),
            place=facts.form.name(in_force),
            in_force=display(facts.number(in_force)),
            issued=display(facts.number(issued)),
            repealed=display(facts.number(repealed)),
            left=display(left),
        )


def _regulations(form: Form) -> list[tuple[Address, ...]]:
    return [tuple(address for address in form.tables[0].entries if address.row == "regulations")]


@check_each(
    "D04",
    Severity.WARNING,
    "{place}填的是 {given}，而{unit}一般没有制定规章的权限；请核对是否把规范性文件或规章制度填到了这里。",
    _regulations,
)
def power_to_make_regulations(facts: Facts, row: tuple[Address, ...]) -> Iterator[Hit]:
    """表二：只有国务院部门，省、自治区、直辖市人民政府，设区的市、自治州人民政府可以制定规章。

    依据：《立法法》第九十一条、第九十三条。街道、乡镇、县、区和地方政府部门没有这一权限；单位类别由名称判断，可以更改，
    判断不出的不提示。2019 年的试行格式同样审核。
    """
    given = [address for address in row if facts.number(address) > 0]
    kind = facts.unit_kind()
    if not given or kind is UnitKind.UNKNOWN or kind in MAY_MAKE_REGULATIONS:
        return
    yield hit(
        given[0],
        related=given[1:],
        place=facts.form.name(given[0]),
        given=display(facts.value(given[0])),
        unit=kind.value,
    )


_TIMES = 5
_FAR = 20


def _request_rows(form: Form) -> list[str]:
    return list(dict.fromkeys(address.row for address in form.table("requests").entries))


@check_each(
    "R06",
    Severity.INFO,
    "{place}填的是 {given}，上年是 {last}，超过上年的 5 倍；请核对是否填错。",
    _request_rows,
)
def far_from_last_year(facts: Facts, row: str) -> Iterator[Hit]:
    """表三：数字超过上年的 5 倍且相差 20 以上的，提示核对（统计审核中的异常波动）。同一行已提示分项的，不再提示总计。"""
    previous = facts.previous()
    if previous is None:
        return
    found = False
    for column in COLUMNS:
        address = Address("requests", row, column)
        last = _last(previous, address)
        given = facts.number(address)
        jumps = last is not None and given > _TIMES * last and given - last > _FAR
        if jumps and not (found and column == "total"):
            found = True
            yield hit(address, place=facts.form.name(address), given=display(given), last=display(last))


def _last(previous: Report, address: Address) -> int | Decimal | None:
    """Return last year's figure; None where the row, or all but its total, was left blank."""
    row = {column: previous.values.get(Address("requests", address.row, column)) for column in COLUMNS}
    details = [value for column, value in row.items() if column != "total"]
    if all(value is None for value in row.values()):
        return None
    if address.column != "total" and all(value is None for value in details) and number(row["total"]):
        return None
    return number(row[address.column])


def _dispute_groups(form: Form) -> tuple[str, ...]:
    return DISPUTES if form.has_section("disputes") else ()


@check_each(
    "L03",
    Severity.INFO,
    "{place}{given}，上年这一类尚未审结的有 {pending} 件；上年未结的案件一般应计入本年，请核对是否漏填。",
    _dispute_groups,
)
def pending_last_year(facts: Facts, group: str) -> Iterator[Hit]:
    """表四：上年尚未审结的案件本年应有结果或仍未审结，本年总计一般不少于上年尚未审结数（国办公开办函〔2021〕30号，表四）。"""
    previous = facts.previous()
    cells = [Address("disputes", group, outcome) for outcome, _ in OUTCOMES]
    if previous is None or all(facts.value(cell) is None for cell in cells):
        return
    total = cells[-1]
    pending = number(previous.values.get(Address("disputes", group, "pending")))
    if pending > facts.number(total):
        yield hit(
            total, place=facts.form.name(total), given=filled(facts.value(total)), pending=display(pending)
        )


_FIRST_YEAR_OF_RECONSIDERATION_FIRST = 2024


@check(
    "L04",
    Severity.INFO,
    "{place}填的是 {given}；2024 年起对不予公开不服的应先申请行政复议，请核对这些案件是否属于复议前置之外的情形。",
)
def reconsideration_first(facts: Facts) -> Iterator[Hit]:
    """表四：自 2024 年 1 月 1 日起，对行政机关不予公开政府信息不服的应先申请行政复议，未经复议直接起诉的应很少。

    依据：《行政复议法》（2023 年修订）第二十三条第一款第四项。
    """
    year = facts.year()
    total = Address("disputes", "litigation_direct", "total")
    if year is None or year < _FIRST_YEAR_OF_RECONSIDERATION_FIRST:
        return
    given = facts.number(total)
    if given > 0:
        yield hit(total, place=facts.form.name(total), given=display(given))
