"""Pictures in formats that a program cannot show, made anew as PNG; decoded with Qt when there is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from model.content.blocks import Picture

if TYPE_CHECKING:
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage

UNKNOWN_TO_WORD = frozenset({"image/webp"})
UNKNOWN_TO_BROWSERS = frozenset({"image/tiff"})


def shown_by(picture: Picture, unknown: frozenset[str]) -> Picture:
    """Return the picture, as PNG where its format is one of the unknown; as it is where it cannot be decoded."""
    if picture.media_type not in unknown:
        return picture
    data = _png(picture.data, picture.media_type.removeprefix("image/"))
    return replace(picture, data=data, media_type="image/png") if data else picture


def _png(data: bytes, kind: str) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    source, target = QBuffer(), QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    image = _decoded(source, kind)
    if image.isNull():
        return b""
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(target, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] - the stubs want bytes
    return bytes(target.data().data())


def _decoded(source: QBuffer, kind: str) -> QImage:
    """Return the pixels. The reader ends with this function: it must not outlive the buffer."""
    from PySide6.QtGui import QImageReader

    reader = QImageReader(source, kind.encode())
    reader.setAutoDetectImageFormat(False)
    return reader.read()
