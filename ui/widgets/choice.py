"""Choice: a button as large as the layout in it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton


class Choice(QPushButton):
    """A button whose face is a layout of labels; its accessible name says what it does."""

    def sizeHint(self) -> QSize:
        """Return the size of the layout in it."""
        inner = self.layout()
        return super().sizeHint() if inner is None else inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same size, so that nothing in it is cut off."""
        inner = self.layout()
        return super().minimumSizeHint() if inner is None else inner.minimumSize()
