import pytest

from ui.appearance.theme import Theme
from ui.editor.panel_style import HEADING_POINTS, STYLE, hairline, heading_font


def test_the_heading_stands_out_at_any_zoom(qapp):
    font = heading_font(1.5)
    assert font.bold()
    assert font.pointSizeF() == pytest.approx(1.5 * HEADING_POINTS)
    assert font.families()[0] == "黑体"


def test_the_style_needs_no_other_names_than_colours():
    assert "$" not in Theme.sheet(STYLE)


def test_a_hairline_is_one_pixel(qtbot):
    line = hairline()
    qtbot.addWidget(line)
    assert line.maximumHeight() == line.minimumHeight() == 1
