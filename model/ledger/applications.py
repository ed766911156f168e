"""Applications: what each row of a register says, its cells put together; nothing is judged here that needs the year."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.ledger.dates import Day, days_in, year_in
from model.ledger.fields import Field
from model.ledger.register import LEVEL, Column, Part, Register, RowRef
from model.ledger.texts import is_cross, is_nothing, is_tick, plain
from model.ledger.words import result_label
from model.reading.tabular import GridRow


@dataclass(slots=True)
class Application:
    """One application with the texts of its cells; several rows that share one number are one application."""

    ref: RowRef
    refs: list[RowRef]
    number: str = ""
    case_number: str = ""
    received: str = ""
    answered: str = ""
    applicant: str = ""
    kinds: list[str] = field(default_factory=list[str])
    kind_ticks: list[str] = field(default_factory=list[str])
    """Keys of ticked kinds; an empty one for 法人或其他组织."""
    content: str = ""
    results: list[str] = field(default_factory=list[str])
    result_ticks: list[str] = field(default_factory=list[str])
    reasons: list[str] = field(default_factory=list[str])
    status: str = ""
    carried: str = ""
    reconsiderations: list[str] = field(default_factory=list[str])
    litigations: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """A group, empty where its column does not tell, and the text."""
    litigation_kind: str = ""
    dispute: str = ""
    dispute_ticks: list[str] = field(default_factory=list[str])
    reconsideration_date: str = ""
    litigation_date: str = ""
    sign: tuple[str, ...] = ()
    """All that the row says apart from its number, to tell rows that say the same."""
    year: int | None = None
    """The year that its part of the register names."""
    has_answer_column: bool = True
    has_reconsideration_column: bool = False

    @property
    def tells_of_disputes(self) -> bool:
        """Whether any of its cells on disputes says something."""
        return bool(
            self.reconsiderations
            or self.litigations
            or self.litigation_kind
            or self.dispute
            or self.dispute_ticks
        )


def applications_of(register: Register, first_year: int | None) -> Iterator[Application]:
    """Yield the applications in order; `first_year` is that of dates without a year where no text names one."""
    for part in register.parts:
        yield from _of_part(part, first_year)


def _of_part(part: Part, first_year: int | None) -> list[Application]:
    found = list(_joined(part, first_year))
    turn = turns_of_year([first_day(each.received) for each in found])
    if any(_CARRIED_TITLE.search(text) for text in part.context):
        # A sheet of what was carried over holds nothing of the year itself.
        turn = len(found)
    for each in found[:turn]:
        each.year = None if each.year is None else each.year - 1
    return found


_CARRIED_TITLE = re.compile(r"^\W*上(?:一)?年(?:度)?结转(?:的)?(?:申请|件|部分|情况|台账)?\W*$")


def _joined(part: Part, first_year: int | None) -> Iterator[Application]:
    year = next((y for y in map(year_in, reversed(part.context)) if y), first_year)
    plan = _Plan(part)
    former: Application | None = None
    turns = sorted(part.years.items())
    for row in part.rows:
        while turns and turns[0][0] < row.number:
            year = turns.pop(0)[1]
        if former is not None and plan.number is not None and plan.number in row.below:
            _join(former, plan.read(row, year))
            continue
        if former is not None:
            yield former
        former = plan.read(row, year)
    if former is not None:
        yield former


def _join(former: Application, more: Application) -> None:
    """Add a row to the application whose number is merged over it."""
    former.refs.append(more.ref)
    for name in ("results", "result_ticks", "reasons", "reconsiderations", "litigations", "dispute_ticks"):
        mine, others = getattr(former, name), getattr(more, name)
        mine += [each for each in others if each not in mine]
    for name in ("received", "answered", "applicant", "content", "dispute", "status"):
        if not getattr(former, name):
            setattr(former, name, getattr(more, name))


class _Plan:
    """How the rows of a part are read: its columns by field."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._columns = {wanted: part.of(wanted) for wanted in Field}
        numbers = self._columns[Field.NUMBER]
        self.number = numbers[0].at if numbers else None
        self._has_answers = bool(self._columns[Field.ANSWERED])
        self._has_reconsideration = bool(
            self._columns[Field.RECONSIDERATION]
            or self._columns[Field.DISPUTE]
            or self._columns[Field.TICK_DISPUTE]
        )
        self._has_disputes = any(self._columns[wanted] for wanted in _OF_DISPUTES)
        ignored = (Field.NUMBER, Field.IGNORED, Field.REMARK)
        self._signs = [c.at for c in part.columns if c.role.field not in ignored]
        self._simple = [
            (name, [c.at for c in self._columns[wanted]], wanted is Field.NUMBER)
            for name, wanted in _SIMPLE
            if self._columns[wanted]
        ]

    def read(self, row: GridRow, year: int | None) -> Application:
        """Return what a row says."""
        ref = RowRef(self._part.sheet, row.number)
        cells = {j: text for j, text in row.cells.items() if j not in row.beside}
        made = Application(
            ref,
            [ref],
            year=year,
            has_answer_column=self._has_answers,
            has_reconsideration_column=self._has_reconsideration,
        )
        for name, indexes, keeps in self._simple:
            for j in indexes:
                text = cells.get(j, "")
                if text and (keeps or not is_nothing(text)):
                    setattr(made, name, text)
                    break
        made.sign = tuple([plain(cells.get(j, "")) for j in self._signs])
        made.carried = "、".join(_carried(column, text) for column, text in self._texts(Field.CARRIED, cells))
        self._kinds(made, cells)
        self._results(made, cells)
        self._disputes(made, cells)
        return made

    def _texts(self, wanted: Field, cells: dict[int, str]) -> list[tuple[Column, str]]:
        return [
            (column, text)
            for column in self._columns[wanted]
            if (text := cells.get(column.at, "")) and not is_nothing(text)
        ]

    def _kinds(self, made: Application, cells: dict[int, str]) -> None:
        made.kinds = [text for _, text in self._texts(Field.KIND, cells)]
        for column, text in self._texts(Field.TICK_KIND, cells):
            if is_cross(text):
                continue
            made.kind_ticks.append(column.role.key)
            if not is_tick(text) and not made.applicant:
                made.applicant = text

    def _results(self, made: Application, cells: dict[int, str]) -> None:
        for column, text in self._texts(Field.RESULT, cells):
            made.results.append(_whether(column.heading, text))
        made.reasons = [text for _, text in self._texts(Field.REASON, cells)]
        for column, text in self._texts(Field.TICK_RESULT, cells):
            if is_cross(text):
                continue
            if column.role.key and (is_tick(text) or days_in(text)):
                made.result_ticks.append(column.role.key)
                if days_in(text) and not made.answered:
                    made.answered = text
            else:
                heading = (
                    result_label(column.role.key) if column.role.key else column.heading.rpartition(LEVEL)[2]
                )
                made.results.append(heading if is_tick(text) else f"{heading}：{text}")

    def _disputes(self, made: Application, cells: dict[int, str]) -> None:
        if not self._has_disputes:
            return
        made.reconsiderations = [text for _, text in self._texts(Field.RECONSIDERATION, cells)]
        for wanted, group in _LITIGATIONS:
            made.litigations += [(group, text) for _, text in self._texts(wanted, cells)]
        for column, text in self._texts(Field.TICK_DISPUTE, cells):
            if not is_cross(text):
                made.dispute_ticks.append(column.role.key)


_SIMPLE = (
    ("number", Field.NUMBER),
    ("case_number", Field.CASE_NUMBER),
    ("received", Field.RECEIVED),
    ("answered", Field.ANSWERED),
    ("applicant", Field.APPLICANT),
    ("content", Field.CONTENT),
    ("status", Field.STATUS),
    ("litigation_kind", Field.LITIGATION_KIND),
    ("dispute", Field.DISPUTE),
    ("reconsideration_date", Field.RECONSIDERATION_DATE),
    ("litigation_date", Field.LITIGATION_DATE),
)
_OF_DISPUTES = (
    Field.RECONSIDERATION,
    Field.LITIGATION,
    Field.DIRECT,
    Field.AFTER,
    Field.TICK_DISPUTE,
)
_LITIGATIONS = (
    (Field.LITIGATION, ""),
    (Field.DIRECT, "litigation_direct"),
    (Field.AFTER, "litigation_after_reconsideration"),
)


def _carried(column: Column, text: str) -> str:
    """Return what a cell says of carrying over: 是 under 是否上年结转 says 上年结转."""
    if is_tick(text):
        return column.heading.replace("是否", "")
    return "" if is_cross(text) else text


def _whether(heading: str, text: str) -> str:
    """Return 是 and 否 under 是否公开 as the results that they are."""
    if "是否" in heading and "公开" in heading:
        return {"是": "予以公开", "否": "不予公开", "部分": "部分公开"}.get(plain(text), text)
    return text


def turns_of_year(days: Sequence[Day | None]) -> int:
    """Return before which of the rows the year begins, judged by months and days alone; 0 for before the first.

    A register goes on from month to month; where it falls back by more than half a year near its top, the rows before are
    those carried over.
    """
    known = [
        (i, day.month * 31 + day.day) for i, day in enumerate(days) if day is not None and day.year is None
    ]
    falls = [(i, a - b) for (_, a), (i, b) in itertools.pairwise(known) if b < a]
    rises = sum(b > a for (_, a), (_, b) in itertools.pairwise(known))
    far = [i for i, by in falls if by > _HALF_A_YEAR]
    if len(far) != 1 or len(falls) - 1 > rises:
        return 0
    return far[0]


_HALF_A_YEAR = 5 * 31


def last_day(text: str) -> Day | None:
    """Return the last date that a cell names."""
    days = days_in(text)
    return days[-1] if days else None


def first_day(text: str) -> Day | None:
    """Return the first date that a cell names."""
    days = days_in(text)
    return days[0] if days else None
