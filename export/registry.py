"""Export: a report as a file of the format that its name asks for, replaced whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from export.compose import compose
from export.errors import ExportError, ExportProblem, export_error_of
from export.style import OFFICIAL, DocumentStyle, Properties
from export.writers.characters import legal
from export.writers.fixed.marks import Document
from model.content.blocks import Blocks
from model.content.dates import iso_date
from model.files.atomic import FileError, replace_file, sweep_ended
from model.report.report import Report

if TYPE_CHECKING:
    from model.checks.engine import Engine


@dataclass(frozen=True)
class Source:
    """What a file is written from; blocks are composed once for all formats, findings once for both check reports."""

    report: Report
    style: DocumentStyle
    today: date | None

    @cached_property
    def blocks(self) -> Blocks:
        """The document of the report."""
        return compose(self.report)

    @cached_property
    def pages(self) -> Document:
        """The document on fixed pages, with its fonts."""
        from export.writers.pdf import record

        return record(self.blocks, self.style)

    @cached_property
    def checks(self) -> Blocks:
        """The check report, made today."""
        from export.check_report import compose_checks

        assert self.today is not None
        return compose_checks(self.report, self.today, self.engine)

    @cached_property
    def engine(self) -> Engine:
        """The findings, as they are today."""
        from model.checks.engine import Engine

        assert self.today is not None
        return Engine(self.report, self.today)

    @cached_property
    def about(self) -> Properties:
        """What the files say of themselves."""
        return properties_of(self.report, self.today)


Writer = Callable[[Source], bytes]

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names of devices of Windows."""
_LONGEST_NAME = 76
"""Characters: with what the names of a publication package add 251 bytes, under the 255 that Linux allows."""
_KEPT_END = len("2025年政府信息公开工作年度报告")


def export_report(
    report: Report, path: Path, *, style: DocumentStyle = OFFICIAL, today: date | None = None
) -> None:
    """Write the report in the format of the path's suffix; `today` becomes the date in the file's properties.

    Raise ExportError; the file that was there before is then untouched.
    """
    write_file(path, render(report, path, style=style, today=today))


def write_file(path: Path, data: bytes) -> None:
    """Replace a file whole. Raise ExportError; the file that was there before is then untouched."""
    sweep_ended(path.parent, path)
    try:
        replace_file(path, data)
    except FileError as error:
        raise export_error_of(path, error.reason) from error


def render(
    report: Report, path: Path, *, style: DocumentStyle = OFFICIAL, today: date | None = None
) -> bytes:
    """Return the bytes that `export_report` writes. Raise ExportError for a suffix without a writer."""
    return _rendered(Source(report, style, today), path)


def _rendered(source: Source, path: Path) -> bytes:
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        suffix = path.suffix or "（无）"
        raise ExportError(ExportProblem.UNKNOWN_SUFFIX, path, suffix=suffix, known="、".join(WRITERS))
    return writer(source)


def export_checks(report: Report, path: Path, *, style: DocumentStyle = OFFICIAL, today: date) -> None:
    """Write the check report of a report as .docx or .html. Raise ExportError as `export_report` does."""
    write_file(path, render_checks(report, path, style=style, today=today))


def render_checks(report: Report, path: Path, *, style: DocumentStyle = OFFICIAL, today: date) -> bytes:
    """Return the bytes that `export_checks` writes. Raise ExportError for a suffix without a writer."""
    return write_checks(Source(report, style, today), path)


def write_checks(source: Source, path: Path) -> bytes:
    """Return the bytes of the check report in the format of the suffix; raise ExportError for one without a writer."""
    suffix = path.suffix.lower()
    if suffix not in (".docx", ".html"):
        raise ExportError(
            ExportProblem.UNKNOWN_SUFFIX, path, suffix=path.suffix or "（无）", known=".docx、.html"
        )
    if suffix == ".docx":
        from export.writers.docx.writer import write
    else:
        from export.writers.html import write
    about = source.about._replace(title=f"{source.about.title}审核情况")
    return write(source.checks, source.style, about)


def default_name(report: Report, suffix: str) -> str:
    """Return a file name such as `示例市示例局2025年政府信息公开工作年度报告.docx`, allowed on every system."""
    title = report.printed_title or report.form.title_suffix
    name = _shortened(_FORBIDDEN.sub("_", legal(title)).strip(". "))
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return f"{name}{suffix}"


def _shortened(name: str) -> str:
    """Return a name within the limit that keeps its end: it says which report it is."""
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - _KEPT_END - 1]}…{name[-_KEPT_END:]}"


def properties_of(report: Report, today: date | None) -> Properties:
    """Return what the file says of itself: title and unit; no person's name."""
    title = report.printed_title or report.form.title_suffix
    author = report.unit or report.signature
    published = report.published or iso_date(report.date)
    return Properties(title, author, today, report.site_name, report.column_name, published)


def _docx(source: Source) -> bytes:
    from export.writers.docx.writer import write

    return write(source.blocks, source.style, source.about)


def _html(source: Source) -> bytes:
    from export.writers.html import write

    return write(source.blocks, source.style, source.about)


def _txt(source: Source) -> bytes:
    from export.writers.txt import write

    return write(source.blocks)


def _xlsx(source: Source) -> bytes:
    from export.writers.xlsx import write

    return write(source.report, source.about)


def _pdf(source: Source) -> bytes:
    from export.writers.pdf_file.document import pdf

    return pdf(source.pages, source.about)


def _ofd(source: Source) -> bytes:
    from export.writers.ofd.document import ofd

    return ofd(source.pages, source.about)


def _json(source: Source) -> bytes:
    from export.writers.json import write

    return write(source.report)


WRITERS: dict[str, Writer] = {
    ".docx": _docx,
    ".pdf": _pdf,
    ".ofd": _ofd,
    ".html": _html,
    ".xlsx": _xlsx,
    ".txt": _txt,
    ".json": _json,
}
"""The writer of each suffix, in the order in which they are offered."""
