"""Job: some checks of a report run on a copy of it, in any thread, while the report itself is edited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import NamedTuple

from model.checks.core import Facts, Finding, Instance, Rule, Severity
from model.content.address import Address
from model.form.spec import Form
from model.report.report import Report

MOST_FINDINGS = 100
"""Of one check in one place, the first; nobody reads more, and each is a row in the window."""


class Outcome(NamedTuple):
    """What came of one check."""

    findings: tuple[Finding, ...]
    reads: set[Address]
    """The places that it looked at."""
    is_cut: bool
    """Whether there are more findings than these."""


def run_check(rule: Rule, instance: Instance, facts: Facts, form: Form, severity: Severity | None) -> Outcome:
    """Run one check; `facts` may serve others before and after it."""
    run, things = instance
    facts.reads = set()
    hits = list(islice(run(facts, *things), MOST_FINDINGS + 1))
    if not hits:
        return Outcome((), facts.reads, False)
    findings = tuple([rule.finding(found, form, severity) for found in hits[:MOST_FINDINGS]])
    return Outcome(findings, facts.reads, len(hits) > MOST_FINDINGS)


class Job:
    """The checks of these numbers, to be run once."""

    def __init__(
        self,
        report: Report,
        today: date,
        checks: Mapping[int, tuple[Rule, Instance]],
        severities: Mapping[str, Severity],
    ) -> None:
        self._report = report.copy()
        self._today = today
        self._checks = checks
        self._severities = severities
        self._is_cancelled = False
        self.outcomes: dict[int, Outcome] = {}

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of its checks."""
        return frozenset(self._checks)

    def cancel(self) -> None:
        """Have it end before the next check: nobody waits for it any more."""
        self._is_cancelled = True

    def run(self) -> None:
        """Run the checks."""
        facts, form = Facts(self._report, self._today), self._report.form
        for number, (rule, instance) in self._checks.items():
            if self._is_cancelled:
                return
            self.outcomes[number] = run_check(rule, instance, facts, form, self._severities.get(rule.code))
