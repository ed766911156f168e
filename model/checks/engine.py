"""The engine: runs the checks, and after a change only those that read what changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from model.address import Address
from model.checks import figures, identity, totals
from model.checks.core import RULES, Check, Facts, Finding, Rule
from model.report import EVERYTHING, Report

MODULES = (totals, figures, identity)
"""Importing a module registers its checks."""


class Update(NamedTuple):
    """How the findings changed."""

    added: tuple[Finding, ...]
    removed: tuple[Finding, ...]


class Engine:
    """The findings of one report, kept current."""

    def __init__(self, report: Report, today: date) -> None:
        self._report = report
        self._today = today
        self._edition = ""
        self._checks: list[tuple[Rule, Check]] = []
        self._found: list[tuple[Finding, ...]] = []
        self._readers: dict[Address, set[int]] = {}
        self._reads: list[set[Address]] = []
        self.run_all()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the form and then of the codes."""
        found = [finding for findings in self._found for finding in findings]
        order = self._report.form.order
        return tuple(sorted(found, key=lambda f: (order(f.address), f.code)))

    def run_all(self) -> Update:
        """Runs every check."""
        before = {finding for findings in self._found for finding in findings}
        self._instantiate()
        for index in range(len(self._checks)):
            self._run(index)
        after = {finding for findings in self._found for finding in findings}
        return self._difference(before, after)

    def _instantiate(self) -> None:
        form = self._report.form
        self._edition = form.edition
        self._checks = [(rule, run) for rule in RULES.values() for run in rule.instances(form)]
        self._found = [()] * len(self._checks)
        self._reads = [set() for _ in self._checks]
        self._readers = {}

    def update(self, changed: Iterable[Address]) -> Update:
        """Runs the checks that read one of the changed places."""
        addresses = set(changed)
        if EVERYTHING in addresses or self._edition != self._report.edition:
            return self.run_all()
        affected = {index for address in addresses for index in self._readers.get(address, ())}
        before = {finding for index in affected for finding in self._found[index]}
        for index in affected:
            self._run(index)
        after = {finding for index in affected for finding in self._found[index]}
        return self._difference(before, after)

    def _run(self, index: int) -> None:
        rule, run = self._checks[index]
        facts = Facts(self._report, self._today)
        self._found[index] = tuple(rule.finding(found) for found in run(facts))
        for address in self._reads[index] - facts.reads:
            self._readers[address].discard(index)
        for address in facts.reads - self._reads[index]:
            self._readers.setdefault(address, set()).add(index)
        self._reads[index] = facts.reads

    def _difference(self, before: set[Finding], after: set[Finding]) -> Update:
        def ordered(findings: set[Finding]) -> tuple[Finding, ...]:
            order = self._report.form.order
            return tuple(sorted(findings, key=lambda f: (order(f.address), f.code)))

        return Update(ordered(after - before), ordered(before - after))


def check_report(report: Report, today: date) -> tuple[Finding, ...]:
    """All findings of a report."""
    return Engine(report, today).findings
