"""What stands open before a report leaves: an entry that was not taken comes first, then findings are asked about once."""

from datetime import date

import pytest
from builders.model import balanced_report, cell
from builders.window import Answers
from PySide6.QtCore import Qt

from ui.files.dialogs import Unsaved
from ui.main_window import MainWindow

GRANTED = cell("requests.granted.natural_person")


@pytest.fixture
def window(qapp, qtbot, monkeypatch, tmp_path):
    answers = Answers(Unsaved.DISCARD)
    answers.export_anyway, answers.save_path = True, tmp_path / "年报.docx"
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: answers)
    made = MainWindow(date(2026, 1, 12), balanced_report())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.mark.parametrize(("action", "verb"), [("export", "导出"), ("print", "打印")])
def test_an_entry_that_was_not_taken_comes_first(window, tmp_path, action, verb):
    model = window.tabs.panel("requests").model
    model.setData(model.index_of(GRANTED), "1x7", Qt.ItemDataRole.EditRole)
    window.tabs.setCurrentIndex(0)
    asked = len(window.files.dialogs.asked)
    window.actions_by_key[action].trigger()
    assert len(window.files.dialogs.asked) == asked and not (tmp_path / "年报.docx").exists()
    assert f"“1x7”没有填入：不是数字。请改正，或按 Esc 放弃，再{verb}。" in window.banner.text
    assert window.tabs.current_key == "requests"
    assert window.tabs.panel("requests").grid.current_address() == GRANTED
    model.setData(model.index_of(GRANTED), "17", Qt.ItemDataRole.EditRole)
    window.actions_by_key[action].trigger()
    assert len(window.files.dialogs.asked) > asked
