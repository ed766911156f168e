"""Matching: which finding is which after a change, whether the filter shows it, and what is said where none is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel

from model.checks.core import Finding, Severity
from model.checks.engine import Engine
from model.checks.job import MOST_FINDINGS
from model.content.address import Address
from ui.appearance.plain_text import PlainLabel
from ui.findings.filter import Show
from ui.findings.row import FindingRow

CHECKING = "正在审核…"
"""Said where nothing is found yet."""


def sameness(finding: Finding) -> object:
    """Return what two findings have in common that differ only in where in a text they stand."""
    return finding.identity, finding.severity, None if finding.fix is None else finding.fix.value


def place_of(finding: Finding) -> object:
    """Return what a finding has in common with the one that it replaces when a figure changes."""
    return finding.code, finding.address, finding.fix is None


def is_shown(row: FindingRow, show: Show) -> bool:
    """Return whether the filter shows a row."""
    return show is Show.KEPT if row.reason is not None else show.holds(row.finding.severity)


def none_words(show: Show, hidden: int) -> str:
    """Return what is said where nothing is shown; `hidden` findings are there that the filter does not show."""
    if show is Show.ALL:
        return "没有发现问题。"
    none = "没有写了出错说明的问题" if show is Show.KEPT else f"没有{Severity(show.value).word}问题"
    return f"{none}；另有 {hidden} 个问题没有显示。" if hidden else f"{none}。"


def say_none(label: QLabel, show: Show, hidden: int, checks: Engine) -> None:
    """Say it in a label, or that the checks of a long text are still running."""
    waits = checks.is_long and checks.is_waiting
    label.setText(CHECKING if waits else none_words(show, hidden))
    label.setObjectName("quiet" if hidden or waits else "fine")
    label.style().unpolish(label)
    label.style().polish(label)


def gravest(findings: Sequence[Finding], section: str, section_of: Callable[[Finding], str]) -> Finding:
    """Return the gravest of the findings, which are in the order of the form: of equal ones the first from `section` on."""
    sections = [section_of(finding) for finding in findings]
    begin = sections.index(section) if section in sections else 0
    from_here = [*findings[begin:], *findings[:begin]]
    order = list(Severity)
    return min(from_here, key=lambda finding: order.index(finding.severity))


def next_index(
    findings: Sequence[Finding],
    current: Finding | None,
    order: Callable[[Address], tuple[int, ...]],
    here: Sequence[int],
    direction: int,
) -> int:
    """Return where the walk goes on: beside the current finding or where it was before it was mended, else `here`."""
    if current in findings:
        return findings.index(current) + direction
    if current is not None:
        before = sum(order(f.address) < order(current.address) for f in findings)
        return before if direction > 0 else before - 1
    return (here or range(len(findings)))[0 if direction > 0 else -1]


def more_label() -> PlainLabel:
    """Return the hidden line that says that not all findings of a kind are listed."""
    label = PlainLabel(f"有的问题太多，每种只列出前 {MOST_FINDINGS} 条；改好以后会接着列出其余的。")
    label.setWordWrap(True)
    label.setObjectName("quiet")
    label.hide()
    return label
