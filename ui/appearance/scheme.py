"""Appearance settings: light or dark, text size and font of the interface; saved, and changed while the program runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QAction, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from ui.appearance.fonts import AUTOMATIC, FONT_CHOICES, families_of, installed_choices
from ui.appearance.theme import DARK, LIGHT, Colors, Theme

SCHEMES = ("light", "dark", "system")
SIZES = (100, 115, 130)
"""Percent of the interface's font: 标准, 大, 特大."""
FONTS = (AUTOMATIC, *(choice.key for choice in FONT_CHOICES))
OVERRIDE = "XXGK_THEME"
"""Environment variable that overrides the saved scheme: `light`, `dark` or `system`."""
LATER = 1000
"""Milliseconds until a change of the system's scheme is applied that came while a dialog was open."""
_SCHEME, _SIZE, _FONT, _SYSTEM = "look/scheme", "look/size", "look/font", "look/system"


class AppearanceSettings(NamedTuple):
    """What the user chose."""

    scheme: str = "light"
    size: int = 100
    font: str = AUTOMATIC


def saved_settings() -> AppearanceSettings:
    """Return the saved choices, with the standard in place of invalid ones."""
    settings = QSettings()
    scheme = os.environ.get(OVERRIDE) or str(settings.value(_SCHEME, "light"))
    size, font = str(settings.value(_SIZE, "")), str(settings.value(_FONT, ""))
    return AppearanceSettings(
        scheme if scheme in SCHEMES else "light",
        int(size) if size in map(str, SIZES) else 100,
        font if font in FONTS else AUTOMATIC,
    )


def apply_settings(settings: AppearanceSettings, application: QApplication) -> None:
    """Style the application. With scheme `system` the system's scheme is the one read last.

    Reading it anew would take a tenth of the start; `AppearanceSwitch` does so once the window is shown.
    """
    Theme.use(colors_of(settings), application, settings.size / 100, families_of(settings.font))


def colors_of(settings: AppearanceSettings) -> Colors:
    """Return the colours of a choice."""
    system_is_dark = settings.scheme == "system" and QSettings().value(_SYSTEM) == "dark"
    return DARK if settings.scheme == "dark" or system_is_dark else LIGHT


def system_scheme() -> str:
    """Return the system's scheme, `dark` or `light`; `light` where Qt does not know it."""
    return "dark" if QGuiApplication.styleHints().colorScheme().name == "Dark" else "light"


class AppearanceSwitch(QObject):
    """The menu's choices: saves what is chosen, applies it, and follows the system's scheme where that is chosen."""

    def __init__(self, actions: dict[str, QAction], before: Callable[[], object], parent: QObject) -> None:
        """`before` is called before anything changes, to save what is being typed."""
        super().__init__(parent)
        self._before = before
        self._is_following = False
        self._choices = {
            _SCHEME: {scheme: actions[f"scheme_{scheme}"] for scheme in SCHEMES},
            _SIZE: {size: actions[f"text_{size}"] for size in SIZES},
            _FONT: {font: actions[f"font_{font}"] for font in FONTS},
        }
        for setting, choices in self._choices.items():
            for value, action in choices.items():
                action.triggered.connect(
                    lambda _checked=False, setting=setting, value=value: self._choose(setting, value)
                )
        for menu in actions[f"font_{AUTOMATIC}"].associatedObjects():
            if isinstance(menu, QMenu):
                # Listing the installed fonts takes time: not before the menu is opened.
                menu.aboutToShow.connect(self._offer_fonts)
        self._tick()

    def _choose(self, setting: str, value: str | int) -> None:
        QSettings().setValue(setting, value)
        if setting == _SCHEME:
            # The user's choice replaces the environment's.
            os.environ.pop(OVERRIDE, None)
        self.follow_system()
        self._apply()

    def _offer_fonts(self) -> None:
        """Show only the fonts that are installed, and the chosen one."""
        installed = {choice.key for choice in installed_choices(QFontDatabase.families())}
        chosen = saved_settings().font
        for key, action in self._choices[_FONT].items():
            action.setVisible(key in (AUTOMATIC, chosen) or key in installed)

    def follow_system(self) -> None:
        """Read the system's scheme where it is followed, and react to its changes from now on."""
        if saved_settings().scheme != "system":
            return
        if not self._is_following:
            self._is_following = True
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._system_changed()

    def _system_changed(self) -> None:
        if saved_settings().scheme != "system":
            return
        if QApplication.activeModalWidget() is not None:
            # A dialog is styled only when it is made.
            QTimer.singleShot(LATER, self, self._system_changed)
            return
        QSettings().setValue(_SYSTEM, system_scheme())
        self._apply()

    def _apply(self) -> None:
        self._tick()
        settings, application = saved_settings(), QApplication.instance()
        wanted = (colors_of(settings), settings.size / 100, families_of(settings.font))
        if isinstance(application, QApplication) and wanted != (Theme.colors, Theme.scale, Theme.families):
            self._before()
            apply_settings(settings, application)

    def _tick(self) -> None:
        """Check the actions of the choices in force."""
        settings = saved_settings()
        for setting, value in ((_SCHEME, settings.scheme), (_SIZE, settings.size), (_FONT, settings.font)):
            for choice, action in self._choices[setting].items():
                action.setChecked(choice == value)
