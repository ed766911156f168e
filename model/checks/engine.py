"""The engine: runs the checks, and after a change only those that read what changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from model.checks import (
    arithmetic,
    completeness,
    contradictions,
    figures,
    identity,
    narrative,
    periods,
    plausibility,
    privacy,
    repeated,
    totals,
)
from model.checks.core import RULES, Check, Facts, Finding, Rule
from model.content.address import Address
from model.report.report import ACKNOWLEDGEMENTS, EVERYTHING, Report

MODULES = (
    totals,
    figures,
    plausibility,
    completeness,
    identity,
    narrative,
    contradictions,
    arithmetic,
    periods,
    repeated,
    privacy,
)
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
        self._stale: set[int] = set()
        self._kept: frozenset[str] = frozenset()
        self.run_all()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are not acknowledged, in the order of the form and then of the codes."""
        return self._ordered(self._open(range(len(self._checks))))

    @property
    def acknowledged(self) -> tuple[Finding, ...]:
        """The findings that are kept with a reason, in the same order."""
        return self._ordered(f for found in self._found for f in found if f.identity in self._kept)

    def run_all(self) -> Update:
        """Runs every check."""
        before = self._open(range(len(self._checks)))
        self._kept = frozenset(self._report.acknowledgements)
        self._instantiate()
        for index in range(len(self._checks)):
            self._run(index)
        return self._difference(before, self._open(range(len(self._checks))))

    def _instantiate(self) -> None:
        form = self._report.form
        self._edition = form.edition
        self._checks = [(rule, run) for rule in RULES.values() for run in rule.instances(form)]
        self._found = [()] * len(self._checks)
        self._reads = [set() for _ in self._checks]
        self._readers = {}
        self._stale = set()

    def update(self, changed: Iterable[Address], *, deferred: bool = False) -> Update:
        """Runs the checks that read one of the changed places; `deferred` leaves those of texts to `settle`."""
        addresses = set(changed)
        if EVERYTHING in addresses or self._edition != self._report.edition:
            return self.run_all()
        affected = {index for address in addresses for index in self._readers.get(address, ())}
        if deferred:
            waiting = {index for index in affected if self._checks[index][0].of_text}
            self._stale |= waiting
            affected -= waiting
        else:
            affected |= self._stale
        return self._rerun(affected, ACKNOWLEDGEMENTS in addresses)

    def settle(self) -> Update:
        """Runs the checks that `update` left."""
        return self._rerun(self._stale, False)

    def _rerun(self, indices: set[int], judged_anew: bool) -> Update:
        """Runs some checks; with `judged_anew` what is acknowledged has changed, for findings of any check."""
        concerned = range(len(self._checks)) if judged_anew else sorted(indices)
        before = self._open(concerned)
        if judged_anew:
            self._kept = frozenset(self._report.acknowledgements)
        for index in indices:
            self._run(index)
        self._stale = self._stale - indices
        return self._difference(before, self._open(concerned))

    def _run(self, index: int) -> None:
        rule, run = self._checks[index]
        facts = Facts(self._report, self._today)
        self._found[index] = tuple(rule.finding(found) for found in run(facts))
        for address in self._reads[index] - facts.reads:
            self._readers[address].discard(index)
        for address in facts.reads - self._reads[index]:
            self._readers.setdefault(address, set()).add(index)
        self._reads[index] = facts.reads

    def _open(self, indices: Iterable[int]) -> set[Finding]:
        return {f for index in indices for f in self._found[index] if f.identity not in self._kept}

    def _difference(self, before: set[Finding], after: set[Finding]) -> Update:
        return Update(self._ordered(after - before), self._ordered(before - after))

    def _ordered(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        order = self._report.form.order
        return tuple(sorted(findings, key=lambda f: (order(f.address), f.code, f.arguments)))


def registered_rules() -> tuple[Rule, ...]:
    """All checks that this room brings with it."""
    return tuple(RULES.values())


def check_report(report: Report, today: date) -> tuple[Finding, ...]:
    """All findings of a report that are not acknowledged."""
    return Engine(report, today).findings
