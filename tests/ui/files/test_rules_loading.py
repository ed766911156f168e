"""A file of requirements opened in the window: judged by at once, one step of undo; a wrong one is refused with a word."""

from datetime import date

import pytest
from builders.checks import clean_report
from builders.window import Answers

from ui.files.rules_loading import STEP
from ui.main_window import MainWindow

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
