"""AppearanceSettings: light or dark, and how large the interface's text is; kept in the settings and changed while the program runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.appearance.theme import DARK, LIGHT, Colors, Theme

SCHEMES = ("light", "dark", "system")
SIZES = (100, 115, 130)
"""Percent of the interface's font: 标准, 大, 特大."""
OVERRIDE = "XXGK_THEME"
"""The environment variable that comes before the setting; `light`, `dark` or `system`."""
LATER = 1000
"""Milliseconds until a change of the system is looked at again that came while a dialog was open."""
_SCHEME, _SIZE, _SYSTEM = "look/scheme", "look/size", "look/system"


class AppearanceSettings(NamedTuple):
    """What the clerk chose."""

    scheme: str = "light"
    size: int = 100


def kept_look() -> AppearanceSettings:
    """The choice that the settings hold; the standard look for anything that is none."""
    settings = QSettings()
    scheme = os.environ.get(OVERRIDE) or str(settings.value(_SCHEME, "light"))
    size = str(settings.value(_SIZE, ""))
    return AppearanceSettings(
        scheme if scheme in SCHEMES else "light",
        int(size) if size in map(str, SIZES) else 100,
    )


def put_on(look: AppearanceSettings, application: QApplication) -> None:
    """Styles the application. Where the system is followed, it is as the system was when last asked.

    Asking it takes a tenth of the start; `AppearanceSwitch` does so when the window is there.
    """
    Theme.use(colors_of(look), application, look.size / 100)


def colors_of(look: AppearanceSettings) -> Colors:
    """The colours that a choice means now."""
    dark = look.scheme == "dark" or (look.scheme == "system" and QSettings().value(_SYSTEM) == "dark")
    return DARK if dark else LIGHT


def system_scheme() -> str:
    """`dark` or `light` as the system has it; `light` where Qt does not know."""
    return "dark" if QGuiApplication.styleHints().colorScheme().name == "Dark" else "light"


class AppearanceSwitch(QObject):
    """The choices of the menu: keeps what is chosen, puts it on, and goes with the system where that is wanted."""

    def __init__(self, actions: dict[str, QAction], before: Callable[[], object], parent: QObject) -> None:
        """`before` is called before anything changes: what is being typed must not be lost."""
        super().__init__(parent)
        self._before = before
        self._hears = False
        self._schemes = {scheme: actions[f"scheme_{scheme}"] for scheme in SCHEMES}
        self._sizes = {size: actions[f"text_{size}"] for size in SIZES}
        for scheme, action in self._schemes.items():
            action.triggered.connect(lambda _checked=False, scheme=scheme: self._choose(_SCHEME, scheme))
        for size, action in self._sizes.items():
            action.triggered.connect(lambda _checked=False, size=size: self._choose(_SIZE, size))
        self._tick()

    def _choose(self, setting: str, value: str | int) -> None:
        QSettings().setValue(setting, value)
        if setting == _SCHEME:
            # The clerk's word comes after the environment's.
            os.environ.pop(OVERRIDE, None)
        self.follow_system()
        self._apply()

    def follow_system(self) -> None:
        """Asks the system for its scheme, where that is followed, and hears of it from now on."""
        if kept_look().scheme != "system":
            return
        if not self._hears:
            self._hears = True
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._system_changed()

    def _system_changed(self) -> None:
        if kept_look().scheme != "system":
            return
        if QApplication.activeModalWidget() is not None:
            # A dialog is styled once, when it is made.
            QTimer.singleShot(LATER, self, self._system_changed)
            return
        QSettings().setValue(_SYSTEM, system_scheme())
        self._apply()

    def _apply(self) -> None:
        self._tick()
        look, application = kept_look(), QApplication.instance()
        wanted = (colors_of(look), look.size / 100)
        if isinstance(application, QApplication) and wanted != (Theme.colors, Theme.scale):
            self._before()
            put_on(look, application)

    def _tick(self) -> None:
        """Ticks what is in force."""
        look = kept_look()
        for scheme, action in self._schemes.items():
            action.setChecked(scheme == look.scheme)
        for size, action in self._sizes.items():
            action.setChecked(size == look.size)
