"""Files of a comparison, each in the format that its name asks for, replaced whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from export.compare.correction import LIST_STYLE, compose_correction
from export.compare.years_page import PAGE_STYLE, compose_years, title_of
from export.errors import ExportError, ExportProblem, export_error_of
from export.style import Properties
from model.compare.reports import Comparison
from model.compare.years import Years
from model.files.atomic import FileError, replace_file, sweep_ended

COMPARISON_SUFFIXES = (".docx", ".html")
YEARS_SUFFIXES = (".docx", ".xlsx", ".pdf", ".html")


def export_comparison(comparison: Comparison, path: Path, names: tuple[str, str], today: date) -> None:
    """Write two reports side by side as .docx or .html. Raise ExportError; the file before is then untouched."""
    from export.compare import side_by_side

    suffix = _known(path, COMPARISON_SUFFIXES)
    about = Properties(side_by_side.title_of(names), comparison.new.unit, today)
    write = side_by_side.write_docx if suffix == ".docx" else side_by_side.write_html
    _replace(path, write(comparison, names, about))


def export_years(years: Years, path: Path, today: date, *, details: bool = False) -> None:
    """Write the figures of several years as .docx, .xlsx, .pdf or .html. Raise ExportError."""
    suffix = _known(path, YEARS_SUFFIXES)
    about = Properties(title_of(years), years.unit, today)
    if suffix == ".xlsx":
        from export.compare import years_workbook

        _replace(path, years_workbook.write(years, about))
        return
    if suffix == ".docx":
        from export.writers.docx.writer import write
    elif suffix == ".pdf":
        from export.writers.pdf import write
    else:
        from export.writers.html import write
    _replace(path, write(compose_years(years, details=details), PAGE_STYLE, about))


def export_correction(comparison: Comparison, path: Path, today: date) -> None:
    """Write the notice of what was corrected as .docx or .html. Raise ExportError."""
    suffix = _known(path, COMPARISON_SUFFIXES)
    if suffix == ".docx":
        from export.writers.docx.writer import write
    else:
        from export.writers.html import write
    about = Properties(correction_title(comparison), comparison.new.unit, today)
    _replace(path, write(compose_correction(comparison, today), LIST_STYLE, about))


def correction_title(comparison: Comparison) -> str:
    """Return what the notice is called."""
    return f"{comparison.new.printed_title or comparison.new.form.title_suffix}更正说明"


def _known(path: Path, known: tuple[str, ...]) -> str:
    suffix = path.suffix.lower()
    if suffix not in known:
        raise ExportError(
            ExportProblem.UNKNOWN_SUFFIX, path, suffix=path.suffix or "（无）", known="、".join(known)
        )
    return suffix


def _replace(path: Path, data: bytes) -> None:
    sweep_ended(path.parent, path)
    try:
        replace_file(path, data)
    except FileError as error:
        raise export_error_of(path, error.reason) from error
