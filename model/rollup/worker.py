"""What is done with one file in a worker process: read, recognise, check; the answer is bytes, never objects."""

from __future__ import annotations

import json
import multiprocessing
from datetime import date
from pathlib import Path

from model.checks.engine import check_report
from model.content.blocks import Blocks, Picture
from model.files.errors import ReadingError, ReadingProblem
from model.opening.isolated import open_isolated
from model.opening.open import open_report
from model.reading.registry import read
from model.report.report import Report
from model.rollup.entry import Kind, finding_out, pack_problem, pack_report
from model.rollup.similar import sketches_of
from model.rollup.units import units_from_blocks
from model.storage.own_file import restore_report


def read_file(path: str, today: str) -> bytes:
    """Return the packed entry of a file; `today` is an ISO date. Never raises for what the file holds."""
    return _read(path, today, isolated=False)


def read_file_isolated(path: str, today: str) -> bytes:
    """Do the same in a process of its own, for executors that do not limit their workers.

    A daemonic process may have no children; what made it (the nanny of a dask worker) watches its memory and restarts it.
    """
    return _read(path, today, isolated=not multiprocessing.current_process().daemon)


def _read(path: str, today: str, *, isolated: bool) -> bytes:
    file = Path(path)
    try:
        opened = open_isolated(file) if isolated else open_report(file)
    except ReadingError as error:
        kind = Kind.NO_REPORT if error.problem is ReadingProblem.NO_REPORT else Kind.UNREADABLE
        return pack_problem(kind, error.message)
    report = without_pictures(opened.report)
    findings = check_report(report, date.fromisoformat(today))
    return pack_report(report, len(opened.notes), findings, sketches_of(report))


def check_against(packed: bytes, previous: bytes, today: str) -> bytes:
    """Return the findings of a packed report beside last year's, as a JSON list."""
    report = restore_report(packed, "")
    report.previous = restore_report(previous, "")
    findings = check_report(report, date.fromisoformat(today))
    return json.dumps([finding_out(finding) for finding in findings], ensure_ascii=True).encode("ascii")


def without_pictures(report: Report) -> Report:
    """Return a copy without pictures, sources and last year's report: what a roll-up keeps of each unit."""
    slim = report.copy()
    slim.previous, slim.sources = None, {}
    slim.texts = {key: _without_pictures(blocks) for key, blocks in report.texts.items()}
    return slim


def _without_pictures(blocks: Blocks) -> Blocks:
    return tuple(block for block in blocks if not isinstance(block, Picture))


def read_units(path: str) -> bytes:
    """Return the units of a list in any readable format as JSON: `units`, each a list of its name and other names.

    A list that cannot be read gives a `message` instead, which says why.
    """
    file = Path(path)
    try:
        units = units_from_blocks(read(file).blocks).units
    except ReadingError as error:
        return json.dumps({"message": error.message}).encode("ascii")
    return json.dumps({"units": [unit.names for unit in units]}).encode("ascii")
