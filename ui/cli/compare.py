"""The command compare: two reports side by side, the figures of several years, the notice of a correction."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from export.compare.outputs import COMPARISON_SUFFIXES, export_comparison, export_correction, export_years
from model.compare.lines import lines
from model.compare.reports import Comparison, compare
from model.compare.years import years_of
from model.opening.isolated import open_isolated
from model.report.report import Report

DIFFERENT = 1
"""Exit code where the reports differ and nothing is written, as that of diff."""


def run_compare(arguments: argparse.Namespace, today: date) -> int:
    """Compare the files named and write or print what differs; raise ReadingError, ExportError, YearsError."""
    paths: Sequence[Path] = arguments.files
    reports = [open_isolated(path).report for path in paths]
    output: Path | None = arguments.output
    if arguments.correction:
        return _correct(reports, output, today)
    if output is None:
        return _print(compare(reports[0], reports[1]))
    is_years = arguments.figures or len(paths) > 2 or output.suffix.lower() not in COMPARISON_SUFFIXES
    if is_years:
        export_years(years_of(reports), output, today, details=arguments.details)
    else:
        names = (paths[0].name, paths[1].name)
        export_comparison(compare(reports[0], reports[1]), output, names, today)
    print(f"已导出：{output}")
    return 0


def _correct(reports: Sequence[Report], output: Path | None, today: date) -> int:
    found = compare(reports[0], reports[1])
    if output is None:
        return _print(found)
    export_correction(found, output, today)
    print(f"已导出：{output}")
    return 0


def _print(comparison: Comparison) -> int:
    for line in lines(comparison):
        place = f"{line.part} {line.place}".rstrip()
        print(f"{place}：{line.old_text or '（无）'} → {line.new_text or '（无）'}")
    print(f"不同的地方：{comparison.count} 处")
    return DIFFERENT if comparison.count else 0
