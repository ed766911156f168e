"""Elements: what the marks of a page mean, as a tree: headings, paragraphs, tables with their cells, pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from model.content.blocks import Cell


class Kind(Enum):
    """What an element is; the value is its name in a tagged PDF (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    HEADING = "H"
    """Has a level from 1, written behind the name."""
    PARAGRAPH = "P"
    TABLE = "Table"
    ROW = "TR"
    LABEL = "TH"
    DATA = "TD"
    FIGURE = "Figure"
    LINK = "Link"


@dataclass(eq=False)
class Element:
    """One element, the same only as itself: marks name the one that they belong to."""

    kind: Kind
    parent: Element | None = None
    text: str = ""
    """Of a heading as bookmarks show it, empty for the title; of a figure as it is read aloud; of a link where it leads."""
    level: int = 0
    """Of a heading: 1 is the title."""
    cell: Cell | None = None
    """Of a label or a figure of a table: its spans."""
    labels_column: bool = False
    """Whether a label stands over what it names, else before it."""
    children: list[Element] = field(default_factory=list["Element"])

    def add(self, kind: Kind, text: str = "", level: int = 0) -> Element:
        """Return a new element, the last in this one."""
        made = Element(kind, self, text, level)
        self.children.append(made)
        return made

    def add_cell(self, cell: Cell, header_rows: int) -> Element:
        """Return the element of a cell in this row; in the header rows of a table every cell is a label."""
        over = cell.row < header_rows
        made = self.add(Kind.LABEL if over or cell.header else Kind.DATA)
        made.cell, made.labels_column = cell, over
        return made


class Outline:
    """Levels of headings in the order of the document: none is left out on the way down (ISO 14289-1, 7.4.2)."""

    def __init__(self) -> None:
        self._above = 0

    def level(self, wanted: int) -> int:
        """Return the level of the next heading, at most one below the last one."""
        self._above = min(wanted, self._above + 1)
        return self._above
