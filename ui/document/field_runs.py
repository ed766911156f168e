"""Fields in a document: characters whose format says that they are a figure of the tables (see `model.report.linked_figures`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextFormat

from model.content.blocks import Run

FIELD = QTextFormat.Property.UserProperty.value + 3
"""Character property: the field (see `model.report.linked_figures`) whose figure the characters are."""
SHOWN = QTextFormat.Property.UserProperty.value + 4
"""Character property: the figure that was written; characters that say something else are plain text."""
NUMBER = QTextFormat.Property.UserProperty.value + 5
"""Character property: which of the figures written on sheets this is; Qt makes neighbours of one format one."""


class FieldSpot(NamedTuple):
    """A field in a document: its positions and its name."""

    start: int
    end: int
    field: str


def fields_in(block: QTextBlock) -> Iterator[FieldSpot]:
    """The fields of a paragraph that still say what they should."""
    text = ""
    for part in block.textFormats():
        field = part.format.property(FIELD)
        if field:
            text = text or block.text()
            start = block.position() + part.start
            if text_between(text, part.start, part.start + part.length) == part.format.property(SHOWN):
                yield FieldSpot(start, start + part.length, field)


def text_between(text: str, start: int, end: int) -> str:
    """The characters between two positions, which count a rare character as two."""
    if text.isascii() or max(text) <= "\uffff":
        return text[start:end]
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def runs_of(text: str, look: QTextCharFormat) -> list[Run]:
    """Characters of one format: a field, with what was typed at either end of it, or plain text."""
    bold, field, shown = (
        look.fontWeight() >= QFont.Weight.Bold.value,
        look.property(FIELD),
        look.property(SHOWN),
    )
    if not field or shown not in (text[: len(shown)], text[-len(shown) :]):
        return [Run(text, bold)]
    at = 0 if text.startswith(shown) else len(text) - len(shown)
    return [Run(text[:at], bold), Run(shown, bold, field), Run(text[at + len(shown) :], bold)]


def field_at(document: QTextDocument, position: int, *, before: bool = True) -> FieldSpot | None:
    """The field that a position is in or at an end of; between two the one `before` it, or else behind."""
    spots = [spot for spot in fields_in(document.findBlock(position)) if spot.start <= position <= spot.end]
    return spots[0 if before else -1] if spots else None
