"""The name of a group of findings: a click or a key folds its rows away and opens them again."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.appearance.icons import icon
from ui.appearance.theme import Theme

ARROW = 12
"""Pixels of the arrow before the name, at the standard size of text."""


class GroupHead(QPushButton):
    """Name and number of findings of one section."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._count = 0
        self.is_folded = False
        """Whether the rows are folded away."""
        self.setObjectName("group")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        Theme.follow(self._restyle)

    def _restyle(self) -> None:
        side = round(ARROW * Theme.scale)
        self.setIconSize(QSize(side, side))
        self.setIcon(icon("folded" if self.is_folded else "opened", Theme.colors.label, side))

    def set_count(self, count: int) -> None:
        """Say how many findings the group shows; hidden while there are none."""
        if count != self._count:
            self._count = count
            self._name_it()
        self.setVisible(count > 0)

    def set_folded(self, folded: bool) -> None:
        """Show whether the rows are folded away."""
        self.is_folded = folded
        self._restyle()
        self._name_it()

    def _name_it(self) -> None:
        self.setText(f"{self._name}　{self._count}")
        state = "已收起" if self.is_folded else "已展开"
        self.setAccessibleName(f"{self._name}，{self._count} 个问题，{state}")
        self.setToolTip("展开这一部分的问题" if self.is_folded else "收起这一部分的问题")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what a click does; the arrow keys fold and open as in a tree."""
        folds = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in folds:
            if folds[Qt.Key(event.key())] != self.is_folded:
                self.click()
        else:
            super().keyPressEvent(event)
