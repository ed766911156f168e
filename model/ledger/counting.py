"""Counting: a register and a year become tables three and four, each cell with the rows that it counts.

The rules, with their sources:

- 一、本年新收 counts by the date of receipt (《政府信息公开条例》第三十一条), 二、上年结转 what came before the year and was not answered
  before it, 三 by the date of the answer (第三十三条), 四、结转下年度 what was not answered by 31 December; the report is on the calendar
  year (第四十九条).
- Each application has one result; one granted in part counts as 部分公开 only (第三十七条; the label of the row).
- An application withdrawn is concluded, in row 其他处理 3.其他; one that repeats an earlier one is an application, whose result is
  不予处理 2.重复申请 (第三十六条第六项); a row entered twice is one application.
- Every application counted has a kind, a receipt and either a result or none, so that the sums R01 to R03 and L01 hold by
  construction; what a question keeps from having them is not counted at all until it is answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from model.content.address import Address
from model.form.editions import CURRENT
from model.ledger.applications import Application, applications_of, first_day, last_day
from model.ledger.dates import year_in
from model.ledger.disputes import disputes_of
from model.ledger.fields import Field
from model.ledger.judging import Case, Judge, NotCountedError, repeated, same_numbers
from model.ledger.questions import ONCE, Answers, Ask, Asked, Doubt, Question
from model.ledger.register import Register, RowRef
from model.report.report import Report

TABLES = ("requests", "disputes")


@dataclass
class Counts:
    """What a register says of a year."""

    register: Register
    year: int
    rows: dict[Address, list[RowRef]] = field(default_factory=dict[Address, list[RowRef]])
    """The rows that each cell counts, an application by its first row; cells that count none are missing."""
    questions: tuple[Question, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    cases: int = 0
    others: int = 0
    """Applications of other years."""
    waiting: int = 0
    """Applications that are not counted until a question is answered."""

    def value(self, address: Address) -> int:
        """Return the figure of a cell."""
        return len(self.rows.get(address, ()))

    @property
    def values(self) -> dict[Address, int]:
        """Return the figures of all cells of tables three and four."""
        return {address: self.value(address) for key in TABLES for address in CURRENT.table(key).entries}

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Return the questions that were not answered."""
        return tuple(question for question in self.questions if question.is_open)

    def cells_of(self, ref: RowRef) -> tuple[Address, ...]:
        """Return the cells that count a row, in the order of the form."""
        found = [address for address, rows in self.rows.items() if ref in rows]
        return tuple(sorted(found, key=CURRENT.order))


def count(register: Register, year: int, answers: Answers | None = None) -> Counts:
    """Return the counts of a register for a year."""
    asked = Asked(answers or {})
    counts = Counts(register, year)
    applications = list(applications_of(register, year))
    judge = Judge(year, asked)
    dropped = _dropped(applications, year, asked)
    for application in applications:
        if id(application) in dropped:
            continue
        _count_case(counts, judge, application, asked)
        _count_disputes(counts, application, asked)
    hidden = [
        r
        for p in register.parts
        for r in _hidden(register, p.sheet)
        if any(row.number == r.row for row in p.rows)
    ]
    if hidden:
        asked.doubt("这些行在台账里是隐藏的（筛选或手工隐藏），也计入了", *hidden)
    counts.questions, counts.doubts = asked.questions, asked.doubts
    waiting = {ref for q in counts.open_questions if not q.assumed for ref in q.rows}
    counted = {ref for address, rows in counts.rows.items() if address.part == "requests" for ref in rows}
    counts.waiting = len(waiting - counted)
    counts.others = len(applications) - len(dropped) - counts.cases - counts.waiting
    return counts


def _hidden(register: Register, sheet: int) -> list[RowRef]:
    return [RowRef(sheet, number) for number in sorted(register.grids[sheet - 1].hidden)]


def _dropped(applications: Sequence[Application], year: int, asked: Asked) -> set[int]:
    """Return the applications, by identity, that are another row's entered a second time."""
    dropped: set[int] = set()
    for group in repeated(applications):
        answers = {asked.ask(Ask.DUPLICATE, each.ref, assumed=ONCE) for each in group}
        if ONCE in answers:
            dropped |= {id(each) for each in group[1:]}
    for group in same_numbers(applications):
        asked.doubt("申请编号相同，其他内容不同，按各行分别计数", *(each.ref for each in group))
    return dropped


def _count_case(counts: Counts, judge: Judge, application: Application, asked: Asked) -> None:
    try:
        case = judge.case(application)
    except NotCountedError:
        return
    counts.cases += 1
    for row in _rows_of(case):
        for column in (case.kind, "total"):
            counts.rows.setdefault(Address("requests", row, column), []).append(application.ref)


def _rows_of(case: Case) -> tuple[str, ...]:
    """Return the rows of table three that count a case: how it came, and what came of it."""
    came = "received" if case.is_new else "carried_in"
    return (came, case.result, "concluded") if case.result else (came, "carried_out")


def _count_disputes(counts: Counts, application: Application, asked: Asked) -> None:
    day = first_day(application.received)
    received = None if day is None else day.of(application.year or counts.year)
    if received is not None and received.year > counts.year:
        return
    for group, outcome in disputes_of(application, counts.year, asked):
        for column in (outcome, "total"):
            address = next(a for a in _DISPUTES if a.row == group and a.column == column)
            counts.rows.setdefault(address, []).append(application.ref)


def _dispute_cells() -> tuple[Address, ...]:
    return tuple(CURRENT.table("disputes").entries)


_DISPUTES = _dispute_cells()


def year_of(register: Register, today: date, previous_year: int | None = None) -> int:
    """Return the year that a register is on: the one after last year's report, the one that its name or titles name, the one
    in which most applications were answered or came, else the year before today's.
    """
    if previous_year is not None:
        return previous_year + 1
    named = year_in(register.name)
    if named is not None:
        return named
    titles = {y for part in register.parts for y in map(year_in, part.context) if y is not None}
    if len(titles) == 1:
        return titles.pop()
    years: Counter[int] = Counter()
    for part in register.parts:
        dated = [c.at for wanted in (Field.RECEIVED, Field.ANSWERED) for c in part.of(wanted)[:1]]
        for row in part.rows:
            for at in dated:
                day = last_day(row.cells.get(at, ""))
                if day is not None and day.year is not None:
                    years[day.year] += 1
    if not years:
        return today.year - 1
    most = max(years.values())
    return min(year for year, n in years.items() if n == most)


def differences(counts: Counts, carried_out: Mapping[str, int]) -> tuple[Doubt, ...]:
    """Return where what was carried in is not what last year's report carried out, by column of table three."""
    found: list[Doubt] = []
    for column, last in carried_out.items():
        address = Address("requests", "carried_in", column)
        now = counts.value(address)
        if now != last:
            name = CURRENT.column_name(address)
            text = f"上年结转（{name}）台账为 {now} 件，上年报告“结转下年度继续办理”为 {last} 件"
            found.append(Doubt(text, tuple(counts.rows.get(address, ()))))
    return tuple(found)


def carried_out_of(previous: Report) -> dict[str, int]:
    """Return what last year's report carried out, by column of table three."""
    row = [address for address in previous.form.table("requests").entries if address.row == "carried_out"]
    found = {address.column: previous.value(address) for address in row}
    return {column: value for column, value in found.items() if isinstance(value, int)}
