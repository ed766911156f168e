"""Raster: a drawing as the pixels of a picture, drawn with Qt when used."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from export.style import FAMILIES
from export.writers.chinese_font import require_chinese_font
from export.writers.drawing.chart import drawn
from export.writers.drawing.shapes import SANS, SERIF, Drawing, Fill, Line, Rect, Shape, Text
from export.writers.fixed.application import require_application
from model.content.blocks import Picture

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter, QPainterPath

_DPI = 300
_LAST_RESORT = {
    SERIF: ("Noto Serif CJK SC", "Source Han Serif SC"),
    SANS: ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
}
"""What stands in where a computer has none of the fonts of an official document."""


def chart_picture(picture: Picture) -> Picture:
    """Return a picture with the bytes of its chart, fine enough for print; others as they are. Raise ExportError."""
    if picture.chart is None or picture.data:
        return picture
    return _with_bytes(picture)


@lru_cache(maxsize=16)
def _with_bytes(picture: Picture) -> Picture:
    data = png(drawn(picture), _DPI / 72)
    return Picture(data, "image/png", picture.width, picture.height, picture.alternative)


def png(drawing: Drawing, scale: float) -> bytes:
    """Return the bytes of a .png, each unit of the drawing so many pixels. Raise ExportError where no Chinese font is."""
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image(drawing, scale).save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] - stubs want bytes
    return bytes(buffer.data().data())


def image(drawing: Drawing, scale: float) -> QImage:
    """Return the pixels. Raise ExportError where there is no Chinese font."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    require_application()
    require_chinese_font()
    made = QImage(round(drawing.width * scale), round(drawing.height * scale), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    for shape in drawing.shapes:
        _draw(painter, shape)
    painter.end()
    return made


def _draw(painter: QPainter, shape: Shape) -> None:
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QPen

    if isinstance(shape, Text):
        _draw_text(painter, shape)
        return
    if isinstance(shape, Line):
        pen = QPen(QColor(shape.color), shape.thickness)
        if shape.dash:
            pen.setDashPattern([length / shape.thickness for length in shape.dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(x, y) for x, y in shape.points])
        return
    path = _path(shape)
    painter.fillPath(path, QColor(shape.fill.color))
    if shape.fill.pattern:
        _draw_pattern(painter, path, shape.fill)
    if shape.stroke:
        painter.strokePath(path, QPen(QColor(shape.stroke), shape.thickness))


def _path(shape: Shape) -> QPainterPath:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainterPath

    path = QPainterPath()
    if isinstance(shape, Rect):
        area = QRectF(shape.x, shape.y, shape.width, shape.height)
        path.addRoundedRect(area, shape.radius, shape.radius)
    elif not isinstance(shape, (Line, Text)):
        r = shape.radius
        area = QRectF(shape.x - r, shape.y - r, 2 * r, 2 * r)
        if shape.sweep >= 360:
            path.addEllipse(area)
        else:
            path.moveTo(shape.x, shape.y)
            path.arcTo(area, 90 - shape.start, -shape.sweep)
            path.closeSubpath()
    return path


def _draw_pattern(painter: QPainter, path: QPainterPath, fill: Fill) -> None:
    """Draw the lines or dots of a pattern within a path; they are shapes, as sharp as all else."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QPen

    area, step = path.boundingRect(), fill.step
    painter.save()
    painter.setClipPath(path)
    painter.setPen(QPen(QColor(fill.ink), step / 5))
    rows, columns = int(area.height() / step) + 2, int(area.width() / step) + 2
    if fill.pattern == "lines":
        for i in range(rows):
            y = area.top() + (i + 0.5) * step
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    elif fill.pattern == "dots":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill.ink))
        for i in range(rows):
            for j in range(columns):
                painter.drawEllipse(
                    QPointF(area.left() + (j + 0.5) * step, area.top() + (i + 0.5) * step),
                    0.18 * step,
                    0.18 * step,
                )
    else:
        low, high = area.bottom(), area.top()
        if fill.pattern == "falling":
            low, high = high, low
        for i in range(-rows, columns):
            x = area.left() + i * step
            painter.drawLine(QPointF(x, low), QPointF(x + area.height(), high))
    painter.restore()


def _draw_text(painter: QPainter, text: Text) -> None:
    """Draw a text; it is set larger and drawn smaller, as Qt knows font sizes in whole pixels only."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor, QFont, QFontMetricsF

    whole = 64
    font = QFont()
    font.setFamilies([*FAMILIES[text.font], *_LAST_RESORT[text.font]])
    font.setPixelSize(whole)
    font.setBold(text.bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    width = QFontMetricsF(font).horizontalAdvance(text.text)
    painter.save()
    painter.translate(text.x, text.y)
    painter.scale(text.size / whole, text.size / whole)
    painter.setFont(font)
    painter.setPen(QColor(text.color))
    painter.drawText(QPointF(-share * width, 0), text.text)
    painter.restore()
