"""Headings: which rows of a grid head its columns, over one line or several, and which rows follow them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.ledger.dates import days_in
from model.ledger.fields import Field, role_of
from model.ledger.texts import plain
from model.reading.tabular import Grid, GridRow

Path = tuple[str, ...]

_LOOKED_AT = 40
"""Rows at the top of a grid in which its headings are looked for."""
_LEAST_FIELDS = 3
_LONGEST = 40
"""Characters of a heading."""
_LINES = 4
"""The most lines of a heading."""
_CORE = frozenset(
    {
        Field.RECEIVED,
        Field.APPLICANT,
        Field.KIND,
        Field.TICK_KIND,
        Field.RESULT,
        Field.TICK_RESULT,
        Field.ANSWERED,
        Field.CONTENT,
        Field.NUMBER,
        Field.CASE_NUMBER,
        Field.RECONSIDERATION,
        Field.LITIGATION,
        Field.DISPUTE,
    }
)
_NEEDED = (
    {Field.RECEIVED, Field.ANSWERED},
    {Field.APPLICANT, Field.KIND, Field.TICK_KIND, Field.RESULT, Field.TICK_RESULT, Field.CONTENT},
)
"""A register has a column of each of these sets, or at least of an applicant and a result."""


@dataclass
class Section:
    """Rows of a grid under one heading."""

    headings: dict[int, Path]
    """The headings of each column, outermost first; none where the grid has no heading."""
    rows: list[GridRow] = field(default_factory=list[GridRow])
    before: list[str] = field(default_factory=list[str])
    """The texts of the rows above the heading: title, year."""


def sections_of(grid: Grid) -> list[Section]:
    """Return the parts of a grid that are registers; one without headings where no row looks like a heading."""
    found: list[Section] = []
    before: list[str] = [grid.name, grid.heading]
    at = 0
    while at < len(grid.rows):
        lines = _heading_at(grid.rows, at) if found or at < _LOOKED_AT else 0
        if lines:
            headings = _paths(grid.rows[at : at + lines], grid.rows[at - 1] if at else None)
            if not found or not _same(found[-1].headings, headings):
                found.append(Section(headings, before=before))
            before, at = [], at + lines
            continue
        row = grid.rows[at]
        if found:
            found[-1].rows.append(row)
        else:
            before.append(" ".join(dict.fromkeys(row.cells.values())))
        at += 1
    return found or [Section({}, list(grid.rows), [grid.name, grid.heading])]


def _same(one: dict[int, Path], other: dict[int, Path]) -> bool:
    """Return whether a heading repeats another one, as at the top of each printed page."""
    return {j: path[-1] for j, path in one.items()} == {j: path[-1] for j, path in other.items()}


def _heading_at(rows: Sequence[GridRow], at: int) -> int:
    """Return of how many lines the heading is that begins at this row; 0 where none does."""
    if not _may_head(rows[at]):
        return 0
    lines = 1
    if not _is_heading(rows[at : at + 1], rows[at - 1] if at else None):
        # A line of groups may say little without the line below it.
        if not rows[at].beside or at + 1 >= len(rows) or not _may_head(rows[at + 1]):
            return 0
        if _is_title(rows[at]) or not _is_heading(rows[at : at + 2], None):
            return 0
        lines = 2
    while lines < _LINES and at + lines < len(rows) and _continues(rows, at, lines):
        lines += 1
    return lines


def _is_title(row: GridRow) -> bool:
    return len(set(row.cells.values())) == 1


def _may_head(row: GridRow) -> bool:
    texts = list(row.cells.values())
    if any(len(text) > _LONGEST for text in texts):
        return False
    return not any(_is_datum(text) for text in texts)


def _is_datum(text: str) -> bool:
    """Return whether a text is a date or a figure, which heads nothing."""
    short = plain(text)
    return bool(re.fullmatch(r"[\d.]+", short)) or (
        len(days_in(text)) > 0 and not re.search(r"日期|时间|如|例|格式", short)
    )


def _is_heading(lines: Sequence[GridRow], above: GridRow | None) -> bool:
    roles = [role_of(path) for path in _paths(lines, above).values()]
    fields = {role.field for role in roles if role is not None and role.rank != 9}
    if len(fields & _CORE) < _LEAST_FIELDS:
        return False
    if all(fields & needed for needed in _NEEDED):
        return True
    return bool(fields & {Field.APPLICANT, Field.KIND, Field.TICK_KIND}) and bool(
        fields & {Field.RESULT, Field.TICK_RESULT}
    )


def _continues(rows: Sequence[GridRow], at: int, lines: int) -> bool:
    """Return whether the next row is one more line of the heading."""
    row, head = rows[at + lines], rows[at + lines - 1]
    if row.number != head.number + 1 or not _may_head(row) or _is_title(row):
        return False
    own = [j for j in row.cells if j not in row.below]
    if row.below and all(j in rows[at].cells for j in row.below):
        return True
    if head.beside and own:
        under = [j for j in own if j in head.beside or j + 1 in head.beside]
        return len(under) * 2 >= len(own)
    # Without merged cells, as in csv: the line below fills the gaps of the line above.
    known = [role_of((head.cells.get(j, ""), row.cells[j])) for j in own]
    gaps = [j for j in own if j not in head.cells]
    named = [role for role in known if role is not None and role.field is not Field.REMARK]
    leaves = [role_of((row.cells[j],)) for j in own]
    return bool(gaps) and len(named) * 4 >= len(own) * 3 and sum(r is not None for r in leaves) * 2 > len(own)


def _paths(lines: Sequence[GridRow], above: GridRow | None) -> dict[int, Path]:
    """Return the headings of each column; a line of groups above them counts where its cells span some of the columns."""
    groups = (
        [above] if above is not None and above.beside and not _is_title(above) and _may_head(above) else []
    )
    found: dict[int, Path] = {}
    for j in sorted({j for line in lines for j in line.cells}):
        path = [text for line in (*groups, *lines) if (text := _text_at(line, lines, j))]
        found[j] = tuple(dict.fromkeys(path))
    return found


def _text_at(line: GridRow, lines: Sequence[GridRow], column: int) -> str:
    """Return the heading over a column; in a line without merged cells a group reaches over the gaps to its right."""
    if column in line.cells or line.beside or line is lines[-1]:
        return line.cells.get(column, "")
    left = [j for j in line.cells if j < column]
    below = lines[lines.index(line) + 1] if line in lines else None
    if not left or below is None or column not in below.cells or max(left) not in below.cells:
        return ""
    return line.cells[max(left)]
