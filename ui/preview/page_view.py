"""Page view: the pages as they will be printed, one below the other or two side by side.

A page is drawn once for each size, when it comes into sight, and kept as a picture for a while.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from export.style import OFFICIAL, DocumentStyle
from export.writers.paging import Page
from ui.appearance.theme import MARGIN, Theme
from ui.preview.page_layout import PageLayout

PERCENT = (25, 400)
ZOOM_STEP = 1.1
KEPT = 8
"""How many pictures of pages are kept beside those in sight."""
LINE = 48
"""Pixels that an arrow key scrolls."""


class Fit(Enum):
    """What the size of the pages follows."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class _Drawn(NamedTuple):
    """A picture of a page, and what it was drawn for."""

    picture: QPixmap
    of: tuple[int, int, float]
    """Number of the document's version, width in pixels, pixels of the screen for each."""


class PageView(QAbstractScrollArea):
    """Shows pages and scrolls over them."""

    page_changed = Signal(int)
    """Another page is in the middle, counted from 1."""
    zoom_changed = Signal(int)
    """In percent."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[Page, ...] = ()
        self._look = OFFICIAL
        self._version = 0
        self._columns = 1
        self._fit = Fit.WIDTH
        self._zoom = 1.0
        self._current = 0
        self._height = 0
        """Of all pages, when they were last arranged."""
        self._drawn: dict[int, _Drawn] = {}
        self._draw = QTimer(self)
        self._draw.setInterval(0)
        self._draw.timeout.connect(self._draw_next)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("报告预览")
        self.verticalScrollBar().setSingleStep(LINE)
        self.horizontalScrollBar().setSingleStep(LINE)
        # The bar always there: else fitting the width would make it come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def set_pages(self, pages: Sequence[Page], look: DocumentStyle) -> None:
        """Show these pages; what is in sight stays there."""
        self._pages, self._look = tuple(pages), look
        self._version += 1
        self._arrange()

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self._pages)

    @property
    def percent(self) -> int:
        """Size of the pages in percent; 100 is that of paper."""
        return round(self._zoom * 100)

    @property
    def columns(self) -> int:
        """Number of pages side by side."""
        return self._columns

    def set_columns(self, columns: int) -> None:
        """Set the number of pages side by side; the present page stays in sight."""
        page, self._columns = self._current, columns
        self._arrange()
        self.go_to(page)

    @property
    def fit(self) -> Fit:
        """What the size of the pages follows."""
        return self._fit

    def set_fit(self, fit: Fit) -> None:
        """Set what the size of the pages follows; the present page stays in sight."""
        page, self._fit = self._current, fit
        self._arrange()
        self.go_to(page)

    def zoom_by(self, factor: float) -> None:
        """Multiply the size of the pages by `factor` and stop following the window."""
        low, high = PERCENT
        self._fit = Fit.FREE
        self._zoom = min(max(self._zoom * factor, low / 100), high / 100)
        self._arrange()

    def go_to(self, page: int) -> None:
        """Scroll to the upper edge of a page, counted from 1."""
        if 1 <= page <= self.count:
            self.verticalScrollBar().setValue(self._place(page - 1).top() - MARGIN)

    def _arrange(self) -> None:
        """Compute sizes and scroll ranges; what stands in the middle stays there."""
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() / 2
        share = middle / self._height if self._height else 0
        room = self.viewport().size()
        if self._fit is not Fit.FREE:
            zoom = self._layout.fitting_zoom(room, whole_page=self._fit is Fit.PAGE)
            self._zoom = min(max(zoom, PERCENT[0] / 100), PERCENT[1] / 100)
        extent = self._layout.extent
        width, height = extent.width(), extent.height()
        bar.setPageStep(max(LINE, room.height() - LINE))
        self.horizontalScrollBar().setPageStep(room.width())
        bar.setRange(0, max(0, height - room.height()))
        self.horizontalScrollBar().setRange(0, max(0, width - room.width()))
        if self._height not in (0, height):
            bar.setValue(round(share * height - room.height() / 2))
        self._height = height if self._pages else 0
        self.zoom_changed.emit(self.percent)
        self._note_page(force=True)
        self.viewport().update()

    @property
    def _layout(self) -> PageLayout:
        page = self._look.page
        return PageLayout(self.count, self._columns, self._zoom, QSize(page.width, page.height))

    def _place(self, index: int) -> QRect:
        """Return where a page lies before scrolling, in pixels of the viewport."""
        return self._layout.place(index, self.viewport().width())

    def _note_page(self, *, force: bool = False) -> None:
        line = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = self._layout.page_at(line)
        if force or page != self._current:
            self._current = page
            self.setAccessibleDescription(f"第 {page} 页，共 {self.count} 页")
            self.page_changed.emit(page)

    def _shift(self) -> tuple[int, int]:
        return -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()

    def _in_sight(self) -> Iterator[int]:
        """Yield the pages in sight from the top, counted from 0."""
        seen = self.viewport().rect()
        for index in range(self.count):
            if self._place(index).translated(*self._shift()).intersects(seen):
                yield index

    def _key(self) -> tuple[int, int, float]:
        return self._version, self._layout.paper.width(), self.devicePixelRatioF()

    def _wanted(self) -> int | None:
        """Return the page to be drawn next: one in sight, else a neighbour of those."""
        seen = list(self._in_sight())
        near = [seen[-1] + 1, seen[0] - 1] if seen else []
        for index in (*seen, *near):
            known = self._drawn.get(index)
            if 0 <= index < self.count and (known is None or known.of != self._key()):
                return index
        return None

    def _draw_next(self) -> None:
        """Draw one page, so that the window reacts between two."""
        index = self._wanted()
        if index is None or not self.isVisible():
            self._draw.stop()
            return
        self._drawn.pop(index, None)
        self._drawn[index] = _Drawn(
            drawn_page(
                self._pages[index], index + 1, self._look, self._layout.paper, self.devicePixelRatioF()
            ),
            self._key(),
        )
        seen = set(self._in_sight())
        for old in [i for i in self._drawn if i not in seen][:-KEPT]:
            del self._drawn[old]
        self.viewport().update(self._place(index).translated(*self._shift()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages; one not drawn yet is blank or shows its old picture for a moment."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(Theme.colors.background))
        painter.setPen(QColor(Theme.colors.border))
        for index in self._in_sight():
            place = self._place(index).translated(*self._shift())
            if not place.adjusted(-1, -1, 1, 1).intersects(event.rect()):
                continue
            known = self._drawn.get(index)
            if known is None:
                painter.fillRect(place, QColor("white"))
            else:
                painter.drawPixmap(place, known.picture)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()
        if self._wanted() is not None:
            self._draw.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt calls it by this name
        """Update the number of the page in sight; called by Qt when a scroll bar has moved."""
        self._note_page()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the pages in the new size."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint: another screen may need sharper pictures."""
        super().changeEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first or last page on Home or End, a screen on on Space."""
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Space: bar.value() + bar.pageStep(),
        }
        if event.key() in moves:
            bar.setValue(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def drawn_page(page: Page, number: int, look: DocumentStyle, size: QSize, ratio: float) -> QPixmap:
    """Return the picture of a page, `size` pixels large at a device pixel ratio of 1; `number` counts from 1."""
    from export.writers.pdf import draw_page

    picture = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(size.width() / look.page.width, size.height() / look.page.height)
    draw_page(painter, page, number, look)
    painter.end()
    return picture
