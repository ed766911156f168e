"""Register: the tables of a file that hold applications, their columns recognised by heading and by content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from model.ledger.dates import days_in
from model.ledger.fields import Field, Role, role_of
from model.ledger.headings import Path, Section, sections_of
from model.ledger.names import kind_of_name
from model.ledger.texts import is_cross, is_nothing, is_tick, plain
from model.ledger.words import Sense, kind_of, result_of
from model.reading.tabular import Grid, GridRow

_SAMPLE = 200
"""Rows by which a column is recognised."""
_ENOUGH = 0.6
"""Of the cells that hold something: as many must be dates, kinds or results."""
_TOTALS = re.compile(
    r"^(?:截至|截止|至)?[^,，。]{0,10}?(?:小计|合计|总计|共计|累计|汇总)(?:[:：(（\d件条]|$)|^共\s*\d+\s*(?:件|条)|^(?:本月|本季度?|本年|全年)(?:共|收到|办结)"
)
_NOTES = re.compile(
    r"^(?:注|说明|备注|填表说明|填报说明|填表人|填报人|制表人?|审核人?|统计人|负责人|联系人|单位负责人|填报单位|填报日期|以下空白|此表)(?:[:：\d(（,，]|$)"
)


LEVEL = " / "
"""Parts the lines of a heading of several lines."""


class RowRef(NamedTuple):
    """A row of a register: the number of its table from 1, and the row's own number."""

    sheet: int
    row: int


class Column(NamedTuple):
    """A column of a section: where, what heads it, what it is, and what told so."""

    at: int
    heading: str
    """Its headings from outermost to innermost, joined by `LEVEL`; the letter of the column where it has none."""
    role: Role
    by: str
    """`heading`, `content`, `user` or `none`."""


class Skipped(NamedTuple):
    """A row that is no application, and why: 小计, 说明, 标题."""

    ref: RowRef
    why: str
    text: str


@dataclass
class Part:
    """Rows under one heading, with the meaning of its columns."""

    sheet: int
    columns: tuple[Column, ...]
    rows: list[GridRow]
    context: tuple[str, ...] = ()
    """Texts above the rows that may name their year."""
    years: dict[int, int] = field(default_factory=dict[int, int])
    """The year that a line between the rows names, from the row of this number on."""

    def of(self, wanted: Field) -> list[Column]:
        """Return the columns of a field, the one that counts first."""
        return sorted((c for c in self.columns if c.role.field is wanted), key=lambda c: c.role.rank)


@dataclass
class Register:
    """The parts of a file that hold applications."""

    name: str
    grids: tuple[Grid, ...]
    parts: list[Part] = field(default_factory=list[Part])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    unused: list[str] = field(default_factory=list[str])
    """Names of the tables that hold no applications."""

    def sheet_name(self, sheet: int) -> str:
        """Return the name of a table by its number."""
        return self.grids[sheet - 1].name

    def say(self, ref: RowRef) -> str:
        """Return a row in words: 第5行, with its table where there are several: “一季度”第5行."""
        name = self.sheet_name(ref.sheet)
        used = {part.sheet for part in self.parts}
        return f"“{name}”第{ref.row}行" if len(used) > 1 and name else f"第{ref.row}行"

    def short(self, ref: RowRef) -> str:
        """Return a row in as few signs as tell it: its number, behind the name of its table where there are several."""
        several = len({part.sheet for part in self.parts}) > 1
        return f"{self.sheet_name(ref.sheet)} {ref.row}" if several else str(ref.row)


Mapped = Mapping[str, Role]
"""Roles that the clerk gave, by the heading as `Column` has it."""


def read_register(grids: Sequence[Grid], name: str, mapped: Mapped | None = None) -> Register:
    """Return the register that these tables hold; without any part where none of them holds applications."""
    register = Register(name, tuple(grids))
    for number, grid in enumerate(grids, start=1):
        found = [_part(number, section, mapped or {}) for section in sections_of(grid)]
        parts = [part for part in found if _is_register(part)]
        if not parts and register.parts and len(grid.rows) > 1:
            parts = _continued(number, grid, register.parts[-1])
        for part in parts:
            _sort_rows(part, register)
        register.parts += parts
        if not parts:
            register.unused.append(grid.name)
    return register


def _continued(number: int, grid: Grid, before: Part) -> list[Part]:
    """Return the rows of a table without headings that goes on where the former one ended, as after a page break."""
    width = {c.at for c in before.columns if c.role.field is not Field.IGNORED}
    received = [c.at for c in before.of(Field.RECEIVED)]
    dated = sum(any(days_in(row.cells.get(j, "")) for j in received) for row in grid.rows)
    if dated * 2 < len(grid.rows) or not any(set(row.cells) & width for row in grid.rows):
        return []
    return [Part(number, before.columns, list(grid.rows), before.context)]


def _is_register(part: Part) -> bool:
    fields = {column.role.field for column in part.columns}
    has_dates = bool(fields & {Field.RECEIVED, Field.ANSWERED})
    has_applicant = bool(fields & {Field.APPLICANT, Field.KIND, Field.TICK_KIND})
    has_result = bool(fields & {Field.RESULT, Field.TICK_RESULT})
    return len([f for f in (has_dates, has_applicant, has_result) if f]) >= 2


def _part(sheet: int, section: Section, mapped: Mapped) -> Part:
    indexes = sorted(set(section.headings) | {j for row in section.rows[:_SAMPLE] for j in row.cells})
    columns = _in_company([_column(j, section, mapped) for j in indexes])
    columns = _by_content(columns, section.rows[:_SAMPLE])
    texts = (*section.before, *("".join(path) for path in section.headings.values()))
    return Part(sheet, tuple(columns), section.rows, texts)


def _column(index: int, section: Section, mapped: Mapped) -> Column:
    path: Path = section.headings.get(index, ())
    heading = LEVEL.join(path) or f"第{letters(index)}列"
    if heading in mapped:
        return Column(index, heading, mapped[heading], "user")
    role = role_of(path) if path else None
    if role is None:
        return Column(index, heading, Role(Field.IGNORED), "none")
    return Column(index, heading, role, "heading")


def _in_company(columns: list[Column]) -> list[Column]:
    """Return the columns, a lone 其他 beside ticked kinds of applicants taken for the last of them."""
    found: list[Column] = []
    for column in columns:
        is_other = column.by == "heading" and column.heading in ("其他", "其它", "其他组织")
        if is_other and found and found[-1].role.field is Field.TICK_KIND:
            column = column._replace(role=Role(Field.TICK_KIND, "other_organization"))
        found.append(column)
    return found


def letters(index: int) -> str:
    """Return the letters of a column: A for 0, AA for 26."""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _by_content(columns: list[Column], rows: Sequence[GridRow]) -> list[Column]:
    """Return the columns, those that their headings leave open recognised by what stands in them."""
    taken = {c.role.field for c in columns if c.by != "none" and c.role.rank != 9}
    found: list[Column] = []
    for column in columns:
        cells = [row.cells[column.at] for row in rows if column.at in row.cells]
        values = [text for text in cells if not is_nothing(text)]
        changed = _judged(column, values, taken) if column.by != "user" else column
        if changed is not column:
            taken.add(changed.role.field)
        found.append(changed)
    return found


def _judged(column: Column, values: Sequence[str], taken: set[Field]) -> Column:
    role = column.role
    is_open = column.by == "none" or role.rank == 9
    if is_open:
        told = _field_of(values, taken, has_heading=bool(column.by != "none"))
        if told is not None:
            return column._replace(role=Role(told, rank=role.rank), by="content")
        if role.rank == 9 and (role.field in taken or role.field is Field.KIND):
            return column._replace(role=Role(Field.IGNORED), by="none")
        return column
    is_named = column.heading.endswith(("姓名", "名称"))
    if (
        not is_named
        and role.field is Field.TICK_KIND
        and values
        and not _are_ticks(values)
        and _share(values, _is_kind) >= _ENOUGH
    ):
        # 公民 over cells that say 公民 or 法人 is a column of kinds.
        return column._replace(role=Role(Field.KIND))
    if role.field is Field.RESULT and role.rank == 2 and values and _share(values, _is_result) < 1 - _ENOUGH:
        # 答复方式 may be the post as well as the result.
        return column._replace(role=Role(Field.IGNORED))
    return column


def _field_of(values: Sequence[str], taken: set[Field], *, has_heading: bool) -> Field | None:
    """Return the field that most of the values are of, among those that no other column is."""
    if not values:
        return None
    if _share(values, lambda text: bool(days_in(text))) >= _ENOUGH:
        for wanted in (Field.RECEIVED, Field.ANSWERED):
            if wanted not in taken:
                return wanted
        return None
    for wanted, test in ((Field.RESULT, _is_result), (Field.KIND, _is_kind), (Field.APPLICANT, _is_name)):
        if wanted is Field.APPLICANT and has_heading:
            continue
        clash = {Field.RESULT: {Field.RESULT, Field.TICK_RESULT}, Field.KIND: {Field.KIND, Field.TICK_KIND}}
        if not (clash.get(wanted, {wanted}) & taken) and _share(values, test) >= _ENOUGH:
            return wanted
    return None


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(bool(test(text)) for text in values) / len(values)


def _are_ticks(values: Sequence[str]) -> bool:
    return all(is_tick(text) or is_cross(text) for text in values)


def _is_result(text: str) -> bool:
    return result_of(text).sense in (Sense.KEY, Sense.PENDING, Sense.SEVERAL) or plain(text) == "不予公开"


def _is_kind(text: str) -> bool:
    return (
        len(text) <= 20
        and (kind_of(text).sense is Sense.KEY or plain(text) in ("法人", "法人或其他组织"))
        and not (kind_of_name(text) and kind_of(text).key != "natural_person" and len(text) > 8)
    )


def _is_name(text: str) -> bool:
    return len(text) <= 30 and bool(kind_of_name(text))


def _sort_rows(part: Part, register: Register) -> None:
    """Keep the rows that may be applications; note the others, and the years that lines between them name."""
    from model.ledger.dates import year_in

    kept: list[GridRow] = []
    used = {c.at for c in part.columns if c.role.field is not Field.IGNORED}
    for row in part.rows:
        own = [text for j, text in sorted(row.cells.items()) if j not in row.beside and j not in row.below]
        why = _why_not(row, own, part, used)
        if not why:
            kept.append(row)
            continue
        if why == "标题":
            year = year_in(own[0]) if own else None
            if year is not None:
                part.years[row.number] = year
        if why != "空行":
            register.skipped.append(Skipped(RowRef(part.sheet, row.number), why, own[0][:30] if own else ""))
    part.rows = kept


_SAYING = (
    Field.RECEIVED,
    Field.APPLICANT,
    Field.KIND,
    Field.TICK_KIND,
    Field.RESULT,
    Field.TICK_RESULT,
    Field.ANSWERED,
    Field.CONTENT,
    Field.CASE_NUMBER,
)


def _why_not(row: GridRow, own: Sequence[str], part: Part, used: set[int]) -> str:
    """Return why a row is no application; empty for one that may be."""
    if not own:
        return "" if row.below else "空行"
    first = plain(own[0])
    if any(_TOTALS.search(plain(text)) for text in own[:2] if len(text) <= 30):
        return "小计"
    if _NOTES.search(first) or (len(own) == 1 and len(own[0]) > 30 and not row.below):
        return "说明"
    said = [
        c
        for c in part.columns
        if c.role.field in _SAYING and c.at in row.cells and not is_nothing(row.cells[c.at])
    ]
    if len(set(row.cells.values())) == 1 and (row.beside or not _says_alone(said)):
        return "标题" if not own[0].isdigit() else "空行"
    if not said:
        return "空行" if all(text.isdigit() or is_nothing(text) for text in own) else "说明"
    return ""


def _says_alone(said: Sequence[Column]) -> bool:
    return any(c.role.field in (Field.RECEIVED, Field.RESULT, Field.ANSWERED) for c in said)
