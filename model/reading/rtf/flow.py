"""The flow of a document or of one text box: paragraphs, and tables within tables, built as their ends are read."""

from __future__ import annotations

from model.content.blocks import Block, Role
from model.reading.guards import check_blocks, check_depth
from model.reading.rtf.table import RowShape, Table
from model.reading.shared.omissions import Omissions
from model.reading.shared.pieces import Pieces


class Flow:
    """Blocks as they are read; `tables` are those that are open, the innermost last."""

    def __init__(self, colours: list[str], omissions: Omissions) -> None:
        self._omissions = omissions
        self.pieces = Pieces(omissions=omissions)
        self._colours = colours
        self._blocks: list[Block] = []
        self._tables: list[Table] = []

    def clear(self) -> None:
        """Begin a paragraph without any content."""
        self.pieces = Pieces(omissions=self._omissions)

    def end_paragraph(self, depth: int, role: Role) -> None:
        """End a paragraph that stands in `depth` tables."""
        if not depth and len(self._tables) == 1 and self._tables[0].cells:
            # Some writers say only of the first paragraph of a cell that it stands in a table.
            depth = 1
        self._enter(depth)
        target = self._tables[-1].content if self._tables else self._blocks
        if self.pieces:
            target += self.pieces.blocks(role, in_cell=bool(self._tables))
            self.clear()
            check_blocks(len(target))

    def end_cell(self, depth: int, role: Role, align: str) -> None:
        """End a paragraph and the cell that it stands in."""
        self.end_paragraph(max(depth, 1), role)
        self._tables[-1].end_cell(align)

    def end_row(self, depth: int, shape: RowShape) -> None:
        """End a row of this shape."""
        self._enter(max(depth, 1))
        self._tables[-1].end_row(shape)

    def finish(self) -> list[Block]:
        """Return all blocks; whatever is still open ends here."""
        self.end_paragraph(len(self._tables), Role.BODY)
        self._enter(0)
        return self._blocks

    def _enter(self, depth: int) -> None:
        check_depth(depth)
        while len(self._tables) > depth:
            ended = self._tables.pop().blocks(self._colours)
            target = self._tables[-1].content if self._tables else self._blocks
            target += ended
        while len(self._tables) < depth:
            self._tables.append(Table())
