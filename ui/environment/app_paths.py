"""Name and version of the program, and the folders of its resources and data.

Data are kept on this computer, not in a roaming profile; or beside the program, where it is portable.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

RESOURCES = Path(__file__).parents[2] / "resources"
"""Icons, help pages and samples that ship with the program."""
NAME = "xxgk-report"
"""What the program is called by the system: folders, settings."""
BUILD_DATE = "built.txt"
"""Among the resources of an installed program: written by the scripts that build it."""
PORTABLE_MARK = "portable.txt"
"""Where a file of this name lies beside the program, settings and data are kept there too."""
PROGRAM_VARIABLE = "XXGK_PROGRAM"
"""Environment variable in which the launcher of Windows says by what name the program was started."""
_PORTABLE_DATA = "data"


def program_name() -> str:
    """Return how the program is called on a command line, for advice to its user."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).name
    return os.environ.get(PROGRAM_VARIABLE) or "python main.py"


def program_folder() -> Path:
    """Return the folder that the user sees as the program: that of the file to start."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).parent
    app = RESOURCES.parent
    return app.parent if PROGRAM_VARIABLE in os.environ else app


def portable_folder() -> Path | None:
    """Return the folder for settings and data beside the program; None where the program is installed.

    None as well where that folder cannot be written: from a stick that is locked the program works as if installed.
    """
    beside = program_folder()
    if not (beside / PORTABLE_MARK).is_file() or not os.access(beside, os.W_OK):
        return None
    return beside / _PORTABLE_DATA


def data_folder() -> Path:
    """Return the folder of recovery copies, remembered units and the log."""
    portable = portable_folder()
    if portable is not None:
        return portable
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(place) / NAME


def pending_folder() -> Path:
    """Return the folder of notes on publication packages that are being written."""
    return data_folder() / "exports"


def keep_settings_beside_program() -> None:
    """Let QSettings write into the portable folder, where there is one."""
    portable = portable_folder()
    if portable is None:
        return
    from PySide6.QtCore import QSettings

    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(portable))


def version() -> str:
    """Return the version of the program, `?` where it was not installed."""
    from importlib import metadata

    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return "?"


def build_date() -> str:
    """Return the day of the source that this program was built from, as 2026-01-31; empty where it was not built."""
    try:
        return (RESOURCES / BUILD_DATE).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def version_line() -> str:
    """Return version and date as they are shown."""
    day = build_date()
    return f"{version()}（{day}）" if day else version()
