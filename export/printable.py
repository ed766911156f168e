"""Printable: what of a report no font of this computer can show on a page, told before PDF, OFD or paper is made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from export.compose import compose
from export.writers.characters import legal
from model.content.blocks import Blocks, Paragraph, TableBlock
from model.report.report import Report

PAGED_SUFFIXES = (".pdf", ".ofd")
"""Of files whose pages hold their fonts."""
_AROUND = 6
"""Characters before and behind that tell the place."""


class Unprintable(NamedTuple):
    """A character without a font, and the text around the first place where it stands."""

    character: str
    around: str


def unprintable(report: Report) -> tuple[Unprintable, ...]:
    """Return the characters that would stand as empty boxes; none where a computer has no Chinese font at all, see ExportError."""
    from export.writers.chinese_font import has_chinese_font
    from export.writers.pdf import unprintable_characters

    texts = tuple(_texts(compose(report)))
    missing = unprintable_characters(texts)
    if not missing or not has_chinese_font():
        return ()
    return tuple(Unprintable(character, _around(character, texts)) for character in missing)


def _texts(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield legal(block.text)
        elif isinstance(block, TableBlock):
            for cell in block.cells:
                yield legal(cell.text)
                yield from _texts(cell.nested)


def _around(character: str, texts: tuple[str, ...]) -> str:
    text = next(text for text in texts if character in text)
    place = text.index(character)
    return text[max(0, place - _AROUND) : place + 1 + _AROUND]
