from hypothesis import given
from hypothesis import strategies as st

from ui.document.utf16 import text_of_units, units


def test_a_rare_character_takes_two_positions():
    assert units("公𠮷开") == 4
    assert text_of_units("公𠮷开", 1, 3) == "𠮷"
    assert text_of_units("公𠮷开", 3, 4) == "开"
    assert text_of_units("", 0, 3) == ""


@given(st.text(max_size=12), st.text(max_size=12))
def test_positions_count_as_qt_counts(before, text):
    start = units(before)
    assert text_of_units(before + text, start, start + units(text)) == text
    assert units(before + text) == start + units(text)
