"""Marks and colours of the three severities of a finding; the words and the order are those of `Severity`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.checks.core import Severity

if TYPE_CHECKING:
    from ui.appearance.theme import Colors

MARKS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.INFO: "○"}


def severity_color(colors: Colors, severity: Severity) -> str:
    """The colour of marks and words of a severity."""
    return {Severity.ERROR: colors.error, Severity.WARNING: colors.warning, Severity.INFO: colors.info}[
        severity
    ]


def severity_ground(colors: Colors, severity: Severity) -> str:
    """The pale ground of a severity."""
    grounds = {
        Severity.ERROR: colors.error_ground,
        Severity.WARNING: colors.warning_ground,
        Severity.INFO: colors.info_ground,
    }
    return grounds[severity]
