"""The list of recently opened files, kept in the settings: where each is, and what was known of it when it was last used."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, cast

from PySide6.QtCore import QSettings

from model.files.hosts import host_of

MOST = 6
MOST_ROLLUPS = 3
_KEY, _DETAILS, _ROLLUPS = "recent", "recent_details", "recent_rollups"
_LONGEST = 200
"""Characters of a detail that are kept."""


class RecentFile(NamedTuple):
    """One file of the list; what is not known of it is empty."""

    path: Path
    unit: str = ""
    year: int | None = None
    state: str = ""
    """How far the work on it is, in words."""


def kept_files() -> list[Path]:
    """Return the files of the list, newest first, with those that no longer exist."""
    return _kept(_KEY, MOST)


def _kept(key: str, most: int) -> list[Path]:
    kept = QSettings().value(key, [])
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [Path(str(name)) for name in names][:most]


def recent_files() -> list[RecentFile]:
    """Return the files of the list that exist, newest first."""
    details = _details()
    return [_recent(path, details.get(str(path))) for path in kept_files() if is_there(path)]


def is_there(path: Path) -> bool:
    """Return whether a file of the list exists; one on another computer is not looked for before it is chosen."""
    return bool(host_of(path)) or path.is_file()


def _details() -> dict[str, Any]:
    try:
        found = json.loads(str(QSettings().value(_DETAILS, "{}")))
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _recent(path: Path, detail: object) -> RecentFile:
    known = cast("dict[str, object]", detail) if isinstance(detail, dict) else {}
    unit, year, state = known.get("unit"), known.get("year"), known.get("state")
    return RecentFile(
        path,
        unit[:_LONGEST] if isinstance(unit, str) else "",
        year if type(year) is int and 0 < year < 10_000 else None,
        state[:_LONGEST] if isinstance(state, str) else "",
    )


def told_apart(path: Path, others: Iterable[Path]) -> str:
    """Return the name of a file, with its folder's where another of these files has the same: `年报.xxgk（东河镇）`."""
    same = any(other.name == path.name and other != path for other in others)
    return f"{path.name}（{path.parent.name or path.parent}）" if same else path.name


def forget_files() -> None:
    """Clear both lists."""
    QSettings().remove(_KEY)
    QSettings().remove(_ROLLUPS)
    QSettings().remove(_DETAILS)


def remember_file(path: Path, unit: str = "", year: int | None = None, state: str = "") -> None:
    """Put a file at the head of the list, with what is known of the report in it."""
    path = path.resolve()
    paths = [path, *(other for other in kept_files() if other != path and is_there(other))][:MOST]
    details = _details()
    details[str(path)] = {"unit": unit, "year": year, "state": state}
    listed = {str(each): details[str(each)] for each in paths if str(each) in details}
    QSettings().setValue(_KEY, [str(each) for each in paths])
    QSettings().setValue(_DETAILS, json.dumps(listed, ensure_ascii=False))


def recent_rollups() -> list[RecentFile]:
    """Return the saved roll-ups that exist, newest first."""
    return [RecentFile(path, state="汇总") for path in _kept(_ROLLUPS, MOST_ROLLUPS) if is_there(path)]


def remember_rollup(path: Path) -> None:
    """Put a saved roll-up at the head of its list."""
    path = path.resolve()
    names = [str(path), *(str(other.path) for other in recent_rollups() if other.path != path)]
    QSettings().setValue(_ROLLUPS, names[:MOST_ROLLUPS])
