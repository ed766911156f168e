"""Sources: which rows of a register a cell of the report counts. Numbers of rows and the register's name, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from model.content.values import Value, display

MOST_SPANS = 20_000
"""Of one cell: more than a register has rows."""
_SPAN = re.compile(r"(?:(\d{1,4}):)?(\d{1,7})(?:-(\d{1,7}))?")


class RowSpan(NamedTuple):
    """Rows of one table of a register from the first to the last; tables and rows count from 1."""

    sheet: int
    first: int
    last: int


class CellSource(NamedTuple):
    """Where the figure of a cell came from, and which figure that was."""

    register: str
    """The name of the file, without its folder."""
    rows: tuple[RowSpan, ...]
    value: Value

    def holds(self, sheet: int, row: int) -> bool:
        """Return whether a row is among those counted."""
        return any(span.sheet == sheet and span.first <= row <= span.last for span in self.rows)

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return sum(span.last - span.first + 1 for span in self.rows)


def spans_of(rows: Iterable[tuple[int, int]]) -> tuple[RowSpan, ...]:
    """Return rows, each given by table and row, as spans in order."""
    found: list[RowSpan] = []
    for sheet, row in sorted(set(rows)):
        if found and found[-1].sheet == sheet and found[-1].last == row - 1:
            found[-1] = found[-1]._replace(last=row)
        else:
            found.append(RowSpan(sheet, row, row))
    return tuple(found)


def spans_to_text(spans: Iterable[RowSpan]) -> str:
    """Return spans as a text, `1:3-7,1:9`, which `spans_from_text` reads."""
    return ",".join(f"{s.sheet}:{s.first}" + (f"-{s.last}" if s.last > s.first else "") for s in spans)


def spans_from_text(text: str) -> tuple[RowSpan, ...] | None:
    """Return the spans of a text that `spans_to_text` gave; None for any other text."""
    found: list[RowSpan] = []
    for part in text.split(",") if text else ():
        match = _SPAN.fullmatch(part)
        if match is None or len(found) >= MOST_SPANS:
            return None
        sheet, first = int(match[1] or 1), int(match[2])
        last = int(match[3] or first)
        if sheet < 1 or not 1 <= first <= last:
            return None
        found.append(RowSpan(sheet, first, last))
    return tuple(found)


_SHOWN = 12
"""Spans that are said; the rest is only counted."""


def say_source(source: CellSource, value: Value) -> str:
    """Return in words which rows a cell counts, and that its figure has been changed since where it has."""
    where = f"台账“{source.register}”"
    if not source.rows:
        text = f"数来源：{where}中没有这样的申请"
    else:
        text = f"数来源：{where}{_rows(source)}，共 {source.row_count} 行"
    if value != source.value:
        text += f"。由台账得出的是 {display(source.value) or '空白'}，这个数后来改过"
    return text


def _rows(source: CellSource) -> str:
    sheets = {span.sheet for span in source.rows}
    said: list[str] = []
    former = 0
    for span in source.rows[:_SHOWN]:
        rows = str(span.first) if span.first == span.last else f"{span.first}—{span.last}"
        if len(sheets) > 1 and span.sheet != former:
            rows = f"第 {span.sheet} 张表第 {rows}"
        former = span.sheet
        said.append(rows)
    more = "等" if len(source.rows) > _SHOWN else ""
    joined = "、".join(said)
    return f"{joined}{more}行" if len(sheets) > 1 else f"第 {joined}{more} 行"
