from decimal import Decimal

import pytest
from builders.model import values
from hypothesis import given

from model.content.values import NOT_APPLICABLE, Kind, Remark, display, is_valid, number, parse, restore


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), (" ", None), ("\u3000", None), ("\xa0", None), ("\n", None), ("\u200b", None),
        ("/", "/"), ("／", "/"), ("—", "/"), ("——", "/"), ("-", "/"), ("－", "/"), ("\\", "/"), (" / ", "/"),
        ("0", 0), ("12", 12), ("１２", 12), (" 1 2 ", 12), ("1\n2", 12), ("1,204", 1204), ("１，２０４", 1204),
        ("+3", 3), ("-3", -3), ("－3", -3), ("−3", -3), ("007", 7), ("12.0", 12), ("96171.6", Decimal("96171.6")),
        ("4287.10", Decimal("4287.10")), (".5", Decimal("0.5")), ("〇", 0), ("零", 0),
    ],
)  # fmt: skip
def test_what_stands_in_real_cells(text, value):
    assert parse(text) == (value, Remark.NONE)


@pytest.mark.parametrize(
    ("text", "kind", "value", "remark"),
    [
        ("4件", Kind.COUNT, 4, Remark.MEASURE_DROPPED),
        ("1,204 件", Kind.COUNT, 1204, Remark.MEASURE_DROPPED),
        ("251000元", Kind.AMOUNT, Decimal("25.1"), Remark.CONVERTED),
        ("30000元", Kind.AMOUNT, 3, Remark.CONVERTED),
        ("25.1万元", Kind.AMOUNT, Decimal("25.1"), Remark.MEASURE_DROPPED),
        ("251000元", Kind.COUNT, "251000元", Remark.UNREADABLE),
        ("无", Kind.COUNT, NOT_APPLICABLE, Remark.WORD),
        ("251.6万元", Kind.TEXT, "251.6万元", Remark.NONE),
        ("7", Kind.TEXT, 7, Remark.NONE),
    ],
)
def test_what_had_to_be_assumed_is_told(text, kind, value, remark):
    assert parse(text, kind) == (value, remark)


@pytest.mark.parametrize("text", ["若干", "1,2", "12,34", "3-5", "约3", "1.2.3", "9" * 16, "12/13", "二"])
def test_other_text_is_kept_as_it_stands(text):
    assert parse(text) == (text, Remark.UNREADABLE)


@given(values)
def test_display_and_restore_are_inverse(value):
    assert restore(display(value)) == value
    assert type(restore(display(value))) is type(value)


@given(values)
def test_what_is_shown_parses_to_the_same(value):
    kind = Kind.COUNT
    if not isinstance(value, str):
        assert parse(display(value), kind).value == value


def test_a_decimal_is_never_shown_with_an_exponent():
    assert display(Decimal("1E+3")) == "1000"


def test_blank_not_applicable_and_text_count_nothing():
    assert [number(v) for v in (None, "/", "若干", 0, 4, Decimal("1.5"))] == [0, 0, 0, 0, 4, Decimal("1.5")]


@pytest.mark.parametrize(
    ("value", "kind", "valid"),
    [
        (None, Kind.COUNT, True), ("/", Kind.COUNT, True), (0, Kind.COUNT, True), (-1, Kind.COUNT, False),
        (Decimal("1.5"), Kind.COUNT, False), ("若干", Kind.COUNT, False), (Decimal("1.5"), Kind.AMOUNT, True),
        (Decimal("-1.5"), Kind.AMOUNT, False), (-3, Kind.CHANGE, True), (Decimal("0.5"), Kind.CHANGE, False),
        ("约三万", Kind.TEXT, True),
    ],
)  # fmt: skip
def test_what_a_cell_may_hold(value, kind, valid):
    assert is_valid(value, kind) is valid
