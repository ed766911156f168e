"""Profile: what of a report stays the same from year to year for its unit, kept for the next empty report."""

from __future__ import annotations

import hashlib
from pathlib import Path

from model.content.values import squeeze
from model.files.atomic import FileError, replace_file
from model.files.errors import ReadingError
from model.form import edition_for
from model.report.report import FRONT, Edit, Report, SetField, SetText, Several
from model.report.rollover import Years, moved_on
from model.storage.own_file import SUFFIX, dump_checked, load

MOST = 20
"""How many units are remembered."""


def profile_of(report: Report) -> Report | None:
    """Unit, its kind, signature and front matter alone; None for a report that names no unit."""
    unit = squeeze(report.unit)
    if not unit:
        return None
    made = Report(edition_for(report.year), unit=unit, year=report.year)
    made.signature, made.unit_kind = report.signature, report.unit_kind
    if report.blocks(FRONT):
        made.texts[FRONT] = report.blocks(FRONT)
    return made


def begun_with(profile: Report, year: int) -> Report:
    """An empty report on `year` with what the profile knows, its years moved on."""
    report = Report(edition_for(year), unit=profile.unit, year=year)
    report.signature, report.unit_kind = profile.signature, profile.unit_kind
    report.computes_totals = True
    if profile.blocks(FRONT):
        years = None if profile.year is None else Years(profile.year, year)
        report.texts[FRONT] = moved_on(profile.blocks(FRONT), years)
    return report


def filling(profile: Report, report: Report, former: Report | None = None) -> Edit:
    """The edit that names the profile's unit in a report and fills in what that leaves open.

    What a clerk or a file says is not overwritten; what stands there from `former`, another unit's profile, is.
    """
    old = Report() if former is None else _on_year_of(former, report)
    new = _on_year_of(profile, report)
    edits: list[Edit] = [SetField("unit", profile.unit)]
    edits += [
        SetField(field, getattr(new, field))
        for field in ("unit_kind", "signature")
        if getattr(report, field) in ("", getattr(old, field))
    ]
    if not report.text(FRONT).strip() or report.blocks(FRONT) == old.blocks(FRONT):
        edits.append(SetText(FRONT, new.blocks(FRONT)))
    return Several(tuple(edits))


def _on_year_of(profile: Report, report: Report) -> Report:
    return profile if report.year is None else begun_with(profile, report.year)


def clearing() -> Edit:
    """The edit that takes out again what a profile filled in."""
    fields = (SetField(field, "") for field in ("unit", "unit_kind", "signature"))
    return Several((*fields, SetText(FRONT, ())))


class Profiles:
    """The units in a folder, a small file each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def remember(self, report: Report) -> None:
        """Keeps what a report says of its unit, in the place of what was kept before; what cannot be written is not."""
        profile = profile_of(report)
        if profile is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._path(profile.unit)
            replace_file(path, dump_checked(profile, path))
            for path in self._files()[MOST:]:
                path.unlink(missing_ok=True)
        except (FileError, OSError):
            return

    def all(self) -> tuple[Report, ...]:
        """The profiles, the one that was kept last first; files that cannot be read are passed over."""
        found: list[Report] = []
        for path in self._files()[:MOST]:
            try:
                found.append(load(path))
            except (ReadingError, OSError):
                continue
        return tuple(found)

    def of(self, unit: str) -> Report | None:
        """The profile of a unit; None where it is not known."""
        path = self._path(squeeze(unit))
        try:
            return load(path) if path.is_file() else None
        except (ReadingError, OSError):
            return None

    def forget(self) -> None:
        """Forgets all units."""
        for path in self._files():
            path.unlink(missing_ok=True)

    def _path(self, unit: str) -> Path:
        """A file named by the unit, whatever signs its name has."""
        return self._folder / f"{hashlib.sha256(unit.encode()).hexdigest()[:16]}{SUFFIX}"

    def _files(self) -> list[Path]:
        try:
            dated = [(path.stat().st_mtime_ns, path) for path in self._folder.glob(f"*{SUFFIX}")]
        except OSError:
            return []
        return [path for _, path in sorted(dated, reverse=True)]
