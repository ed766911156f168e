"""The title of a window: the name of the open report, with its folder where another file of the name was open lately."""

from __future__ import annotations

from pathlib import Path

from ui.environment.recent_files import kept_files, told_apart


class WindowTitle:
    """Looks the folder up once a file: titles are refreshed with every change of the report."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._folder = ""

    def words(self, name: str, path: Path | None) -> str:
        """Return the title for a report of this name in this file."""
        if path != self._path:
            self._path = path
            self._folder = "" if path is None else told_apart(path, kept_files()).removeprefix(path.name)
        return f"{name}{self._folder}"
