"""The check report: conclusion, findings, reasons, rules."""

from datetime import date

from builders.export import full_report
from builders.model import cell

from export.check_report import compose_checks
from model.checks.core import Severity
from model.checks.engine import Engine, registered_rules
from model.content.blocks import Blocks, Paragraph, Role, TableBlock
from model.report.report import Acknowledge, Report, SetPrevious, SetValues

TODAY = date(2026, 1, 20)


def sentences(blocks: Blocks) -> str:
    return "\n".join(b.text for b in blocks if isinstance(b, Paragraph))


def section(blocks: Blocks, number: str) -> Blocks:
    """What stands under a heading."""
    heads = [i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and b.role is Role.HEADING_1]
    first = next(i for i in heads if sentences(blocks[i : i + 1]).startswith(number))
    last = next((i for i in heads if i > first), len(blocks))
    return blocks[first + 1 : last]


def rows(blocks: Blocks) -> list[list[str]]:
    (table,) = [b for b in blocks if isinstance(b, TableBlock)]
    return [[c.text for c in row] for row in table.by_row()]


def wrong_report() -> Report:
    report = full_report()
    report.apply(SetValues({cell("requests.received.total"): 1, cell("disputes.reconsideration.total"): 999}))
    return report


def test_a_clean_report_may_be_published() -> None:
    report = full_report()
    found = Engine(report, TODAY)
    blocks = compose_checks(report, TODAY)
    if not [f for f in found.findings if f.severity is Severity.ERROR]:
        assert "没有强制性问题，可以发布。" in sentences(blocks)
    assert "审核日期：2026年1月20日" in sentences(blocks)
    assert "国办公开办函〔2021〕30号" in sentences(blocks)


def test_every_finding_is_listed_the_gravest_first() -> None:
    report = wrong_report()
    findings = Engine(report, TODAY).findings
    listed = rows(section(compose_checks(report, TODAY), "二"))
    assert listed[0] == ["级别", "编号", "问题"]
    assert sorted(listed[1:]) == sorted([f.severity.word, f.code, f.message] for f in findings)
    order = [severity.word for severity in Severity]
    levels = [order.index(row[0]) for row in listed[1:]]
    assert levels == sorted(levels)
    errors = sum(f.severity is Severity.ERROR for f in findings)
    assert f"还有 {errors} 个强制性问题" in sentences(compose_checks(report, TODAY))


def test_what_is_kept_with_a_reason_stands_apart() -> None:
    report = wrong_report()
    finding = next(f for f in Engine(report, TODAY).findings if f.code == "L01")
    report.apply(Acknowledge(finding.identity, "原件如此。"))
    blocks = compose_checks(report, TODAY)
    assert rows(section(blocks, "三"))[1:] == [["L01", finding.message, "原件如此。"]]
    assert finding.message not in [row[-1] for row in rows(section(blocks, "二"))]


def test_nothing_to_list_is_said() -> None:
    assert section(compose_checks(full_report(), TODAY), "三") == (Paragraph.of("无。"),)


def test_every_rule_is_named() -> None:
    listed = rows(section(compose_checks(Report(), TODAY), "四"))[1:]
    assert [row[0] for row in listed] == sorted(rule.code for rule in registered_rules())
    assert all(row[2] for row in listed)


def test_whether_last_year_was_there_is_said() -> None:
    report = full_report()
    assert "没有上年报告" in sentences(compose_checks(report, TODAY))
    report.apply(SetPrevious(Report(unit=report.unit, year=2021)))
    assert "已与 2021 年度报告对照" in sentences(compose_checks(report, TODAY))


def test_the_title_names_the_report() -> None:
    titles = [b.text for b in compose_checks(full_report(), TODAY) if isinstance(b, Paragraph)][:3]
    assert titles == ["示例市示例局", "2022年政府信息公开工作年度报告", "审核情况"]
    assert "政府信息公开工作年度报告审核情况" in sentences(compose_checks(Report(), TODAY))
