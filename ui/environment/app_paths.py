"""Places: what the program is called, its version, and where it keeps what is its own.

That is on this computer, and not in a profile that travels with its user.
"""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).parents[2] / "resources"
"""Icons, help pages and samples that ship with the program."""
NAME = "xxgk-report"
"""What the program is called by the system: folders, settings."""


def data_folder() -> Path:
    """The folder of recovery copies, remembered units and the log."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(place) / NAME


def pending_folder() -> Path:
    """The folder of notes on publication packages that are being written."""
    return data_folder() / "exports"


def version() -> str:
    """The version of the program, `?` where it was not installed."""
    from importlib import metadata

    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return "?"
