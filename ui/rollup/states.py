"""States of units as the window names them: the status of the file, and what was done about it."""

from __future__ import annotations

from enum import Enum

from model.checks.core import Severity
from model.rollup.assignment import Row, Status


class State(Enum):
    """What a line of the roll-up shows; the value is its name."""

    RECEIVED = "已收"
    ERRORS = "有强制性问题"
    RETURNED = "已退回"
    MISSING = "缺报"
    WRONG_YEAR = "年度不符"
    UNREADABLE = "读不了"
    NO_REPORT = "不是年报"
    DUPLICATE = "重复"
    NOT_LISTED = "不在名单"


_BY_STATUS = {
    Status.MISSING: State.MISSING,
    Status.WRONG_YEAR: State.WRONG_YEAR,
    Status.UNREADABLE: State.UNREADABLE,
    Status.NO_REPORT: State.NO_REPORT,
    Status.DUPLICATE: State.DUPLICATE,
    Status.NOT_LISTED: State.NOT_LISTED,
}

SEVERITY: dict[State, Severity | None] = {
    State.RECEIVED: None,
    State.ERRORS: Severity.ERROR,
    State.RETURNED: Severity.INFO,
    State.MISSING: Severity.ERROR,
    State.WRONG_YEAR: Severity.ERROR,
    State.UNREADABLE: Severity.ERROR,
    State.NO_REPORT: Severity.WARNING,
    State.DUPLICATE: Severity.WARNING,
    State.NOT_LISTED: Severity.WARNING,
}
"""How grave each is: the colour and mark that it is shown with."""


def state_of(row: Row, returned: frozenset[str]) -> State:
    """Return the state of a row; `returned` are the units whose report was sent back."""
    if row.status is not Status.COUNTED:
        return _BY_STATUS[row.status]
    if row.unit in returned:
        return State.RETURNED
    return State.ERRORS if row.entry is not None and row.entry.has_errors else State.RECEIVED


def problems_of(row: Row) -> str:
    """Return how many findings a report has: `强制 2　核实 1`; for a file without one, why."""
    if row.entry is None:
        return ""
    if row.entry.message:
        return row.entry.message
    counts = [
        (s.word.removesuffix("性"), sum(f.severity is s for f in row.entry.findings))
        for s in Severity
        if s is not Severity.INFO
    ]
    return "　".join(f"{word} {count}" for word, count in counts if count)
