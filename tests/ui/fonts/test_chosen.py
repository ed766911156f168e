"""Fonts of documents: prescribed until others are chosen, the same style for the same fonts, kept in the settings."""

import pytest

from export.fonts import Fonts, with_fonts
from export.style import OFFICIAL, PLAIN
from model.content.blocks import Role
from ui.fonts.chosen import chosen_fonts, fonts_of, in_chosen_fonts, keep_fonts, missing_of
from ui.fonts.dialog import FontsDialog


def test_nothing_chosen_is_the_style_itself(qapp):
    assert chosen_fonts() == Fonts() and in_chosen_fonts(OFFICIAL) is OFFICIAL


@pytest.mark.parametrize("style", [OFFICIAL, PLAIN])
def test_chosen_fonts_take_their_places_and_headings_keep_theirs(qapp, style):
    keep_fonts(Fonts("甲体", "乙体", "丙体"))
    made = in_chosen_fonts(style)
    assert made is in_chosen_fonts(style) is with_fonts(style, Fonts("甲体", "乙体", "丙体"))
    assert made.roles[Role.TITLE].font == "甲体" and made.roles[Role.DATE].font == "乙体"
    assert made.table.text.font == "丙体"
    assert made.roles[Role.HEADING_1] == style.roles[Role.HEADING_1]


def test_what_is_missing_is_said(qapp):
    assert missing_of(("黑体", "宋体"), ["SimHei"]) == ("宋体",)
    assert fonts_of(OFFICIAL)[0] == "方正小标宋简体"


def test_the_dialog_begins_with_what_is_kept_and_leads_back(qtbot):
    keep_fonts(Fonts("没有的字体"))
    dialog = FontsDialog()
    qtbot.addWidget(dialog)
    assert dialog.fonts() == Fonts("没有的字体") and "这台电脑没有" in dialog.lists["title"].currentText()
    dialog.choose_prescribed()
    assert dialog.fonts() == Fonts()
    assert dialog.missing.text()
