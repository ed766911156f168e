"""The boxes that ask before another's work is touched."""

import pytest
from builders.seat import press
from PySide6.QtWidgets import QMessageBox

from ui.files.dialogs import Dialogs, Outside


@pytest.mark.parametrize(
    ("word", "answer"),
    [("另存为…", Outside.SAVE_AS), ("覆盖", Outside.OVERWRITE), ("取消", Outside.CANCEL)],
)
def test_the_question_about_a_changed_file_has_three_answers(qtbot, monkeypatch, word, answer):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: press(box, word))
    assert Dialogs(None).ask_changed_outside("年报.xxgk") is answer


@pytest.mark.parametrize(("word", "answer"), [("仍要编辑", True), ("只查看", False)])
def test_a_lock_is_taken_over_only_when_the_clerk_says_so(qtbot, monkeypatch, word, answer):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: press(box, word))
    assert Dialogs(None).ask_take_over("“张三”正在编辑") is answer
