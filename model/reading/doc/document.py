"""A document assembled from its streams: text, formats, lists, pictures and text boxes."""

from __future__ import annotations

from functools import partial

from model.content.blocks import Block, plain_text
from model.reading.doc import fib as places
from model.reading.doc.body import Body
from model.reading.doc.boxes import Boxes
from model.reading.doc.container import Streams
from model.reading.doc.fib import Fib, read_fib
from model.reading.doc.footnotes import note_ranges
from model.reading.doc.form_fields import chosen_entry
from model.reading.doc.formats import CharacterFormats, ParagraphFormats
from model.reading.doc.inline import Attachments, Inline
from model.reading.doc.lists import read_lists
from model.reading.doc.pages import character_stretches, paragraph_stretches
from model.reading.doc.pictures import Pictures
from model.reading.doc.styles import Styles
from model.reading.doc.text import Text, read_text
from model.reading.guards import damaged
from model.reading.source import Omission


def read_document(streams: Streams) -> tuple[list[Block], tuple[Omission, ...]]:
    """Return the blocks of the main text, those of text boxes where they are anchored, and omissions; raise ReadingError."""
    fib = read_fib(streams.main)
    table = streams.tables[fib.table]
    text = read_text(streams.main, fib.structure(table, places.PIECES))
    if fib.text > len(text):
        raise damaged()
    reader = _Reader(streams, fib, table, text)
    return reader.blocks(), reader.omissions


class _Reader:
    """The parts of one document while it is read."""

    def __init__(self, streams: Streams, fib: Fib, table: bytes, text: Text) -> None:
        self._end = fib.text
        styles = Styles(fib.structure(table, places.STYLES))
        paragraphs = paragraph_stretches(streams.main, fib.structure(table, places.PARAGRAPH_PAGES))
        characters = character_stretches(streams.main, fib.structure(table, places.CHARACTER_PAGES))
        pictures = Pictures(streams, fib, table)
        self._boxes = Boxes(fib, table, len(text), pictures)
        self._body = Body(
            text, ParagraphFormats(text, paragraphs, styles, streams.data), read_lists(fib, table).label
        )
        attachments = Attachments(
            pictures.in_line, self._shape, self._note, partial(chosen_entry, streams.data)
        )
        formats = CharacterFormats(text, characters)
        self._notes = note_ranges(fib, table, len(text))
        self._inline = Inline(text, formats, styles, attachments)
        # Text boxes are read while a paragraph is: they need a reader of their own, and hold no shapes.
        self._inside = Inline(
            text,
            formats,
            styles,
            Attachments(pictures.in_line, _no_shape, chosen=partial(chosen_entry, streams.data)),
        )

    @property
    def omissions(self) -> tuple[Omission, ...]:
        return self._inline.omissions.all + self._inside.omissions.all

    def blocks(self) -> list[Block]:
        found = self._body.blocks(self._inline, 0, self._end)
        for start, end in self._boxes.left():
            found += self._body.blocks(self._inside, start, end)
        return found

    def _shape(self, position: int) -> list[Block]:
        found: list[Block] = list(self._boxes.pictures_at(position))
        for start, end in self._boxes.texts_at(position):
            found += self._body.blocks(self._inside, start, end)
        return found

    def _note(self, position: int) -> str:
        """Return the text of the note whose reference is at a position, the first time it is asked for."""
        found = self._notes.pop(position, None)
        if found is None:
            return ""
        return plain_text(self._body.blocks(self._inside, *found)).replace("\n", " ")


def _no_shape(position: int) -> list[Block]:
    return []
