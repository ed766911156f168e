"""Exchange format: the JSON that the command line prints and the exporter writes, read back as a report."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from model.content.address import Address
from model.content.blocks import Blocks, Paragraph
from model.content.heading_levels import level_of
from model.content.values import Value, parse
from model.files.errors import ReadingError, ReadingProblem
from model.form.editions import FORMS
from model.report.report import FRONT, Report

Json = dict[str, Any]

_LARGEST = 10 * 1024 * 1024
_MARKS = (b'"tables"', b'"narratives"', b'"edition"')


def is_exchange(data: bytes) -> bool:
    """Return whether these bytes look like the JSON of a report."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and all(mark in data for mark in _MARKS)


def report_from(data: bytes, name: str) -> Report:
    """Return the report of such bytes; raise ReadingError for JSON of another shape.

    Formats are not in it: texts come back as plain paragraphs with the levels that their numbers tell.
    """
    if len(data) > _LARGEST:
        raise ReadingError(ReadingProblem.TOO_COMPLEX, name=name, what="文字过多")
    try:
        return _report(json.loads(data.decode("utf-8-sig"), parse_float=Decimal))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ReadingError(ReadingProblem.DAMAGED, name=name) from error


def _report(content: Json) -> Report:
    edition = _text(content["edition"])
    form = FORMS[edition]
    report = Report(
        edition=edition,
        unit=_text(content.get("unit")),
        year=_year(content.get("year")),
        signature=_text(content.get("signature")),
        date=_text(content.get("date")),
    )
    title = _text(content.get("title"))
    report.title = "" if title == report.printed_title else title
    for key in (FRONT, *(section.key for section in form.texts)):
        found = content.get(FRONT) if key == FRONT else content["narratives"].get(key)
        blocks = _blocks(_text(found))
        if blocks:
            report.texts[key] = blocks
    for table in form.tables:
        rows: Json = content["tables"].get(table.key) or content.get(table.key) or {}
        for address in table.entries:
            row: Json = rows.get(address.row, {})
            value = _value(row.get(address.column), address, report)
            if value is not None:
                report.values[address] = value
    return report


def _value(value: object, address: Address, report: Report) -> Value:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, (str, Decimal)):
        return parse(str(value), report.form.kind(address)).value
    raise TypeError(value)


def _blocks(text: str) -> Blocks:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return tuple(Paragraph.of(line, level_of(line)) for line in lines)


def _text(value: object) -> str:
    if value is not None and not isinstance(value, str):
        raise TypeError(value)
    return value or ""


def _year(value: object) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise TypeError(value)
    return value
