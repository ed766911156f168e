"""The website: asked for once, one step of undo, nothing where nothing is changed."""

from datetime import date

from model.report.report import Report
from model.workspace import Workspace
from ui.files.website_dialog import STEP, WebsiteDialog


def dialog(qtbot, report, *, read_only=False):
    made = WebsiteDialog(report, read_only=read_only)
    qtbot.addWidget(made)
    return made


def test_what_is_typed_becomes_one_step(qtbot):
    workspace = Workspace(date(2026, 1, 12), Report(column_name="旧栏目"))
    made = dialog(qtbot, workspace.report)
    made.lines["site_name"].setText(" 示例县人民政府网 ")
    made.lines["published"].setText("2026年1月5日")
    workspace.apply(made.edit(), STEP)
    report = workspace.report
    assert (report.site_name, report.column_name, report.published) == (
        "示例县人民政府网",
        "旧栏目",
        "2026-01-05",
    )
    workspace.undo()
    assert (workspace.report.site_name, workspace.report.published) == ("", "")


def test_nothing_changed_is_no_step(qtbot):
    assert dialog(qtbot, Report(site_name="示例网")).edit() is None


def test_the_date_of_issue_is_named_as_what_an_empty_line_means(qtbot):
    made = dialog(qtbot, Report(date="2026年1月20日"))
    assert "2026-01-20" in made.lines["published"].placeholderText()


def test_a_report_that_is_only_read_is_not_changed(qtbot):
    made = dialog(qtbot, Report(site_name="示例网"), read_only=True)
    assert all(line.isReadOnly() for line in made.lines.values())
