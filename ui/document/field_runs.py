"""Fields in a document: characters whose format marks them as a linked figure (see `model.report.linked_figures`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextFormat

from model.content.blocks import Run
from ui.document.utf16 import UnitText

FIELD = QTextFormat.Property.UserProperty.value + 3
"""Character property: the field (see `model.report.linked_figures`) whose figure the characters are."""
SHOWN = QTextFormat.Property.UserProperty.value + 4
"""Character property: the figure that was written; characters that say something else are plain text."""
NUMBER = QTextFormat.Property.UserProperty.value + 5
"""Character property: which of the figures written on sheets this is; Qt makes neighbours of one format one."""


class FieldSpot(NamedTuple):
    """A field in a document: range of positions, and name."""

    start: int
    end: int
    field: str


def fields_in(block: QTextBlock) -> Iterator[FieldSpot]:
    """Yield the fields of a paragraph whose characters were not edited."""
    text: UnitText | None = None
    for part in block.textFormats():
        field = part.format.property(FIELD)
        if field:
            text = text or UnitText(block.text())
            start = block.position() + part.start
            if text.between(part.start, part.start + part.length) == part.format.property(SHOWN):
                yield FieldSpot(start, start + part.length, field)


def runs_of(text: str, look: QTextCharFormat) -> list[Run]:
    """Return characters of one format as runs: a field with what was typed at either end of it, or plain text."""
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
    """Return the field around or touching a position; between two, the one `before` it or the one behind it."""
    spots = [spot for spot in fields_in(document.findBlock(position)) if spot.start <= position <= spot.end]
    return spots[0 if before else -1] if spots else None
