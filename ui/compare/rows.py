"""Rows of a side-by-side table: what each side says, stretch by stretch, and how it is shown and read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from html import escape
from itertools import groupby
from typing import NamedTuple

from model.compare.lines import Line, Stretch
from ui.appearance.theme import Colors

LEFT, RIGHT = 1, 2
"""Columns of the two sides; 0 is the place."""


class Decision(Enum):
    """What becomes of a proposal; the value is what it is called."""

    OPEN = "未定"
    ACCEPTED = "接受"
    REFUSED = "不接受"
    NONE = ""
    """There is nothing to decide."""


class Row(NamedTuple):
    """One row: a heading of a part, or a place with what both sides say."""

    place: str
    left: tuple[Stretch, ...] = ()
    right: tuple[Stretch, ...] = ()
    note: str = ""
    is_heading: bool = False
    is_same: bool = False
    payload: object = None
    """What the row is about, for who made it."""

    def texts(self) -> tuple[str, str, str]:
        """Return the row as plain text."""
        place = "\n".join(filter(None, (self.place, self.note)))
        return place, _plain(self.left), _plain(self.right)


def rows_of(lines: Iterable[Line]) -> Iterator[Row]:
    """Yield the rows of a comparison, each part under its heading."""
    for part, group in groupby(lines, key=lambda line: line.part):
        yield Row(part, is_heading=True)
        for line in group:
            yield Row(line.place, line.old, line.new, line.note, is_same=line.is_same, payload=line)


def _plain(stretches: Sequence[Stretch]) -> str:
    return "".join(stretch.text for stretch in stretches)


def markup(stretches: Sequence[Stretch], side: int, colors: Colors) -> str:
    """Return stretches as rich text: changed ones struck on the left, underlined on the right, on a ground of their own."""
    if side == LEFT:
        look = f"color:{colors.error};background:{colors.error_ground};text-decoration:line-through"
    else:
        look = f"color:{colors.ok};background:{colors.field};text-decoration:underline"
    parts = (
        f'<span style="{look}">{_escaped(s.text)}</span>' if s.changed else _escaped(s.text)
        for s in stretches
    )
    return "".join(parts)


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")
