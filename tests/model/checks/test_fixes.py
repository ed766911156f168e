"""Fixes in texts: they mend what they are for, replace just the span, and keep its look."""

import pytest
from builders.checks import TODAY, clean_report, found, text_report

from model.checks.core import Fix
from model.checks.engine import check_report
from model.content.blocks import Paragraph, Run, plain_text
from model.content.text_edit import replace_span
from model.report.report import SetText, Several
from model.workspace import Workspace


@pytest.mark.parametrize(
    ("code", "words", "mended"),
    [
        ("N02", "2021年，我局做好公开工作。", "2022年，我局做好公开工作。"),
        (
            "N11",
            "统计期限自 2021 年 1 月 1 日起至 2021 年 12 月 31 日止。",
            "统计期限自 2022 年 1 月 1 日起至 2022 年 12 月 31 日止。",
        ),
        ("N11", "统计期限为2022年1月1日至11月30日。", "统计期限为2022年1月1日至12月31日。"),
        ("N03", "共制发行政规范性文件 五 份。", "共制发行政规范性文件 3 份。"),
        ("N04", "发布信息200条，其中政策类60条，占25％。", "发布信息200条，其中政策类60条，占30％。"),
    ],
)
def test_a_fix_replaces_just_the_span(code, words, mended):
    report = text_report(words)
    (finding,) = found(report, code)
    report.apply(finding.fix.edit(report))
    assert report.text("overview") == mended and found(report, code) == []


def test_a_title_is_mended_whole():
    report = text_report("", title="示例局2021年年报")
    (finding,) = found(report, "M02")
    report.apply(finding.fix.edit(report))
    assert report.title == "示例市示例局2022年政府信息公开工作年度报告" and found(report, "M02") == []


def test_the_characters_keep_their_look():
    report = clean_report()
    runs = (Run("一、"), Run("2021", bold=True), Run("年，我局公开信息。"))
    report.apply(SetText("overview", (Paragraph.of("开头。"), Paragraph(runs))))
    (finding,) = found(report, "N02")
    report.apply(finding.fix.edit(report))
    assert report.blocks("overview")[1] == Paragraph((runs[0], Run("2022", bold=True), runs[2]))


def test_a_fix_of_a_text_that_has_changed_does_nothing():
    report = text_report("2021年，我局公开信息。")
    (finding,) = found(report, "N02")
    report.apply(SetText("overview", replace_span(report.blocks("overview"), 0, 0, "开头。")))
    before = report.copy()
    assert finding.fix.edit(report) == Several(())
    assert report.apply(finding.fix.edit(report)).addresses == frozenset() and report == before


def test_a_fix_in_the_workspace_is_one_step_that_can_be_taken_back():
    workspace = Workspace(TODAY, text_report("2021年，我局公开信息。"))
    (finding,) = [f for f in workspace.findings if f.code == "N02"]
    changed = workspace.fix(finding.fix, "改正")
    assert finding in changed.removed
    assert plain_text(workspace.report.blocks("overview")).startswith("2022年")
    workspace.undo()
    assert finding in workspace.findings


def test_a_figure_that_may_mean_two_things_offers_no_fix():
    (finding,) = found(text_report("全年共处理政府信息公开申请3件。"), "N03")
    assert finding.fix is None


def test_fixes_lead_to_fewer_findings_never_to_more():
    report = text_report("2021年，我局共收到政府信息公开申请7件。2021年1月1日至2021年12月31日，公开信息3条。")
    while fixes := [f.fix for f in check_report(report, TODAY) if f.fix is not None]:
        count = len(check_report(report, TODAY))
        assert isinstance(fixes[0], Fix)
        report.apply(fixes[0].edit(report))
        assert len(check_report(report, TODAY)) <= count
