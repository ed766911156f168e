"""Budget: how much the pages of one document may hold. A page may be dense or a document long, not both."""

from __future__ import annotations

from enum import Enum

from model.reading.guards import too_complex


class Cost(Enum):
    """What is counted; the value is the phrase of the error message."""

    CHARACTERS = "文字过多"
    OBJECTS = "图形过多"
    PAIRS = "线条过多"
    CELLS = "表格过大"


_LIMITS = {Cost.CHARACTERS: 400_000, Cost.OBJECTS: 150_000, Cost.PAIRS: 2_000_000, Cost.CELLS: 100_000}


class Budget:
    """The amounts that are left for one document."""

    def __init__(self) -> None:
        self._left = dict(_LIMITS)

    def spend(self, cost: Cost, amount: int) -> None:
        """Subtract an amount from what is left; raise TOO_COMPLEX where that is not enough."""
        self._left[cost] -= amount
        if self._left[cost] < 0:
            raise too_complex(cost.value)
