"""Where the keyboard leads in a table: over cells that can be filled in, past labels and sums; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from model.content.address import Address
from model.form.spec import Entry, Placed, TableSpec


class Move(Enum):
    """A key's direction."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    ENTER = auto()
    """Down, and at the foot of a column on to the head of the next one."""
    BACK = auto()
    """The reverse of ENTER."""
    NEXT = auto()
    """Right, and at the end of a row on to the next row."""
    PREVIOUS = auto()
    ROW_START = auto()
    ROW_END = auto()
    FIRST = auto()
    LAST = auto()


_STEPS = {
    Move.LEFT: (0, -1),
    Move.RIGHT: (0, 1),
    Move.UP: (-1, 0),
    Move.DOWN: (1, 0),
    Move.ENTER: (1, 0),
    Move.BACK: (-1, 0),
}


class Moves:
    """Navigation in one table over the cells where `may_stop` holds."""

    def __init__(self, spec: TableSpec, may_stop: Callable[[Address], bool]) -> None:
        self._spec = spec
        self._may_stop = may_stop

    def stops(self) -> list[Placed]:
        """Return the cells that can be reached, row by row."""
        return [place for address, place in self._spec.entries.items() if self._may_stop(address)]

    def target(self, move: Move, start: Placed | None) -> Placed | None:
        """Return where a move from `start` leads; `start` itself where there is nothing further, None in a full table."""
        stops = self.stops()
        if not stops:
            return start
        if start is None or move is Move.FIRST:
            return stops[0]
        if move is Move.LAST:
            return stops[-1]
        if move in (Move.NEXT, Move.PREVIOUS):
            return self._in_order(stops, start, 1 if move is Move.NEXT else -1)
        if move in (Move.ROW_START, Move.ROW_END):
            row = [place for place in stops if place.row == start.row] or [start]
            return row[0] if move is Move.ROW_START else row[-1]
        found = self.step(start, *_STEPS[move])
        if found is None and move in (Move.ENTER, Move.BACK) and start.cell.columns == 1:
            found = self._next_column(stops, start, 1 if move is Move.ENTER else -1)
        return found or start

    def _in_order(self, stops: list[Placed], start: Placed, direction: int) -> Placed:
        here = (start.row, start.column)
        if direction > 0:
            return next((p for p in stops if (p.row, p.column) > here), start)
        return next((p for p in reversed(stops) if (p.row, p.column) < here), start)

    def step(self, start: Placed, down: int, right: int) -> Placed | None:
        """Return the next reachable cell straight up, down, left or right of `start`."""
        row = start.row + (start.cell.rows - 1 if down > 0 else 0)
        column = start.column + (start.cell.columns - 1 if right > 0 else 0)
        while True:
            row, column = row + down, column + right
            place = self._spec.at.get((row, column))
            if place is None:
                return None
            if self.is_stop(place):
                return place

    def is_stop(self, place: Placed) -> bool:
        """Return whether a move may end on a cell."""
        cell = place.cell
        return isinstance(cell, Entry) and self._may_stop(Address(self._spec.key, cell.row, cell.column))

    def _next_column(self, stops: list[Placed], start: Placed, direction: int) -> Placed | None:
        beyond = [p for p in stops if (p.column - start.column) * direction > 0]
        if not beyond:
            return None
        column = min((p.column for p in beyond), key=lambda c: abs(c - start.column))
        inside = [p for p in beyond if p.column == column]
        return inside[0] if direction > 0 else inside[-1]


def shift(start: int, end: int, first: int, last: int) -> int:
    """Return how far to scroll so that `start`–`end` lies within `first`–`last`; 0 where it does."""
    if start < first:
        return start - first
    return min(end - last, start - first) if end > last else 0
