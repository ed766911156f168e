"""A label that is shortened to its width."""

from PySide6.QtGui import QColor

from ui.appearance.theme import Theme
from ui.application import make_application
from ui.widgets.elided_label import ElidedLabel, elided


def test_the_whole_text_is_in_the_tooltip_and_its_beginning_on_the_label(qtbot):
    text = "合计由程序按明细计算，不用填写。" * 4
    label = ElidedLabel("label", text)
    qtbot.addWidget(label)
    label.resize(120, 20)
    assert label.shown_text.endswith("…") and text.startswith(label.shown_text[:-1])
    assert label.toolTip() == text
    label.resize(4000, 20)
    assert label.shown_text == text
    assert not label.grab().isNull()


def inks(label: ElidedLabel) -> set[str]:
    """The colours of a label as it is painted, mixtures at the edges of the strokes left out."""
    picture = label.grab().toImage()
    shades = [
        picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
    ]
    return {shade for shade in set(shades) if shades.count(shade) > 3}


def test_it_is_painted_in_the_colour_of_its_role_also_when_that_changes(qtbot):
    make_application()
    label = ElidedLabel("label", "█████")
    qtbot.addWidget(label)
    label.resize(120, 20)
    colors = {role: QColor(getattr(Theme.colors, role)).name() for role in ("text", "label", "error")}
    assert colors["label"] in inks(label) and colors["error"] not in inks(label)
    label.say("█████", "error")
    assert colors["error"] in inks(label) and colors["label"] not in inks(label)
    label.say("█████", "text")
    assert colors["text"] in inks(label) and colors["error"] not in inks(label)


def test_it_fits_to_the_pixel():
    width = lambda text: 10 * len(text)  # noqa: E731 - a font in which all characters are ten pixels wide
    assert elided("一二三四五", width, 50) == "一二三四五"
    assert elided("一二三四五", width, 49) == "一二三…"
    assert elided("一二三四五", width, 20) == "一…"
    assert elided("一二三四五", width, 3) == "…" and elided("", width, 0) == ""
