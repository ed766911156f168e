"""A scroll area that takes no keyboard and scrolls up and down only."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(inner: QWidget) -> QScrollArea:
    """Return a frameless scroll area, as wide as its content is laid out, around a widget."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    # As properties: the start page is in such an area, and the `Qt` namespace takes a tenth of the start.
    area.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
    area.setProperty("focusPolicy", "NoFocus")
    # One of our own: Python would look through all classes of widgets for that of the one which Qt makes.
    area.setViewport(QWidget())
    area.setWidget(inner)
    return area
