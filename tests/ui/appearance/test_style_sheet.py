import re
from string import Template

from ui.appearance.style_sheet import ICONS, filled, style_sheet
from ui.appearance.theme import DARK, LIGHT


def test_every_name_is_filled_in_for_both_themes():
    for colors in (LIGHT, DARK):
        sheet = style_sheet(colors._asdict(), 1.0)
        assert "$" not in sheet
        assert colors.accent in sheet


def test_icons_that_the_sheet_names_exist():
    names = re.findall(r"url\(([^)]+)\)", style_sheet(LIGHT._asdict(), 1.0))
    assert names
    assert all((ICONS / name.rpartition("/")[2]).is_file() for name in names)


def test_points_are_scaled_and_pixels_are_not():
    template = Template("a { font-size: 11pt; color: $text; } b { font-size: 10.5pt; padding: 4px; }")
    assert filled(template, {"text": "#111"}, 1.0).startswith("a { font-size: 11pt; color: #111;")
    assert filled(template, {"text": "#111"}, 1.2) == (
        "a { font-size: 13.2pt; color: #111; } b { font-size: 12.6pt; padding: 4px; }"
    )
