"""The commands that take many files: rollup, and check with more than one file or a folder."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from model.opening.isolated import open_isolated
from model.rollup.assignment import Decisions, Row, Status
from model.rollup.collect import collect, files_in, list_of_units
from model.rollup.entry import Entry, Kind
from model.rollup.pool import WorkerPool
from model.rollup.rollup import Rollup
from model.rollup.rollup_file import SUFFIX, load_rollup
from ui.cli.output import finding_to_dict

FOUND_ERRORS, BAD_INPUT = 1, 2
_CLUSTER = "dask://"


class ClusterError(Exception):
    """The cluster of `--executor` cannot be used; the text says why."""


def run_rollup(arguments: argparse.Namespace, today: date) -> int:
    """Roll up the files; return 1 where an error stands, 2 where nothing could be read, else 0."""
    with executor_of(arguments.executor) as executor:
        rollup = _gathered(arguments, executor, today)
    if arguments.output is not None:
        from export.rollup_package import export_rollup

        for path in export_rollup(rollup, arguments.output, today):
            print(f"已导出：{path}", file=sys.stderr if arguments.json else sys.stdout)
    if arguments.json:
        print(json.dumps(to_dict(rollup), ensure_ascii=False, indent=1))
    else:
        _print_rollup(rollup)
    return exit_code(rollup)


def _gathered(arguments: argparse.Namespace, executor: Executor, today: date) -> Rollup:
    """Return the roll-up of the files that the arguments name, checked beside last year's where there are any."""
    rollup = Rollup()
    for path in (p for p in arguments.paths if p.suffix.lower() == SUFFIX and p.is_file()):
        rollup = load_rollup(path)
    files = [path for path in arguments.paths if not (path.suffix.lower() == SUFFIX and path.is_file())]
    rollup = replace(
        rollup,
        units=list_of_units(arguments.units, executor) if arguments.units else rollup.units,
        wanted_year=arguments.year or rollup.wanted_year,
        unit=arguments.unit or rollup.unit,
        own=open_isolated(arguments.against).report if arguments.against else rollup.own,
        decisions=replace(
            rollup.decisions, counts_unlisted=arguments.count_unlisted or rollup.decisions.counts_unlisted
        ),
    )
    if not rollup.unit and rollup.own is not None:
        rollup = replace(rollup, unit=rollup.own.unit)
    if arguments.previous:
        rollup = rollup.with_last(_collected([arguments.previous], rollup, executor, today, "上年"))
    rollup = rollup.with_entries(_collected(files, rollup, executor, today, "本年"))
    return rollup.compared(executor, today)


def _collected(
    paths: Iterable[Path], rollup: Rollup, executor: Executor, today: date, what: str
) -> list[Entry]:
    files = files_in(paths)
    entries = collect(files, executor, today, known=rollup.known)
    return list(_counted(entries, len(files), what))


def _counted(entries: Iterable[Entry], of: int, what: str) -> Iterator[Entry]:
    """Pass entries on, and say on a terminal how many there are."""
    shows = sys.stderr.isatty()
    for number, entry in enumerate(entries, start=1):
        if shows:
            print(f"\r{what} {number} / {of}", end="\n" if number == of else "", file=sys.stderr, flush=True)
        yield entry


@contextmanager
def executor_of(address: str | None) -> Iterator[Executor]:
    """Give a pool of worker processes here, or the cluster at `dask://HOST:PORT`. Raise ClusterError."""
    if address is None:
        with WorkerPool() as pool:
            yield pool
        return
    if not address.startswith(_CLUSTER):
        raise ClusterError(f"不认识的 --executor：{address}。应写成 dask://主机:端口。")
    try:
        # By name: the extra need not be installed.
        client_of: Any = import_module("distributed").Client
    except ImportError as error:
        raise ClusterError("没有安装 dask。请先安装：pip install 'xxgk-report[cluster]'。") from error
    try:
        client = client_of(f"tcp://{address.removeprefix(_CLUSTER)}", timeout=20)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(f"连不上集群 {address}。请确认调度器已启动，主机和端口没有写错。") from error
    with client:
        yield client.get_executor()


def to_dict(rollup: Rollup) -> dict[str, Any]:
    """Return the roll-up as the command prints it: year, tables with the keys of `extract`, units, findings."""
    from export.writers.json import to_dict as report_to_dict
    from model.report.report import Report

    sums = Report(edition=rollup.total.form.edition)
    sums.values = {address: value for address, value in rollup.total.values.items() if value is not None}
    return {
        "year": rollup.year,
        "tables": report_to_dict(sums)["tables"],
        "units": [_row_to_dict(row) for row in rollup.rows],
        "findings": [finding_to_dict(finding) for finding in rollup.findings],
    }


def _row_to_dict(row: Row) -> dict[str, Any]:
    entry = row.entry
    return {
        "unit": row.unit or None,
        "file": entry.path if entry else None,
        "status": row.status.value,
        "files": list(row.files),
        "findings": [finding_to_dict(finding) for finding in entry.findings] if entry else [],
    }


def exit_code(rollup: Rollup) -> int:
    """Return 2 where no file could be read, 1 where an error stands, else 0."""
    if not any(entry.kind is Kind.REPORT for entry in rollup.entries.values()):
        return BAD_INPUT
    from model.checks.core import Severity

    has_errors = any(
        row.entry.has_errors for row in rollup.rows if row.entry and row.status is Status.COUNTED
    )
    return FOUND_ERRORS if has_errors or any(f.severity is Severity.ERROR for f in rollup.findings) else 0


def _print_rollup(rollup: Rollup) -> None:
    from export.rollup_workbook import STATUS_NAMES

    for row in rollup.rows:
        name = f"  {row.entry.name}" if row.entry else ""
        print(f"{STATUS_NAMES[row.status]}  {row.unit}{name}{_counts(row)}")
    for finding in rollup.findings:
        print(f"[{finding.severity.word}] {finding.code}  {finding.message}")
    counted = sum(row.status is Status.COUNTED for row in rollup.rows)
    print(f"汇总完毕：{rollup.year or '—'} 年度，计入 {counted} 个单位，共 {len(rollup.entries)} 个文件")


def _counts(row: Row) -> str:
    from model.checks.core import Severity

    if row.entry is None or not row.entry.findings:
        return ""
    counts = {s: sum(f.severity is s for f in row.entry.findings) for s in Severity}
    return "（" + "，".join(f"{severity.word} {count}" for severity, count in counts.items() if count) + "）"


def run_check_of_many(arguments: argparse.Namespace, today: date) -> int:
    """Check files and folders each by itself, beside last year's of its unit; return the exit code as for `rollup`."""
    with executor_of(None) as executor:
        rollup = Rollup(decisions=Decisions(counts_unlisted=True))
        if arguments.previous:
            rollup = rollup.with_last(_collected([arguments.previous], rollup, executor, today, "上年"))
        rollup = rollup.with_entries(_collected(arguments.files, rollup, executor, today, "审核"))
        rollup = rollup.compared(executor, today)
    entries = sorted(rollup.entries.values(), key=lambda entry: entry.path)
    if arguments.xlsx is not None:
        _write_list(rollup, arguments.xlsx, today)
    if arguments.json:
        print(json.dumps([_entry_to_dict(entry) for entry in entries], ensure_ascii=False, indent=1))
    else:
        _print_entries(entries)
    if not any(entry.kind is Kind.REPORT for entry in entries):
        return BAD_INPUT
    return FOUND_ERRORS if any(e.has_errors or e.kind is not Kind.REPORT for e in entries) else 0


def _entry_to_dict(entry: Entry) -> dict[str, Any]:
    return {
        "file": entry.path,
        "unit": entry.unit or None,
        "year": entry.year,
        "status": entry.kind.value,
        "message": entry.message or None,
        "findings": [finding_to_dict(finding) for finding in entry.findings],
    }


def _print_entries(entries: Sequence[Entry]) -> None:
    from ui.cli.output import print_findings

    for entry in entries:
        print(f"== {entry.path}  {entry.unit}{'' if entry.year is None else f' {entry.year} 年度'}")
        if entry.message:
            print(entry.message)
        else:
            print_findings(entry.findings)


def _write_list(rollup: Rollup, path: Path, today: date) -> None:
    """Write the findings of all files as a workbook. Raise ExportError."""
    from export.rollup_package import export_rollup

    export_rollup(rollup, path.with_suffix(".xlsx"), today)
