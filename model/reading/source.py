"""The result of reading a file."""

from __future__ import annotations

from dataclasses import dataclass

from model.content.blocks import Blocks


@dataclass(frozen=True)
class Source:
    """The content of a file, in document order, without running heads, page numbers and deleted text."""

    blocks: Blocks
    format: str
    """`docx`, `txt`, … detected from the content."""
    cells_placed: bool = True
    """False if the format cannot distinguish a blank cell from a missing one."""
    name: str = ""
    """The file's name without its folder."""
