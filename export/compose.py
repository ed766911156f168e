"""Compose: report -> blocks of the whole document, in the order of the form. The only exporter that knows the form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.content.address import Address
from model.content.blocks import Block, Blocks, Cell, Paragraph, Role, TableBlock
from model.content.values import display
from model.form.spec import Entry, Placed, TableSpec
from model.report.report import FRONT, Report

TITLE_CHARACTERS = 20
"""How many characters of 22 points a line of 156 mm holds."""

_PLACE_END = re.compile(r"(?<=[省市州盟县区旗乡镇])|(?<=街道)|(?<=人民政府)|(?<=委员会)")


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
    if unit and title.startswith(unit):
        parts = (*_unit_lines(unit), title[len(unit) :])
    else:
        year = re.search(r"(?<=.)(?=\d{4}年)", title)
        parts = (title[: year.start()], title[year.start() :]) if year else (title,)
    return tuple(part for part in parts if part)


def _unit_lines(unit: str) -> tuple[str, ...]:
    """Return a name in lines: one too long is broken after a place or a government, into parts of about the same length."""
    if len(unit) <= TITLE_CHARACTERS:
        return (unit,)
    middle = len(unit) / 2
    ends = [m.start() for m in _PLACE_END.finditer(unit) if 1 < m.start() < len(unit) - 1]
    if not ends:
        return (unit,)
    best = min(ends, key=lambda end: abs(end - middle))
    return unit[:best], unit[best:]


def form_table(spec: TableSpec, report: Report) -> TableBlock:
    """Return a table of the form with the report's figures in it."""
    return TableBlock(
        cells=tuple(_cell(spec, place, report) for place in spec.placed),
        widths=spec.widths,
        heights=spec.heights,
        header_rows=spec.header_rows,
    )


def _cell(spec: TableSpec, place: Placed, report: Report) -> Cell:
    row, column, cell = place
    if isinstance(cell, Entry):
        text = display(report.values.get(Address(spec.key, cell.row, cell.column)))
        return Cell(row, column, text, cell.rows, cell.columns)
    return Cell(row, column, cell.text, cell.rows, cell.columns, cell.fill, cell.align, header=True)
