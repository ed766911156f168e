"""Pictures on the sheet: described from the menu, one step of undo."""

import pytest
from builders.export import PICTURE, png
from builders.text import blocks_of, text_panel
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from model.content.blocks import Paragraph, Picture

BARE = Picture(png(), "image/png", 4000, 3000)


@pytest.fixture
def panel(qtbot):
    made = text_panel((Paragraph.of("如下图。"), BARE, Paragraph.of("以上。")))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def place_of(panel) -> QPoint:
    """The middle of the picture."""
    editor = panel.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.sheet.findBlockByNumber(1).position())
    return editor.cursorRect(cursor).center() + QPoint(20, 0)


def operations(panel, place) -> dict[str, object]:
    menu = QMenu(panel)
    panel.editor.pictures.add_actions(menu, place)
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_picture_is_described_in_one_step(panel):
    asked = []
    panel.editor.pictures.ask = lambda parent, former: asked.append(former) or "各月件数的柱状图"
    operations(panel, place_of(panel))["图片说明…"].trigger()
    assert asked == [""]
    assert [b.alternative for b in blocks_of(panel) if isinstance(b, Picture)] == ["各月件数的柱状图"]
    assert [b.text for b in blocks_of(panel) if isinstance(b, Paragraph)] == ["如下图。", "以上。"]


def test_cancelled_it_stays_as_it_was(panel):
    panel.editor.pictures.ask = lambda parent, former: None
    operations(panel, place_of(panel))["图片说明…"].trigger()
    assert [b.alternative for b in blocks_of(panel) if isinstance(b, Picture)] == [""]


def test_text_has_no_picture_to_describe(panel):
    cursor = panel.editor.textCursor()
    cursor.setPosition(1)
    assert operations(panel, panel.editor.cursorRect(cursor).center()) == {}


def test_what_was_said_before_is_offered(qtbot):
    made = text_panel((PICTURE,))
    qtbot.addWidget(made)
    made.show()
    asked = []
    made.editor.pictures.ask = lambda parent, former: asked.append(former)
    made.editor.pictures.describe(0)
    assert asked == [PICTURE.alternative]
