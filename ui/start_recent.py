"""Recent reports on the start page: the last one to go on with, the others a row each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel

from model.files.hosts import host_of
from ui.appearance.plain_text import PlainLabel, as_plain
from ui.appearance.theme import GAP, SPACE
from ui.environment.recent_files import RecentFile, told_apart
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel


def name_of(file: RecentFile) -> str:
    """Return what report a file holds: unit and year, or the file's name while they are not known."""
    if not file.unit:
        return file.path.name
    return f"{file.unit}　{file.year} 年度" if file.year else file.unit


def place_of(file: RecentFile, others: Iterable[Path] = ()) -> str:
    """Return the file's name and its folder, by the home folder where it is in it.

    The name is told apart from that of the others, for the end of a long folder is not seen.
    """
    folder = str(file.path.parent)
    home = str(Path.home())
    if folder == home or folder.startswith(home + "/"):
        folder = "~" + folder[len(home) :]
    name = told_apart(file.path, others)
    return f"{name}　{folder}" if file.unit else folder


def time_of(path: Path) -> str:
    """Return when a file was last written, `2026年1月12日 10:07`; empty where that cannot be known, or not at once."""
    if host_of(path):
        return ""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime)
    except (OSError, OverflowError, ValueError):
        return ""
    return f"{written.year}年{written.month}月{written.day}日 {written:%H:%M}"


class RecentRow(Choice):
    """One report of the list: what it is and how far, where it is, when it was written."""

    def __init__(self, file: RecentFile, others: Iterable[Path] = ()) -> None:
        super().__init__()
        self.setObjectName("recentFile")
        self.path = file.path
        self.setToolTip(as_plain(str(file.path)))
        said = (name_of(file), file.state, place_of(file, others), time_of(file.path))
        self.setAccessibleName("，".join(filter(None, said)))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, 6, SPACE, 6)
        row.setSpacing(GAP)
        name = ElidedLabel("text", said[0])
        name.setObjectName("recentName")
        row.addWidget(name, 5)
        state = ElidedLabel("label", said[1])
        row.addWidget(state, 3)
        row.addWidget(ElidedLabel("label", said[2]), 4)
        row.addWidget(_label(said[3]))


def _label(text: str) -> QLabel:
    label = PlainLabel(text)
    label.setObjectName("cardText")
    return label
