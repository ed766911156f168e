"""What the import review knows of the report that is open, and what a clerk may do instead of importing."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from model.report.report import Report


class Instead(Enum):
    """What to do with a file instead of beginning this year's report from it."""

    OPEN = "open"
    COMPARE = "compare"
    """Attach it to the open report as last year's, for comparison only."""


class Present(NamedTuple):
    """The report that is open."""

    words: str
    """What becomes of it, as a sentence; empty where there is nothing to lose."""
    report: Report | None
    """None where the open report is empty."""
