"""The style sheet: formatting that paragraphs and characters inherit from their style ([MS-DOC] 2.4.6)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from model.content.blocks import Role
from model.reading.doc.sprm import Chp, Pap, character_properties, over, paragraph_properties
from model.reading.shared.outline import role_of_outline

_PARAGRAPH, _CHARACTER = 1, 2
_NONE = 0xFFF
_HEADINGS = range(1, 10)
_CONTENTS = range(19, 28)
_TITLE = 62
_DEEPEST = 50


class Style(NamedTuple):
    """A style with what it inherits from its ancestors."""

    known: int = _NONE
    """Number of a style that Word ships, such as 1 for heading 1."""
    paragraph: Pap = Pap()
    bold: bool = False
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    """Superscript."""

    @property
    def role(self) -> Role:
        """The role of a paragraph of this style by its style alone."""
        if self.known == _TITLE:
            return Role.TITLE
        outline = self.known - 1 if self.known in _HEADINGS else self.paragraph.outline
        return role_of_outline(outline)

    @property
    def is_contents(self) -> bool:
        """Whether this is a line of a table of contents."""
        return self.known in _CONTENTS


class _Raw(NamedTuple):
    known: int
    base: int
    paragraph: Pap
    character: Chp


NO_STYLE = Style()


class Styles:
    """The styles by their number; a number without a style has an empty one."""

    def __init__(self, sheet: bytes) -> None:
        self._raw = _read(sheet) if len(sheet) > 8 else []
        self._styles: dict[int, Style] = {}

    def get(self, number: int) -> Style:
        """Return the style of this number."""
        if number not in self._styles:
            self._styles[number] = self._resolve(number)
        return self._styles[number]

    def _resolve(self, number: int) -> Style:
        chain: list[_Raw] = []
        while 0 <= number < len(self._raw) and len(chain) < _DEEPEST:
            raw = self._raw[number]
            if raw is None:
                break
            chain.append(raw)
            number = raw.base
        style = Style()
        for raw in reversed(chain):
            style = Style(
                raw.known,
                over(raw.paragraph, style.paragraph),
                is_bold(raw.character.bold, style.bold),
                style.hidden if raw.character.hidden is None else raw.character.hidden == 1,
                is_bold(raw.character.struck, style.struck),
                style.raised if raw.character.raised is None else raw.character.raised == 1,
            )
        return style


def is_bold(said: int | None, base: bool) -> bool:
    """Return whether characters are bold by a switch, which may mean `as the style` (0x80) or `contrary to the style` (0x81)."""
    if said is None or said == 0x80:
        return base
    return not base if said == 0x81 else said == 1


def _read(sheet: bytes) -> list[_Raw | None]:
    size, count, base_size = struct.unpack_from("<3H", sheet)
    at = 2 + size
    found: list[_Raw | None] = []
    for _ in range(count):
        if at + 2 > len(sheet):
            break
        (size,) = struct.unpack_from("<H", sheet, at)
        found.append(_style(sheet[at + 2 : at + 2 + size], base_size))
        at += 2 + size
    return found


def _style(style: bytes, base_size: int) -> _Raw | None:
    if len(style) < base_size + 2 or base_size < 10:
        return None
    known, kinds, counts = struct.unpack_from("<3H", style)
    (length,) = struct.unpack_from("<H", style, base_size)
    at = base_size + 2 + 2 * length + 2
    programs: list[bytes] = []
    for _ in range(counts & 0xF):
        at += at & 1
        if at + 2 > len(style):
            break
        (size,) = struct.unpack_from("<H", style, at)
        programs.append(style[at + 2 : at + 2 + size])
        at += 2 + size
    programs += [b"", b""]
    kind = kinds & 0xF
    paragraph = paragraph_properties(programs[0][2:]) if kind == _PARAGRAPH else Pap()
    character = programs[1] if kind == _PARAGRAPH else programs[0] if kind == _CHARACTER else b""
    return _Raw(known & 0xFFF, kinds >> 4, paragraph, character_properties(character))
