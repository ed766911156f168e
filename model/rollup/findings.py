"""Findings of a roll-up: S01 to S04. Each is about units and files, or about the government's own report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.checks.core import RULES, Finding
from model.content.address import Address
from model.content.values import display, number
from model.report.report import Report
from model.rollup.assignment import Row, Status
from model.rollup.similar import same_texts
from model.rollup.total import Total
from model.rollup.units import MatchedBy

UNIT = Address("unit")
"""The place of findings that are about a unit or a file as a whole."""


def findings_of(rows: Sequence[Row], year: int | None) -> tuple[Finding, ...]:
    """Return S01, S02 of the rows, and S04 of the counted reports."""
    found = [finding for row in rows for finding in _of_row(row, year)]
    return (*found, *_same_texts(rows))


def _finding(code: str, address: Address = UNIT, **arguments: str) -> Finding:
    return Finding(code, RULES[code].severity, address, tuple(sorted(arguments.items())))


def _of_row(row: Row, year: int | None) -> Iterator[Finding]:
    entry, who = row.entry, row.unit or (row.entry.name if row.entry else "")
    if entry is None:
        yield _finding("S02", who=who, why="在名单上，还没有收到报告。请催报。")
        return
    if row.status in (Status.UNREADABLE, Status.NO_REPORT):
        yield _finding("S01", who=who, why=entry.message)
    elif row.status is Status.WRONG_YEAR:
        is_on = "没有写明年度" if entry.year is None else f"是 {entry.year} 年度的报告"
        yield _finding("S01", who=who, why=f"“{entry.name}”{is_on}，汇总的是 {year} 年度。请该单位重新报送。")
    elif row.status is Status.DUPLICATE:
        yield _finding(
            "S02", who=who, why=f"有 {len(row.files)} 份报告，没有计入“{entry.name}”。请确认用哪一份。"
        )
    elif row.status is Status.NOT_LISTED:
        yield _finding("S02", who=who, why=_stranger(row))
    elif row.match.by is MatchedBy.SIGNATURE or row.match.by is MatchedBy.FILE_NAME:
        by = "署名" if row.match.by is MatchedBy.SIGNATURE else "文件名"
        yield _finding(
            "S02", who=who, why=f"“{entry.name}”里的单位名称不在名单上，按{by}认作本单位。请核对。"
        )


def _stranger(row: Row) -> str:
    name = row.entry.name if row.entry else ""
    likely = "、".join(f"“{unit}”" for unit in row.match.suggestions)
    asked = f"可能是 {likely}，请指定。" if likely else "请核对名单，或指定它属于哪个单位。"
    return f"“{name}”不属于名单上的任何单位，没有计入。{asked}"


def against_own(own: Report, total: Total) -> tuple[Finding, ...]:
    """Return S03 for each cell in which the government's own report differs from the sum of its units.

    A cell that the form computes may also hold the total of the summed parts: a unit's wrong total is that unit's error.
    """
    recomputed = total.recomputed()
    return tuple(
        _difference(own, total, address)
        for address in total.form.addresses
        if own.form.edition == total.form.edition
        and number(own.values.get(address))
        not in (number(total.values[address]), number(recomputed.get(address)))
    )


def _difference(own: Report, total: Total, address: Address) -> Finding:
    mine, theirs = number(own.values.get(address)), number(total.values[address])
    gap = mine - theirs
    exact = [p.unit for p in total.parts(address) if number(p.value) == abs(gap)]
    largest = [f"{p.unit} {display(p.value)}" for p in total.parts(address)[:3] if number(p.value)]
    units = f"合计中较大的：{'，'.join(largest)}。" if largest else "各单位都没有填这一格。"
    if exact:
        units = f"差数与“{exact[0]}”所报的相同，可能{'漏计' if gap < 0 else '重复计入'}了它。"
    return _finding(
        "S03",
        address,
        place=total.form.name(address),
        own=display(mine),
        total=display(theirs),
        gap=display(abs(gap)),
        units=units,
    )


def _same_texts(rows: Sequence[Row]) -> Iterator[Finding]:
    counted = {row.unit: row.entry for row in rows if row.status is Status.COUNTED and row.entry is not None}
    for pair in same_texts(counted):
        degree = f"{min(pair.degree, 1):.0%}"
        yield _finding("S04", one=pair.one, other=pair.other, section=pair.heading, degree=degree)
