"""Canvas: what pieces of a page are drawn on: a Qt painter for screen and printer, a recorder for files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from export.writers.fixed.elements import Element
from export.writers.fixed.marks import Frame
from export.writers.fixed.pictures import TWIPS_PER_INCH, decoded
from export.writers.fixed.set_line import SetLine
from model.content.blocks import Picture

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

Area = tuple[float, float, float, float]
"""Left, top, width and height in twips."""


class Canvas(Protocol):
    """Draws at places in twips from a corner that can be moved, and knows what the marks mean where it needs to."""

    def save(self) -> None:
        """Remember the place of the corner."""
        ...

    def restore(self) -> None:
        """Return to the place remembered last."""
        ...

    def translate(self, x: float, y: float) -> None:
        """Move the corner."""
        ...

    def scale(self, x: float, y: float) -> None:
        """Draw smaller, across as much as down."""
        ...

    def line(self, line: SetLine, left: float, baseline: float, element: Element | None) -> None:
        """Draw a line of text, which belongs to an element, or to none as page numbers do."""
        ...

    def frame(self, frame: Frame) -> None:
        """Draw the border of a cell over its fill."""
        ...

    def picture(self, picture: Picture, area: Area, element: Element | None) -> None:
        """Draw a picture."""
        ...


class PainterCanvas:
    """Draws with a painter whose unit is a twip."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def save(self) -> None:
        """Remember the place of the corner."""
        self._painter.save()

    def restore(self) -> None:
        """Return to the place remembered last."""
        self._painter.restore()

    def translate(self, x: float, y: float) -> None:
        """Move the corner."""
        self._painter.translate(x, y)

    def scale(self, x: float, y: float) -> None:
        """Draw smaller."""
        self._painter.scale(x, y)

    def line(self, line: SetLine, left: float, baseline: float, element: Element | None) -> None:
        """Draw a line of text."""
        from PySide6.QtCore import QPointF

        line.line.draw(self._painter, QPointF(left, baseline - line.line.ascent()))

    def frame(self, frame: Frame) -> None:
        """Draw the border of a cell over its fill."""
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QColor, QPen

        area = QRectF(frame.left, frame.top, frame.width, frame.height)
        if frame.fill:
            self._painter.fillRect(area, QColor(f"#{frame.fill}"))
        self._painter.setPen(QPen(QColor("black"), frame.border))
        self._painter.drawRect(area)

    def picture(self, picture: Picture, area: Area, element: Element | None) -> None:
        """Draw a picture, a chart without the loss that a photo may have: the letters in it stay sharp.

        One that cannot be decoded leaves its place empty.
        """
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QPainter

        image = decoded(picture, area[2] / TWIPS_PER_INCH)
        self._painter.setRenderHint(
            QPainter.RenderHint.LosslessImageRendering, picture.media_type != "image/jpeg"
        )
        self._painter.drawImage(QRectF(*area), image)
