"""Characters: what every format can hold stays, what XML and HTML refuse goes."""

import pytest

from export.writers.characters import legal


@pytest.mark.parametrize(
    "refused", ["\x00", "\x0b", "\x7f", "\x85", "\x9f", "\ud800", "\ufdd0", "\ufffe", "\U0001ffff"]
)
def test_controls_and_noncharacters_go(refused: str) -> None:
    assert legal(f"公{refused}开") == "公开"


@pytest.mark.parametrize("kept", ["\t", "\n", "~", "\xa0", "\ud7ff", "\ufdf0", "\ufffd", "\U0001fffd", "𠮷"])
def test_characters_stay(kept: str) -> None:
    assert legal(kept) == kept
