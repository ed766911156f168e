"""What commands print of findings: lines for people, dictionaries for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.checks.core import Finding, Fix, Severity
from model.content.values import Value


def print_findings(findings: Sequence[Finding]) -> None:
    """Print one line a finding and a line of totals."""
    for finding in findings:
        print(f"[{finding.severity.word}] {finding.code} {finding.address}  {finding.message}")
    counts = "，".join(f"{s.word} {sum(f.severity is s for f in findings)}" for s in Severity)
    print(f"审核完毕：{counts}")


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """Return a finding as a dictionary that json can write."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "address": str(finding.address),
        "message": finding.message,
        "related": [str(address) for address in finding.related],
        "fix": None if finding.fix is None else _fix_to_dict(finding.fix),
    }


def _fix_to_dict(fix: Fix) -> dict[str, Any]:
    also = {"also": [str(address) for address in fix.also]} if fix.also else {}
    return {"address": str(fix.address), "value": _json_value(fix.value), **also}


def _json_value(value: Value) -> int | float | str | None:
    return value if value is None or isinstance(value, (int, str)) else float(value)
