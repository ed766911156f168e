"""A font with Chinese characters for what Qt draws: one of the system's, or the one that ships with the program.

Where there is none, Qt writes a PDF in which every Chinese character is missing, and says nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from export.errors import ExportError, ExportProblem

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
"""Installers put a font here. In the source there is none: `make run` installs one in the system."""
ADVISED = "文泉驿微米黑（软件包 fonts-wqy-microhei）或思源黑体（软件包 fonts-noto-cjk）"


def require_chinese_font() -> None:
    """Raise ExportError where neither the system nor the program has a font with Chinese characters."""
    if not has_chinese_font():
        raise ExportError(ExportProblem.NO_CHINESE_FONT, Path(), fonts=ADVISED)


@cache
def has_chinese_font() -> bool:
    """Return whether Chinese characters can be drawn, after loading the program's own font where the system has none.

    Needs a QGuiApplication. The system is asked once: a font that is installed later is seen after a restart.
    """
    return _system_has_one() or _load_own()


def _system_has_one() -> bool:
    from PySide6.QtGui import QFontDatabase

    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def _load_own() -> bool:
    from PySide6.QtGui import QFontDatabase

    files = sorted(path for path in FONTS.glob("*") if path.suffix in (".ttf", ".ttc", ".otf"))
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in files]
    return any(number >= 0 for number in loaded)
