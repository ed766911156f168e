"""Symbols of the fonts Wingdings and Symbol, whose codes mean nothing without the font, as Unicode characters."""

from __future__ import annotations

import re

_PRIVATE = 0xF000
"""Office stores code 0x81 of a symbol font as U+F081."""
_WINGDINGS = {
    **{0x80 + number: "⓪①②③④⑤⑥⑦⑧⑨⑩"[number] for number in range(11)},
    0x8B: "⓪",
    **{0x8B + number: "⓪①②③④⑤⑥⑦⑧⑨⑩"[number] for number in range(1, 11)},
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x75: "◆",
    0x71: "□",
    0xA8: "□",
    0x9F: "•",
    0xFB: "×",
    0xFC: "√",
    0xFD: "☒",
    0xFE: "☑",
}
_SYMBOL = {
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0x2D: "-",
    **{code: chr(code) for code in range(0x30, 0x3A)},
}
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


def symbol(code: int, font: str = "Wingdings") -> str:
    """Return the character of a code of a symbol font, with or without Office's offset; empty for an unknown one."""
    if _PRIVATE <= code < _PRIVATE + 0x100:
        code -= _PRIVATE
    elif code > 0xFF:
        return chr(code) if code < 0xD800 or 0xF900 <= code < 0xFFFE else ""
    table = _SYMBOL if font.casefold() == "symbol" else _WINGDINGS
    return table.get(code, "")


def without_private_use(text: str) -> str:
    """Return the text with characters of the private use area as Unicode, taken as Wingdings, or left out."""
    return _PRIVATE_USE.sub(lambda match: symbol(ord(match[0])), text)
