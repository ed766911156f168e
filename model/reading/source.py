"""The result of reading a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from model.content.blocks import Blocks

ReadEmbedded = Callable[[bytes], Blocks]
"""Reads a part in another format that a file embeds; no blocks for a format that cannot be embedded."""

BLANK_CELL = "\u00a0"
"""The text of a paragraph that is a blank cell of a table whose cells the file has as lines."""


class UnsureText(str):
    """The text of a cell that was recognised in a picture and may be another."""

    __slots__ = ()


class OmissionKind(Enum):
    """Why a reader left text out of the blocks, or how it read text that is stored otherwise."""

    STRUCK = "struck"
    """Struck through, and so deleted by its author."""
    RAISED = "raised"
    """A superscript, a note mark or an enclosed number such as ① beside a figure."""
    HIDDEN = "hidden"
    """Invisible text: hidden by format, of the colour of the page, or without ink."""
    WATERMARK = "watermark"
    """A watermark that lies over the text."""
    INVISIBLE = "invisible"
    """Characters without a glyph: soft hyphens, direction marks, variation selectors."""
    FOOTNOTE = "footnote"
    """A footnote; its text was moved to the end of the paragraph."""
    FOOTNOTE_OF_CELL = "footnote_of_cell"
    """A footnote of a table cell, left out."""
    FORMULA_CALCULATED = "formula_calculated"
    """A formula without a stored result, whose result was calculated."""
    FORMULA_BLANK = "formula_blank"
    """A formula without a stored result that cannot be calculated, read as a blank cell."""
    CHART = "chart"
    """A chart whose figures are of a kind that cannot be shown, left out."""
    TABLE_UNRULED = "table_unruled"
    """A table without ruling lines, whose cells were placed by the alignment of their text."""
    RECOGNISED = "recognised"
    """A picture of a page, whose characters were recognised."""


class Omission(NamedTuple):
    """Text that is in the file but not in the blocks."""

    kind: OmissionKind
    text: str
    context: str = ""
    """The text around it, with it, by which a reader finds the place."""


@dataclass(frozen=True)
class Source:
    """The content of a file, in document order, without running heads, page numbers and deleted text."""

    blocks: Blocks
    format: str
    """`docx`, `txt`, … as detected from the content."""
    cells_placed: bool = True
    """False if the format cannot distinguish a blank cell from a missing one."""
    name: str = ""
    """The file's name without its folder."""
    titles: tuple[str, ...] = ()
    """Titles that the file states outside its text, most specific first: meta elements, `title`."""
    containers: tuple[tuple[int, ...], ...] = ()
    """For each block the elements that contain it, outermost first, as numbers; empty if not known."""
    omissions: tuple[Omission, ...] = ()
