"""Marks and colours of the three severities of a finding; the words and the order are those of `Severity`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from model.checks.core import Finding, Severity
from ui.appearance.theme import Colors, Theme

MARKS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.INFO: "○"}


def severity_color(colors: Colors, severity: Severity) -> str:
    """Return the colour of marks and words of a severity."""
    return getattr(colors, severity.value)


def severity_ground(colors: Colors, severity: Severity) -> str:
    """Return the pale ground of a severity."""
    return getattr(colors, f"{severity.value}_ground")


def tip_of(findings: Iterable[Finding]) -> str:
    """Return the tooltip on findings, as HTML: mark, word and sentence of each."""
    lines = [
        f'<b style="color:{severity_color(Theme.colors, f.severity)}">{MARKS[f.severity]} {f.severity.word}</b>'
        f"　{escape(f.message)}"
        for f in findings
    ]
    return "<br>".join(f'<span style="white-space:normal">{line}</span>' for line in lines)
