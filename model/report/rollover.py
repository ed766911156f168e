"""Rollover: last year's report -> this year's draft, its texts with the report's own years moved on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from model.content.address import Address
from model.content.blocks import Block, Blocks, Paragraph, Run
from model.content.values import NOT_APPLICABLE, Value, number, squeeze
from model.form.editions import edition_for
from model.report.charts import with_known_years
from model.report.report import FRONT, Report, SetField, SetValues

CARRIED_OUT = "carried_out"
CARRIED_IN = "carried_in"
"""Rows of table three: what last year left over is what this year begins with (balance R04)."""

_HAN = "〇一二三四五六七八九"
_ZEROS = "〇零○Ｏ"
_FULL = "０１２３４５６７８９"

_YEAR = re.compile(
    r"(?<![\d０-９])(?:(?:20|19)\d{2}|[１２][０-９]{3})(?=\s*年|\s*[-—–－~～至]+\s*\d{4}\s*年)"
    r"|(?<![A-Za-z0-9_/.\-])(?:20|19)\d{2}(?=([./-])\d{1,2}\1\d{1,2}(?!\d))"
    rf"|[一二][{_ZEROS}九][{_ZEROS}一二三四五六七八九]{{2}}(?=\s*年)"
)
"""A year as reports write it: before 年, in a range, in a date, in Arabic, full-width or Chinese digits."""

_FIXED = (
    re.compile(r"《[^》]*》|〈[^〉]*〉"),
    re.compile(r"〔[^〕]*〕|[\[［【(（]\s*\d{4}\s*[\]］】)）]\s*(?:第\s*)?\d+\s*号"),
    re.compile(r"\d{4}\s*年\s*第\s*\d+\s*号"),
)
"""Titles of documents and their numbers: their years are part of a name."""

_COMPARED_BEFORE = re.compile(r"(?:较|比|相比于?|相较于?|对比|超过)\s*$")
_COMPARED_AFTER = re.compile(r"\s*年度?\s*(?:同期|相比|比较|末相比)")
_RANGE = re.compile(r"\s*年?\s*(?:\d{1,2}\s*月\s*)?(?:\d{1,2}\s*日\s*)?起?[-—–－~～至到]+\s*$")


class Advice(NamedTuple):
    """Something that rollover could not do by itself, for the clerk."""

    message: str
    address: Address


class Rolled(NamedTuple):
    """This year's draft, what to look at in it, and the places where a year was moved on."""

    report: Report
    advice: tuple[Advice, ...]
    moved: tuple[Address, ...]


class Years(NamedTuple):
    """The year of last year's report and that of the draft."""

    old: int
    new: int
    title: str = ""
    """Last year's own title: where a text names it in 《》, its year moves on."""

    def moved(self, year: int) -> int | None:
        """Return the year that takes a year's place; None for a year that is not the report's, nor the one after."""
        return year + self.new - self.old if year in (self.old, self.old + 1) else None


class Move(NamedTuple):
    """Characters of a text that give way to others of the same number."""

    start: int
    end: int
    text: str


def roll_over(last: Report, year: int | None = None) -> Rolled:
    """Return a draft on the year after `last` (or on `year`): unit, signature, texts and requirements taken over, figures blank.

    What `last` carried over stands in row 二; `last` is kept alongside; totals are computed.
    """
    if year is None and last.year is not None:
        year = last.year + 1
    report = Report(edition=edition_for(year), unit=last.unit, year=year, signature=last.signature)
    report.rules = last.rules
    report.site_name, report.column_name = last.site_name, last.column_name
    report.previous = _alone(last)
    years = _years(last, year)
    report.texts = {key: moved_on(with_known_years(blocks, last), years) for key, blocks in _texts(last)}
    report.title = _title(last, report, years)
    report.apply(SetField("computes_totals", True))
    report.refresh_fields()
    advice = [*_carry_over(last, report), *_missing_year(last)]
    return Rolled(report, tuple(advice), moved_years(last, year))


def moved_years(last: Report, year: int | None = None) -> tuple[Address, ...]:
    """Return the places in the texts of a draft, as rolled over from `last`, where a year was moved on."""
    years = _years(last, year)
    if years is None:
        return ()
    return tuple(
        Address(key).span(start, end) for key, blocks in _texts(last) for start, end in _spans(blocks, years)
    )


def _years(last: Report, year: int | None) -> Years | None:
    if last.year is None:
        return None
    return Years(last.year, last.year + 1 if year is None else year, squeeze(last.full_title))


def _alone(last: Report) -> Report:
    """Last year's report without the one before it, so that drafts do not carry a chain of years."""
    if last.previous is None:
        return last
    alone = last.copy()
    alone.texts = {key: with_known_years(blocks, last) for key, blocks in last.texts.items()}
    alone.previous = None
    return alone


def _texts(report: Report) -> Iterator[tuple[str, Blocks]]:
    for key in (FRONT, *(section.key for section in report.form.texts)):
        if report.blocks(key):
            yield key, report.blocks(key)


def _spans(blocks: Iterable[Block], years: Years) -> Iterator[tuple[int, int]]:
    at = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            for move in moves(block.text, years):
                yield at + move.start, at + move.end
            at += len(block.text) + 1


def moved_on(blocks: Blocks, years: Years | None) -> Blocks:
    """Return the blocks with the report's own years moved on; runs, pictures and tables stay as they are."""
    if years is None:
        return blocks
    return tuple(_paragraph(block, years) if isinstance(block, Paragraph) else block for block in blocks)


def _paragraph(paragraph: Paragraph, years: Years) -> Paragraph:
    found = moves(paragraph.text, years)
    if not found:
        return paragraph
    text = _replaced(paragraph.text, found)
    runs: list[Run] = []
    at = 0
    for run in paragraph.runs:
        moved = text[at : at + len(run.text)]
        runs.append(run if moved == run.text else replace(run, text=moved, field=""))
        at += len(run.text)
    return Paragraph(tuple(runs), paragraph.role)


def _replaced(text: str, found: Iterable[Move]) -> str:
    for move in found:
        text = text[: move.start] + move.text + text[move.end :]
    return text


def moves(text: str, years: Years) -> list[Move]:
    """Return the years of a text that move on: not in titles 《》, document numbers and comparisons, nor of other years."""
    fixed = [
        match.span()
        for pattern in _FIXED
        for match in pattern.finditer(text)
        if not years.title or squeeze(match.group())[1:-1] != years.title
    ]
    found: list[Move] = []
    stays: set[int] = set()
    matches = list(_YEAR.finditer(text))
    for i, match in enumerate(matches):
        target = years.moved(_value(match.group()))
        if target is None or _is_compared(text, match) or any(a <= match.start() < b for a, b in fixed):
            stays.add(i)
        else:
            found.append(Move(match.start(), match.end(), _like(match.group(), target)))
    for i, match in enumerate(matches[1:], 1):
        if (i in stays) != (i - 1 in stays) and _RANGE.fullmatch(text[matches[i - 1].end() : match.start()]):
            ends = (matches[i - 1].start(), match.start())
            found = [move for move in found if move.start not in ends]
    return found


def _is_compared(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    return _COMPARED_BEFORE.search(before) is not None or _COMPARED_AFTER.match(after) is not None


def _value(digits: str) -> int:
    return int("".join("0" if c in _ZEROS else str(_HAN.index(c)) if c in _HAN else c for c in digits))


def _like(digits: str, year: int) -> str:
    """Return a year in the kind of digits, and with the kind of zero, that another is written in."""
    if digits.isascii():
        return str(year)
    if digits[0] in _FULL:
        return "".join(_FULL[int(c)] for c in str(year))
    zero = next((c for c in digits if c in _ZEROS), _HAN[0])
    return "".join(zero if c == "0" else _HAN[int(c)] for c in str(year))


def _title(last: Report, report: Report, years: Years | None) -> str:
    """Last year's own title moved on; empty where it then is the title that the form gives."""
    if not last.title or years is None:
        return last.title
    title = _replaced(last.title, moves(last.title, years))
    return "" if squeeze(title) == squeeze(report.full_title) else title


def _carry_over(last: Report, report: Report) -> Iterator[Advice]:
    """Put what last year carried over into row 二, column by column."""
    cells = [a for a in report.form.table("requests").entries if a.row == CARRIED_IN]
    open_cells = [a for a in cells if a not in report.form.computed]
    left = {a: last.values.get(a._replace(row=CARRIED_OUT)) for a in open_cells}
    usable: dict[Address, Value] = {
        a: v for a, v in left.items() if not isinstance(v, str) or v == NOT_APPLICABLE
    }
    report.apply(SetValues(usable))
    for address in open_cells:
        if address not in usable:
            message = (
                f"上年报告{report.form.name(address._replace(row=CARRIED_OUT))}写的是“{left[address]}”，"
                "不是数字，没有结转。请手工填写。"
            )
            yield Advice(message, address)
    yield from _compare_total(last, report, cells, open_cells)


def _compare_total(
    last: Report, report: Report, cells: list[Address], open_cells: list[Address]
) -> Iterator[Advice]:
    """Advice where last year's total of what was carried over is not the sum of its columns."""
    total = next(a for a in cells if a not in open_cells)
    given = last.values.get(total._replace(row=CARRIED_OUT))
    parts = sum(number(report.values.get(a)) for a in open_cells)
    if given is None or isinstance(given, str) or given == parts:
        return
    if not any(a in report.values for a in open_cells):
        reason = f"上年报告“四、结转下年度继续办理”只有总计 {given}，没有分列数字"
    else:
        reason = f"上年报告“四、结转下年度继续办理”总计是 {given}，各列之和是 {parts}"
    yield Advice(f"{reason}。请核对并填写“二、上年结转”各列。", total)


def _missing_year(last: Report) -> Iterator[Advice]:
    if last.year is None and last.texts:
        yield Advice("上年报告没有年度，文字里的年份没有改动。请逐处核对。", Address("year"))
