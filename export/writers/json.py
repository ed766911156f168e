"""JSON: a report with the keys of the form, as the command line prints it.

This writer takes the report and not its blocks: its reader is a program that wants each figure under its key, and
blocks no longer know which cell is which.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from model.content.values import Value
from model.form.editions import CURRENT
from model.form.spec import TableSpec
from model.recognise.notes import Note
from model.report.report import FRONT, Report

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
Rows = dict[str, dict[str, Json]]


def to_dict(report: Report, notes: Sequence[Note] = ()) -> dict[str, Json]:
    """Return the report's content: unknown fields and blank cells None, texts plain with a line a paragraph.

    The tables have every row and column of the current form; `disclosure` is None for a report on the trial form,
    whose own table two then stands under `legacy`.
    """
    content: dict[str, Json] = {
        "title": report.full_title or None,
        "unit": report.unit or None,
        "year": report.year,
        "edition": report.edition,
        "front": report.text(FRONT),
        "signature": report.signature or None,
        "date": report.date or None,
        "tables": {table.key: _current(table, report) for table in CURRENT.tables},
        "narratives": {section.key: report.text(section.key) for section in report.form.texts},
        "notes": [_note(note) for note in notes],
    }
    old = {t.key: _rows(t, report) for t in report.form.tables if not CURRENT.has_section(t.key)}
    return {**content, **old}


def write(report: Report, notes: Sequence[Note] = ()) -> bytes:
    """Return the bytes of a .json file, in UTF-8."""
    return (json.dumps(to_dict(report, notes), ensure_ascii=False, indent=2) + "\n").encode(
        "utf-8", "replace"
    )


def _note(note: Note) -> Json:
    address = None if note.address is None else str(note.address)
    found: dict[str, Json] = {
        "code": note.code,
        "message": note.message,
        "address": address,
        "assumed": note.assumed or None,
    }
    if note.left_out is not None:
        found["left_out"] = {
            "texts": note.left_out.texts,
            "part": note.left_out.part or None,
            "position": note.left_out.position,
        }
    return found


def _current(table: TableSpec, report: Report) -> Rows | None:
    return _rows(table, report) if report.form.has_section(table.key) else None


def _rows(table: TableSpec, report: Report) -> Rows:
    rows: Rows = {}
    for address in table.entries:
        rows.setdefault(address.row, {})[address.column] = _plain(report.values.get(address))
    return rows


def _plain(value: Value) -> Json:
    """Return a decimal as a JSON number: 15 digits at most, so that no digit changes."""
    return float(value) if isinstance(value, Decimal) else value
