"""The command export: one file in the format of its suffix, or everything for publication."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from model.opening.isolated import open_isolated
from model.report.report import Report
from model.storage.own_file import SUFFIX, save

REFUSED = 1
"""Exit code where `--strict` refuses."""


class UnknownTemplateError(ValueError):
    """There is no look of this name for the picture of a report."""


def run_export(arguments: argparse.Namespace, today: date) -> int:
    """Write the report in the format of the suffix, or all formats; return the exit code. Raise ReadingError, ExportError."""
    report = open_isolated(arguments.file).report
    from export.printable import PAGED_SUFFIXES
    from model.checks.core import Severity
    from model.checks.engine import check_report

    found = [finding.severity for finding in check_report(report, today)]
    refused = arguments.strict and len(found) > found.count(Severity.INFO)
    if refused:
        print("没有导出：还有强制性或核实性问题没有处理（--strict）。", file=sys.stderr)
    for path in () if refused else _written(report, arguments, today):
        print(f"已导出：{path}")
    if not refused and (arguments.all or arguments.output.suffix.lower() in PAGED_SUFFIXES):
        _name_unprintable(report)
    if found:
        counts = "，".join(f"{severity.word} {found.count(severity)}" for severity in Severity)
        print(f"还有没有处理的审核问题：{counts}（用 check 查看）", file=sys.stderr)
    return REFUSED if refused else 0


def _name_unprintable(report: Report) -> None:
    from export.printable import unprintable
    from ui.files.printable_question import listed

    missing = unprintable(report)
    if missing:
        print(f"这台电脑的字体显示不了下面的字，页面上印成了空心方框：\n{listed(missing)}", file=sys.stderr)


def _written(report: Report, arguments: argparse.Namespace, today: date) -> tuple[Path, ...]:
    """Write the publication package, or one file in the format of its suffix; return the files written."""
    path: Path = arguments.output
    if path.suffix.lower() == SUFFIX and not arguments.all:
        save(report, path)
        return (path,)
    if not arguments.all and (arguments.poster is not None or path.suffix.lower() in (".png", ".svg")):
        return _poster_written(report, path, arguments.poster or "")
    from export.publication import export_all
    from export.registry import export_report
    from export.style import OFFICIAL, PLAIN

    look = PLAIN if arguments.look == "plain" else OFFICIAL
    if arguments.all:
        from model.files.batch import finish_pending
        from ui.environment.app_paths import pending_folder

        finish_pending(pending_folder())
        return export_all(report, path, style=look, today=today, pending=pending_folder())
    if arguments.review:
        from export.review_copy import ReviewOptions, export_review_copy

        export_review_copy(report, path, ReviewOptions(line_numbers=True), style=look, today=today)
    else:
        export_report(report, path, style=look, today=today)
    return (path,)


def _poster_written(report: Report, path: Path, key: str) -> tuple[Path, ...]:
    from export.poster.outputs import export_poster
    from export.poster.templates import TEMPLATES, template_of

    try:
        template = template_of(key or TEMPLATES[0].key)
    except KeyError as error:
        raise UnknownTemplateError(key) from error
    export_poster(report, path, template)
    return (path,)
