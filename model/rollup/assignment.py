"""Assignment: which file counts for which unit, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from model.rollup.entry import Entry, Kind
from model.rollup.units import Match, MatchedBy, Unit, UnitList

SAME_TIME = 60.0
"""Seconds within which two files count as changed at one time: copying a folder gives all of them about the same."""

_LATER = re.compile(r"终稿|定稿|最新|最终|修订|更正|改\d*|v\d+|final|new", re.IGNORECASE)
_EARLIER = re.compile(r"旧|old|副本|备份|初稿|草稿|copy|backup|bak", re.IGNORECASE)


class Status(Enum):
    """What a file, or a unit without one, is in a roll-up."""

    COUNTED = "counted"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    NO_REPORT = "no_report"
    WRONG_YEAR = "wrong_year"
    DUPLICATE = "duplicate"
    NOT_LISTED = "not_listed"


_NO_MATCH = Match()


@dataclass(frozen=True)
class Decisions:
    """What the user decided: whose a file is (by path; empty for nobody's), and which file of a unit counts."""

    unit_of: Mapping[str, str] = field(default_factory=dict[str, str])
    chosen: Mapping[str, str] = field(default_factory=dict[str, str])
    counts_unlisted: bool = False


@dataclass(frozen=True)
class Row:
    """One line of the roll-up: a unit with its file, a unit without one, or a file that counts for nobody."""

    unit: str
    status: Status
    entry: Entry | None = None
    files: tuple[str, ...] = ()
    """The paths of all files that belong to the unit."""
    match: Match = _NO_MATCH


@dataclass(frozen=True)
class _Candidate:
    unit: str
    entry: Entry
    match: Match


def year_of(entries: Iterable[Entry]) -> int | None:
    """Return the year that most reports are on, the later of two; None where no report tells."""
    counts: dict[int, int] = {}
    for entry in entries:
        if entry.year is not None:
            counts[entry.year] = counts.get(entry.year, 0) + 1
    return max(counts, key=lambda year: (counts[year], year), default=None)


def assign(
    units: UnitList, entries: Sequence[Entry], year: int | None, decisions: Decisions | None = None
) -> tuple[Row, ...]:
    """Return the rows: the listed units in their order, each with its files; then the files that are nobody's.

    Without a list, every unit that a report names is on it. A unit counts one file: the one that the user chose, else
    the newer by its time, and by its name where the times are equal.
    """
    decisions = decisions or Decisions()
    units = units if len(units) else _units_of(entries)
    belonging: dict[str, list[_Candidate]] = {unit.name: [] for unit in units.units}
    strangers: list[_Candidate] = []
    for entry in entries:
        candidate = _candidate(units, entry, decisions)
        belonging.get(candidate.unit, strangers).append(candidate)
    rows = [row for unit, found in belonging.items() for row in _rows_of(unit, found, year, decisions)]
    return (*rows, *_rows_of_strangers(strangers, year, decisions))


def _units_of(entries: Iterable[Entry]) -> UnitList:
    return UnitList(Unit(entry.unit or entry.signature) for entry in entries if entry.unit or entry.signature)


def _candidate(units: UnitList, entry: Entry, decisions: Decisions) -> _Candidate:
    decided = decisions.unit_of.get(entry.path)
    if decided is not None:
        return _Candidate(decided, entry, Match(decided, MatchedBy.USER))
    match = units.match(entry.unit, entry.signature, entry.name)
    return _Candidate(match.unit, entry, match)


def _rows_of(unit: str, found: Sequence[_Candidate], year: int | None, decisions: Decisions) -> list[Row]:
    files = tuple(candidate.entry.path for candidate in found)
    usable = [c for c in found if _status_alone(c.entry, year) is Status.COUNTED]
    used = _used(usable, decisions.chosen.get(unit)) if usable else None
    rows: list[Row] = []
    for candidate in found:
        status = _status_alone(candidate.entry, year)
        if status is Status.COUNTED and candidate is not used:
            status = Status.DUPLICATE
        rows.append(Row(unit, status, candidate.entry, files, candidate.match))
    if not rows:
        return [Row(unit, Status.MISSING)]
    rows.sort(key=lambda row: row.status is not Status.COUNTED)
    return rows


def _status_alone(entry: Entry, year: int | None) -> Status:
    """Return what a file is by itself, whoever else sent one."""
    if entry.kind is Kind.UNREADABLE:
        return Status.UNREADABLE
    if entry.kind is Kind.NO_REPORT:
        return Status.NO_REPORT
    return Status.COUNTED if year is None or entry.year == year else Status.WRONG_YEAR


def _used(candidates: Sequence[_Candidate], chosen: str | None) -> _Candidate:
    """Return the one that counts among the reports of one unit on the right year."""
    for candidate in candidates:
        if candidate.entry.path == chosen:
            return candidate
    newest = max(candidate.entry.modified for candidate in candidates)
    recent = [c for c in candidates if newest - c.entry.modified <= SAME_TIME]
    return max(recent, key=lambda c: (_version(c.entry.name), c.entry.modified, c.entry.name))


def _version(name: str) -> int:
    """Return how a file's name places it among others: 1 for 终稿, -1 for 旧, 0 for neither; 旧 outweighs 改."""
    stem = name.rsplit(".", 1)[0]
    if _EARLIER.search(stem):
        return -1
    return 1 if _LATER.search(stem) else 0


def _rows_of_strangers(strangers: Sequence[_Candidate], year: int | None, decisions: Decisions) -> list[Row]:
    rows: list[Row] = []
    by_unit: dict[str, list[_Candidate]] = {}
    for candidate in sorted(strangers, key=lambda candidate: candidate.entry.path):
        status = _status_alone(candidate.entry, year)
        name = candidate.entry.unit or candidate.entry.signature
        if status is Status.COUNTED:
            by_unit.setdefault(name or candidate.entry.path, []).append(candidate)
        else:
            rows.append(Row(name, status, candidate.entry, (candidate.entry.path,), candidate.match))
    for found in by_unit.values():
        rows += _rows_of_stranger(found, decisions)
    return rows


def _rows_of_stranger(found: Sequence[_Candidate], decisions: Decisions) -> list[Row]:
    """Return the rows of a unit that is on no list; it is counted only where the user wants such units counted."""
    files = tuple(candidate.entry.path for candidate in found)
    used = _used(found, None)
    counted = Status.COUNTED if decisions.counts_unlisted else Status.NOT_LISTED
    return [
        Row(
            candidate.entry.unit or candidate.entry.signature,
            counted if candidate is used else Status.DUPLICATE,
            candidate.entry,
            files,
            candidate.match,
        )
        for candidate in (used, *(c for c in found if c is not used))
    ]
