"""Tell blank cells from spacers: both are paragraphs of nothing but a no-break space."""

from __future__ import annotations

import re
from dataclasses import replace

from model.content.blocks import Paragraph
from model.reading.source import BLANK_CELL, Source

_FIGURE = re.compile(r"\s*[\d０-９.,，]{1,12}\s*")
_LEAST_FIGURES = 10
"""So many paragraphs of nothing but a figure are the cells of a table."""


def without_spacers(source: Source) -> Source:
    """Return the source without paragraphs of a no-break space, unless its tables are a cell a paragraph."""
    blanks = [isinstance(block, Paragraph) and block.text == BLANK_CELL for block in source.blocks]
    if not any(blanks):
        return source
    figures = sum(
        isinstance(b, Paragraph) and len(b.text) < 20 and _FIGURE.fullmatch(b.text) is not None
        for b in source.blocks
    )
    if figures >= _LEAST_FIGURES:
        return source
    kept = [i for i, is_blank in enumerate(blanks) if not is_blank]
    containers = tuple(source.containers[i] for i in kept) if source.containers else ()
    return replace(source, blocks=tuple(source.blocks[i] for i in kept), containers=containers)
