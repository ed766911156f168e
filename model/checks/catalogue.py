"""The catalogue of checks: every code with its severity, rule and source, as text and as Markdown."""

from __future__ import annotations

import inspect
from collections.abc import Iterable

from model.checks import many_reports
from model.checks.core import RULES, Rule
from model.checks.engine import registered_rules

_GROUPS = (
    ("T", "三张表"),
    ("D", "表二　主动公开政府信息情况"),
    ("R", "表三　收到和处理政府信息公开申请情况"),
    ("L", "表四　政府信息公开行政复议、行政诉讼情况"),
    ("N", "文字部分"),
    ("P", "个人信息"),
    ("M", "单位、年度和标题"),
    ("Q", "主管部门的要求（载入 .xxgk-rules 文件后）"),
    ("S", "汇总多个单位的报告"),
)
_HEAD = """# 审核目录

本页由程序的审核规则生成，请勿手工修改：`python main.py checks` 打印同样的内容。

- **强制性**：公开前必须改正。
- **核实性**：请改正；核实无误的，填写出错说明后可以保留。
- **提示性**：供参考，不影响公开。

空白和“/”在求和时按 0 计。跨年的审核在导入上年报告后进行。
"""


def rules() -> tuple[Rule, ...]:
    """Return all checks, in the order of their codes within the parts of the report."""
    order = [letter for letter, _ in _GROUPS]
    known = (*registered_rules(), *(RULES[code] for code in many_reports.CODES))
    return tuple(sorted(known, key=lambda rule: (order.index(rule.code[0]), rule.code)))


def explanation(rule: Rule) -> str:
    """Return a check's rule and source, lines joined where the docstring was only folded."""
    return "\n".join(line.strip() for line in inspect.cleandoc(rule.explanation).splitlines() if line.strip())


def as_text() -> str:
    """Return the catalogue for a terminal: one check after the other."""
    lines: list[str] = []
    for rule in rules():
        first, *rest = explanation(rule).split("\n")
        lines.append(f"{rule.code} [{rule.severity.word}] {first}")
        lines += [f"    {line}" for line in rest]
    return "\n".join(lines) + "\n"


def as_markdown() -> str:
    """Return the catalogue as `docs/checks.md` holds it."""
    parts = [_HEAD]
    for letter, title in _GROUPS:
        found = [rule for rule in rules() if rule.code[0] == letter]
        if found:
            parts.append(f"## {title}\n\n" + _table(found))
    return "\n".join(parts)


def _table(found: Iterable[Rule]) -> str:
    rows = ["| 代码 | 级别 | 规则和依据 |", "|---|---|---|"]
    for rule in found:
        text = explanation(rule).replace("\n", "<br>").replace("|", "\\|")
        rows.append(f"| {rule.code} | {rule.severity.word} | {text} |")
    return "\n".join(rows) + "\n"
