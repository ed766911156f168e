"""Controller of a roll-up: holds its present state, collects files beside the window, and tells what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from model.report.report import Report
from model.rollup.entry import Entry
from model.rollup.rollup import Rollup
from model.rollup.rollup_file import load_rollup, save_rollup
from model.rollup.units import UnitList
from ui.rollup.collecting import Collecting, StartExecutor, start_pool


class RollupController(QObject):
    """The open roll-up. Every change goes through it and is told by `changed`."""

    changed = Signal()
    progressed = Signal(int, int)
    """So many files of so many are read; 0 of 0 when nothing is being read any more."""

    def __init__(self, today: date, start: StartExecutor = start_pool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.rollup = Rollup(wanted_year=None)
        self.path: Path | None = None
        self._saved = self.rollup
        self._collecting = Collecting(start, today, self)
        self._collecting.read.connect(self._take)
        self._collecting.read_last.connect(self._take_last)
        self._collecting.compared.connect(self._take)
        self._collecting.progressed.connect(self.progressed)
        self._collecting.idle.connect(self._on_idle)

    @property
    def is_saved(self) -> bool:
        """Tell whether nothing would be lost by closing."""
        return self.rollup is self._saved or (not self.rollup.entries and not len(self.rollup.units))

    @property
    def is_reading(self) -> bool:
        """Tell whether files are being read."""
        return self._collecting.is_busy

    def add(self, paths: Iterable[Path]) -> None:
        """Read this year's files and folders."""
        self._collecting.collect(tuple(paths), self.rollup.known)

    def add_last(self, paths: Iterable[Path]) -> None:
        """Read last year's files and folders."""
        self._collecting.collect(tuple(paths), self.rollup.known, of_last_year=True)

    def add_list(self, path: Path) -> UnitList:
        """Read and take a list of units. Raise UnitListError."""
        units = self._collecting.read_units(path)
        self.set_units(units)
        return units

    def cancel(self) -> None:
        """Stop reading; what was read stays."""
        self._collecting.cancel()

    def end(self) -> None:
        """Stop reading and end the workers."""
        self._collecting.end()

    def _take(self, entries: Sequence[Entry]) -> None:
        self._set(self.rollup.with_entries(entries))

    def _take_last(self, entries: Sequence[Entry]) -> None:
        self._set(self.rollup.with_last(entries))

    def _on_idle(self) -> None:
        """When all files are read, the reports are checked beside last year's."""
        pairs = tuple(self.rollup.pairs())
        if pairs and not self._collecting.was_cancelled:
            self._collecting.compare(pairs)
        else:
            self.progressed.emit(0, 0)

    def _set(self, rollup: Rollup) -> None:
        self.rollup = rollup
        self.changed.emit()

    def set_units(self, units: UnitList) -> None:
        """Take another list of units."""
        self._set(replace(self.rollup, units=units))

    def set_year(self, year: int | None) -> None:
        """Roll up another year; None for the one that most reports are on."""
        self._set(replace(self.rollup, wanted_year=year))

    def set_unit(self, unit: str) -> None:
        """Name the office that rolls up."""
        if unit != self.rollup.unit:
            self._set(replace(self.rollup, unit=unit))

    def set_own(self, own: Report | None) -> None:
        """Compare the sums with the office's own report."""
        unit = self.rollup.unit or (own.unit if own is not None else "")
        self._set(replace(self.rollup, own=own, unit=unit))

    def assign(self, path: str, unit: str) -> None:
        """Say whose a file is; empty for nobody's."""
        decided = {**self.rollup.decisions.unit_of, path: unit}
        self._set(replace(self.rollup, decisions=replace(self.rollup.decisions, unit_of=decided)))

    def choose(self, unit: str, path: str) -> None:
        """Say which of its files counts for a unit."""
        chosen = {**self.rollup.decisions.chosen, unit: path}
        self._set(replace(self.rollup, decisions=replace(self.rollup.decisions, chosen=chosen)))

    def set_counts_unlisted(self, counts: bool) -> None:
        """Count units that are not on the list, or leave them out."""
        self._set(replace(self.rollup, decisions=replace(self.rollup.decisions, counts_unlisted=counts)))

    def set_returned(self, unit: str, returned: bool) -> None:
        """Note that a unit's report was sent back, or came again."""
        others = self.rollup.returned - {unit}
        self._set(replace(self.rollup, returned=others | {unit} if returned else others))

    def remove(self, path: str) -> None:
        """Take a file out of the roll-up; the file itself stays where it is."""
        entries = {key: entry for key, entry in self.rollup.entries.items() if key != path}
        self._set(replace(self.rollup, entries=entries))

    def put_in(self, entries: Iterable[Entry]) -> None:
        """Take in files that are read already, such as one that was removed."""
        self._set(self.rollup.with_entries(entries))

    def forget_changes(self) -> None:
        """Let the present state count as saved."""
        self._saved = self.rollup

    def save(self, path: Path) -> None:
        """Save the roll-up. Raise FileError."""
        save_rollup(self.rollup, path)
        self.path, self._saved = path, self.rollup
        self.changed.emit()

    def load(self, path: Path) -> None:
        """Open a saved roll-up. Raise ReadingError."""
        self.rollup = self._saved = load_rollup(path)
        self.path = path
        self.changed.emit()
