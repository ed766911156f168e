"""Icons: own SVG drawings in the colour of the theme, sharp at the screen's scale."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from ui.appearance.theme import Theme
from ui.environment.app_paths import RESOURCES

FOLDER = RESOURCES / "icons"
SIZE = 20
"""Pixels of an icon in a tool row, at a scale of 1."""


def icon(name: str, color: str = "", size: int = SIZE) -> QIcon:
    """Return the icon of this name; Qt pales it where its action is disabled."""
    return QIcon(picture(name, color, size))


def picture(name: str, color: str = "", size: int = SIZE) -> QPixmap:
    """Return the icon as a picture of `size` pixels at a scale of 1."""
    application = QGuiApplication.instance()
    scale = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    return _picture(name, color or Theme.colors.text, size, scale)


def set_icon(button: QAbstractButton, name: str) -> None:
    """Put an icon on a button, redrawn whenever the theme changes."""
    Theme.follow(_ThemedIcon(button, name).restyle)


class _ThemedIcon(QObject):
    """Redraws the icon of one button."""

    def __init__(self, button: QAbstractButton, name: str) -> None:
        super().__init__(button)
        self._button = button
        self._name = name

    def restyle(self) -> None:
        """Draw the icon in the colours in force."""
        self._button.setIcon(icon(self._name))


@cache
def _picture(name: str, ink: str, size: int, scale: float) -> QPixmap:
    drawing = (FOLDER / f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing.replace(b"currentColor", ink.encode("ascii"))))
    side = ceil(size * scale)
    drawn = QPixmap(side, side)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def program_icon() -> QIcon:
    """Return the program's icon."""
    return QIcon(str(FOLDER / "program.svg"))
