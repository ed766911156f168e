"""Pictures on pages: their size by their header, and their pixels, no more than print can show."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from model.content.blocks import Picture
from model.reading.shared.media import media_type

if TYPE_CHECKING:
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage, QImageReader

TWIPS_PER_INCH = 1440
_PRINTED_DPI = 300
"""Dots an inch, beyond which print on an office printer shows no more of a picture."""


def pixels(picture: Picture) -> tuple[int, int]:
    """Return width and height by the header of a picture, (0, 0) for bytes that are no picture of a known format."""
    _buffer, reader = _reader(picture)
    size = reader.size()
    return (size.width(), size.height()) if size.isValid() else (0, 0)


def decoded(picture: Picture, inches: float) -> QImage:
    """Return the pixels of a picture that is so many inches wide on paper; one of more pixels is decoded smaller."""
    return _decoded(picture, round(inches * _PRINTED_DPI))


def forget_pictures() -> None:
    """Let the pixels decoded last go."""
    _decoded.cache_clear()


def is_fine(picture: Picture, inches: float) -> bool:
    """Return whether a picture has more pixels than print can show."""
    return pixels(picture)[0] > round(inches * _PRINTED_DPI)


class Pixels(NamedTuple):
    """A picture as it looks on paper: one byte a pixel for a grey one, else three, red first, line by line from above."""

    width: int
    height: int
    is_grey: bool
    data: bytes


def pixels_of(picture: Picture, inches: float) -> Pixels | None:
    """Return the pixels of a picture that is so many inches wide on paper; None for one that cannot be decoded."""
    from PySide6.QtGui import QImage

    image = decoded(picture, inches)
    if image.isNull():
        return None
    flat = _on_white(image)
    is_grey = flat.isGrayscale()
    flat = flat.convertToFormat(QImage.Format.Format_Grayscale8) if is_grey else flat
    width, height, step = flat.width(), flat.height(), flat.bytesPerLine()
    length = width * (1 if is_grey else 3)
    raw = memoryview(flat.constBits())
    return Pixels(
        width, height, is_grey, b"".join(bytes(raw[y * step : y * step + length]) for y in range(height))
    )


def again(picture: Picture, inches: float, kind: str) -> bytes:
    """Return a picture that is so many inches wide as another file, PNG or JPG; empty for one that cannot be decoded."""
    from PySide6.QtCore import QBuffer, QIODevice

    image = decoded(picture, inches)
    if image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stubs want bytes for the format, Qt takes text.
    _on_white(image).save(buffer, kind)  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())


def srgb_profile() -> bytes:
    """Return what the numbers of colours mean: Qt's own profile of sRGB."""
    from PySide6.QtGui import QColorSpace

    return bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile().data())


def _on_white(image: QImage) -> QImage:
    """Return an image without transparency, three bytes a pixel."""
    from PySide6.QtGui import QColor, QImage, QPainter

    flat = QImage(image.size(), QImage.Format.Format_RGB888)
    flat.fill(QColor("white"))
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return flat


def _reader(picture: Picture) -> tuple[QBuffer, QImageReader]:
    """Return a reader of the bytes of a picture, with the buffer that must live as long as it.

    The format is that of the bytes, from a closed list: Qt also reads drawings, which may name other files.
    """
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageReader

    buffer = QBuffer()
    buffer.setData(QByteArray(picture.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    kind = media_type(picture.data).removeprefix("image/")
    reader = QImageReader(buffer, QByteArray((kind or "none").encode()))
    reader.setAutoDetectImageFormat(False)
    return buffer, reader


@lru_cache(maxsize=2)
def _decoded(picture: Picture, widest: int) -> QImage:
    """Return the pixels, at most so many across. The last ones are kept: what is drawn again goes into a file once."""
    from PySide6.QtCore import QSize

    _buffer, reader = _reader(picture)
    size = reader.size()
    if size.width() > widest:
        reader.setScaledSize(QSize(widest, max(1, round(size.height() * widest / size.width()))))
    return reader.read()
