"""The Qt application that fonts need: one without a screen where there is none."""

from __future__ import annotations

_kept: list[object] = []
"""The application, which must not be collected."""


def require_application() -> None:
    """Create a Qt application without a screen if there is none."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        _kept.append(QGuiApplication(["export", "-platform", "offscreen"]))
