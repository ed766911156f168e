"""The theme: who follows it, sizes of text, families, palettes; contrast is in test_contrast."""

from string import Template

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFontInfo, QPalette

from ui.appearance.theme import DARK, LIGHT, Theme, palette, sheet_font, ui_font


class Follower(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def restyle(self) -> None:
        self.seen.append(Theme.colors.sheet)


@pytest.fixture
def styled(qapp):
    before = qapp.styleSheet(), qapp.font(), qapp.palette()
    yield qapp
    Theme.use(LIGHT, qapp)
    qapp.setStyleSheet(before[0])
    qapp.setFont(before[1])
    qapp.setPalette(before[2])


def test_a_follower_is_called_at_once_and_after_each_change(styled):
    follower = Follower()
    Theme.follow(follower.restyle)
    Theme.use(DARK, styled)
    Theme.use(LIGHT, styled)
    assert follower.seen == [LIGHT.sheet, DARK.sheet, LIGHT.sheet]


def test_text_size_scales_the_interface_and_not_the_sheet(styled):
    Theme.use(LIGHT, styled, 1.3)
    assert ui_font(10).pointSizeF() == pytest.approx(13)
    assert sheet_font(10).pointSizeF() == pytest.approx(10)
    assert styled.font().pointSizeF() == pytest.approx(13)
    assert Theme.sheet(Template("QLabel { font-size: 10pt; width: 10px; }")) == (
        "QLabel { font-size: 13pt; width: 10px; }"
    )


def test_chosen_families_come_before_all_others(styled):
    Theme.use(LIGHT, styled, 1.0, ("DejaVu Sans Mono", "DejaVu Sans"))
    assert ui_font().families() == ["DejaVu Sans Mono", "DejaVu Sans"]
    assert styled.font().families() == ["DejaVu Sans Mono", "DejaVu Sans"]
    assert QFontInfo(ui_font()).family() in QFontInfo(styled.font()).family()


def test_both_palettes_are_readable():
    for colors in (LIGHT, DARK):
        made = palette(colors)
        text = made.color(QPalette.ColorRole.Text).lightness()
        ground = made.color(QPalette.ColorRole.Base).lightness()
        assert abs(text - ground) > 120
        assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(colors.faint)
