"""Name and version of the program, and the folders of its resources and data.

Data are kept on this computer, not in a roaming profile.
"""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).parents[2] / "resources"
"""Icons, help pages and samples that ship with the program."""
NAME = "xxgk-report"
"""What the program is called by the system: folders, settings."""


def data_folder() -> Path:
    """Return the folder of recovery copies, remembered units and the log."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(place) / NAME


def pending_folder() -> Path:
    """The folder of notes on publication packages that are being written."""
    return data_folder() / "exports"


def version() -> str:
    """Return the version of the program, `?` where it was not installed."""
    from importlib import metadata

    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return "?"
