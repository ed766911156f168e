"""Export: a report as a file of the format that its name asks for, replaced whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from export.compose import compose, printed_title
from export.errors import ExportError, Trouble, trouble_of
from export.style import OFFICIAL, Look, Properties
from model.files import FileError, replace_file
from model.report import Report

Writer = Callable[[Report, Look, "date | None"], bytes]

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names of devices of Windows."""
_LONGEST_NAME = 80
"""Characters: 240 bytes, under the 255 that Linux allows."""


def export_report(report: Report, path: Path, *, look: Look = OFFICIAL, today: date | None = None) -> None:
    """Writes the report in the format of the path's suffix; `today` becomes the date in the file's properties.

    Raises ExportError; the file that was there before is then untouched.
    """
    try:
        replace_file(path, render(report, path, look=look, today=today))
    except FileError as error:
        raise trouble_of(path, error.reason) from error


def render(report: Report, path: Path, *, look: Look = OFFICIAL, today: date | None = None) -> bytes:
    """The bytes that `export_report` writes. Raises ExportError for a suffix without a writer."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        suffix = path.suffix or "（无）"
        raise ExportError(Trouble.UNKNOWN_SUFFIX, path, suffix=suffix, known="、".join(WRITERS))
    return writer(report, look, today)


def default_name(report: Report, suffix: str) -> str:
    """A file name such as `示例市示例局2025年政府信息公开工作年度报告.docx`, allowed on every system."""
    title = printed_title(report) or report.form.title_suffix
    name = _FORBIDDEN.sub("_", title).strip(". ")[:_LONGEST_NAME]
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return f"{name}{suffix}"


def properties_of(report: Report, today: date | None) -> Properties:
    """What the file says of itself: title and unit; no person's name."""
    return Properties(printed_title(report), report.unit or report.signature, today)


def _docx(report: Report, look: Look, today: date | None) -> bytes:
    from export.writers.docx import write

    return write(compose(report), look, properties_of(report, today))


def _html(report: Report, look: Look, today: date | None) -> bytes:
    from export.writers.html import write

    return write(compose(report), look, properties_of(report, today))


def _txt(report: Report, look: Look, today: date | None) -> bytes:
    from export.writers.txt import write

    return write(compose(report))


def _xlsx(report: Report, look: Look, today: date | None) -> bytes:
    from export.writers.xlsx import write

    return write(report, properties_of(report, today))


def _pdf(report: Report, look: Look, today: date | None) -> bytes:
    from export.writers.pdf import write

    return write(compose(report), look, properties_of(report, today))


def _json(report: Report, look: Look, today: date | None) -> bytes:
    from export.writers.json import write

    return write(report)


WRITERS: dict[str, Writer] = {
    ".docx": _docx,
    ".pdf": _pdf,
    ".html": _html,
    ".xlsx": _xlsx,
    ".txt": _txt,
    ".json": _json,
}
"""The writer of each suffix, in the order in which they are offered."""
