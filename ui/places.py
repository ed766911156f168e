"""Places: where the program keeps what is its own, on this computer and not in a profile that travels with its user."""

from __future__ import annotations

from pathlib import Path

NAME = "xxgk-report"
"""What the program is called by the system: folders, settings."""


def data_folder() -> Path:
    """The folder of recovery copies, remembered units and the log."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(place) / NAME
