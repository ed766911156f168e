"""S01 to S04: rules about the reports of many units. The engine, which knows one report, runs nothing for them.

They stand here, so that the catalogue names them with all others; `model.rollup.findings` applies them.
"""

from __future__ import annotations

from collections.abc import Iterable

from model.checks.core import RULES, Instance, Rule, Severity
from model.form.spec import Form


def _no_instances(form: Form) -> Iterable[Instance]:
    return ()


def _register(code: str, severity: Severity, sentence: str, explanation: str) -> None:
    RULES[code] = Rule(code, severity, sentence, _no_instances, explanation)


CODES = ("S01", "S02", "S03", "S04")

_register(
    "S01",
    Severity.ERROR,
    "{who}：{why}",
    "汇总：各单位的文件应能读取，是年度报告，且年度与汇总年度一致（《政府信息公开条例》第四十九条：报告的是上一年度的工作）。",
)
_register(
    "S02",
    Severity.WARNING,
    "{who}：{why}",
    "汇总：名单上的单位都应有一份报告，文件都应属于名单上的单位，一个单位只计一份（《政府信息公开条例》第四十九条）。",
)
_register(
    "S03",
    Severity.ERROR,
    "{place}：本级报告为 {own}，各单位合计为 {total}，差 {gap}。{units}",
    "汇总：本级政府报告三张表格的数字应等于所属各单位之和（国办公开办函〔2021〕30号：逐级汇总）。",
)
_register(
    "S04",
    Severity.WARNING,
    "“{one}”与“{other}”的“{section}”内容雷同（相似度 {degree}）。",
    "汇总：各单位的文字应各自如实填写；200 字以上、相似度达到 95% 的，核实是否互相抄用（《政府信息公开条例》第五十条）。",
)
