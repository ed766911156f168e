"""The program's own file of a report that was exported: looked for beside the exported one."""

from __future__ import annotations

import re
from pathlib import Path

from model.files.errors import ReadingError
from model.report.report import Report
from model.storage.own_file import SUFFIX, load

_MARK = re.compile(r"（[^（）]*）$")
"""What an export has after its title: （官方模板）."""
MOST = 20
"""Own files in a folder that are looked into."""


def companion_of(path: Path, report: Report) -> Path | None:
    """Return the own file beside an exported one: of its name, else the only one of the same unit and year."""
    stem = _MARK.sub("", path.stem)
    named = path.with_name(stem + SUFFIX)
    if named.is_file():
        return named
    if not report.unit or report.year is None:
        return None
    try:
        files = sorted(path.parent.glob(f"*{SUFFIX}"))[:MOST]
    except OSError:
        return None
    same = [file for file in files if _is_of(file, report.unit, report.year)]
    return same[0] if len(same) == 1 else None


def _is_of(file: Path, unit: str, year: int) -> bool:
    try:
        found = load(file)
    except ReadingError:
        return False
    return (found.unit, found.year) == (unit, year)
