from model.checks.core import Finding, Severity
from model.content.address import Address
from ui.appearance.severity import MARKS, severity_color, severity_ground, tip_of
from ui.appearance.theme import DARK, LIGHT


def test_each_severity_has_a_mark_and_colours_of_its_own():
    assert len(set(MARKS.values())) == len(MARKS) == len(Severity)
    for colors in (LIGHT, DARK):
        assert len({severity_color(colors, s) for s in Severity}) == len(Severity)
        assert len({severity_ground(colors, s) for s in Severity}) == len(Severity)


def test_a_tooltip_has_mark_word_and_escaped_sentence_of_each():
    found = [
        Finding("M01", Severity.ERROR, Address("unit"), (("problem", "甲<乙"),)),
        Finding("M01", Severity.INFO, Address("unit"), (("problem", "丙"),)),
    ]
    tip = tip_of(found)
    assert tip.count("<br>") == 1
    assert "● 强制性" in tip and "甲&lt;乙" in tip
    assert "○ 提示性" in tip
    assert tip_of(()) == ""
