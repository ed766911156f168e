"""Motion: the program has none of its own, and Qt's is switched off, so that who asked the desktop for less motion gets none.

Qt asks each desktop in another way whether menus may fade and slide, and some not at all.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


def keep_still() -> None:
    """Have menus, boxes and tips appear at once."""
    for effect in Qt.UIEffect:
        QApplication.setEffectEnabled(effect, False)
