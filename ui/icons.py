"""Icons: own SVG drawings in the colour of the theme, sharp at every scale."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import Theme

FOLDER = Path(__file__).parents[1] / "resources" / "icons"
SIZES = (20, 40, 60)


def icon(name: str, color: str = "") -> QIcon:
    """The icon of this name; grey where its action is disabled."""
    return _icon(name, color or Theme.colors.text, Theme.colors.border)


@cache
def _icon(name: str, color: str, disabled: str) -> QIcon:
    made = QIcon()
    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    for mode, ink in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode("ascii")))
        for size in SIZES:
            made.addPixmap(_rendered(renderer, size), mode)
    return made


def _rendered(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


def program_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(FOLDER / "program.svg"))
