"""Publication package: all files that are published of one report, with their names, replaced in a folder as one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from export.errors import export_error_of
from export.registry import WRITERS, Source, default_name, write_checks
from export.style import OFFICIAL, DocumentStyle
from model.files.atomic import FileError
from model.files.batch import replace_files
from model.files.disk import disk
from model.report.report import Report

WEB_CODE = "（网页代码）"
CHECK_REPORT = "（审核报告）"


class Part(NamedTuple):
    """One file of the package: what follows the title of the report in its name, and how it is written."""

    ending: str
    write: Callable[[Source], bytes]


def _web_code(source: Source) -> bytes:
    from export.writers.html import fragment

    return fragment(source.blocks, source.style).encode("utf-8-sig")


def _checks(suffix: str) -> Callable[[Source], bytes]:
    return lambda source: write_checks(source, Path(f"{CHECK_REPORT}{suffix}"))


PARTS = (
    *(Part(suffix, write) for suffix, write in WRITERS.items()),
    Part(f"{WEB_CODE}.txt", _web_code),
    Part(f"{CHECK_REPORT}.docx", _checks(".docx")),
    Part(f"{CHECK_REPORT}.html", _checks(".html")),
)
"""The report in every format, its web code to paste, its check report: the one list of the files of the package."""


def package_names(report: Report) -> tuple[str, ...]:
    """Return the names of the files of the package."""
    stem = default_name(report, "")
    return tuple(f"{stem}{part.ending}" for part in PARTS)


def render_all(report: Report, *, style: DocumentStyle = OFFICIAL, today: date) -> dict[str, bytes]:
    """Return the content of the files of the package by name."""
    source = Source(report, style, today)
    names = package_names(report)
    return {name: part.write(source) for name, part in zip(names, PARTS, strict=True)}


def export_all(
    report: Report,
    folder: Path,
    *,
    style: DocumentStyle = OFFICIAL,
    today: date,
    pending: Path | None = None,
) -> tuple[Path, ...]:
    """Write the package into a folder, which is created where it is missing, and return the files. Raise ExportError.

    The package in the folder is the old or the new whole one: where one file cannot be replaced, because Word holds it
    open, all stay the old ones. `pending` is a folder for notes on packages that a killed process leaves unfinished,
    see `model.files.batch`.
    """
    package = render_all(report, style=style, today=today)
    try:
        disk.make_folder(folder)
        replace_files(folder, package, pending)
    except FileError as error:
        raise export_error_of(error.path, error.reason) from error
    except OSError as error:
        raise export_error_of(folder, error) from error
    return tuple(folder / name for name in package)
