"""The guide that lies in a publication package: what is still open, then what each file is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from model.checks.core import Finding, Severity
from model.content.dates import printed_date

_NOTHING = "没有需要处理的问题。"


def guide(title: str, findings: Sequence[Finding], files: Mapping[str, str], today: date) -> bytes:
    """Return the text of the guide for any notepad; `files` has a line on each file of the package by its name."""
    lines = [
        title,
        f"整套发布文件说明　{printed_date(today)}",
        "",
        "一、发布前需要处理的问题",
        *_open(findings),
        "",
        "二、这个文件夹里的文件",
        *(line for name, purpose in files.items() for line in (name, f"　　{purpose}")),
        "",
        "各文件内容一致，都由同一份报告导出；报告改动后请重新导出全部，不要单独修改其中一个。",
    ]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig", "replace")


def _open(findings: Sequence[Finding]) -> Iterable[str]:
    if not findings:
        return (_NOTHING,)
    counts = "，".join(f"{s.word} {sum(f.severity is s for f in findings)} 个" for s in Severity)
    ordered = [finding for severity in Severity for finding in findings if finding.severity is severity]
    return (
        f"共 {len(findings)} 个：{counts}。强制性问题改正后才能发布。",
        *(f"{i}. ［{f.severity.word}］{f.message}（{f.code}）" for i, f in enumerate(ordered, start=1)),
    )
