"""A file of requirements opened in the window: judged by at once, one step of undo; a wrong one is refused with a word."""

from datetime import date

import pytest
from builders.checks import clean_report
from builders.window import Answers

from model.checks.rules_file import load_text
from model.report.rollover import roll_over
from ui.files.rules_loading import EDITED, STEP
from ui.main_window import MainWindow
from ui.requirements.dialog import RequirementsDialog

RULES = (
    'format = 1\noffice = "示例县政务公开办公室"\n'
    '[[topics]]\nname = "建议提案办理"\nsection = "other_matters"\nany_of = ["建议提案"]\n'
)


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers())
    made = MainWindow(date(2026, 1, 12), clean_report())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.report_view.autosave.end()


def test_requirements_are_loaded_as_one_step(window, tmp_path):
    path = tmp_path / "要求.xxgk-rules"
    path.write_text(RULES, encoding="utf-8")
    before = len(window.workspace.findings)
    assert window.open_path(path)
    assert "示例县政务公开办公室" in window.banner.text and window.workspace.history.undo_label == STEP
    assert len(window.workspace.findings) == before + 1
    window.report_view.undo()
    assert len(window.workspace.findings) == before and not window.workspace.report.rules


def test_a_wrong_file_changes_nothing(window, tmp_path):
    path = tmp_path / "要求.xxgk-rules"
    path.write_text("format = 9", encoding="utf-8")
    assert not window.open_path(path)
    assert "要求.xxgk-rules" in window.banner.text and not window.workspace.report.rules


def test_requirements_written_in_the_dialog_are_used_saved_and_dropped(window, tmp_path, monkeypatch):
    def write(asked):
        asked.office.setText("示例县政务公开办公室")
        asked.forbidden.set_rows([("条例", "", "info")])
        asked.save_button.click()
        asked.use_button.click()
        return asked.result()

    monkeypatch.setattr(RequirementsDialog, "exec", write)
    window.files.dialogs.save_path = tmp_path / "要求"
    window.actions_by_key["requirements"].trigger()
    assert window.workspace.history.undo_label == EDITED
    assert load_text(tmp_path / "要求.xxgk-rules") == window.workspace.report.rules
    monkeypatch.setattr(RequirementsDialog, "exec", lambda asked: asked.drop.click() or asked.result())
    window.actions_by_key["requirements"].trigger()
    assert not window.workspace.report.rules and "不再按" in window.banner.text
    window.report_view.undo()
    assert window.workspace.report.rules


def test_requirements_go_on_into_the_draft_of_the_next_year(window, tmp_path):
    path = tmp_path / "要求.xxgk-rules"
    path.write_text(RULES, encoding="utf-8")
    window.open_path(path)
    assert roll_over(window.workspace.report).report.rules == RULES
