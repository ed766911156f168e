"""Numbers of persons: what is an identity number, what a card number, by their check digits. All are made up here."""

import pytest
from builders.checks import found, text_report

from model.checks.texts.privacy import is_card_number, is_identity_number

_WEIGHTS = [2 ** (17 - i) % 11 for i in range(17)]


def identity_number(birth: str, serial: int = 0, area: str = "990000") -> str:
    """A number of that date of birth with its check digit, as GB 11643 defines it."""
    digits = f"{area}{birth}{serial:03}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return digits + next(
        c for c, value in zip("0123456789X", range(11), strict=True) if (rest + value) % 11 == 1
    )


@pytest.mark.parametrize(
    ("birth", "is_one"),
    [
        ("19000101", True),
        ("21001231", True),
        ("18991231", False),
        ("21010101", False),
        ("20000229", True),
        ("20010229", False),
        ("20001301", False),
        ("20000100", False),
    ],
)
def test_an_identity_number_holds_a_date(birth: str, is_one: bool) -> None:
    assert is_identity_number(identity_number(birth)) is is_one


def test_an_identity_number_has_one_check_digit() -> None:
    right = [identity_number("19990101", serial) for serial in range(40)]
    assert {number[-1] for number in right} == set("0123456789X")
    for number in right:
        wrong = [number[:-1] + c for c in "0123456789X" if c != number[-1]]
        assert is_identity_number(number) and is_identity_number(number.lower())
        assert not any(map(is_identity_number, wrong))


@pytest.mark.parametrize(
    ("digits", "is_one"),
    [
        ("0", True),
        ("18", True),
        ("26", True),
        ("59", True),
        ("91", True),
        ("19", False),
        ("81", False),
        ("4111111111111111", True),
        ("4111111111111112", False),
        ("1411111111111111", False),
    ],
)
def test_the_check_digit_of_a_card(digits: str, is_one: bool) -> None:
    assert is_card_number(digits) is is_one


def test_an_identity_number_that_has_a_cards_check_digit_is_told_once() -> None:
    numbers = (identity_number("19990101", serial, "410000") for serial in range(1000))
    both = next(n for n in numbers if n.isdigit() and is_card_number(n))
    report = text_report(f"编号{both}。")
    assert len(found(report, "P01")) == 1 and found(report, "P02") == []


def test_the_middle_of_a_number_is_hidden() -> None:
    (finding,) = found(text_report("联系电话：13912345678。"), "P02")
    assert "“139****5678”" in finding.message
