"""The folder that file dialogs begin in, kept in the settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from model.files.hosts import host_of

_KEY = "folder"


def last_folder() -> Path:
    """Return the folder used last where it still exists, else the documents folder, else the home folder."""
    kept = QSettings().value(_KEY, "")
    if isinstance(kept, str) and kept and not host_of(kept) and Path(kept).is_dir():
        return Path(kept)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def remember_folder(path: Path) -> None:
    """Have the next file dialog begin in the folder of this file."""
    QSettings().setValue(_KEY, str(path.resolve().parent))
