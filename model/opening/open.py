"""Open any readable file as a report: an own file is restored, everything else is read and recognised."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from model.content.values import squeeze
from model.recognise.notes import Note
from model.report.report import Report


class Opened(NamedTuple):
    """A report from a file, and what was doubtful in it."""

    report: Report
    notes: tuple[Note, ...]
    is_own: bool
    """Whether the file is the program's own, and can be saved to."""

    def corrected(self, unit: str, year: int | None) -> Report:
        """Return the report with another unit and year; a printed title that says nothing else is dropped."""
        report = self.report.copy()
        report.unit, report.year = unit, year
        printed, report.title = report.title, ""
        if squeeze(printed) != squeeze(report.full_title):
            report.title = printed
        return report


def opens_in_process(path: Path) -> bool:
    """Return whether opening needs no other process: the content is that of an own file, or cannot be read at all.

    The name of the file does not count.
    """
    from model.storage.own_file import is_own_path

    try:
        return not path.is_file() or is_own_path(path)
    except OSError:
        return True


def open_report(path: Path) -> Opened:
    """Return the report in a file of any readable format; raise ReadingError with a sentence for the clerk."""
    from model.files.read import FILE_LIMIT, read_file
    from model.reading.registry import read_bytes
    from model.storage.json_file import is_exchange, report_from
    from model.storage.own_file import LARGEST_FILE, is_own_file, is_own_path, restore_report

    data = read_file(path, LARGEST_FILE if is_own_path(path) else FILE_LIMIT)
    if is_own_file(data):
        return Opened(restore_report(data, path.name), (), True)
    if is_exchange(data):
        return Opened(report_from(data, path.name), (), False)
    from model.recognise.recogniser import recognise

    recognised = recognise(read_bytes(data, path.name))
    return Opened(recognised.report, recognised.notes, False)
