"""Pictures from files and the clipboard, in a format and size fit for a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from model.content.blocks import A4_TEXT_WIDTH, Picture
from model.content.picture_metadata import without_metadata
from ui.document.document import TWIPS_PER_PIXEL

LARGEST = 20 * 1024 * 1024
"""Bytes."""
PRINTED = QSize(2480, 3508)
"""The pixels of a whole A4 page at 300 dpi."""
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")

_KEPT = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}
"""Formats that go into the report byte by byte; others become PNG."""
_READ = frozenset({*_KEPT, "bmp", "webp", "tiff"})


def picture_of(data: bytes, size: QSize | None = None) -> Picture | None:
    """Return the picture in a file's bytes; None where it is none or too large.

    It is as large as its pixels at 96 dpi, or as `size` in pixels.
    """
    if len(data) > LARGEST:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data()).decode("ascii")
    if kind not in _READ:
        return None
    turned = reader.transformation() != QImageIOHandler.Transformation.TransformationNone
    image = reader.read()
    if image.isNull():
        return None
    fitted = _fitted(image)
    if kind in _KEPT and not turned and fitted is image:
        return _sized(without_metadata(data), _KEPT[kind], _shown(image, size))
    into = "jpeg" if kind == "jpeg" else "png"
    return _sized(without_metadata(_written(fitted, into)), _KEPT[into], _shown(image, size))


def read_picture(path: Path) -> Picture | None:
    """Return the picture in a file; None where it is none, too large or cannot be read."""
    data = read_bytes(path)
    return None if data is None else picture_of(data)


def read_bytes(path: Path) -> bytes | None:
    """Return the bytes of a file of at most LARGEST bytes; None for a larger one or one that cannot be read."""
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        return None


def picture_of_image(image: QImage) -> Picture | None:
    """Return an image, such as a screenshot on the clipboard, as a picture."""
    if image.isNull():
        return None
    return _sized(without_metadata(_written(_fitted(image), "png")), _KEPT["png"], image.size())


def _fitted(image: QImage) -> QImage:
    """Return the image, scaled down where it has more pixels than print can show on a page."""
    if image.width() <= PRINTED.width() and image.height() <= PRINTED.height():
        return image
    return image.scaled(
        PRINTED, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _shown(image: QImage, size: QSize | None) -> QSize:
    """Return the wanted size in pixels; where only one side is given, the other keeps the proportion."""
    if size is None or (size.width() <= 0 and size.height() <= 0):
        return image.size()
    width, height = size.width(), size.height()
    if width <= 0:
        return QSize(max(1, image.width() * height // image.height()), height)
    return QSize(width, height if height > 0 else max(1, image.height() * width // image.width()))


def _sized(data: bytes, media_type: str, size: QSize) -> Picture:
    width, height = size.width() * TWIPS_PER_PIXEL, size.height() * TWIPS_PER_PIXEL
    if width > A4_TEXT_WIDTH:
        width, height = A4_TEXT_WIDTH, max(1, height * A4_TEXT_WIDTH // width)
    return Picture(data, media_type, width, height)


def _written(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode("ascii")))
    if kind == "jpeg":
        writer.setQuality(92)
    writer.write(image)
    return bytes(buffer.data().data())
