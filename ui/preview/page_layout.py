"""Where pages lie in the preview: their size, rows and columns, without a widget."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, QSize

from ui.appearance.theme import MARGIN
from ui.document.document import TWIPS_PER_PIXEL


@dataclass(frozen=True)
class PageLayout:
    """Pages in rows of `columns`, with MARGIN pixels around each."""

    count: int
    columns: int
    zoom: float
    page: QSize
    """Size of the paper in twips."""

    @property
    def paper(self) -> QSize:
        """Size of a page in pixels."""
        scale = self.zoom / TWIPS_PER_PIXEL
        return QSize(round(self.page.width() * scale), round(self.page.height() * scale))

    @property
    def extent(self) -> QSize:
        """Size of all pages with their margins, in pixels."""
        rows = ceil(self.count / self.columns)
        return QSize(
            self.columns * (self.paper.width() + MARGIN) + MARGIN,
            rows * (self.paper.height() + MARGIN) + MARGIN,
        )

    def place(self, index: int, room: int) -> QRect:
        """Return where a page, counted from 0, lies when the rows are centred in a width of `room` pixels."""
        row, column = divmod(index, self.columns)
        left = max(0, (room - self.extent.width()) // 2) + MARGIN + column * (self.paper.width() + MARGIN)
        return QRect(left, MARGIN + row * (self.paper.height() + MARGIN), *self.paper.toTuple())

    def page_at(self, y: int) -> int:
        """Return the first page, counted from 1, of the row at a height in pixels; 0 where there are no pages."""
        row = max(0, y - MARGIN) // (self.paper.height() + MARGIN)
        return min(row * self.columns + 1, self.count)

    def fitting_zoom(self, room: QSize, *, whole_page: bool) -> float:
        """Return the zoom at which a row fills the width of `room`, or a page fits into its height too."""
        across = room.width() - (self.columns + 1) * MARGIN
        zoom = across * TWIPS_PER_PIXEL / (self.columns * self.page.width())
        if not whole_page:
            return zoom
        return min(zoom, (room.height() - 2 * MARGIN) * TWIPS_PER_PIXEL / self.page.height())
