import pytest
from builders.text import text_panel
from PySide6.QtWidgets import QToolButton

from model.content.blocks import Role
from ui.editor.toolbar import EditorToolbar


@pytest.fixture
def tools(qtbot) -> EditorToolbar:
    panel = text_panel()
    qtbot.addWidget(panel)
    panel.tools.setProperty("panel", panel)
    return panel.tools


def buttons(tools: EditorToolbar) -> dict[str, QToolButton]:
    return {button.defaultAction().text(): button for button in tools.findChildren(QToolButton)}


def test_the_role_at_the_cursor_is_pressed(tools):
    tools.show_state(Role.HEADING_2, True)
    pressed = {text for text, button in buttons(tools).items() if button.defaultAction().isChecked()}
    assert pressed == {"（一）二级标题", "加粗"}
    tools.show_state(Role.HEADING_1, False)
    assert not any(button.defaultAction().isChecked() for button in buttons(tools).values())


def test_a_click_says_which_role_is_wanted(tools, qtbot):
    with qtbot.waitSignal(tools.role_wanted) as wanted:
        buttons(tools)["1. 三级标题"].click()
    assert wanted.args == [Role.HEADING_3]


def test_reading_only_leaves_last_years_text(tools):
    tools.offer_last_year(True)
    tools.set_read_only(True)
    enabled = {text for text, button in buttons(tools).items() if button.isEnabled()}
    assert enabled == {"显示上年文字"}


def test_without_last_year_its_button_is_grey_and_up(tools):
    tools.offer_last_year(True)
    tools.last_year.setChecked(True)
    tools.offer_last_year(False)
    assert not tools.last_year.isEnabled() and not tools.last_year.isChecked()


def test_the_count_is_grouped(tools):
    tools.show_count(12345)
    assert "12,345" in tools.count_text


@pytest.mark.fonts
def test_a_larger_font_shortens_the_texts(tools, qtbot):
    panel = tools.property("panel")
    panel.show()
    first = tools.findChildren(QToolButton)[1]
    assert first.text() == "（一）二级标题"
    font = tools.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    for button in tools.findChildren(QToolButton):
        button.setFont(font)
    tools.setFont(font)
    qtbot.waitUntil(lambda: first.text() == "二级")
