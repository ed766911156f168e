"""Coverage: which characters the fonts of a text show, and which other font shows what they lack.

A font may name a glyph for a character and leave it empty, as WenQuanYi Micro Hei does with ℃; Qt then draws nothing. So what
counts is the outline.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QRawFont

_WITHOUT_INK = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs"})
_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF), (0x180B, 0x180F), (0x3164, 0x3164), (0x115F, 0x1160))
"""Variation selectors and fillers."""
_SIMPLE = (0x3000, 0x9FFF)
"""Characters that never join with their neighbours: asked about together."""
_PIXELS = 100


def has_ink(character: str) -> bool:
    """Return whether a character shows anything."""
    code = ord(character[0])
    return unicodedata.category(character[0]) not in _WITHOUT_INK and not any(
        first <= code <= last for first, last in _SELECTORS
    )


def substitutes(text: str, families: tuple[str, ...]) -> dict[str, str]:
    """Return the characters of a text that none of the fonts shows, each with a font that does, empty where none does.

    Needs a QGuiApplication. Fonts are asked once: one that is installed later is seen after a restart.
    """
    if text.isascii():
        return {}
    known = _known(families)
    asked = [character for character in dict.fromkeys(text) if character not in known]
    if asked:
        known.update(_asked(asked, families))
    return {
        character: known[character] or "" for character in dict.fromkeys(text) if known[character] is not None
    }


def unprintable(texts: Iterable[str], families: tuple[str, ...]) -> str:
    """Return the characters of texts that no font of this computer shows, in the order in which they are met."""
    missing = (each for text in texts for each, font in substitutes(text, families).items() if not font)
    return "".join(dict.fromkeys(missing))


@cache
def _known(families: tuple[str, ...]) -> dict[str, str | None]:
    """Return what is known of these fonts: for each character None where they show it, else the font that does."""
    return {chr(code): None for code in range(0x80)}


def _asked(characters: list[str], families: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    shown = _shown(characters, families)
    for character in characters:
        yield character, None if character in shown or not has_ink(character) else _other(character)


def _shown(characters: list[str], families: tuple[str, ...]) -> set[str]:
    """Return the characters that Qt shows with these fonts and those that it takes in their place by itself."""
    from PySide6.QtGui import QFont

    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(_PIXELS)
    simple = [c for c in characters if _SIMPLE[0] <= ord(c) <= _SIMPLE[1]]
    groups = ["".join(simple), *(c for c in characters if c not in simple)] if simple else characters
    return {shown for group in groups for shown in _drawn(group, font)}


def _drawn(text: str, font: QFont) -> Iterator[str]:
    """Yield the characters of a text that have an outline: all or none of those that share glyphs."""
    from PySide6.QtGui import QTextLayout

    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(len(text) * 3 * _PIXELS)
    layout.endLayout()
    inked = [
        number != 0 and not run.rawFont().boundingRect(number).isEmpty()
        for run in line.glyphRuns()
        for number in run.glyphIndexes()
    ]
    if len(inked) == len(text):
        yield from (character for character, ink in zip(text, inked, strict=True) if ink)
    elif inked and all(inked):
        yield from text


def _other(character: str) -> str:
    """Return the name of a font that shows a character, one with Chinese characters first."""
    for name, font in _fonts():
        numbers = font.glyphIndexesForString(character) if font.supportsCharacter(ord(character)) else []
        if numbers and numbers[0] and not font.boundingRect(numbers[0]).isEmpty():
            return name
    return ""


@cache
def _fonts() -> list[tuple[str, QRawFont]]:
    from PySide6.QtGui import QFont, QFontDatabase, QRawFont

    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    names = dict.fromkeys([*chinese, *QFontDatabase.families()])
    found = ((name, QRawFont.fromFont(_one(QFont(name)))) for name in names if QFontDatabase.isScalable(name))
    return [(name, font) for name, font in found if font.isValid()]


def _one(font: QFont) -> QFont:
    """Return the font with no other in its place for what it lacks."""
    from PySide6.QtGui import QFont

    font.setPixelSize(_PIXELS)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font
