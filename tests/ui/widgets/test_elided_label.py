"""A label that is shortened to its width."""

from ui.widgets.elided_label import ElidedLabel


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
