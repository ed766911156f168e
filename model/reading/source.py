"""Source: what a reader answers."""

from __future__ import annotations

from dataclasses import dataclass

from model.content.blocks import Blocks


@dataclass(frozen=True)
class Source:
    """The content of a file, in document order, without running heads, page numbers and deleted text."""

    blocks: Blocks
    format: str
    """`docx`, `txt`, … as told by the content."""
    cells_placed: bool = True
    """False where the format cannot tell a blank cell from none."""
    name: str = ""
    """The file's name without its folder."""
