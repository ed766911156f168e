"""Correction notice (审核意见): what one unit must correct in its report, where, and what should stand there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from model.checks.core import Finding, Severity
from model.content.blocks import A4_TEXT_WIDTH, Block, Blocks, Cell, Paragraph, Role, TableBlock
from model.content.values import display
from model.form.editions import form_of
from model.rollup.assignment import Row, Status
from model.rollup.entry import Entry

_OPENING = "经审核，你单位报送的{what}有下列问题，请逐项核实更正后重新报送："
_OPENING_UNUSABLE = "你单位报送的文件“{name}”不能计入汇总，请重新报送。原因："
_MISSING = "截至目前，尚未收到你单位{year}政府信息公开工作年度报告，请尽快报送。"
_CLOSING = "强制性问题必须更正；核实性问题经核实无误的，请书面说明情况。更正时请同时核对有关文字表述。"
_NUMBER, _LEVEL, _SHOULD = 640, 1000, 1500
"""Widths of columns in twips."""
MOST = 24
"""Problems on one page; what is more is counted."""


def needs_notice(row: Row) -> bool:
    """Tell whether a unit must do something: send a report, another one, or correct it."""
    if row.status in (Status.MISSING, Status.UNREADABLE, Status.NO_REPORT, Status.WRONG_YEAR):
        return bool(row.unit)
    return row.status is Status.COUNTED and bool(_to_correct(row.entry))


def compose_notice(row: Row, year: int | None, office: str, today: date) -> Blocks:
    """Return the notice as blocks of a document, signed by the office on a day."""
    return tuple(_notice(row, year, office, today))


def _notice(row: Row, year: int | None, office: str, today: date) -> Iterator[Block]:
    of_year = "" if year is None else f"{year}年"
    yield Paragraph.of("政府信息公开工作年度报告审核意见", Role.TITLE)
    yield Paragraph.of(f"{row.unit}：")
    if row.entry is None:
        yield Paragraph.of(_MISSING.format(year=of_year))
    elif row.status is not Status.COUNTED:
        yield Paragraph.of(_OPENING_UNUSABLE.format(name=row.entry.name) + _reason(row, year))
    else:
        what = f"{of_year}政府信息公开工作年度报告（文件“{row.entry.name}”）"
        yield Paragraph.of(_OPENING.format(what=what))
        yield from _problems(row.entry)
        yield Paragraph.of(_CLOSING)
    if office:
        yield Paragraph.of(office, Role.SIGNATURE)
    yield Paragraph.of(f"{today.year}年{today.month}月{today.day}日", Role.DATE)


def _reason(row: Row, year: int | None) -> str:
    assert row.entry is not None
    if row.status is not Status.WRONG_YEAR:
        return row.entry.message
    is_on = "没有写明年度" if row.entry.year is None else f"是{row.entry.year}年度的报告"
    return f"它{is_on}，应报送{year}年度的报告。"


def _to_correct(entry: Entry | None) -> list[Finding]:
    """Return the findings that the unit must answer, the gravest first."""
    if entry is None:
        return []
    wanted = (Severity.ERROR, Severity.WARNING)
    return [f for severity in wanted for f in entry.findings if f.severity is severity]


def _problems(entry: Entry) -> Iterator[Block]:
    found = _to_correct(entry)
    rows = [
        (str(number), finding.severity.word, finding.message, _should_be(finding, entry))
        for number, finding in enumerate(found[:MOST], start=1)
    ]
    yield _table(rows)
    if len(found) > MOST:
        yield Paragraph.of(f"另有同类问题 {len(found) - MOST} 处，更正以上各项后请用本程序再审核一遍。")


def _should_be(finding: Finding, entry: Entry) -> str:
    """Return what should stand in a cell, where that follows by calculation."""
    fix = finding.fix
    if fix is None or not fix.address.is_cell:
        return "请核实"
    now = display(entry.values.get(fix.address)) or "空白"
    name = form_of(entry.edition).name(fix.address) if fix.address != finding.address else ""
    return f"{name}{now} → {display(fix.value)}"


def _table(rows: list[tuple[str, str, str, str]]) -> TableBlock:
    widths = (_NUMBER, _LEVEL, A4_TEXT_WIDTH - _NUMBER - _LEVEL - _SHOULD, _SHOULD)
    heads = ("序号", "级别", "位置和问题", "现为 → 应为")
    cells = [Cell(0, column, text, header=True) for column, text in enumerate(heads)]
    for index, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            cells.append(Cell(index, column, text, align="left" if column == 2 else "center"))
    return TableBlock(tuple(cells), widths, (0,) * (len(rows) + 1), header_rows=1)
