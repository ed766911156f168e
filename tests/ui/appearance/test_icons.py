import pytest
from PySide6.QtWidgets import QToolButton

from ui.appearance.icons import FOLDER, icon, picture, program_icon, set_icon
from ui.appearance.theme import DARK, LIGHT, Theme


def inks(image) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in FOLDER.glob("*.svg") if path.stem not in ("tick", "down"))
)
def test_every_drawing_can_be_drawn(qapp, name):
    assert not picture(name).toImage().isNull()
    assert not icon(name).isNull()


def test_a_picture_has_the_colour_and_the_size_asked_for(qapp):
    drawn = picture("save", "#ff0000", 40)
    assert drawn.size().width() == 40 * drawn.devicePixelRatio()
    assert "#ff0000" in inks(drawn.toImage())
    assert LIGHT.text.lower() not in inks(drawn.toImage())


def test_an_icon_on_a_button_follows_the_theme(qapp, qtbot):
    before = qapp.styleSheet(), qapp.font(), qapp.palette()
    button = QToolButton()
    qtbot.addWidget(button)
    set_icon(button, "save")
    light = button.icon().pixmap(20).toImage()
    Theme.use(DARK, qapp)
    dark = button.icon().pixmap(20).toImage()
    Theme.use(LIGHT, qapp)
    qapp.setStyleSheet(before[0])
    qapp.setFont(before[1])
    qapp.setPalette(before[2])
    assert light != dark
    assert button.icon().pixmap(20).toImage() == light


def test_the_program_has_an_icon(qapp):
    assert not program_icon().isNull()
    assert not program_icon().pixmap(64).toImage().isNull()
