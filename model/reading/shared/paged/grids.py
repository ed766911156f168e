"""Grids: the tables that straight lines draw, with the places of their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from model.reading.guards import check_cells
from model.reading.shared.paged.budget import Budget, Cost
from model.reading.shared.paged.rulings import joined
from model.reading.shared.paged.sheet import Ruling, Strokes

_TOUCH = 3.0
_EDGE = 4.0
"""Points by which the end of a line may stand over the line it ends at."""


class Region(NamedTuple):
    """The place of a cell in a grid."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True)
class Grid:
    """A table's edges, from left to right and from top to bottom, and its cells."""

    xs: list[float]
    ys: list[float]
    regions: list[Region]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.ys) - 1

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the row and column of a point, None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return min(row, self.rows - 1), min(column, self.columns - 1)

    @property
    def area(self) -> float:
        """Its extent in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def grids_of(strokes: Strokes, budget: Budget) -> list[Grid]:
    """Return the tables of two columns or more, the smallest first (a table in a table is smaller than the other)."""
    across, down = joined(strokes.across), joined(strokes.down)
    budget.spend(Cost.PAIRS, len(across) * len(down))
    found = [_grid(*group, budget) for group in _connected(across, down)]
    return sorted((grid for grid in found if grid.columns > 1 and grid.rows > 0), key=lambda grid: grid.area)


def _connected(
    across: Sequence[Ruling], down: Sequence[Ruling]
) -> Iterable[tuple[list[Ruling], list[Ruling]]]:
    """Return the groups of connected horizontal and vertical lines that may be a table.

    A row that a page's end cuts has often no line there: one horizontal line and three vertical ones are two cells.
    """
    groups = list(range(len(across) + len(down)))

    def root(item: int) -> int:
        while groups[item] != item:
            groups[item] = groups[groups[item]]
            item = groups[item]
        return item

    for j, upright in enumerate(down):
        for i, level in enumerate(across):
            if _meet(level, upright):
                groups[root(len(across) + j)] = root(i)
    found: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, level in enumerate(across):
        found.setdefault(root(i), ([], []))[0].append(level)
    for j, upright in enumerate(down):
        found.setdefault(root(len(across) + j), ([], []))[1].append(upright)
    return [group for group in found.values() if group[1] and len(group[0]) > (0 if len(group[1]) > 2 else 1)]


def _meet(level: Ruling, upright: Ruling) -> bool:
    return (
        level.start - _TOUCH <= upright.at <= level.end + _TOUCH
        and upright.start - _TOUCH <= level.at <= upright.end + _TOUCH
    )


def _grid(across: list[Ruling], down: list[Ruling], budget: Budget) -> Grid:
    """Return the grid; a side without a line of its own is where the lines that run towards it end."""
    xs = _edges([each.at for each in down], [e for each in across for e in (each.start, each.end)])
    ys = _edges([each.at for each in across], [e for each in down for e in (each.start, each.end)])
    places = (len(xs) - 1) * (len(ys) - 1)
    check_cells(places)
    budget.spend(Cost.CELLS, places)
    return Grid(xs, ys, _regions(xs, ys, across, down))


def _edges(places: Iterable[float], ends: Sequence[float]) -> list[float]:
    found = sorted(set(places))
    if min(ends) < found[0] - _EDGE:
        found.insert(0, min(ends))
    if max(ends) > found[-1] + _EDGE:
        found.append(max(ends))
    return found


def _regions(xs: list[float], ys: list[float], across: list[Ruling], down: list[Ruling]) -> list[Region]:
    """Return the places of the grid that no line separates, as cells."""
    columns, rows = len(xs) - 1, len(ys) - 1
    right = _walls(xs, ys, down)
    below = _walls(ys, xs, across)
    free = {(row, column) for row in range(rows) for column in range(columns)}
    found: list[Region] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in free:
                open_places = _flood(row, column, free, right, below)
                free -= open_places
                found += _rectangles(open_places)
    return found


def _walls(places: list[float], others: list[float], lines: list[Ruling]) -> set[tuple[int, int]]:
    """Return the pairs (inner edge, stretch of it) where a line stands."""
    found: set[tuple[int, int]] = set()
    index = {place: i for i, place in enumerate(places)}
    for line in lines:
        for i in range(len(others) - 1):
            if line.start <= (others[i] + others[i + 1]) / 2 <= line.end:
                found.add((index[line.at], i))
    return found


def _flood(
    row: int,
    column: int,
    free: set[tuple[int, int]],
    right: set[tuple[int, int]],
    below: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    """Return the free places that can be reached from one without crossing a line."""
    reached = {(row, column)}
    edge = [(row, column)]
    while edge:
        r, c = edge.pop()
        steps = (
            ((r, c + 1), (c + 1, r) in right),
            ((r, c - 1), (c, r) in right),
            ((r + 1, c), (r + 1, c) in below),
            ((r - 1, c), (r, c) in below),
        )
        for place, walled in steps:
            if not walled and place in free and place not in reached:
                reached.add(place)
                edge.append(place)
    return reached


def _rectangles(places: set[tuple[int, int]]) -> list[Region]:
    """Return the places as rectangles: one where lines were drawn right, else a few, found row by row."""
    left = set(places)
    found: list[Region] = []
    for row, column in sorted(places):
        if (row, column) not in left:
            continue
        width = height = 1
        while (row, column + width) in left:
            width += 1
        while all((row + height, column + i) in left for i in range(width)):
            height += 1
        left -= {(row + i, column + j) for i in range(height) for j in range(width)}
        found.append(Region(row, column, height, width))
    return found
