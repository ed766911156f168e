"""Controller of a register: its columns, answers and year, and the counts that follow from them; tells what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from model.content.address import Address
from model.ledger.counting import Counts, carried_out_of, count, differences, year_of
from model.ledger.entry import entering, rows_on
from model.ledger.fields import Field, Role
from model.ledger.memory import Memory, remembered_answers
from model.ledger.register import Register, RowRef, read_register
from model.reading.tabular import Grid
from model.report.report import Edit, Report


class LedgerController(QObject):
    """A register on its way into a report. Every change goes through it and is told by `changed`."""

    changed = Signal()

    def __init__(
        self,
        grids: Sequence[Grid],
        name: str,
        report: Report,
        today: date,
        memory: Memory | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._grids, self._name, self._report = tuple(grids), name, report
        self._memory = memory or Memory()
        self._roles = dict(self._memory.roles)
        self._answers = dict(self._memory.answers)
        self.register: Register = read_register(self._grids, name, self._roles)
        previous = report.previous
        self.year = report.year or year_of(self.register, today, None if previous is None else previous.year)
        self.counts: Counts
        self._cells: dict[RowRef, list[Address]] = {}
        self._recount()

    @property
    def report(self) -> Report:
        """The report that the counts are meant for."""
        return self._report

    @property
    def has_applications(self) -> bool:
        """Whether the file holds a register at all."""
        return bool(self.register.parts)

    def _recount(self) -> None:
        self.counts = count(self.register, self.year, self._answers)
        if self._report.previous is not None:
            self.counts.doubts += differences(self.counts, carried_out_of(self._report.previous))
        self.rows = rows_on(self.counts, self._report.form)
        self._cells = {}
        for address, rows in self.rows.items():
            for ref in rows:
                self._cells.setdefault(ref, []).append(address)

    def _change(self) -> None:
        self._recount()
        self.changed.emit()

    def cells_of(self, ref: RowRef) -> Sequence[Address]:
        """Return the cells that count a row."""
        return self._cells.get(ref, ())

    def answer(self, identity: str, choice: str) -> None:
        """Answer a question; an empty choice takes the answer back."""
        if choice:
            self._answers[identity] = choice
        else:
            self._answers.pop(identity, None)
        self._change()

    def set_role(self, heading: str, field: Field) -> None:
        """Say what the columns of a heading are."""
        self._roles[heading] = Role(field)
        self.register = read_register(self._grids, self._name, self._roles)
        self._change()

    def set_year(self, year: int) -> None:
        """Count for another year."""
        self.year = year
        self._change()

    @property
    def memory(self) -> Memory:
        """What is to be remembered for the unit's next register."""
        return Memory(dict(self._roles), remembered_answers(self._answers))

    def edit(self) -> Edit:
        """Return the edit that enters the tables into the report."""
        return entering(self.counts, self._report.form)
