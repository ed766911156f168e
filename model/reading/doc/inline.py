"""The inside of a paragraph: text, fields, breaks, symbols, pictures and text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from model.content.blocks import Block, Picture
from model.reading.doc.formats import CharacterFormats
from model.reading.doc.sprm import Chp
from model.reading.doc.styles import NO_STYLE, Style, Styles, is_bold
from model.reading.doc.text import Text, whole
from model.reading.guards import check_depth
from model.reading.shared.field_codes import shown
from model.reading.shared.omissions import Omissions
from model.reading.shared.pieces import Pieces
from model.reading.shared.symbols import symbol
from model.reading.source import OmissionKind

_CONTROL = re.compile(r"([\x00-\x1f])")
_PICTURE, _SHAPE = "\x01", "\x08"
_FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END = "\x13", "\x14", "\x15"
_BREAKS = "\x0b\x0c\x0e"
_SIGNS = {"\t": " ", "\x1e": "-"}
_SYMBOL = "("
_NOTE = "\x02"
_LIFT = 6
"""Half points by which a character is raised by hand."""


class Attachments(NamedTuple):
    """Reads what is anchored to a character: a picture in the line by its place, shapes and notes by the character."""

    picture: Callable[[int], Picture | None]
    shape: Callable[[int], list[Block]]
    note: Callable[[int], str] = lambda position: ""
    chosen: Callable[[int], str] = lambda place: ""
    """Returns the chosen entry of a drop-down list by the place of its data."""


@dataclass(slots=True)
class _Field:
    """An open field; its instruction is read until its separator or end."""

    in_instruction: bool = True
    instruction: str = ""
    chosen: str = ""
    """The entry of a drop-down list."""
    before_result: int = 0


_WHITE, _WHITE_OF_PALETTE = 0xFFFFFF, 8
_NO_SIZE = 2
"""Half points."""


class _Shown(NamedTuple):
    """How characters are shown."""

    bold: bool
    struck: bool
    raised: bool
    faint: bool = False


def _is_faint(format_: Chp) -> bool:
    """Return whether characters are white without a ground of their own, or a point high or less."""
    is_white = format_.colour == _WHITE or (format_.colour is None and format_.palette == _WHITE_OF_PALETTE)
    return (is_white and not format_.ground) or (format_.size or _NO_SIZE + 1) <= _NO_SIZE


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
        self.omissions = Omissions()
        self._fields: list[_Field] = []
        """The open fields, the innermost last."""

    def read(self, start: int, end: int, style: Style, *, plain: bool) -> Pieces:
        """Return the pieces of the characters in a range; `plain` ignores the bold of the style, as for headings."""
        self._fields = []
        pieces = Pieces(omissions=self.omissions)
        for at, stop, format_ in self._formats.between(start, end):
            if format_.deleted or self._is_hidden(format_, style):
                continue
            how = self._shown(format_, style, plain)
            chunk = self._text[at:stop]
            if format_.special and format_.symbol is not None and chunk[:1] == _SYMBOL:
                chunk = symbol(format_.symbol >> 16 & 0xFFFF)
            if _CONTROL.search(chunk) is None:
                self._add(pieces, chunk, how)
            else:
                self._controls(pieces, chunk, at, format_, how)
        return pieces

    def is_deleted(self, position: int) -> bool:
        """Return whether a character, such as the mark of a paragraph, was deleted in a tracked change."""
        return bool(self._formats.at(position).deleted)

    def _add(self, pieces: Pieces, text: str, how: _Shown) -> None:
        if self._fields and self._in_instruction():
            if self._fields[-1].in_instruction:
                self._fields[-1].instruction += text
        elif how.struck:
            pieces.leave_out(OmissionKind.STRUCK, text)
        elif text:
            pieces.add(
                whole(text) if self._has_halves else text, how.bold, raised=how.raised, faint=how.faint
            )

    def _in_instruction(self) -> bool:
        return any(each.in_instruction for each in self._fields)

    def _controls(self, pieces: Pieces, chunk: str, at: int, format_: Chp, how: _Shown) -> None:
        for part in _CONTROL.split(chunk):
            if part in (_FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END):
                self._field(part, pieces, how)
            elif part in _SIGNS:
                self._add(pieces, _SIGNS[part], how)
            elif part and part in _BREAKS:
                pieces.break_line()
            elif part in (_PICTURE, _SHAPE, _NOTE):
                self._attach(pieces, part, at, format_)
            elif part >= " ":
                self._add(pieces, part, how)
            at += len(part)

    def _field(self, mark: str, pieces: Pieces, how: _Shown) -> None:
        if mark == _FIELD_BEGIN:
            self._fields.append(_Field())
            check_depth(len(self._fields))
        elif self._fields and mark == _FIELD_SEPARATOR:
            self._fields[-1].in_instruction = False
            self._fields[-1].before_result = len(pieces.text)
        elif self._fields:
            ended = self._fields.pop()
            has_result = not ended.in_instruction and len(pieces.text) > ended.before_result
            if not has_result:
                self._add(pieces, ended.chosen or shown(ended.instruction), how)

    def _attach(self, pieces: Pieces, mark: str, position: int, format_: Chp) -> None:
        if mark == _SHAPE:
            pieces.after += self._attachments.shape(position)
        elif mark == _NOTE:
            note = self._attachments.note(position) if format_.special else ""
            pieces.footnotes += [note] if note else []
        elif format_.picture is not None and format_.data and self._fields:
            self._fields[-1].chosen = self._attachments.chosen(format_.picture)
        elif format_.picture is not None and not format_.data and not self._in_instruction():
            picture = self._attachments.picture(format_.picture)
            if picture is not None:
                pieces.place(picture)

    def _shown(self, format_: Chp, style: Style, plain: bool) -> _Shown:
        """Return how characters of a format are shown in a paragraph of a style."""
        named = NO_STYLE if format_.style is None else self._styles.get(format_.style)
        bold = is_bold(format_.bold, (style.bold and not plain) ^ named.bold)
        struck = is_bold(format_.struck, style.struck or named.struck) or format_.struck_twice == 1
        lifted = format_.lifted is not None and format_.lifted >= _LIFT
        raised = named.raised if format_.raised is None else format_.raised == 1
        return _Shown(bold, struck, raised or lifted, _is_faint(format_))

    def _is_hidden(self, format_: Chp, style: Style) -> bool:
        return style.hidden if format_.hidden is None else is_bold(format_.hidden, style.hidden)
