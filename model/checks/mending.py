"""Mending: what follows from the form alone, all at once: sums, balances, carry-over from last year.

A sum that is wrong may be so because of one of its parts. So nothing is touched that another rule confirms: where
mending one sum would break a rule that held, the cell is left to the clerk.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from model.checks.core import Finding, Severity
from model.checks.engine import Engine
from model.content.address import Address
from model.content.values import Value, number
from model.report.report import Report, SetValues

MECHANICAL = frozenset({"R01", "R02", "R03", "R04", "L01"})
"""Checks of which the form says what the cell must be (国办公开办函〔2021〕30号, 表三、表四)."""

_MOST_ROUNDS = 12
"""More than a chain of sums, balance and total can need."""

_Wanted = dict[Address, list[Finding]]


def mechanical(findings: Iterable[Finding]) -> frozenset[Finding]:
    """Return the findings that could be mended without knowing more than the form."""
    return frozenset(
        f for f in findings if f.code in MECHANICAL and f.fix is not None and f.fix.address.is_cell
    )


def has_mechanical(findings: Iterable[Finding]) -> bool:
    """Return whether any finding could be mended without knowing more than the form."""
    # A list, as this is asked at every keystroke: it costs one call, not one for each finding.
    return any([f.code in MECHANICAL and f.fix is not None for f in findings])


def mend(report: Report, today: date) -> dict[Address, Value]:
    """Return the cells to set and their values, in the order of the form; empty where there is nothing that can be mended safely."""
    disputed: set[Address] = set()
    while True:
        copy = report.copy()
        # Texts take most of the time of a check and no part in this.
        copy.texts = {}
        done, clash = _attempt(copy, Engine(copy, today), disputed)
        if not clash:
            return {address: done[address] for address in sorted(done, key=report.form.order)}
        disputed |= clash


def _attempt(
    report: Report, engine: Engine, disputed: set[Address]
) -> tuple[dict[Address, Value], set[Address]]:
    """Mend the report; return what was set, and the cells about which rules turned out to disagree."""
    given = dict(report.values)
    known = {_place(finding) for finding in engine.findings}
    doubtful = {finding.address for finding in engine.findings}
    done: dict[Address, Value] = {}
    for _ in range(_MOST_ROUNDS):
        wanted = _wanted(engine.findings)
        ready = {a: found for a, found in wanted.items() if a not in disputed and not _waits(found, wanted)}
        clash = {a for a, found in ready.items() if a in done or len(_values(found)) > 1}
        for finding in engine.findings:
            may_pass = finding.address in doubtful and ready
            if _place(finding) not in known and not may_pass and _was_borne_out(finding, given):
                clash |= done.keys() & {finding.address, *finding.related}
        if clash or not ready:
            return done, clash
        chosen = {address: _values(found).pop() for address, found in ready.items()}
        done.update(chosen)
        engine.update(report.apply(SetValues(chosen)).addresses)
    return done, set()


def _place(finding: Finding) -> tuple[str, Address]:
    return finding.code, finding.address


def _wanted(findings: Iterable[Finding]) -> _Wanted:
    """Return the mechanical findings by the cell that they would set."""
    wanted: _Wanted = {}
    for finding in mechanical(findings):
        assert finding.fix is not None
        wanted.setdefault(finding.fix.address, []).append(finding)
    return wanted


def _values(findings: Iterable[Finding]) -> set[Value]:
    return {finding.fix.value for finding in findings if finding.fix is not None}


def _waits(findings: Iterable[Finding], pending: _Wanted) -> bool:
    """Return whether what a cell must be follows from a cell that is wrong itself."""
    return any(address in pending for finding in findings for address in finding.related)


def _was_borne_out(finding: Finding, given: dict[Address, Value]) -> bool:
    """Return whether a rule that is broken now held of figures, and not of blanks and zeros."""
    cells = (finding.address, *finding.related)
    return finding.severity is Severity.ERROR and any(number(given.get(cell)) for cell in cells)
