"""The dialog of requirements: written, refused with a word, shown again, dropped."""

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from model.checks.core import Severity
from model.checks.requirements import parse
from ui.requirements.dialog import RequirementsDialog

RULES = (
    'format = 1\noffice = "示例县政务公开办公室"\nyears = [2025]\ndeadline = "01-26"\n'
    '[[topics]]\nname = "建议提案办理"\nsection = "other_matters"\nany_of = ["建议提案", "政协提案"]\nseverity = "error"\n'
    '[[lengths]]\nsection = "overview"\nat_most = 1000\n'
    '[[forbidden]]\ntext = "高度重视"\n[[required]]\ntext = "依据条例编制。"\nsection = "front"\n'
    '[checks]\nN10 = "error"\n'
)


@pytest.fixture
def dialog(qtbot):
    made = RequirementsDialog(RULES)
    qtbot.addWidget(made)
    return made


def write(table, row, column, text):
    field = table.table.cellWidget(row, column)
    if isinstance(field, QComboBox):
        field.setCurrentIndex(field.findData(text))
    else:
        assert isinstance(field, QLineEdit)
        field.setText(text)


def test_what_is_in_force_is_shown_and_comes_back(dialog):
    assert dialog.office.text() == "示例县政务公开办公室" and dialog.deadline.text() == "01-26"
    assert dialog.topics.rows == [("建议提案办理", "other_matters", "建议提案、政协提案", "error")]
    assert parse(dialog.written()) == parse(RULES)


def test_a_row_is_added_and_taken_away(dialog):
    dialog.forbidden.add_button.click()
    write(dialog.forbidden, 1, 0, "再上新台阶")
    write(dialog.forbidden, 1, 2, "info")
    made = parse(dialog.written())
    assert (made.forbidden[1].text, made.forbidden[1].severity) == ("再上新台阶", Severity.INFO)
    dialog.forbidden.table.selectRow(0)
    dialog.forbidden.remove_button.click()
    assert [phrase.text for phrase in parse(dialog.written()).forbidden] == ["再上新台阶"]


@pytest.mark.parametrize(
    ("field", "text", "word"),
    [
        ("office", "", "office"),
        ("deadline", "一月", "01-26"),
        ("deadline", "02-31", "deadline"),
        ("years", "今年", "整数"),
    ],
)
def test_what_is_wrong_is_said_and_not_taken_over(dialog, field, text, word):
    getattr(dialog, field).setText(text)
    dialog.use_button.click()
    assert word in dialog.problem and dialog.result() == 0 and dialog.text == RULES


def test_saved_used_and_dropped(dialog, qtbot):
    with qtbot.waitSignal(dialog.save_wanted) as saved:
        dialog.save_button.click()
    assert parse(saved.args[0]) == parse(RULES)
    dialog.deadline.setText("1月20日")
    dialog.use_button.click()
    assert dialog.result() == 1 and parse(dialog.text).deadline == (1, 20)
    dialog.drop.click()
    assert dialog.text == ""
