"""Page view: the pages of the document as they will be printed, one below the other or two side by side.

A page is drawn once for each size, when it comes into sight, and kept as a picture while it may be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from export.style import OFFICIAL, DocumentStyle
from export.writers.paging import Page
from ui.appearance.theme import MARGIN, Theme

TWIPS_PER_PIXEL = 15
"""At 96 dots per inch and 100 %."""
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
    """A page's picture, and what it was drawn for."""

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
        """Shows these pages; what is in sight stays there."""
        self._pages, self._look = tuple(pages), look
        self._version += 1
        self._arrange()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def percent(self) -> int:
        """How large the pages are; 100 is the size of paper."""
        return round(self._zoom * 100)

    @property
    def columns(self) -> int:
        """How many pages stand side by side."""
        return self._columns

    def set_columns(self, columns: int) -> None:
        """Puts one page, or two, side by side; the present one stays in sight."""
        page, self._columns = self._current, columns
        self._arrange()
        self.go_to(page)

    @property
    def fit(self) -> Fit:
        """What the size of the pages follows."""
        return self._fit

    def set_fit(self, fit: Fit) -> None:
        """Has the pages follow the size of the window, or not."""
        page, self._fit = self._current, fit
        self._arrange()
        self.go_to(page)

    def zoom_by(self, factor: float) -> None:
        """Enlarges or reduces, away from any fit."""
        low, high = PERCENT
        self._fit = Fit.FREE
        self._zoom = min(max(self._zoom * factor, low / 100), high / 100)
        self._arrange()

    def go_to(self, page: int) -> None:
        """Scrolls to the upper edge of a page, counted from 1."""
        if 1 <= page <= self.count:
            self.verticalScrollBar().setValue(self._place(page - 1).top() - MARGIN)

    @property
    def _paper(self) -> tuple[int, int]:
        """Width and height of a page in pixels."""
        scale = self._zoom / TWIPS_PER_PIXEL
        return round(self._look.page.width * scale), round(self._look.page.height * scale)

    def _place(self, index: int) -> QRect:
        """Where a page lies, before scrolling."""
        width, height = self._paper
        row, column = divmod(index, self._columns)
        whole = self._columns * (width + MARGIN) + MARGIN
        left = max(0, (self.viewport().width() - whole) // 2) + MARGIN + column * (width + MARGIN)
        return QRect(left, MARGIN + row * (height + MARGIN), width, height)

    def _arrange(self) -> None:
        """Works out sizes; keeps what stands in the middle there."""
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() / 2
        share = middle / self._height if self._height else 0
        self._follow_fit()
        width, height = self._extent()
        room = self.viewport().size()
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

    def _follow_fit(self) -> None:
        if self._fit is Fit.FREE:
            return
        room, page = self.viewport().size(), self._look.page
        across = room.width() - (self._columns + 1) * MARGIN
        zoom = across * TWIPS_PER_PIXEL / (self._columns * page.width)
        if self._fit is Fit.PAGE:
            zoom = min(zoom, (room.height() - 2 * MARGIN) * TWIPS_PER_PIXEL / page.height)
        low, high = PERCENT
        self._zoom = min(max(zoom, low / 100), high / 100)

    def _extent(self) -> tuple[int, int]:
        """Width and height of all pages with the margins around them."""
        width, height = self._paper
        rows = ceil(self.count / self._columns)
        return self._columns * (width + MARGIN) + MARGIN, rows * (height + MARGIN) + MARGIN

    def _note_page(self, *, force: bool = False) -> None:
        line = self.verticalScrollBar().value() + self.viewport().height() // 2
        row = max(0, line - MARGIN) // (self._paper[1] + MARGIN)
        page = min(row * self._columns + 1, self.count)
        if force or page != self._current:
            self._current = page
            self.setAccessibleDescription(f"第 {page} 页，共 {self.count} 页")
            self.page_changed.emit(page)

    def _shift(self) -> tuple[int, int]:
        return -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()

    def _in_sight(self) -> Iterator[int]:
        """The pages in sight, from the top."""
        seen = self.viewport().rect()
        for index in range(self.count):
            if self._place(index).translated(*self._shift()).intersects(seen):
                yield index

    def _key(self) -> tuple[int, int, float]:
        return self._version, self._paper[0], self.devicePixelRatioF()

    def _wanted(self) -> int | None:
        """The page to be drawn next: one in sight, else a neighbour of those."""
        seen = list(self._in_sight())
        near = [seen[-1] + 1, seen[0] - 1] if seen else []
        for index in (*seen, *near):
            known = self._drawn.get(index)
            if 0 <= index < self.count and (known is None or known.of != self._key()):
                return index
        return None

    def _draw_next(self) -> None:
        """Draws one page; the window stays awake between two."""
        index = self._wanted()
        if index is None or not self.isVisible():
            self._draw.stop()
            return
        self._drawn.pop(index, None)
        self._drawn[index] = _Drawn(self._picture(index), self._key())
        seen = set(self._in_sight())
        for old in [i for i in self._drawn if i not in seen][:-KEPT]:
            del self._drawn[old]
        self.viewport().update(self._place(index).translated(*self._shift()))

    def _picture(self, index: int) -> QPixmap:
        from export.writers.pdf import draw_page

        width, height = self._paper
        ratio = self.devicePixelRatioF()
        picture = QPixmap(ceil(width * ratio), ceil(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(width / self._look.page.width, height / self._look.page.height)
        draw_page(painter, self._pages[index], index + 1, self._look)
        painter.end()
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:
        """The grey ground, and on it the pages; one not drawn yet is blank paper, or its old picture, for a moment."""
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
        """Qt's call when a bar has moved."""
        self._note_page()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages follow the window."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another screen may need sharper pictures."""
        super().changeEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page, Space a screen on."""
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
