"""What the tables say about a cell."""

from decimal import Decimal

import pytest
from builders.model import cell

from model.content.values import Remark
from model.form.editions import form_of
from ui.grid import cell_texts

FORM = form_of("2021")
GRANTED = cell("requests.granted.natural_person")


@pytest.mark.parametrize(
    ("value", "last", "words"),
    [
        (12, 5, "上年数 5，比上年增加 7"),
        (5, 12, "上年数 12，比上年减少 7"),
        (5, 5, "上年数 5，与上年持平"),
        (None, 5, "上年数 5"),
        (5, None, ""),
        (5, "/", "上年数 /"),
    ],
)
def test_last_year_is_named_with_the_difference(value, last, words):
    assert cell_texts.last_year_words(value, last) == words


def test_a_cell_is_spoken_with_its_place_and_value():
    spoken = cell_texts.spoken(FORM, GRANTED, None, (), computed=False)
    assert "自然人" in spoken and "空白" in spoken


def test_a_refusal_says_where_what_and_what_to_do():
    said = cell_texts.refusal(FORM, GRANTED, "1x7", 3)
    assert "表三" in said and "“1x7”" in said and "仍为 3" in said and "请填整数" in said


def test_what_was_assumed_is_said():
    assert "1.2" in cell_texts.remark_words("12000元", Decimal("1.2"), Remark.CONVERTED)
    assert cell_texts.remark_words("4件", 4, Remark.MEASURE_DROPPED) == ""


def test_a_tip_is_escaped():
    assert "<b>" in cell_texts.tooltip(FORM, GRANTED, 3, 2, (), computed=True)
