"""The panel of findings: filter, rule, reasons, mending at once, and rows that stay where they are."""

from datetime import date

import pytest
from builders.model import balanced_report, cell
from builders.text import press, press_key, put_cursor
from builders.window import Answers
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from model.checks.core import Severity
from model.content.blocks import Paragraph
from model.report.report import FRONT, SetText, SetValues
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.findings.filter import Show
from ui.findings.group_head import GroupHead
from ui.findings.list import FindingList
from ui.findings.panel import FindingsPanel
from ui.main_window import MainWindow

TODAY = date(2026, 1, 12)
STALE = "2021年，我局认真落实条例。"
"""A year that is not the report's: N02, which may be kept with a reason."""


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    report = balanced_report()
    report.texts["overview"] = (Paragraph.of("工作平稳。"), Paragraph.of(STALE))
    made = MainWindow(TODAY, report)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    return made


def row_of(window, code, *, kept=False):
    rows = window.findings.kept_rows if kept else window.findings.rows
    return next(row for row in rows if row.finding.code == code)


def codes(rows) -> set[str]:
    return {row.finding.code for row in rows if not row.isHidden()}


def keep(window, code="N02", reason="引用往年文件"):
    row = row_of(window, code)
    row.keep.click()
    press(row.reason_form.field, reason)
    press_key(row.reason_form.field, Qt.Key.Key_Return)


def make_wrong(window):
    window.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 0}), "修改")


def take_mends(window):
    window.findings.mending.button.click()
    window.findings.mending.list.accept_button.click()


def test_the_filter_shows_one_severity_and_counts_all(window):
    panel = window.findings
    make_wrong(window)
    findings = window.workspace.findings
    for show in (Show.ERROR, Show.WARNING, Show.INFO):
        panel.filter.choose(show)
        wanted = [f for f in findings if f.severity.value == show.value]
        assert codes(panel.rows) == {f.code for f in wanted}
        assert panel.filter.text(show).endswith(f" {len(wanted)}")
    panel.filter.choose(Show.ALL)
    assert codes(panel.rows) == {f.code for f in findings}
    assert panel.filter.text(Show.ALL) == f"全部 {len(findings)}"


def test_groups_without_anything_to_show_are_not_named(window):
    panel = window.findings
    make_wrong(window)

    def groups():
        heads = panel.findChildren(GroupHead)
        return [head.text().partition("　")[0] for head in heads if not head.isHidden()]

    assert "四、复议诉讼" in groups() and "一、总体情况" in groups()
    panel.filter.choose(Show.WARNING)
    assert "四、复议诉讼" not in groups() and "一、总体情况" in groups()


def test_words_where_there_is_nothing(window):
    panel = window.findings
    assert panel.empty_text == ""
    panel.filter.choose(Show.KEPT)
    assert panel.empty_text.startswith("没有写了出错说明的问题；另有 ")
    window.workspace.apply(SetText("overview", ()), "清空")
    panel.filter.choose(Show.WARNING)
    assert all(f.severity is not Severity.WARNING for f in window.workspace.findings) == bool(
        panel.empty_text
    )


def test_next_walks_over_what_is_shown_and_checking_shows_all(window):
    make_wrong(window)
    chosen = []
    window.findings.chosen.connect(lambda finding: chosen.append(finding.severity))
    window.findings.filter.choose(Show.WARNING)
    count = len(window.findings.shown_findings())
    for _ in range(count + 1):
        window.actions_by_key["next"].trigger()
    assert set(chosen) == {Severity.WARNING} and len(chosen) == count + 1
    window.actions_by_key["check"].trigger()
    assert window.findings.filter.shown is Show.ALL
    assert chosen[-1] is Severity.ERROR, "the gravest first"


def test_checking_sums_up_each_section_and_what_is_done_since(window):
    make_wrong(window)
    summary = window.findings.summary
    assert summary.isHidden()
    window.actions_by_key["check"].trigger()
    assert not summary.isHidden() and f"还剩 {len(window.workspace.findings)} 个" in summary.text
    by_name = {line.key: line.counts for line in summary.lines}
    errors = [f for f in window.workspace.findings if f.severity is Severity.ERROR]
    assert by_name["disputes"][0] == 1 and by_name["overview"][1] >= 1
    assert sum(counts[0] for counts in by_name.values()) == len(errors)
    window.workspace.undo()
    keep(window)
    assert "已处理 2 个" in summary.text and "带说明保留 1 个" in summary.text
    assert "disputes" not in {line.key for line in summary.lines}
    summary.section_wanted.emit("overview")
    assert window.tabs.current_key == "overview"


def test_checking_begins_in_the_tab_where_the_clerk_stands(window):
    for key in ("overview", "problems"):
        window.workspace.apply(SetText(key, (Paragraph.of("身份证11010519491231002X。"),)), "编辑")
    window.workspace.settle()
    window.tabs.turn_to([s.key for s in window.workspace.report.form.sections].index("problems"))
    chosen = []
    window.findings.chosen.connect(chosen.append)
    window.actions_by_key["check"].trigger()
    assert chosen[-1].severity is Severity.ERROR and chosen[-1].address.part == "problems"


def test_all_of_a_kind_are_kept_for_one_reason_as_one_step(window):
    window.workspace.apply(
        SetText("problems", (Paragraph.of("2020年，工作存在不足。"), Paragraph.of("2019年，未作更新。"))),
        "编辑",
    )
    count = len([row for row in window.findings.rows if row.finding.code == "N02"])
    assert count == 3
    row = row_of(window, "N02")
    row.keep.click()
    press(row.reason_form.field, "引用往年文件")
    same = next(b for b in row.reason_form.findChildren(QPushButton) if b.text().startswith("同类"))
    assert same.text() == "同类 3 处都说明" and not same.isHidden()
    same.click()
    assert [r.reason for r in window.findings.kept_rows] == ["引用往年文件"] * 3
    window.workspace.undo()
    assert not window.findings.kept_rows


def test_the_rule_opens_in_the_row_with_its_source(window):
    make_wrong(window)
    row = row_of(window, "L01")
    assert row.rule_text == ""
    row.rule.click()
    assert "国办公开办函〔2021〕30号" in row.rule_text
    row.rule.click()
    assert row.rule_text == ""
    row.rule.click()
    assert row.rule_text and window.files.dialogs.asked == []


def test_what_must_be_mended_cannot_be_kept(window):
    make_wrong(window)
    assert row_of(window, "L01").keep is None and row_of(window, "N02").keep is not None
    infos = [row for row in window.findings.rows if row.finding.severity is Severity.INFO]
    assert infos and all(row.keep is not None for row in infos)


def test_a_finding_is_kept_with_a_reason_and_taken_back(window):
    panel, workspace = window.findings, window.workspace
    keep(window)
    assert "N02" not in {f.code for f in workspace.findings}
    assert list(workspace.report.acknowledgements.values()) == ["引用往年文件"]
    assert panel.filter.text(Show.KEPT) == "已说明 1" and not codes(panel.kept_rows)
    panel.filter.choose(Show.KEPT)
    assert codes(panel.kept_rows) == {"N02"} and not codes(panel.rows)
    row = row_of(window, "N02", kept=True)
    assert "引用往年文件" in row.accessibleName()
    assert any("引用往年文件" in label.text() for label in row.findChildren(QLabel))
    row.withdraw.click()
    assert "N02" in {f.code for f in workspace.findings} and panel.kept_rows == ()
    panel.filter.choose(Show.ALL)
    assert "N02" in codes(panel.rows)


def test_keeping_is_one_step_of_undo(window):
    keep(window)
    assert window.actions_by_key["undo"].text() == "撤销“填写出错说明”"
    window.actions_by_key["undo"].trigger()
    assert "N02" in {row.finding.code for row in window.findings.rows} and window.findings.kept_rows == ()
    window.actions_by_key["redo"].trigger()
    assert codes(window.findings.rows).isdisjoint({"N02"}) and len(window.findings.kept_rows) == 1


def test_a_reason_is_never_blank_and_escape_gives_up(window):
    row = row_of(window, "N02")
    row.keep.click()
    form = row.reason_form
    save = next(b for b in form.findChildren(QPushButton) if b.text() == "保留并说明")
    assert not save.isEnabled()
    press(form.field, "  ")
    press_key(form.field, Qt.Key.Key_Return)
    assert not save.isEnabled() and window.workspace.report.acknowledgements == {}
    press_key(form.field, Qt.Key.Key_Escape)
    assert row.reason_form is None
    row.keep.click()
    press(row.reason_form.field, "核实无误")
    save.click()
    assert len(window.workspace.acknowledged) == 1


def test_what_opens_in_the_last_row_in_sight_comes_into_sight(window):
    window.workspace.apply(
        SetText("problems", tuple(Paragraph.of(f"{STALE}第{n}件。") for n in range(9))), "改"
    )
    QCoreApplication.processEvents()
    row = [r for r in window.findings.rows if r.finding.address.part == "problems"][-1]
    window.findings.set_current(row.finding)
    area = row.parentWidget().parentWidget()
    row.keep.click()
    row.toggle_rule()
    QCoreApplication.processEvents()
    bottom = row.mapTo(area, row.rect().bottomLeft()).y()
    assert row.reason_form is not None and row.rule_text and 0 < bottom < area.height()


def test_a_reason_on_several_lines_becomes_one_line(window):
    row = row_of(window, "N02")
    row.keep.click()
    row.reason_form.field.setPlainText("一、核实无误；\n二、已报备。")
    row.reason_form.field.accepted.emit()
    assert list(window.workspace.report.acknowledgements.values()) == ["一、核实无误； 二、已报备。"]


def test_what_was_kept_comes_back_when_its_figures_change(window):
    """The year in the sentence is another one: it is another finding."""
    keep(window)
    blocks = (Paragraph.of("工作平稳。"), Paragraph.of(STALE.replace("2021", "2020")))
    window.workspace.apply(SetText("overview", blocks), "编辑")
    assert window.findings.kept_rows == ()
    assert "N02" in {row.finding.code for row in window.findings.rows}


def test_after_keeping_the_keyboard_is_on_the_next_row(window):
    shown = window.findings.shown_findings()
    at = next(i for i, f in enumerate(shown) if f.code == "N02")
    keep(window)
    after = window.findings.shown_findings()
    focused = [row.finding for row in window.findings.rows if row.hasFocus()]
    assert focused == [after[min(at, len(after) - 1)]]


def test_enter_on_a_row_leads_to_its_place(window, qtbot):
    make_wrong(window)
    row = row_of(window, "L01")
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert window.tabs.currentIndex() == 3 and row.property("current") is True


def test_a_finding_that_moves_in_its_text_keeps_its_row_and_what_is_open_in_it(window):
    row = row_of(window, "N02")
    window.findings.set_current(row.finding)
    row.keep.click()
    press(row.reason_form.field, "正在写")
    start = row.finding.address.start
    blocks = (Paragraph.of("工作平稳，成效明显。"), Paragraph.of(STALE))
    window.workspace.apply(SetText("overview", blocks), "编辑")
    assert row_of(window, "N02") is row and row.finding.address.start == start + 5
    assert row.reason_form.field.reason == "正在写" and row.property("current") is True
    window.actions_by_key["next"].trigger()
    assert row.property("current") is False


def test_the_fix_of_a_finding_that_has_moved_changes_the_right_characters(window):
    panel = window.tabs.panel("overview")
    finding = row_of(window, "N02").finding
    put_cursor(panel.editor, 0)
    press(panel.editor, "今年")
    window.findings.fix_wanted.emit(finding)
    assert window.workspace.report.text("overview") == "今年工作平稳。\n" + STALE.replace("2021", "2022")


def test_a_finding_that_is_gone_meanwhile_leads_nowhere(window):
    finding = row_of(window, "N02").finding
    window.go_to(cell("requests.granted.total"))
    window.workspace.apply(SetText("overview", ()), "清空")
    window.findings.fix_wanted.emit(finding)
    window.findings.chosen.emit(finding)
    assert window.tabs.currentIndex() == 2 and window.workspace.report.text("overview") == ""


def test_what_follows_from_the_form_is_mended_at_once_as_one_step(window):
    panel, report = window.findings, window.workspace.report
    right = dict(report.values)
    panel.mending.refresh()
    assert panel.mending.button.isHidden()
    totals = [cell("disputes.reconsideration.total"), cell("requests.received.total")]
    window.workspace.apply(SetValues(dict.fromkeys(totals, 0)), "修改")
    panel.mending.refresh()
    assert panel.mending.button.text() == "一键改正 2 处" and "表四" in panel.mending.button.toolTip()
    wrong = dict(report.values)
    panel.mending.button.click()
    assert report.values == wrong and panel.mending.list.text.count("：0 → ") == 2
    QTest.keyClick(panel.mending.list, Qt.Key.Key_Escape)
    assert report.values == wrong and panel.mending.list.isHidden()
    take_mends(window)
    assert report.values == right and panel.mending.button.isHidden()
    assert "一键改正 2 处：表三" in window.banner.text and "表四" in window.banner.text
    assert window.banner.text.count(" → ") == 2
    next(b for b in window.banner.findChildren(QPushButton) if b.text() == "撤销").click()
    assert report.value(totals[0]) == 0 and not window.banner.isVisible()


def test_a_reason_that_is_refused_is_not_said_to_be_kept(window, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(window.report_view.status, "hint", said.append)
    window.workspace.read_only = True
    keep(window)
    assert said == [] and not window.workspace.report.acknowledgements
    window.workspace.read_only = False
    keep(window)
    assert len(said) == 1 and window.workspace.report.acknowledgements


def test_undoing_a_step_takes_its_message_away(window):
    make_wrong(window)
    window.findings.mending.refresh()
    take_mends(window)
    assert window.banner.isVisible()
    window.actions_by_key["undo"].trigger()
    assert not window.banner.isVisible()
    window.banner.say("已导出。")
    window.actions_by_key["undo"].trigger()
    assert window.banner.isVisible()


def test_the_offer_comes_when_the_changes_rest(window, qtbot):
    make_wrong(window)
    qtbot.waitUntil(lambda: not window.findings.mending.button.isHidden())
    window.actions_by_key["undo"].trigger()
    assert window.findings.mending.button.isHidden()


def test_taking_back_from_the_banner_takes_back_nothing_else(window):
    make_wrong(window)
    window.findings.mending.refresh()
    take_mends(window)
    window.workspace.apply(SetValues({cell("requests.granted.business"): 77}), "修改")
    next(b for b in window.banner.findChildren(QPushButton) if b.text() == "撤销").click()
    assert window.workspace.report.value(cell("requests.granted.business")) == 77


def test_nothing_safe_to_mend_is_said(window):
    slip = cell("requests.granted.natural_person")
    window.workspace.apply(SetValues({slip: 999}), "修改")
    window.findings.mending.refresh()
    assert window.findings.mending.button.isHidden()
    window.findings.mend_wanted.emit()
    assert "没有可以一键改正的" in window.banner.text
    assert window.workspace.report.value(slip) == 999


def test_a_report_that_can_only_be_looked_at_offers_no_mending(window):
    make_wrong(window)
    window.workspace.read_only = True
    window.findings.mending.refresh()
    assert window.findings.mending.button.isHidden()


def test_rows_that_come_and_go_above_do_not_move_what_is_read(window):
    words = "；".join(f"完成{2003 + i}年任务，答复{i + 3}次" for i in range(14))
    blocks = tuple(Paragraph.of(f"{sentence}。") for sentence in words.split("；"))
    window.workspace.apply(SetText("problems", blocks), "编辑")
    panel = window.findings
    bar = panel._list.verticalScrollBar()
    QCoreApplication.processEvents()
    bar.setValue(bar.maximum())
    at = bar.value()
    assert at > 0
    row = next(r for r, top in panel._list._tops() if top + r.height() > at)
    before = panel._list._top(row) - at
    window.workspace.apply(
        SetText(FRONT, (Paragraph.of("统计期限为2020年1月1日至2020年12月31日。"),)), "编辑"
    )
    QCoreApplication.processEvents()
    assert panel._list._top(row) - bar.value() == before
    assert bar.value() != at


def test_a_long_word_does_not_widen_the_panel(window):
    address = "http://www.example.gov.cn/" + "a" * 200
    row = row_of(window, "N02")
    row.keep.click()
    press(row.reason_form.field, address)
    row.reason_form.field.accepted.emit()
    window.findings.filter.choose(Show.KEPT)
    kept = row_of(window, "N02", kept=True)
    assert kept.minimumSizeHint().width() < 280
    kept.rule.click()
    assert kept.minimumSizeHint().width() < 280


def test_a_long_fix_is_shortened_and_every_sentence_has_its_room(window, qtbot):
    """Where one row is wider than the panel all others get too little height."""
    period = "统计期限自2021年1月1日起至2021年12月31日止。"
    window.workspace.apply(SetText(FRONT, (Paragraph.of(period),)), "编辑")
    long = [row for row in window.findings.rows if row.fix is not None and len(row.fix.text()) > 12]
    assert long and all(row.fix.toolTip() == row.fix.text() for row in long)
    QCoreApplication.processEvents()
    for row in window.findings.rows:
        assert row.height() >= row.heightForWidth(row.width()), row.finding


def test_checks_of_texts_wait_for_a_pause(window, qtbot):
    editor = window.tabs.panel("overview").editor
    put_cursor(editor, 0)
    press(editor, "电话13800138000")
    window.tabs.flush()
    assert "P02" not in {f.code for f in window.workspace.findings}
    qtbot.waitUntil(lambda: "P02" in {row.finding.code for row in window.findings.rows})


def test_turning_to_a_tab_leads_to_its_findings(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    window = MainWindow(TODAY)
    qtbot.addWidget(window)
    window.show()
    window.actions_by_key["sample"].trigger()
    bar = window.findings.findChild(FindingList).verticalScrollBar()
    window.resize(1280, 500)
    window.tabs.turn_to(4)
    there = bar.value()
    row = next(r for r in window.findings.rows if r.finding.address.part == "problems")
    assert there > 0 and row.visibleRegion().boundingRect().height() > 0
    window.workspace.apply(SetValues({cell("disputes.reconsideration.upheld"): 0}), "填")
    there = bar.value()
    window.tabs.turn_to(3)
    assert bar.value() == there and not [f for f in window.workspace.findings if f.address.part == "disputes"]
    window.tabs.turn_to(0)
    assert bar.value() == 0


def test_a_report_that_is_read_only_offers_no_changes(qtbot, tmp_path):
    report = balanced_report()
    report.values[cell("requests.received.total")] = 99_999
    workspace = Workspace(TODAY)
    workspace.load(report, tmp_path / "年报.xxgk", read_only=True)
    panel = FindingsPanel(Bridge(workspace))
    qtbot.addWidget(panel)
    offered = [b for row in panel.rows for b in (row.fix, row.keep) if b is not None]
    assert len(offered) > 2 and not any(b.isEnabled() for b in offered)
    workspace.save(tmp_path / "副本.xxgk")
    offered = [b for row in panel.rows for b in (row.fix, row.keep) if b is not None]
    assert offered and all(b.isEnabled() for b in offered)


def test_the_walk_goes_on_in_the_tab_that_was_turned_to(window):
    make_wrong(window)
    panel = window.findings
    window.report_view.finding_actions.step(1)
    assert panel._current.address.part == "overview"
    window.tabs.turn_to(3)
    window.report_view.finding_actions.step(1)
    assert panel._current.address.part == "disputes"
    window.tabs.turn_to(3)
    present = panel._current
    window.report_view.finding_actions.step(-1)
    assert panel._current == panel.shown_findings()[panel.position(present) - 1]


def test_the_walk_goes_on_behind_what_was_mended(window):
    window.workspace.apply(
        SetValues({cell("disputes.reconsideration.total"): 0, cell("requests.concluded.total"): 0}), "修改"
    )
    for _ in window.workspace.findings:
        window.report_view.finding_actions.step(1)
        if window.findings._current.address.part == "disputes":
            break
    mended = window.findings._current
    window.report_view.finding_actions.fix(mended)
    left = window.findings.shown_findings()
    order = window.workspace.report.form.order
    behind = [f for f in left if order(f.address) >= order(mended.address)]
    window.report_view.finding_actions.step(1)
    assert window.findings._current == (behind or left)[0]


@pytest.mark.fonts
@pytest.mark.parametrize("opened", ["keep", "rule"])
def test_what_is_opened_in_a_row_is_in_sight(qtbot, monkeypatch, opened):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    window = MainWindow(TODAY)
    qtbot.addWidget(window)
    window.show()
    window.actions_by_key["sample"].trigger()
    window.resize(1280, 500)
    area = window.findings.findChild(FindingList)
    row = [r for r in window.findings.rows if r.keep is not None][3]
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > area.viewport().height())
    QCoreApplication.processEvents()
    bottom = row.mapTo(area.widget(), QPoint(0, row.height())).y()
    area.verticalScrollBar().setValue(bottom - area.viewport().height())
    getattr(row, opened).click()
    QCoreApplication.processEvents()
    shown = row.reason_form if opened == "keep" else row._rule
    assert shown.visibleRegion().boundingRect().height() >= shown.height() - 2 > 0


def test_a_step_that_is_not_the_last_any_more_is_not_taken_back(window):
    window.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 0}), "修改")
    window.actions_by_key["check"].trigger()
    take_mends(window)
    label = window.workspace.history.undo_label
    assert label.startswith("一键改正")
    window.workspace.apply(SetValues({cell("requests.granted.business"): 99}), "修改")
    mended = window.workspace.report.copy()
    next(b for b in window.banner.buttons if b.text() == "撤销").click()
    assert window.workspace.report == mended and f"没有撤销“{label}”" in window.banner.text


def test_figures_that_a_person_counted_are_only_mended_one_by_one(window):
    report = window.workspace.report
    counted = cell("requests.carried_out.natural_person")
    total = cell("requests.carried_out.total")
    window.workspace.apply(SetValues({a: report.value(a) + 3 for a in (counted, total)}), "修改")
    wrong = dict(report.values)
    window.findings.mending.refresh()
    assert window.findings.mending.button.isHidden()
    window.findings.mend_wanted.emit()
    assert report.values == wrong
    row = next(r for r in window.findings.rows if r.finding.address == counted)
    assert row._caution.text() == f"按勾稽应为 {wrong[counted] - 3}；也可能是新收、办理有误。"
    row.fix.click()
    assert report.value(counted) == wrong[counted] - 3


def test_the_filter_does_not_outlive_its_report(window):
    window.findings.filter.choose(Show.INFO)
    window.workspace.load(balanced_report(), None)
    assert window.findings.filter.shown is Show.ALL


def test_what_the_filter_hides_is_said(window):
    findings = window.findings
    keep(window)
    findings.filter.choose(Show.ERROR)
    make_wrong(window)
    assert not findings.empty_text
    window.workspace.undo()
    hidden = len(findings.rows) - sum(r.finding.severity is Severity.ERROR for r in findings.rows)
    if findings.shown_findings() == []:
        assert f"另有 {hidden} 个问题没有显示" in findings.empty_text
        findings._show_all.click()
        assert findings.filter.shown is Show.ALL and not findings.empty_text
