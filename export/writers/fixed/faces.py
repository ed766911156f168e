"""Faces: the fonts of a document, and of each the glyphs that it uses, which go into the file and no others."""

from __future__ import annotations

import hashlib
import re
import struct
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from export.writers.fixed.coverage import has_ink
from export.writers.fixed.outlines import Contour, box_contours, contours_of
from export.writers.fixed.truetype import Metrics, Subset, truetype

if TYPE_CHECKING:
    from PySide6.QtGui import QRawFont

NO_GLYPH = 0
"""What fonts have for characters that they lack."""
_BOLD = 600
"""From this weight on a font is bold (OpenType, OS/2, usWeightClass)."""
_HEIGHT_OF_BOX = 0.7
"""Of an em."""


class Key(NamedTuple):
    """What tells faces apart: names, whether it is made bold, and its table of global data."""

    family: str
    style: str
    bold: bool
    head: bytes


class Face:
    """One font of the system at the size of its units, and the glyphs used of it, numbered from 1 as they come."""

    def __init__(self, font: QRawFont, key: Key) -> None:
        from PySide6.QtGui import QRawFont

        self.family, self.style, self._wants_bold = key.family, key.style, key.bold
        self._font = QRawFont(font)
        self.units = round(font.unitsPerEm()) or 1000
        self._font.setPixelSize(self.units)
        self._used: dict[tuple[int, str], int] = {}

    def number(self, glyph: int, text: str) -> int:
        """Return the number in the file of a glyph that stands for a text: one for each text, so that it reads back."""
        return self._used.setdefault((glyph, text), len(self._used) + 1)

    @cached_property
    def is_thickened(self) -> bool:
        """Whether the letters must be drawn thicker to be bold, because the font has no bold ones."""
        weights = self._table("OS/2")
        if len(weights) >= 6:
            return self._wants_bold and struct.unpack_from(">H", weights, 4)[0] < _BOLD
        return self._wants_bold and "bold" not in self.style.lower()

    @property
    def is_bold(self) -> bool:
        """Whether its letters are bold, by themselves or drawn thicker."""
        return self._wants_bold

    @property
    def texts(self) -> list[str]:
        """What each glyph stands for, from number 1 on."""
        return [text for _glyph, text in self._used]

    @cached_property
    def subset(self) -> Subset:
        """The font file of the glyphs used; asked for when all pages are recorded."""
        outlines, advances = self._outlines()
        return truetype(self.name, self._metrics(), outlines, advances, self.texts)

    @cached_property
    def name(self) -> str:
        """The name that the font has in the file (ISO 32000-1, 9.6.4): six letters told by its glyphs, then its own."""
        digest = hashlib.sha256(
            repr((self.family, self.style, self.is_bold, [*self._used])).encode()
        ).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        return f"{tag}+{self._plain_name()}"

    def _plain_name(self) -> str:
        """Return a name of Latin letters: that of the font, else one that says whether it is bold."""
        family = re.sub(r"[^A-Za-z0-9]", "", self.family) or "Font"
        style = re.sub(r"[^A-Za-z0-9]", "", self.style) or "Regular"
        return f"{family}-{style}"

    def _outlines(self) -> tuple[list[list[Contour]], list[int]]:
        glyphs = [glyph for glyph, _text in self._used]
        found = self._font.advancesForGlyphIndexes(glyphs) if glyphs else []
        advances = [max(0, round(advance.x())) for advance in found]
        outlines = [
            self._outline(glyph, text, advance)
            for (glyph, text), advance in zip(self._used, advances, strict=True)
        ]
        return outlines, advances

    def _outline(self, glyph: int, text: str, advance: int) -> list[Contour]:
        """Return the outline of a glyph, an empty box for one of no font: whoever reads the page sees that something stood here."""
        found = contours_of(self._font, glyph) if glyph != NO_GLYPH else []
        if found or not has_ink(text):
            return found
        return box_contours(advance, round(self.units * _HEIGHT_OF_BOX), max(1, self.units // 20))

    def _metrics(self) -> Metrics:
        return Metrics(self.units, round(self._font.ascent()), -round(self._font.descent()), self.is_bold)

    def _table(self, name: str) -> bytes:
        return bytes(self._font.fontTable(name).data())


class Faces:
    """The faces of one document, in the order in which they are met."""

    def __init__(self) -> None:
        self._found: dict[Key, Face] = {}

    def face(self, font: QRawFont) -> Face:
        """Return the face of a font of any size."""
        head = bytes(font.fontTable("head").data())
        key = Key(font.familyName(), font.styleName(), font.weight() >= _BOLD, head)
        if key not in self._found:
            self._found[key] = Face(font, key)
        return self._found[key]

    @property
    def all(self) -> tuple[Face, ...]:
        """Every face that was met."""
        return tuple(self._found.values())
