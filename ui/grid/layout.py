"""Widths and heights of a table on the screen, from the form's proportions, the fonts and the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF

from model.form.spec import Entry, Label, TableSpec
from ui.appearance.theme import ROW_HEIGHT, sheet_font

PADDING = 6
"""Pixels left and right of a label's text."""
NARROW = 3
"""The same in a cell too narrow for PADDING, and left and right of figures."""
LEADING = 5
"""Pixels above and below a label's text."""
POINTS = 10.0
SMALL_POINTS = 7.5
LEAST_POINTS = 5.0
MOST_WIDTHS = 2000
"""Texts whose width is kept."""
LEAST_DIGITS = "00000"
"""A column for figures is at least as wide as this."""
WIDEST_LEAST = 43.3
"""Pixels at 100 % of that least width: the fifteen columns of table four fit into a window of 1366 pixels at 150 %."""
LEAST_LABEL = "一二三"
"""A column of labels is at least as wide as this."""

EVEN = 10
"""Characters of a line from which on even lines are no gain."""

WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip


class Face:
    """A font with its measures, which are dear to ask for again at every cell."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.digit_height = self.metrics.capHeight()
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Pixels of a text on one line."""
        if text not in self._widths:
            if len(self._widths) > MOST_WIDTHS:
                self._widths.clear()
            self._widths[text] = self.metrics.horizontalAdvance(text)
        return self._widths[text]

    def narrowed(self, text: str, room: float) -> Face:
        """Return a smaller face in which the text fits into `room` pixels."""
        font = QFont(self.font)
        font.setPointSizeF(max(LEAST_POINTS, font.pointSizeF() * room / self.width(text)))
        return Face(font)


class Faces:
    """The fonts of a table at a zoom, and how much room texts take in them."""

    def __init__(self, zoom: float) -> None:
        self.zoom = zoom
        self.plain = Face(sheet_font(POINTS * zoom))
        self.small = Face(sheet_font(SMALL_POINTS * zoom))
        self.plain_metrics = QFontMetrics(self.plain.font)
        self.row_height = max(round(ROW_HEIGHT * zoom), self.plain_metrics.height() + 2 * LEADING)
        self._measured: dict[tuple[Label, int], tuple[int, int]] = {}

    def label_height(self, label: Label, width: int) -> int:
        """Pixels that a label needs in a cell of this width, its margins included."""
        return self.text_height(label, width) + round(2 * LEADING * self.zoom)

    def text_height(self, label: Label, width: int) -> int:
        """Pixels of a label's lines in a cell of this width."""
        return self._measured_text(label, width)[1]

    def text_width(self, label: Label, width: int) -> int:
        """Return the width at which a label in a cell of this width is broken into lines."""
        return self._measured_text(label, width)[0]

    def _measured_text(self, label: Label, width: int) -> tuple[int, int]:
        key = (label, width)
        if key not in self._measured:
            room = self._line_room(label, max(1, width - 2 * padding(width, self.zoom)))
            self._measured[key] = (room, self._wrapped_height(label.text, room))
        return self._measured[key]

    def _wrapped_height(self, text: str, room: int) -> int:
        return self.plain_metrics.boundingRect(QRect(0, 0, room, 10_000), int(WRAP), text).height()

    def _line_room(self, label: Label, room: int) -> int:
        """Lines that look composed: words of two characters whole in a heading, even lines in a tall label."""
        character = self.plain_metrics.horizontalAdvance("一")
        fits = room // character
        if "\n" in label.text or fits < 2 or self.plain_metrics.horizontalAdvance(label.text) <= room:
            return room
        if label.align == "center":
            return min(room, (fits - fits % 2) * character + 1)
        if label.rows == 1 or fits > EVEN:
            return room
        height = self._wrapped_height(label.text, room)
        even = (min(room, n * character + 1) for n in range(2, fits + 1))
        return next((w for w in even if self._wrapped_height(label.text, w) <= height), room)


def padding(width: int, zoom: float) -> int:
    """Return the margin left and right in a cell: smaller where the cell is narrow."""
    return PADDING if width >= 72 * zoom else NARROW


class GridLayout(NamedTuple):
    """Pixels of columns and rows."""

    widths: tuple[int, ...]
    heights: tuple[int, ...]

    @property
    def width(self) -> int:
        """Of the whole table."""
        return sum(self.widths)

    @property
    def height(self) -> int:
        """Of the whole table."""
        return sum(self.heights)


def lay_out(spec: TableSpec, faces: Faces, room: int) -> GridLayout:
    """Columns in the form's proportions that fill `room` pixels, or more where they would be too narrow."""
    widths = column_widths(spec.widths, least_widths(spec, faces), room)
    return GridLayout(widths, row_heights(spec, faces, widths))


def least_widths(spec: TableSpec, faces: Faces) -> tuple[int, ...]:
    """Return the least width of each column: five digits for figures, three characters for labels alone."""
    figures = {p.column for p in spec.placed if isinstance(p.cell, Entry)}
    digits = faces.plain_metrics.horizontalAdvance(LEAST_DIGITS)
    # Fonts with wide digits: better a small margin than a table that must be scrolled sideways.
    digits = min(digits + 2 * NARROW + 2, max(digits, round(WIDEST_LEAST * faces.zoom)))
    label = faces.plain_metrics.horizontalAdvance(LEAST_LABEL) + 2 * PADDING
    return tuple(digits if column in figures else label for column in range(len(spec.widths)))


def column_widths(shares: Sequence[int], least: Sequence[int], room: int) -> tuple[int, ...]:
    """Widths that add up to `room`, in proportion to `shares` but none under its least."""
    if sum(least) >= room:
        return tuple(least)
    fixed: dict[int, int] = {}
    while True:
        free = [i for i in range(len(shares)) if i not in fixed]
        rest, total = room - sum(fixed.values()), sum(shares[i] for i in free)
        narrow = [i for i in free if rest * shares[i] / total < least[i]]
        if not narrow:
            break
        fixed.update((i, least[i]) for i in narrow)
    widths = [fixed.get(i, 0) for i in range(len(shares))]
    taken = done = 0
    for i in free:
        done += shares[i]
        widths[i] = round(rest * done / total) - taken
        taken += widths[i]
    return tuple(widths)


def row_heights(spec: TableSpec, faces: Faces, widths: Sequence[int]) -> tuple[int, ...]:
    """Heights in which every label is whole; what a label over several rows lacks is spread over them."""
    heights = [faces.row_height] * len(spec.rows)
    labels = [p for p in spec.placed if isinstance(p.cell, Label)]
    for place in sorted(labels, key=lambda p: p.cell.rows):
        assert isinstance(place.cell, Label)
        width = sum(widths[place.column : place.column + place.cell.columns])
        rows = range(place.row, place.row + place.cell.rows)
        lacking = faces.label_height(place.cell, width) - sum(heights[row] for row in rows)
        for i, row in enumerate(rows):
            if lacking > 0:
                heights[row] += lacking // len(rows) + (i < lacking % len(rows))
    return tuple(heights)
