"""Signs: characters of page formats normalised to those that people type."""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = str.maketrans(
    "⺁⺊⺎⺒⺓⺜⺝⺟⺠⺩⺬⺵⺶⺷⺻⺽⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂卜兀巳幺日月母民王示网羊羊聿臼虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
"""Radicals beside the Kangxi ones that have no decomposition in Unicode: ⻚ for 页, ⻔ for 门."""

_BLANKS = dict.fromkeys((0x00A0, 0x3000, *range(0x2000, 0x200B), 0x202F, 0x205F), " ")
_NOTHING = dict.fromkeys((0x0000, 0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF), "")


def sign(code: int) -> str:
    """Return the character of a code: radicals and compatibility ideographs as ideographs, blanks as a space.

    Fonts such as Noto and Source Han give one glyph for 小 and for the radical ⼩, and a PDF tells the radical.
    Full-width punctuation stays as it is. Empty for what is no character; halves of one are kept for later.
    """
    if code < 0x2E80 or 0x3001 <= code < 0xD800:
        return _BLANKS.get(code) or (_NOTHING[code] if code in _NOTHING else _visible(code))
    if 0x2F00 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00 or 0x2F800 <= code < 0x2FA20:
        return unicodedata.normalize("NFKC", chr(code))
    if code < 0x2F00:
        return chr(code).translate(_SUPPLEMENT)
    if code in _NOTHING or 0xE000 <= code < 0xF900 or code > 0x10FFFF:
        return ""
    return _BLANKS.get(code) or chr(code)


def _visible(code: int) -> str:
    return " " if code in (9, 10, 13, 32) else "" if code < 32 or 0x7F <= code < 0xA0 else chr(code)


def is_wide(character: str) -> bool:
    """Return whether a character is an ideograph or full-width, beside which a space means nothing."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—―…·"
