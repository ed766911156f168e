from builders.model import balanced_report
from builders.text import blocks_of, press, text_panel, workspace_of

from model.content.blocks import Paragraph
from model.report.linked_figures import has_fields


def opened(qtbot):
    panel = text_panel((), report=balanced_report())
    qtbot.addWidget(panel)
    panel.figures.aboutToShow.emit()
    return panel


def test_a_menu_for_each_table_with_its_figures(qtbot):
    panel = opened(qtbot)
    names = [action.text() for action in panel.figures.actions() if action.menu() is not None]
    assert [name[:2] for name in names] == ["表二", "表三", "表四"]
    for action in panel.figures.actions():
        if action.menu() is not None:
            assert all("\t" in a.text() for a in action.menu().actions() if not a.isSeparator())


def test_a_chosen_figure_is_linked(qtbot):
    panel = opened(qtbot)
    menu = next(a.menu() for a in panel.figures.actions() if a.text().startswith("表三"))
    action = menu.actions()[0]
    action.trigger()
    (paragraph,) = blocks_of(panel)
    assert paragraph.text == action.text().partition("\t")[2]
    assert has_fields((paragraph,))


def test_figures_can_be_released_again(qtbot):
    panel = opened(qtbot)
    next(a.menu() for a in panel.figures.actions() if a.text().startswith("表三")).actions()[0].trigger()
    panel.flush()
    panel.figures.aboutToShow.emit()
    release = next(a for a in panel.figures.actions() if a.text() == "数字不再跟着表格变")
    assert release.isEnabled()
    release.trigger()
    assert not has_fields(blocks_of(panel))
    workspace_of(panel).undo()
    assert has_fields(blocks_of(panel))


def test_what_cannot_be_done_is_grey(qtbot):
    panel = opened(qtbot)
    press(panel.editor, "没有数字")
    assert blocks_of(panel) == (Paragraph.of("没有数字"),)
    panel.figures.aboutToShow.emit()
    last = panel.figures.actions()[-2:]
    assert [action.isEnabled() for action in last] == [False, False]
