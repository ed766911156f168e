"""A file dropped on the open report: opened, imported or inserted as a picture, as the clerk says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from model.files.hosts import elsewhere
from ui.files.dropped import Dropped, too_many
from ui.files.file_actions import FileActions
from ui.sections.tabs import SectionTabs
from ui.widgets.banner import Banner


def take_dropped(
    files: Sequence[Path], tabs: SectionTabs, actions: FileActions, banner: Banner, *, read_only: bool
) -> None:
    """Ask what to do with the one file, and do it; of several nothing is taken."""
    from ui.document.pictures import SUFFIXES

    refused = elsewhere(files)
    if refused is not None or len(files) != 1:
        banner.say(too_many(len(files)) if refused is None else refused.message)
        return
    path = files[0]
    is_picture = path.suffix.lower() in SUFFIXES
    text = tabs.texts.get(tabs.current_key)
    if is_picture and (text is None or read_only):
        banner.say(f"“{path.name}”是图片，只能插入文字部分。请先转到那一部分，再把它拖到文字里。")
        return
    choice = actions.dialogs.ask_dropped(path.name, is_picture=is_picture)
    if choice is Dropped.OPEN:
        actions.open_path(path)
    elif choice is Dropped.IMPORT:
        actions.import_path(path)
    elif choice is Dropped.INSERT and text is not None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        text.editor.insertFromMimeData(data)
