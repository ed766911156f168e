"""The list of recently opened reports, kept in the settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from model.files.hosts import host_of

MOST = 6
_KEY = "recent"


def kept_files() -> list[Path]:
    """Return the files of the list, newest first, with those that no longer exist."""
    kept = QSettings().value(_KEY, [])
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [Path(str(name)) for name in names][:MOST]


def recent_files() -> list[Path]:
    """Return the files of the list that exist, newest first."""
    return [path for path in kept_files() if is_there(path)]


def is_there(path: Path) -> bool:
    """Return whether a file of the list exists; one on another computer is not looked for before it is chosen."""
    return bool(host_of(path)) or path.is_file()


def forget_files() -> None:
    """Clear the list."""
    QSettings().remove(_KEY)


def remember_file(path: Path) -> None:
    """Put a file at the head of the list."""
    path = path.resolve()
    names = [str(path), *(str(other) for other in recent_files() if other != path)]
    QSettings().setValue(_KEY, names[:MOST])
