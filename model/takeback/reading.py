"""Read a file that came back, in a process of its own: what it proposes goes over as data, never as objects."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from model.content.address import Address
from model.content.blocks import Block
from model.content.markup import Comment, Revision, RevisionKind, Span
from model.files.errors import ReadingError, ReadingProblem
from model.files.read import FILE_LIMIT, read_file
from model.opening.isolated import ignore_seconds, never, run_isolated
from model.reading.docx import reader as docx
from model.reading.registry import read_bytes
from model.recognise.recogniser import recognise
from model.report.report import Report
from model.storage.json_file import is_exchange, report_from
from model.storage.own_file import LARGEST_FILE, dump, is_own_file, is_own_path, restore_report
from model.takeback.marked import Elsewhere, Mark, MarkedReport, locate, unmarked

_HOLDER = "overview"
"""The section of a report that carries the pictures and tables across."""


def read_marked(
    path: Path,
    *,
    progress: Callable[[float], object] = ignore_seconds,
    cancelled: Callable[[], bool] = never,
) -> MarkedReport:
    """Return the report in a file with its tracked changes and comments; raise ReadingError.

    A file of a format that records no changes has none: it can still be held against the report.
    """
    reply = run_isolated(path, packed, progress=progress, cancelled=cancelled)
    try:
        return _restored(json.loads(reply), path.name)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ReadingError(ReadingProblem.DAMAGED, name=path.name) from error


def packed(path: Path) -> bytes:
    """Return a file as `read_marked` restores it; runs in the process that reads."""
    marked = _read(path)
    blocks: list[Block] = []
    head: dict[str, Any] = {
        "before": _as_text(marked.before),
        "after": _as_text(marked.after),
        "texts": {key: [_mark(mark, blocks) for mark in marks] for key, marks in marked.texts.items()},
        "cells": {str(address): list(map(_span, spans)) for address, spans in marked.cells.items()},
        "elsewhere": [[list(map(_span, each.spans)), each.in_table] for each in marked.elsewhere],
        "comments": [list(comment) for comment in marked.comments],
        "has_revisions": marked.has_revisions,
    }
    head["blocks"] = _as_text(Report(texts={_HOLDER: tuple(blocks)}))
    return json.dumps(head).encode("ascii") + b"\n"


def _read(path: Path) -> MarkedReport:
    data = read_file(path, LARGEST_FILE if is_own_path(path) else FILE_LIMIT)
    if is_own_file(data):
        return unmarked(restore_report(data, path.name))
    if is_exchange(data):
        return unmarked(report_from(data, path.name))
    # Also tells a damaged file and one in no known format, in the words that opening it has.
    source = read_bytes(data, path.name)
    if source.format == "docx" and docx.sniff(data):
        return locate(docx.read_markup(data), path.name)
    return unmarked(recognise(source).report)


def _as_text(report: Report) -> str:
    return base64.b64encode(dump(report)).decode("ascii")


def _span(span: Span) -> list[Any]:
    revisions = [[r.kind.value, r.author, r.date, r.move] for r in span.revisions]
    return [span.text, revisions, list(span.comments), span.bold]


def _mark(mark: Mark, blocks: list[Block]) -> list[Any]:
    if mark.block is None:
        return [*_span(mark.span), -1]
    blocks.append(mark.block)
    return [*_span(mark.span), len(blocks) - 1]


def _restored(head: Any, name: str) -> MarkedReport:
    blocks = _report(head["blocks"], name).blocks(_HOLDER)
    count = len(head["comments"])
    return MarkedReport(
        _report(head["before"], name),
        _report(head["after"], name),
        {
            str(key): tuple(
                Mark(_restored_span(m, count), blocks[m[4]] if m[4] >= 0 else None) for m in marks
            )
            for key, marks in head["texts"].items()
        },
        {Address.parse(place): _spans(spans, count) for place, spans in head["cells"].items()},
        tuple(Elsewhere(_spans(spans, count), bool(in_table)) for spans, in_table in head["elsewhere"]),
        tuple(Comment(str(a), str(d), str(t), bool(done), int(to)) for a, d, t, done, to in head["comments"]),
        bool(head["has_revisions"]),
    )


def _report(text: str, name: str) -> Report:
    return restore_report(base64.b64decode(text), name)


def _spans(packed_spans: Iterable[Any], count: int) -> tuple[Span, ...]:
    return tuple(_restored_span(each, count) for each in packed_spans)


def _restored_span(each: Any, count: int) -> Span:
    text, revisions, comments, bold = each[:4]
    return Span(
        str(text),
        tuple(Revision(RevisionKind(k), str(a), str(d), str(m)) for k, a, d, m in revisions),
        tuple(int(c) for c in comments if 0 <= int(c) < count),
        bool(bold),
    )
