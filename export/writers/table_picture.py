"""Picture: blocks drawn as they are on paper, cut to what is there, for chats and slides; drawn with Qt when used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.style import OFFICIAL, DocumentStyle
from export.writers.fixed.canvas import PainterCanvas
from export.writers.pdf import pages
from model.content.blocks import Blocks

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_PIXELS = 1440
"""Width of the picture: sharp on a telephone held sideways."""
_MARGIN = 240
"""Around the blocks, in twips."""


def write(blocks: Blocks, style: DocumentStyle = OFFICIAL) -> bytes:
    """Return the bytes of a .png, its pages below each other. Raise ExportError where there is no Chinese font."""
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _image(blocks, style).save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] - stubs want bytes
    return bytes(buffer.data().data())


def _image(blocks: Blocks, style: DocumentStyle) -> QImage:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    made = pages(blocks, style)
    heights = [max((top + piece.height for top, piece in page), default=0) for page in made]
    width = style.page.text_width + 2 * _MARGIN
    scale = _PIXELS / width
    image = QImage(_PIXELS, round((sum(heights) + 2 * _MARGIN) * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    painter.translate(_MARGIN, _MARGIN)
    for page, height in zip(made, heights, strict=True):
        for top, piece in page:
            piece.draw(PainterCanvas(painter), top)
        painter.translate(0, height)
    painter.end()
    return image
