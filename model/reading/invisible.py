"""Remove characters without a glyph from the blocks of any format.

Such characters come in with copies from web pages and chat programs. Between digits they make a figure unreadable, in
a label they hide it, and no one sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from model.content.blocks import Block, Cell, Paragraph, Run, TableBlock
from model.reading.source import Omission, OmissionKind, Source

_CHARACTERS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
"""Control characters, and the characters that Unicode calls default ignorable."""
_MOST = 50
"""Most texts that are recorded."""


def without_invisible(source: Source) -> Source:
    """Return the source without invisible characters, with an omission for each text that held some."""
    if not _CHARACTERS.search("".join(_texts(source.blocks))):
        return source
    found: list[str] = []
    blocks = tuple(_block(block, found) for block in source.blocks)
    omissions = tuple(
        Omission(OmissionKind.INVISIBLE, "".join(_CHARACTERS.findall(text)), _CHARACTERS.sub("", text))
        for text in found[:_MOST]
    )
    return replace(source, blocks=blocks, omissions=(*source.omissions, *omissions))


def _texts(blocks: Iterable[Block]) -> list[str]:
    """Return all texts of the blocks, those of nested tables included."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [run.text for run in block.runs]
        elif isinstance(block, TableBlock):
            found += [cell.text for cell in block.cells]
            for cell in block.cells:
                if cell.nested:
                    found += _texts(cell.nested)
    return found


def _block(block: Block, found: list[str]) -> Block:
    if isinstance(block, Paragraph):
        if not any(map(_is_affected, block.runs)):
            return block
        found.append(block.text)
        runs = (replace(run, text=_CHARACTERS.sub("", run.text)) for run in block.runs)
        return Paragraph(tuple(run for run in runs if run.text), block.role)
    if isinstance(block, TableBlock):
        cells = tuple(_cell(cell, found) for cell in block.cells)
        return block if cells == block.cells else replace(block, cells=cells)
    return block


def _is_affected(run: Run) -> bool:
    return not run.text.isascii() and _CHARACTERS.search(run.text) is not None


def _cell(cell: Cell, found: list[str]) -> Cell:
    nested = tuple(table for each in cell.nested if isinstance(table := _block(each, found), TableBlock))
    if cell.text.isascii() or not _CHARACTERS.search(cell.text):
        return cell if nested == cell.nested else replace(cell, nested=nested)
    found.append(cell.text)
    return replace(cell, text=_CHARACTERS.sub("", cell.text), nested=nested)
