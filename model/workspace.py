"""Workspace: what is open (report, last year's, findings, history, path) and the one way to change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from model.checks.core import Finding, Fix
from model.checks.engine import Engine, Update
from model.checks.job import Job
from model.checks.linking import link_edit, links_of
from model.content.address import Address
from model.report.history import NOWHERE, Document, History, Step
from model.report.report import (
    EVERYTHING,
    Acknowledge,
    Edit,
    ReplaceAll,
    Report,
    Several,
    Withdraw,
    new_report,
)
from model.storage import own_file as storage

LINKING = "数字跟着表格变"
"""Name of the step that makes fields of figures."""


class WorkspaceChange(NamedTuple):
    """What listeners hear after every change."""

    addresses: frozenset[Address]
    """The places that changed; holds EVERYTHING where all may have."""
    added: tuple[Finding, ...]
    removed: tuple[Finding, ...]
    is_whole: bool = False
    """Whether another report, or another edition, has come in: EVERYTHING is among the addresses."""


Listener = Callable[[WorkspaceChange], None]

NOTHING = WorkspaceChange(frozenset(), (), ())


class Workspace:
    """One open report. Every change goes through `apply`, so that checks, history and listeners never miss one."""

    def __init__(self, today: date, report: Report | None = None) -> None:
        self.today = today
        self.report = report or new_report()
        self.path: Path | None = None
        self.read_only = False
        """Whether edits are refused: the file is being worked on in another window."""
        self.history = History()
        self._engine = Engine(self.report, today)
        self._listeners: list[Listener] = []
        self._refusals: list[Callable[[], None]] = []
        self.history.mark_saved()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are not acknowledged, in the order of the form."""
        return self._engine.findings

    @property
    def acknowledged(self) -> tuple[Finding, ...]:
        """The findings that are kept with a reason, which `report.acknowledgements` holds by their identity."""
        return self._engine.acknowledged

    @property
    def is_saved(self) -> bool:
        """Whether nothing would be lost by closing."""
        return self.history.is_saved

    def listen(self, listener: Listener) -> None:
        """Call `listener` after every change from now on."""
        self._listeners.append(listener)

    def listen_refused(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever an edit is refused because the report is read-only."""
        self._refusals.append(listener)

    def apply(
        self, edit: Edit, label: str, merge_key: str = "", *, deferred: bool = False
    ) -> WorkspaceChange:
        """Make an edit as one undo step named `label`; consecutive edits with one merge key are one step.

        With `deferred`, which typing in a text sets, the checks of texts wait until `settle`.
        A read-only report is not changed; the listeners to refusals are called.
        """
        if self._is_refused():
            return NOTHING
        change = self.report.apply(edit)
        if change.addresses:
            self.history.push(label, change.inverse, merge_key)
        return self._tell(change.addresses, deferred=deferred)

    def _is_refused(self) -> bool:
        """Return whether the report is read-only; the listeners to refusals are then called."""
        if self.read_only:
            for listener in tuple(self._refusals):
                listener()
        return self.read_only

    def settle(self) -> WorkspaceChange:
        """Run the checks of texts that waited for a pause in typing, and tell the listeners what they found."""
        return self._publish(frozenset(), self._engine.settle())

    @property
    def checks(self) -> Engine:
        """The checks themselves: whether they wait, and the job for another thread that `take_checks` takes back."""
        return self._engine

    def take_checks(self, job: Job) -> WorkspaceChange:
        """Take over what a job has found, and tell the listeners; nothing where the report was changed since."""
        return self._publish(frozenset(), self._engine.take(job))

    def fix(self, fix: Fix, label: str) -> WorkspaceChange:
        """Carry out a finding's fix."""
        return self.apply(fix.edit(self.report), label)

    def acknowledge(self, finding: Finding, reason: str) -> WorkspaceChange:
        """Keep a finding with a reason (出错说明); it comes back when its figures change."""
        return self.apply(Acknowledge(finding.identity, reason), "填写出错说明")

    def acknowledge_all(self, findings: Sequence[Finding], reason: str) -> WorkspaceChange:
        """Keep several findings with one reason, as one step."""
        edits = tuple(Acknowledge(finding.identity, reason) for finding in findings)
        return self.apply(Several(edits), f"填写出错说明 {len(findings)} 处")

    def withdraw(self, finding: Finding) -> WorkspaceChange:
        """Take the acknowledgement of a finding back."""
        return self.apply(Withdraw(finding.identity), "撤销出错说明")

    def undo(self) -> WorkspaceChange | None:
        """Take the last step back; None where there is none."""
        step = self.history.pop_undo()
        if step is None:
            return None
        change = self.report.apply(step.inverse)
        self._exchange_document(step)
        self.history.undone(step, change.inverse)
        return self._tell(change.addresses)

    def undo_step(self, label: str) -> WorkspaceChange | None:
        """Take the last step back if it is the one of this name; None where something else has come since."""
        return self.undo() if self.history.undo_label == label else None

    def redo(self) -> WorkspaceChange | None:
        """Do the last step again that was taken back; None where there is none."""
        step = self.history.pop_redo()
        if step is None:
            return None
        change = self.report.apply(step.inverse)
        self._exchange_document(step)
        self.history.redone(step, change.inverse)
        return self._tell(change.addresses)

    def import_report(self, report: Report, label: str) -> WorkspaceChange:
        """Begin a new document with this report, as one step; it has no file until it is saved.

        Undoing the step leads back to the document before, with its file.
        """
        if self._is_refused():
            return NOTHING
        former = Document(self.path, self.read_only, self.history.saved)
        change = self.report.apply(ReplaceAll(report))
        self.history.push(label, change.inverse, document=former)
        self.path, self.read_only, self.history.saved = None, False, NOWHERE
        return self._tell(frozenset({EVERYTHING}))

    def _exchange_document(self, step: Step) -> None:
        """Go over to the document that a step leads to, and note in the step the one that it leads away from."""
        if step.document is not None:
            other, step.document = step.document, Document(self.path, self.read_only, self.history.saved)
            self.path, self.read_only, self.history.saved = other

    def load(
        self, report: Report, path: Path | None, *, is_saved: bool = True, read_only: bool = False
    ) -> WorkspaceChange:
        """Open another report with a fresh history; `path` is its own file, None where it came from elsewhere.

        Nothing would be lost by closing it again, as what was read is still where it was read from;
        with `is_saved` false it would (a recovery copy).
        """
        self.report.apply(ReplaceAll(report))
        self.history = History()
        self.path, self.read_only = path, read_only
        self.history.mark_saved()
        if not is_saved:
            self.history.mark_unsaved()
        return self._tell(frozenset({EVERYTHING}))

    def start_empty(self) -> WorkspaceChange:
        """Open an empty report."""
        return self.load(new_report(), None)

    def save(self, path: Path) -> None:
        """Write the own file; raise FileError and stay unsaved where that fails."""
        storage.save(self.report, path)
        self.path = path
        self.history.mark_saved()
        # What was read-only until it was saved elsewhere is shown anew, to be edited.
        everything = frozenset({EVERYTHING}) if self.read_only else frozenset[Address]()
        self.read_only = False
        self._tell(everything)

    def _tell(self, addresses: frozenset[Address], *, deferred: bool = False) -> WorkspaceChange:
        return self._publish(addresses, self._engine.update(addresses, deferred=deferred))

    def _publish(self, addresses: frozenset[Address], update: Update) -> WorkspaceChange:
        changed = WorkspaceChange(addresses, update.added, update.removed, EVERYTHING in addresses)
        for listener in tuple(self._listeners):
            listener(changed)
        return changed


def link_figures(workspace: Workspace, keys: Iterable[str] | None = None) -> int:
    """Make fields of all figures that could be, as one step that can be taken back; return how many."""
    report = workspace.report
    links = links_of(report, workspace.today, keys)
    workspace.apply(link_edit(report, links), LINKING)
    return len(links)
