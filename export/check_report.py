"""Check report: what was checked and found in a report, and the reasons kept with it, as blocks of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from export.compose import title_lines
from model.checks.core import Finding, Severity
from model.checks.engine import Engine, registered_rules
from model.content.blocks import A4_TEXT_WIDTH, Block, Blocks, Cell, Paragraph, Role, TableBlock
from model.report.report import Report

_CODE, _LEVEL = 900, 1200
"""Widths of columns in twips."""


def compose_checks(report: Report, today: date, engine: Engine | None = None) -> Blocks:
    """Return the document: conclusion, open findings by severity, findings kept with a reason, the rules.

    `engine` holds the findings of the report where they are known already.
    """
    return tuple(_document(report, engine or Engine(report, today), today))


def _document(report: Report, engine: Engine, today: date) -> Iterator[Block]:
    title = f"{report.printed_title or report.form.title_suffix}审核情况"
    for line in title_lines(title, report.unit):
        yield Paragraph.of(line, Role.TITLE)
    yield Paragraph.of("一、审核结论", Role.HEADING_1)
    yield from _conclusion(report, engine, today)
    yield Paragraph.of("二、需要处理的问题", Role.HEADING_1)
    yield from _findings(engine.findings)
    yield Paragraph.of("三、已作出错说明的问题", Role.HEADING_1)
    yield from _kept(engine.acknowledged, report)
    yield Paragraph.of("四、审核内容", Role.HEADING_1)
    yield from _rules()


def _conclusion(report: Report, engine: Engine, today: date) -> Iterator[Block]:
    counts = {severity: sum(f.severity is severity for f in engine.findings) for severity in Severity}
    verdict = "没有强制性问题，可以发布。"
    if counts[Severity.ERROR]:
        verdict = f"还有 {counts[Severity.ERROR]} 个强制性问题，改正后才能发布。"
    yield Paragraph.of(verdict)
    found = "，".join(f"{severity.word} {count} 个" for severity, count in counts.items())
    yield Paragraph.of(
        f"按 {len(registered_rules())} 条规则审核，需要处理的问题：{found}；已作出错说明 {len(engine.acknowledged)} 个。"
    )
    previous = report.previous
    against = "没有上年报告，跨年审核没有进行"
    if previous is not None:
        against = f"已与{'上' if previous.year is None else f' {previous.year} '}年度报告对照"
    day = f"{today.year}年{today.month}月{today.day}日"
    yield Paragraph.of(f"审核日期：{day}；报告格式：{report.form.issued_by}；{against}。")


def _findings(findings: Sequence[Finding]) -> Iterator[Block]:
    ordered = [f for severity in Severity for f in findings if f.severity is severity]
    rows = [(f.severity.word, f.code, f.message) for f in ordered]
    yield _table(("级别", "编号", "问题"), (_LEVEL, _CODE), rows)


def _kept(findings: Sequence[Finding], report: Report) -> Iterator[Block]:
    rows = [(f.code, f.message, report.acknowledgements[f.identity]) for f in findings]
    yield _table(("编号", "问题", "出错说明"), (_CODE, 4800), rows)


def _rules() -> Iterator[Block]:
    rows = [
        (rule.code, rule.severity.word, rule.explanation.strip().split("\n")[0])
        for rule in sorted(registered_rules(), key=lambda rule: rule.code)
    ]
    yield _table(("编号", "级别", "审核内容"), (_CODE, _LEVEL), rows)


def _table(heads: tuple[str, ...], widths: tuple[int, ...], rows: list[tuple[str, ...]]) -> Block:
    """Return a table with a head, its last column taking what is left; a sentence where there is nothing to list."""
    if not rows:
        return Paragraph.of("无。")
    cells = [Cell(0, column, head, header=True, fill="EEF1F6") for column, head in enumerate(heads)]
    for i, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            is_short = column < len(widths) and widths[column] <= _LEVEL
            cells.append(Cell(i, column, text, align="center" if is_short else "left"))
    return TableBlock(tuple(cells), (*widths, A4_TEXT_WIDTH - sum(widths)), header_rows=1)
