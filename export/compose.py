"""Compose: report -> blocks of the whole document, in the order of the form. The only exporter that knows the form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.content.address import Address
from model.content.blocks import Block, Blocks, Cell, Paragraph, Role, TableBlock
from model.content.values import display
from model.form.spec import ARTICLE_FILL, Entry, Label, Placed, TableSpec
from model.report.report import FRONT, Report

TITLE_CHARACTERS = 20
"""How many characters of 22 points a line of 156 mm holds."""

_WORD_END = re.compile(
    r"(?<=[省市州盟县区旗乡镇])(?![级辖]|人民政府|政府)|(?<=街道)(?!办事处)|(?<=人民政府)|(?<=委员会)|(?<=办事处)|(?<=[局厅])"
    r"|(?=[（(])|(?<=[）)])|(?<!\d年)(?=政府信息公开)|(?<=年度报告)"
)
"""After a place, an office or brackets, before brackets and the name of the report, except between it and its year."""


def compose(report: Report) -> Blocks:
    """Return the document of a report: title, front matter, the six sections, signature and date.

    What the report lacks is left out; the six headings and the tables are always there.
    """
    return tuple(_document(report))


def _document(report: Report) -> Iterator[Block]:
    for line in title_lines(report.printed_title, report.unit):
        yield Paragraph.of(line, Role.TITLE)
    yield from report.blocks(FRONT)
    for section in report.form.sections:
        yield Paragraph.of(section.heading, Role.HEADING_1)
        if section.table is None:
            yield from report.blocks(section.key)
        else:
            yield form_table(section.table, report)
    for text, role in ((report.signature, Role.SIGNATURE), (report.date, Role.DATE)):
        if text:
            yield Paragraph.of(text, role)


def title_lines(title: str, unit: str) -> tuple[str, ...]:
    """Return the title in lines: the unit, then the rest; one line where it fits, none for no title."""
    if len(title) <= TITLE_CHARACTERS:
        return (title,) if title else ()
    at = title.find(unit) if unit else -1
    if at >= 0:
        end = at + len(unit)
    else:
        year = re.search(r"(?<=.)(?=\d{4}年)", title)
        end = year.start() if year else 0
    return (*_broken(title[:end]), *_broken(title[end:]))


def _broken(text: str) -> tuple[str, ...]:
    """Return a part of a title in lines: one too long is broken where a word ends, into parts of about the same length."""
    if len(text) <= TITLE_CHARACTERS:
        return (text,) if text else ()
    ends = [end for end in _word_ends(text) if 1 < end < len(text) - 1]
    if not ends:
        return (text,)
    best = min(ends, key=lambda end: (max(end, len(text) - end) > TITLE_CHARACTERS, abs(end - len(text) / 2)))
    return (*_broken(text[:best]), *_broken(text[best:]))


def _word_ends(text: str) -> Iterator[int]:
    """Yield where a title may be broken: never within brackets."""
    for match in _WORD_END.finditer(text):
        before = text[: match.start()]
        if sum(before.count(c) for c in "（(") <= sum(before.count(c) for c in "）)"):
            yield match.start()


def form_table(spec: TableSpec, report: Report) -> TableBlock:
    """Return a table of the form with the report's figures in it."""
    return TableBlock(
        cells=tuple(_cell(spec, place, report) for place in spec.placed),
        widths=spec.widths,
        heights=spec.heights,
        header_rows=spec.header_rows,
        breaks=_last_article(spec),
    )


def _last_article(spec: TableSpec) -> tuple[int, ...]:
    """Return the row of the last article of a table that is divided by articles, before which it may be parted.

    What follows it still finds room on the page of table 3. More of it would leave most of a page white, because
    table 3 stays whole.
    """
    articles = [
        place.row
        for place in spec.placed
        if isinstance(place.cell, Label) and place.cell.fill == ARTICLE_FILL
    ]
    return tuple(articles[-1:])


def _cell(spec: TableSpec, place: Placed, report: Report) -> Cell:
    row, column, cell = place
    if isinstance(cell, Entry):
        text = display(report.values.get(Address(spec.key, cell.row, cell.column)))
        return Cell(row, column, text, cell.rows, cell.columns)
    return Cell(row, column, cell.text, cell.rows, cell.columns, cell.fill, cell.align, header=True)
