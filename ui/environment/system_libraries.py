"""System libraries: which library of the system Qt misses, and what to install so that it is there."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
from collections.abc import Iterable

PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""The package of Debian, Kylin and UOS that holds each library Qt asks the system for."""
_NEEDED_ONCE_LOADED = ("libGL.so.1", "libEGL.so.1", "libdbus-1.so.3")
WINDOW_LIBRARIES = tuple(
    name for name in PACKAGES if name.startswith(("libX", "libxcb", "libxkb")) or name in _NEEDED_ONCE_LOADED
)
"""What a window under X needs."""
_MISSING = re.compile(r"(lib[\w.+-]+\.so[\w.]*): cannot open shared object file")
_TELLERS = (
    ("zenity", "--error", "--no-markup", "--text"),
    ("kdialog", "--error"),
    ("xmessage", "-center"),
)
"""Programs of desktops that show a message, with the words that come before it."""


def missing_library(error: Exception) -> str | None:
    """Return the library whose absence made an import fail; None where the error is another."""
    found = _MISSING.search(str(error)) if isinstance(error, ImportError) else None
    return found.group(1) if found else None


def missing_for_window() -> tuple[str, ...]:
    """Return the libraries that a window needs and the system has not."""
    return tuple(name for name in WINDOW_LIBRARIES if not _loads(name))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def advice(libraries: Iterable[str]) -> str:
    """Return a sentence for the user: what is missing and how to install it."""
    names = list(libraries)
    packages = " ".join(dict.fromkeys(PACKAGES.get(name, name) for name in names))
    return (
        f"系统缺少组件 {'、'.join(names)}，程序无法运行这一项。"
        f"请在终端里运行：sudo apt install {packages}（没有权限时请联系信息化管理人员），再重新打开程序。"
    )


def tell_on_desktop(message: str) -> bool:
    """Show a message without Qt, by a program of the desktop; return whether one was there."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return False
    for program, *words in _TELLERS:
        found = shutil.which(program)
        if found is not None:
            subprocess.run([found, *words, message], check=False, stderr=subprocess.DEVNULL)
            return True
    return False
