"""Draw the program's icon in the sizes that installers need. Usage: make_icons.py FOLDER

FOLDER gets 16.png to 512.png, file-16.png to file-512.png for the program's files, and xxgk.ico for Windows.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICON_OF_WINDOWS = (16, 24, 32, 48, 64, 128, 256)
PROGRAM = Path(__file__).parents[2] / "resources" / "icons" / "program.svg"


def program_picture(size: int) -> QImage:
    """Return the icon of the program, a square of `size` pixels."""
    image = _empty(size)
    painter = QPainter(image)
    QSvgRenderer(str(PROGRAM)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def file_picture(size: int) -> QImage:
    """Return the icon of the program's files: a sheet with a folded corner that bears the icon of the program."""
    image = _empty(size)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, right, top, bottom, fold = (size * share for share in (0.14, 0.86, 0.04, 0.96, 0.22))
    sheet = QPainterPath()
    sheet.moveTo(left, top)
    for x, y in ((right - fold, top), (right, top + fold), (right, bottom), (left, bottom)):
        sheet.lineTo(x, y)
    sheet.closeSubpath()
    painter.setPen(QPen(QColor("#8a94a6"), max(1.0, size / 48)))
    painter.setBrush(QColor("#ffffff"))
    painter.drawPath(sheet)
    side = size * 0.5
    QSvgRenderer(str(PROGRAM)).render(painter, QRectF((size - side) / 2, size * 0.36, side, side))
    painter.end()
    return image


def _empty(size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def png(image: QImage) -> bytes:
    """Return the image as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """Return an .ico file of PNG pictures, each given with its size in pixels (a size of 256 is written as 0)."""
    head, place = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    for size, data in pictures:
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return head + b"".join(data for _, data in pictures)


def main() -> None:
    """Write all icons into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication(["make_icons"])
    for size in SIZES:
        (folder / f"{size}.png").write_bytes(png(program_picture(size)))
        (folder / f"file-{size}.png").write_bytes(png(file_picture(size)))
    (folder / "xxgk.ico").write_bytes(ico([(size, png(program_picture(size))) for size in ICON_OF_WINDOWS]))
    application.quit()


if __name__ == "__main__":
    main()
