"""The lists of recently opened reports and roll-ups, kept in the settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

MOST = 6
MOST_ROLLUPS = 3
_KEY, _ROLLUPS = "recent", "recent_rollups"


def kept_files() -> list[Path]:
    """Return the files of the list, newest first, with those that no longer exist."""
    return _kept(_KEY, MOST)


def _kept(key: str, most: int) -> list[Path]:
    kept = QSettings().value(key, [])
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [Path(str(name)) for name in names][:most]


def recent_files() -> list[Path]:
    """Return the files of the list that exist, newest first."""
    return [path for path in kept_files() if path.is_file()]


def forget_files() -> None:
    """Clear both lists."""
    QSettings().remove(_KEY)
    QSettings().remove(_ROLLUPS)


def remember_file(path: Path) -> None:
    """Put a file at the head of the list."""
    path = path.resolve()
    names = [str(path), *(str(other) for other in recent_files() if other != path)]
    QSettings().setValue(_KEY, names[:MOST])


def recent_rollups() -> list[Path]:
    """Return the saved roll-ups that exist, newest first."""
    return [path for path in _kept(_ROLLUPS, MOST_ROLLUPS) if path.is_file()]


def remember_rollup(path: Path) -> None:
    """Put a saved roll-up at the head of its list."""
    path = path.resolve()
    names = [str(path), *(str(other) for other in recent_rollups() if other != path)]
    QSettings().setValue(_ROLLUPS, names[:MOST_ROLLUPS])
