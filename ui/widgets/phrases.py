"""Phrases that more than one part of the window shows; plain Chinese, no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from model.checks.core import Finding, Severity

READ_ONLY = "这份报告正在另一窗口编辑，这里只能查看。"


def state_words(findings: Iterable[Finding]) -> str:
    """Return how far a report is: how many findings of each severity stand open."""
    numbers = Counter(finding.severity for finding in findings)
    said = [f"{severity.word} {numbers[severity]}" for severity in Severity if numbers[severity]]
    return "　".join(said) or "没有待处理的问题"
