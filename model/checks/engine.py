"""The engine: runs the checks, and after a change only those that read what changed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from model.checks import identity, many_reports
from model.checks.core import RULES, Facts, Finding, Instance, Rule, Severity
from model.checks.job import Job, Outcome, run_check
from model.checks.requirements import requirements_of
from model.checks.tables import blanks, completeness, figures, named, plausibility, totals, unlikely
from model.checks.texts import (
    arithmetic,
    basis,
    comparisons,
    consistency,
    contradictions,
    local,
    narrative,
    periods,
    pictures,
    privacy,
    repeated,
)
from model.content.address import Address
from model.form.editions import CURRENT
from model.form.spec import Form
from model.report.report import ACKNOWLEDGEMENTS, EVERYTHING, Report

MODULES = (
    totals,
    figures,
    plausibility,
    unlikely,
    named,
    blanks,
    completeness,
    identity,
    narrative,
    contradictions,
    comparisons,
    consistency,
    basis,
    arithmetic,
    periods,
    repeated,
    pictures,
    privacy,
    local,
    many_reports,
)
"""Importing a module registers its checks."""


LONG_TEXTS, LONG_BLOCKS = 20_000, 400
"""Characters and paragraphs; a report of a county has some 5,000 and 100."""


class Update(NamedTuple):
    """How the findings changed."""

    added: tuple[Finding, ...]
    removed: tuple[Finding, ...]


class Engine:
    """The findings of one report, kept current."""

    def __init__(self, report: Report, today: date) -> None:
        self._report = report
        self._today = today
        self._edition: str
        self._checks: list[tuple[Rule, Instance]] = []
        self._found: list[tuple[Finding, ...]] = []
        self._readers: dict[Address, set[int]] = {}
        self._reads: list[set[Address]] = []
        self._facts = Facts(report, today)
        self._severities: dict[str, Severity] = {}
        self._stale: set[int] = set()
        self._cut: set[int] = set()
        """The checks that found more than is kept."""
        self._job: Job | None = None
        self.lets_long_texts_wait = False
        """Whether checks of texts wait for `settle` or a job wherever the texts are long."""
        self._kept: frozenset[str] = frozenset()
        self._open: list[Finding] = []
        self._acknowledged: list[Finding] = []
        self.run_all()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are not acknowledged, in the order of the form and then of the codes."""
        return tuple(self._open)

    @property
    def acknowledged(self) -> tuple[Finding, ...]:
        """The findings that are kept with a reason, in the same order."""
        return tuple(self._acknowledged)

    @property
    def is_waiting(self) -> bool:
        """Whether checks have not been run since what they read was changed."""
        return bool(self._stale) or self._job is not None

    @property
    def is_cut(self) -> bool:
        """Whether a check has found more in one place than is kept."""
        return bool(self._cut)

    @property
    def is_long(self) -> bool:
        """Whether the checks of the texts take longer than a hand notices."""
        report = self._report
        blocks = sum(map(len, report.texts.values()))
        return blocks > LONG_BLOCKS or sum(len(self._facts.text(key)) for key in report.texts) > LONG_TEXTS

    def run_all(self) -> Update:
        """Run every check."""
        before = set(self._open)
        self._instantiate()
        form, waits = self._report.form, self.lets_long_texts_wait and self.is_long
        for index, (rule, _) in enumerate(self._checks):
            if waits and rule.of_text:
                self._stale.add(index)
            else:
                self._run(index, form)
        return self._sort_anew(before)

    def _instantiate(self) -> None:
        form = self._report.form
        made = requirements_of(self._report.rules)
        applies = made is not None and (not made.years or self._report.year in made.years)
        changed = made.severities if made is not None and applies else ()
        # What must be corrected stays so, whatever a file says that came with a report.
        self._severities = {
            code: severity
            for code, severity in changed
            if code in RULES and RULES[code].severity is not Severity.ERROR
        }
        self._edition = form.edition
        self._checks = [(rule, run) for rule in RULES.values() for run in rule.instances(form)]
        self._found = [()] * len(self._checks)
        self._reads = [set() for _ in self._checks]
        self._readers = {}
        self._stale, self._cut, self._job = set(), set(), None

    def update(self, changed: Iterable[Address], *, deferred: bool = False) -> Update:
        """Run the checks that read one of the changed places; `deferred` leaves those of texts to `settle`."""
        addresses = set(changed)
        self._drop_job()
        year_may_matter = bool(self._report.rules) and _YEAR in addresses
        if (
            EVERYTHING in addresses
            or _RULES in addresses
            or year_may_matter
            or self._edition != self._report.edition
        ):
            return self.run_all()
        affected = {index for address in addresses for index in self._readers.get(address, ())}
        if deferred or (self.lets_long_texts_wait and self.is_long):
            waiting = {index for index in affected if self._checks[index][0].of_text}
            self._stale |= waiting
            affected -= waiting
        else:
            affected |= self._stale
        return self._rerun(affected, ACKNOWLEDGEMENTS in addresses)

    def settle(self) -> Update:
        """Run the checks that `update` left."""
        self._drop_job()
        return self._rerun(self._stale, False)

    def begin(self) -> Job | None:
        """Return the checks that `update` left as a job for another thread; None where there are none, or one has them."""
        if not self._stale:
            return None
        checks = {index: self._checks[index] for index in sorted(self._stale)}
        self._job, self._stale = Job(self._report, self._today, checks, self._severities), set()
        return self._job

    def take(self, job: Job) -> Update:
        """Take over what a job has found; nothing where the report has been changed since it began."""
        if job is not self._job or job.outcomes.keys() != job.numbers:
            return Update((), ())
        self._job = None
        return self._rerun(set(job.numbers), False, job.outcomes)

    def _drop_job(self) -> None:
        """Let the checks of a job wait again: what they read may be another thing now."""
        if self._job is not None:
            self._job.cancel()
            self._stale |= self._job.numbers
            self._job = None

    def _rerun(
        self, indices: set[int], judged_anew: bool, outcomes: Mapping[int, Outcome] | None = None
    ) -> Update:
        """Run some checks, or take their outcomes.

        With `judged_anew` the acknowledgements have changed, for findings of any check.
        """
        before, form = set(self._open) if judged_anew else set[Finding](), self._report.form
        added, removed = set[Finding](), set[Finding]()
        for index in indices:
            old = self._found[index]
            if outcomes is None:
                self._run(index, form)
            else:
                self._keep(index, outcomes[index])
            if self._found[index] != old:
                removed.update(old)
                added.update(self._found[index])
        self._stale = self._stale - indices
        return self._sort_anew(before) if judged_anew else self._exchange(added - removed, removed - added)

    def _sort_anew(self, before: set[Finding]) -> Update:
        """Divide all findings into open and acknowledged ones; `before` are those that were open."""
        self._kept = frozenset(self._report.acknowledgements)
        every = sorted({f for found in self._found for f in found}, key=_ORDER)
        self._open = [f for f in every if not self._is_kept(f)]
        self._acknowledged = [f for f in every if self._is_kept(f)]
        added = [f for f in self._open if f not in before]
        return Update(tuple(added), tuple(sorted(before.difference(self._open), key=_ORDER)))

    def _exchange(self, added: set[Finding], removed: set[Finding]) -> Update:
        """Take findings out of the sorted lists and put others in."""
        gone, new = sorted(removed, key=_ORDER), sorted(added, key=_ORDER)
        for finding in gone:
            ordered = self._acknowledged if self._is_kept(finding) else self._open
            del ordered[ordered.index(finding, bisect_left(ordered, finding.order, key=_ORDER))]
        for finding in new:
            insort(self._acknowledged if self._is_kept(finding) else self._open, finding, key=_ORDER)
        if not self._kept:
            return Update(tuple(new), tuple(gone))
        return Update(*(tuple(f for f in part if not self._is_kept(f)) for part in (new, gone)))

    def _is_kept(self, finding: Finding) -> bool:
        return bool(self._kept) and finding.identity in self._kept

    def _run(self, index: int, form: Form) -> None:
        rule, instance = self._checks[index]
        severity = self._severities.get(rule.code) if self._severities else None
        # One view serves all checks: a check has run to its end before the next begins.
        self._keep(index, run_check(rule, instance, self._facts, form, severity))

    def _keep(self, index: int, outcome: Outcome) -> None:
        self._found[index] = outcome.findings
        for address in self._reads[index] - outcome.reads:
            self._readers[address].discard(index)
        for address in outcome.reads - self._reads[index]:
            self._readers.setdefault(address, set()).add(index)
        self._reads[index] = outcome.reads
        if outcome.is_cut:
            self._cut.add(index)
        else:
            self._cut.discard(index)


_RULES, _YEAR = Address("rules"), Address("year")
_ORDER = attrgetter("order")


def registered_rules() -> tuple[Rule, ...]:
    """Return the checks of one report; those of a roll-up look at many, and nothing of them is run here."""
    return tuple(rule for rule in RULES.values() if any(True for _ in rule.instances(CURRENT)))


def check_report(report: Report, today: date) -> tuple[Finding, ...]:
    """Return all findings of a report that are not acknowledged."""
    return Engine(report, today).findings
