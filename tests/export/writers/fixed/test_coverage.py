"""What fonts show is told by outlines, and what they lack is taken from another font or named."""

import pytest
from builders.fonts import needs_chinese_font

from export.writers.fixed import coverage
from export.writers.fixed.coverage import has_ink, substitutes, unprintable

pytestmark = pytest.mark.usefixtures("qapp")
NOWHERE = "\U0010fffd"


@pytest.mark.parametrize("character", [" ", "\u3000", "\u200b", "\ufe0f", "\u2028", "\x07"])
def test_some_characters_show_nothing(character: str) -> None:
    assert not has_ink(character)
    assert substitutes(f"A{character}é", ()) == substitutes("é", ())


@needs_chinese_font
def test_common_characters_need_no_other_font() -> None:
    assert substitutes("示例文字，一二三。（）", ("宋体",)) == {}


def test_a_character_of_no_font_is_named() -> None:
    assert substitutes(f"甲{NOWHERE}", ("宋体",))[NOWHERE] == ""
    assert NOWHERE in unprintable([f"甲{NOWHERE}乙{NOWHERE}"], ("宋体",))
    assert unprintable(["plain text"], ("宋体",)) == ""


def test_a_glyph_without_an_outline_counts_as_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    """WenQuanYi Micro Hei names a glyph for U+2103 and leaves it empty."""
    monkeypatch.setattr(coverage, "_shown", lambda characters, families: set())
    monkeypatch.setattr(coverage, "_other", lambda character: "另一种字体")
    assert substitutes("38℃", ("没有这种字体",)) == {"℃": "另一种字体"}
