from datetime import date
from pathlib import Path

import pytest
from builders.checks import clean_report
from builders.model import UNIT, balanced_report, cell

from model.content.address import Address
from model.content.blocks import paragraphs
from model.files.atomic import FileError
from model.report.report import SetField, SetPrevious, SetText, SetValues
from model.storage.own_file import load
from model.workspace import NOTHING, Workspace

TODAY = date(2026, 1, 12)
A = cell("requests.granted.business")


@pytest.fixture
def workspace():
    return Workspace(TODAY, clean_report())


def heard(workspace):
    events = []
    workspace.listen(events.append)
    return events


def test_a_change_tells_places_and_findings(workspace):
    events = heard(workspace)
    workspace.apply(SetValues({A: workspace.report.value(A) + 1}), "修改")
    assert events[0].addresses == {A} and not events[0].is_whole
    assert [f.code for f in events[0].added] == ["R01", "R02"] and events[0].removed == ()
    workspace.undo()
    assert events[1].added == () and [f.code for f in events[1].removed] == ["R01", "R02"]
    workspace.redo()
    assert events[2].added == events[0].added == workspace.findings


def test_an_edit_that_changes_nothing_is_no_step(workspace):
    workspace.apply(SetField("unit", UNIT), "改名")
    assert workspace.history.undo_label == "" and workspace.is_saved


def test_nothing_to_undo_or_redo(workspace):
    assert workspace.undo() is None and workspace.redo() is None


def test_a_fix_is_one_step_of_its_own(workspace):
    total = cell("disputes.reconsideration.total")
    workspace.apply(SetValues({total: 0}), "修改", "edit")
    (finding,) = [f for f in workspace.findings if f.code == "L01"]
    workspace.fix(finding.fix, "改正")
    assert workspace.findings == () and workspace.history.undo_label == "改正"
    workspace.undo()
    assert finding in workspace.findings


def test_importing_is_one_step_that_can_be_taken_back(workspace):
    before = workspace.report.copy()
    other = balanced_report(7)
    other.previous = balanced_report(8)
    events = heard(workspace)
    workspace.import_report(other, "导入上年报告")
    assert workspace.report == other and events[0].is_whole
    workspace.undo()
    assert workspace.report == before and workspace.report.previous is None


def test_saving_and_opening(workspace, tmp_path):
    path = tmp_path / "报告.xxgk"
    workspace.apply(SetField("unit", "新名称"), "改名")
    assert not workspace.is_saved
    workspace.save(path)
    assert workspace.is_saved and workspace.path == path and load(path) == workspace.report
    workspace.undo()
    assert not workspace.is_saved


def test_a_save_that_fails_leaves_it_unsaved(workspace, tmp_path):
    workspace.apply(SetField("unit", "新名称"), "改名")
    with pytest.raises(FileError):
        workspace.save(tmp_path / "gone" / "报告.xxgk")
    assert not workspace.is_saved and workspace.path is None


def test_another_report_comes_with_a_history_of_its_own(workspace, tmp_path):
    workspace.apply(SetField("unit", "新名称"), "改名")
    workspace.load(balanced_report(3), tmp_path / "另.xxgk")
    assert workspace.undo() is None and workspace.is_saved
    workspace.load(balanced_report(4), None)
    assert workspace.is_saved and workspace.path is None
    workspace.start_empty()
    assert workspace.is_saved and workspace.report.unit == "" and workspace.report.computes_totals


def test_last_year_is_checked_against_at_once(workspace):
    workspace.apply(SetPrevious(balanced_report(5)), "设上年报告")
    assert {"R04", "D02"} <= {f.code for f in workspace.findings}
    workspace.apply(SetPrevious(None), "去掉上年报告")
    assert workspace.findings == ()


def test_a_read_only_report_refuses_every_edit_and_says_so():
    workspace = Workspace(TODAY)
    workspace.load(balanced_report(), Path("a.xxgk"), read_only=True)
    told = []
    workspace.listen_refused(lambda: told.append("refused"))
    assert workspace.apply(SetField("unit", "别的局"), "改名") == NOTHING
    workspace.import_report(balanced_report(2), "导入")
    assert workspace.report == balanced_report() and told == ["refused"] * 2
    assert workspace.is_saved and workspace.history.undo_label == ""


def test_a_read_only_report_that_is_saved_elsewhere_can_be_edited(tmp_path):
    workspace = Workspace(TODAY)
    workspace.load(balanced_report(), Path("a.xxgk"), read_only=True)
    heard = []
    workspace.listen(heard.append)
    workspace.save(tmp_path / "b.xxgk")
    assert heard[-1].is_whole and not workspace.read_only
    workspace.apply(SetField("unit", "别的局"), "改名")
    assert workspace.report.unit == "别的局"


def test_a_report_that_came_back_after_a_crash_is_unsaved_until_it_is_saved(tmp_path):
    workspace = Workspace(TODAY)
    workspace.load(balanced_report(), tmp_path / "a.xxgk", is_saved=False)
    assert not workspace.is_saved
    workspace.apply(SetField("unit", "别的局"), "改名")
    workspace.undo()
    assert not workspace.is_saved
    workspace.save(tmp_path / "a.xxgk")
    assert workspace.is_saved


def test_typing_leaves_the_checks_of_texts_to_a_pause(workspace):
    events = heard(workspace)
    typed = SetText("overview", paragraphs("2021年，我局公开信息。"))
    workspace.apply(typed, "编辑", "typing:overview", deferred=True)
    assert events[0].addresses == {Address("overview")} and events[0].added == ()
    workspace.settle()
    assert "N02" in {f.code for f in events[1].added} and events[1].addresses == frozenset()
    workspace.undo()
    assert workspace.findings == ()


def test_other_edits_of_texts_are_checked_at_once(workspace):
    changed = workspace.apply(SetText("overview", ()), "清空")
    assert "N01" in {f.code for f in changed.added}


def test_a_finding_can_be_kept_with_a_reason(workspace, tmp_path):
    workspace.apply(SetText("other_matters", paragraphs("无其他事项。")), "编辑")
    (finding,) = workspace.findings
    changed = workspace.acknowledge(finding, "本单位不收费")
    assert changed.removed == (finding,) and workspace.findings == ()
    assert workspace.acknowledged == (finding,)
    assert workspace.report.acknowledgements[finding.identity] == "本单位不收费"
    workspace.save(tmp_path / "报告.xxgk")
    assert Workspace(TODAY, load(tmp_path / "报告.xxgk")).acknowledged == (finding,)
    workspace.withdraw(finding)
    assert workspace.findings == (finding,) and workspace.acknowledged == ()
    workspace.undo()
    assert workspace.acknowledged == (finding,)
