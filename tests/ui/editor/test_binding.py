from builders.text import OVERVIEW, TEXT, press, put_cursor, text_panel, workspace_of

from model.content.address import Address
from model.content.blocks import Paragraph
from model.report.report import SetText


def opened(qtbot):
    panel = text_panel(TEXT)
    qtbot.addWidget(panel)
    return panel, panel.texts._bindings[OVERVIEW], workspace_of(panel)


def test_what_is_typed_is_not_in_the_report_before_flush(qtbot):
    panel, binding, workspace = opened(qtbot)
    put_cursor(panel.editor, 0)
    press(panel.editor, "全")
    assert not binding.is_current
    assert workspace.report.text(OVERVIEW).startswith("本年度")
    binding.flush()
    assert binding.is_current
    assert workspace.report.text(OVERVIEW).startswith("全本年度")


def test_flush_without_typing_makes_no_step(qtbot):
    _, binding, workspace = opened(qtbot)
    binding.flush()
    assert workspace.history.undo_label == ""


def test_a_jump_of_the_cursor_ends_the_step(qtbot):
    panel, binding, workspace = opened(qtbot)
    put_cursor(panel.editor, 0)
    press(panel.editor, "甲")
    put_cursor(panel.editor, 6)
    press(panel.editor, "乙")
    binding.flush()
    workspace.undo()
    assert workspace.report.text(OVERVIEW).startswith("甲本年度工作平稳")


def test_a_change_of_the_report_is_shown_with_the_cursor_behind_it(qtbot):
    panel, _, workspace = opened(qtbot)
    workspace.apply(SetText(OVERVIEW, (Paragraph.of("本年度很平稳。"), *TEXT[1:])), "改")
    assert panel.editor.toPlainText().startswith("本年度很平稳。")
    assert panel.editor.textCursor().position() == 4


def test_addresses_are_positions_of_the_editor(qtbot):
    _, binding, _ = opened(qtbot)
    assert binding.positions(Address(OVERVIEW).span(0, 3)) == (0, 3)
    assert binding.offsets.to_offset(3) == 3
