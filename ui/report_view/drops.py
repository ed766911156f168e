"""What becomes of files that are dropped on the open report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from model.files.hosts import elsewhere
from model.workspace import Workspace
from ui.files.dropped import Dropped, too_many
from ui.files.file_actions import FileActions
from ui.sections.tabs import SectionTabs
from ui.widgets.banner import Banner


def take_dropped(
    dropped: Sequence[Path], workspace: Workspace, files: FileActions, tabs: SectionTabs, banner: Banner
) -> None:
    """Open a file that was dropped, import it, or insert it as a picture, as the clerk says."""
    from ui.document.pictures import SUFFIXES

    refused = elsewhere(dropped)
    if refused is not None or len(dropped) != 1:
        banner.say(too_many(len(dropped)) if refused is None else refused.message)
        return
    path = dropped[0]
    is_picture = path.suffix.lower() in SUFFIXES
    text = tabs.texts.get(tabs.current_key)
    if is_picture and (text is None or workspace.read_only):
        banner.say(f"“{path.name}”是图片，只能插入文字部分。请先转到那一部分，再把它拖到文字里。")
        return
    choice = files.dialogs.ask_dropped(path.name, is_picture=is_picture)
    if choice is Dropped.OPEN:
        files.open_path(path)
    elif choice is Dropped.IMPORT:
        files.import_path(path)
    elif choice is Dropped.INSERT and text is not None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        text.editor.insertFromMimeData(data)
