"""Rows of tables: where the cells of a row begin and end, and how they are merged ([MS-DOC] 2.9.316 to 2.9.325)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from model.reading.doc.sprm import modifications

_DEFINITION, _DEFINITION_OLD = 0xD608, 0xD606
_HEIGHT, _HEADER, _MERGE_DOWN, _MERGE_ACROSS = 0x9407, 0x3404, 0xD62B, 0x5624
_SHADINGS = {0xD612: 0, 0xD616: 22, 0xD60C: 44}
"""Each names the first of the 22 cells whose shading it tells."""
_CELL = 20
_CELL_OLD = 10
_ACROSS_MASK = 3
_DOWN, _RESTART = 0x20, 0x40
_SOLID = 1
_AUTOMATIC = 0xFF
_MOST = 64


@dataclass(slots=True)
class RowShape:
    """The shape of one row, in twips; `edges` has one more than there are cells."""

    edges: list[int] = field(default_factory=list[int])
    flags: list[int] = field(default_factory=list[int])
    fills: dict[int, str] = field(default_factory=dict[int, str])
    height: int = 0
    header: bool = False

    def goes_on_down(self, cell: int) -> bool:
        """Return whether the cell is part of the one above it."""
        return self._flag(cell) & (_DOWN | _RESTART) == _DOWN

    def begins_down(self, cell: int) -> bool:
        """Return whether cells below may be part of this one."""
        return bool(self._flag(cell) & (_DOWN | _RESTART))

    def across(self, cell: int) -> int:
        """0 for a cell on its own; how the others are numbered differs, see `sets`."""
        return self._flag(cell) & _ACROSS_MASK

    def sets(self, count: int) -> list[tuple[int, int]]:
        """Return the first and last cell of each visible cell.

        Which number begins a set of merged cells is told in two ways by Microsoft's own papers (Word 97: 1,
        [MS-DOC]: 2 or 3); the first cell of a run shows which one the file means.
        """
        found: list[tuple[int, int]] = []
        begin = 0
        for cell in range(count):
            value = self.across(cell)
            if not value:
                begin = 0
            elif begin and value != begin:
                found[-1] = (found[-1][0], cell)
                continue
            else:
                begin = value
            found.append((cell, cell))
        return found

    def _flag(self, cell: int) -> int:
        return self.flags[cell] if cell < len(self.flags) else 0


def row_shape(program: bytes) -> RowShape:
    """Return the shape that the modifications of a row's end give."""
    shape = RowShape()
    for code, operand in modifications(program):
        if code in (_DEFINITION, _DEFINITION_OLD):
            _define(shape, operand, _CELL if code == _DEFINITION else _CELL_OLD)
        elif code in _SHADINGS:
            _shade(shape, operand, _SHADINGS[code])
        elif code == _HEIGHT and len(operand) == 2:
            shape.height = abs(struct.unpack("<h", operand)[0])
        elif code == _HEADER:
            shape.header = operand[:1] == b"\1"
        elif code == _MERGE_DOWN and len(operand) == 2 and operand[0] < len(shape.flags):
            down = {1: _DOWN, 3: _DOWN | _RESTART}.get(operand[1], 0)
            shape.flags[operand[0]] = shape.flags[operand[0]] & ~(_DOWN | _RESTART) | down
        elif code == _MERGE_ACROSS and len(operand) == 2:
            for cell in range(operand[0], min(operand[1], len(shape.flags))):
                shape.flags[cell] = shape.flags[cell] & ~_ACROSS_MASK | (1 if cell > operand[0] else 2)
    return shape


def _define(shape: RowShape, operand: bytes, width: int) -> None:
    count = operand[0] if operand else 0
    if count > _MOST or len(operand) < 1 + 2 * (count + 1):
        return
    shape.edges = list(struct.unpack_from(f"<{count + 1}h", operand, 1))
    cells = operand[1 + 2 * (count + 1) :]
    known = min(count, len(cells) // width)
    shape.flags = [struct.unpack_from("<H", cells, width * i)[0] for i in range(known)]
    shape.flags += [0] * (count - known)


def _shade(shape: RowShape, operand: bytes, first: int) -> None:
    for i in range(len(operand) // 10):
        fore, back, pattern = struct.unpack_from("<4s4sH", operand, 10 * i)
        colour = fore if pattern == _SOLID else back
        if colour[3] != _AUTOMATIC:
            shape.fills[first + i] = colour[:3].hex().upper()
