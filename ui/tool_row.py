"""The row of tools above the page, made of the window's actions; at its right end the button that exports."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from ui.actions import SEPARATOR, export_keys, style_actions
from ui.appearance.icons import icon, picture
from ui.appearance.theme import Theme

TOOLS = ("import", "open", "save", "", "undo", "redo", "", "check", "preview")
"""The keys of the actions; an empty one is a separator."""
WORD_BESIDE_ICON = ("toolButtonStyle", "ToolButtonTextBesideIcon")
"""As a property, because the `Qt` namespace itself takes a sixth of the start: its 126 enumerations are made when it is
first touched, which the way to the first painted window therefore does nowhere."""
ICON = QSize(20, 20)


class ToolRow(QToolBar):
    """The tools of a window, icon and word."""

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        super().__init__("工具")
        self._actions = actions
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(ICON)
        self.setProperty(*WORD_BESIDE_ICON)
        self.setProperty("contextMenuPolicy", "PreventContextMenu")
        for key in TOOLS:
            if key:
                self.addAction(actions[key])
            else:
                self.addSeparator()
        spacer = QWidget()
        spacer.setObjectName("plain")
        policy = spacer.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        spacer.setSizePolicy(policy)
        self.addWidget(spacer)
        self._export = actions["export"]
        self.primary = self._primary_button()
        self.addWidget(self.primary)
        Theme.follow(self._restyle)

    def _restyle(self) -> None:
        style_actions(self._actions)
        drawing = icon("export", Theme.colors.on_accent)
        drawing.addPixmap(picture("export", Theme.colors.faint), drawing.Mode.Disabled)
        self.primary.setIcon(drawing)

    def export_as(self, key: str) -> None:
        """Have the button export by the action of this key."""
        self._export = self._actions[key]
        self.primary.setToolTip(self._export.toolTip())

    def _primary_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("primary")
        button.setProperty(*WORD_BESIDE_ICON)
        button.setText("导出 Word 文档")
        button.setIconSize(ICON)
        button.setToolTip(self._export.toolTip())
        button.clicked.connect(lambda: self._export.trigger())
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setMenu(self._export_menu(button))
        self._export.enabledChanged.connect(button.setEnabled)
        return button

    def _export_menu(self, button: QToolButton) -> QMenu:
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        for key in export_keys():
            if key == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[key])
        return menu
