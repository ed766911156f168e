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
KEPT_BYTES = 450_000
"""A picture of more is written anew with what print needs: two hundred of them go into a file that can be saved."""
_STEPS = ((QSize(1843, 2660), 90), (QSize(1843, 2660), 80), (QSize(1536, 2217), 75), (QSize(1229, 1773), 70))
"""Pixels and quality of JPEG that are tried in turn: the room for text on A4 at 300, 250 and 200 dpi."""
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
    if kind in _KEPT and not turned and fitted is image and len(data) <= KEPT_BYTES:
        return _sized(without_metadata(data), _KEPT[kind], _shown(image, size))
    written, into = _for_print(fitted, "jpeg" if kind == "jpeg" else "png")
    return _sized(without_metadata(written), _KEPT[into], _shown(image, size))


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
    written, kind = _for_print(_fitted(image), "png")
    return _sized(without_metadata(written), _KEPT[kind], image.size())


def _fitted(image: QImage, room: QSize = PRINTED) -> QImage:
    """Return the image, scaled down where it has more pixels than print can show in a room."""
    if image.width() <= room.width() and image.height() <= room.height():
        return image
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _for_print(image: QImage, kind: str) -> tuple[bytes, str]:
    """Return a picture's bytes and format: as it is where that is small, else as a JPEG that print does not suffer from.

    What can be seen through stays a PNG.
    """
    written = _written(image, kind)
    if len(written) <= KEPT_BYTES or image.hasAlphaChannel():
        return written, kind
    for room, quality in _STEPS:
        written = _written(_fitted(image, room), "jpeg", quality)
        if len(written) <= KEPT_BYTES:
            break
    return written, "jpeg"


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


def _written(image: QImage, kind: str, quality: int = 92) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode("ascii")))
    if kind == "jpeg":
        writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())
