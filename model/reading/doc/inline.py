"""The inside of a paragraph: text, fields, breaks, symbols, pictures and text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from model.content.blocks import Block, Picture
from model.reading.doc.formats import CharacterFormats
from model.reading.doc.sprm import Chp
from model.reading.doc.styles import Style, Styles, is_bold
from model.reading.doc.text import Text, whole
from model.reading.guards import check_depth
from model.reading.shared.pieces import Pieces

_CONTROL = re.compile(r"([\x00-\x1f])")
_PICTURE, _SHAPE = "\x01", "\x08"
_FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END = "\x13", "\x14", "\x15"
_BREAKS = "\x0b\x0c\x0e"
_SIGNS = {"\t": " ", "\x1e": "-"}
_SYMBOL = "("
_PRIVATE_USE = range(0xE000, 0xF900)


class Attachments(NamedTuple):
    """Reads what is anchored to a character: a picture in the line by its place, floating shapes by the character."""

    picture: Callable[[int], Picture | None]
    shape: Callable[[int], list[Block]]


class Inline:
    """Reads the characters of one paragraph after another."""

    def __init__(
        self, text: Text, formats: CharacterFormats, styles: Styles, attachments: Attachments
    ) -> None:
        self._text = text.characters
        self._has_halves = text.has_halves
        self._formats = formats
        self._styles = styles
        self._attachments = attachments
        self._fields: list[bool] = []
        """One for each open field: True while its instruction is read."""

    def read(self, start: int, end: int, style: Style, *, plain: bool) -> Pieces:
        """Return the pieces of the characters in a range; `plain` ignores the bold of the style, as for headings."""
        self._fields = []
        pieces = Pieces()
        for at, stop, format_ in self._formats.between(start, end):
            if format_.deleted or self._is_hidden(format_, style):
                continue
            bold = self._is_bold(format_, style, plain)
            chunk = self._text[at:stop]
            if format_.special and format_.symbol is not None and chunk[:1] == _SYMBOL:
                chunk = _symbol(format_.symbol)
            if _CONTROL.search(chunk) is None:
                self._add(pieces, chunk, bold)
            else:
                self._controls(pieces, chunk, at, format_, bold)
        return pieces

    def is_deleted(self, position: int) -> bool:
        """Return whether a character, such as the mark of a paragraph, was deleted in a tracked change."""
        return bool(self._formats.at(position).deleted)

    def _add(self, pieces: Pieces, text: str, bold: bool) -> None:
        if text and not (self._fields and any(self._fields)):
            pieces.add(whole(text) if self._has_halves else text, bold)

    def _controls(self, pieces: Pieces, chunk: str, at: int, format_: Chp, bold: bool) -> None:
        for part in _CONTROL.split(chunk):
            if part in (_FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END):
                self._field(part)
            elif part in _SIGNS:
                self._add(pieces, _SIGNS[part], bold)
            elif part and part in _BREAKS:
                pieces.break_line()
            elif part in (_PICTURE, _SHAPE):
                self._attach(pieces, part, at, format_)
            elif part >= " ":
                self._add(pieces, part, bold)
            at += len(part)

    def _field(self, mark: str) -> None:
        if mark == _FIELD_BEGIN:
            self._fields.append(True)
            check_depth(len(self._fields))
        elif self._fields and mark == _FIELD_SEPARATOR:
            self._fields[-1] = False
        elif self._fields:
            self._fields.pop()

    def _attach(self, pieces: Pieces, mark: str, position: int, format_: Chp) -> None:
        if mark == _SHAPE:
            pieces.after += self._attachments.shape(position)
        elif format_.picture is not None and not format_.data and not any(self._fields):
            picture = self._attachments.picture(format_.picture)
            if picture is not None:
                pieces.place(picture)

    def _is_bold(self, format_: Chp, style: Style, plain: bool) -> bool:
        base = style.bold and not plain
        if format_.style is not None:
            base ^= self._styles.get(format_.style).bold
        return is_bold(format_.bold, base)

    def _is_hidden(self, format_: Chp, style: Style) -> bool:
        return style.hidden if format_.hidden is None else is_bold(format_.hidden, style.hidden)


def _symbol(value: int) -> str:
    """Return an inserted symbol; empty for a code of the private use area, which only its font defines."""
    code = value >> 16 & 0xFFFF
    return chr(code) if 0x20 <= code < 0xD800 or _PRIVATE_USE.stop <= code < 0xFFFE else ""
