"""Profiles: what is remembered of each unit, a small own file each in a folder."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from model.content.values import squeeze
from model.files.atomic import FileError, replace_file, sweep_ended
from model.files.disk import disk, make_private_folder
from model.files.errors import ReadingError
from model.report.profile import profile_of
from model.report.report import Report
from model.storage.own_file import SUFFIX, dump_checked, load

MOST = 20
"""How many units are remembered."""


class Profiles:
    """The units in a folder, a small file each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def remember(self, report: Report) -> None:
        """Keep what a report says of its unit, in the place of what was kept before; what cannot be written is not."""
        profile = profile_of(report)
        if profile is None:
            return
        try:
            make_private_folder(self._folder)
            sweep_ended(self._folder)
            path = self._path(profile.unit)
            replace_file(path, dump_checked(profile, path), private=True)
            for path in self._files()[MOST:]:
                disk.unlink(path)
        except (FileError, OSError):
            return

    def all(self) -> tuple[Report, ...]:
        """Return the profiles, the one that was kept last first; files that cannot be read are passed over."""
        found: list[Report] = []
        for path in self._files()[:MOST]:
            try:
                found.append(load(path))
            except (ReadingError, OSError):
                continue
        return tuple(found)

    def of(self, unit: str) -> Report | None:
        """Return the profile of a unit; None where it is not known."""
        path = self._path(squeeze(unit))
        try:
            return load(path) if path.is_file() else None
        except (ReadingError, OSError):
            return None

    def forget(self) -> None:
        """Forget all units."""
        for path in self._files():
            with suppress(OSError):
                disk.unlink(path)

    def _path(self, unit: str) -> Path:
        """Return a file named by the unit, whatever signs its name has."""
        return self._folder / f"{hashlib.sha256(unit.encode()).hexdigest()[:16]}{SUFFIX}"

    def _files(self) -> list[Path]:
        try:
            dated = [(path.stat().st_mtime_ns, path) for path in self._folder.glob(f"*{SUFFIX}")]
        except OSError:
            return []
        return [path for _, path in sorted(dated, reverse=True)]
