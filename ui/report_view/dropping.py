"""Dropping: what becomes of a file that is dropped on an open report, as the clerk says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from model.files.hosts import elsewhere
from ui.editor.editor import TextEditor
from ui.files.dropped import Dropped, too_many
from ui.files.file_actions import FileActions
from ui.widgets.banner import Banner


def take_dropped(
    files: Sequence[Path], actions: FileActions, banner: Banner, editor: TextEditor | None
) -> None:
    """Open a file, import it, or insert it as a picture; `editor` is the text that is in front and can be changed."""
    from ui.document.pictures import SUFFIXES

    refused = elsewhere(files)
    if refused is not None or len(files) != 1:
        banner.say(too_many(len(files)) if refused is None else refused.message)
        return
    path = files[0]
    is_picture = path.suffix.lower() in SUFFIXES
    if is_picture and editor is None:
        banner.say(f"“{path.name}”是图片，只能插入文字部分。请先转到那一部分，再把它拖到文字里。")
        return
    choice = actions.dialogs.ask_dropped(path.name, is_picture=is_picture)
    if choice is Dropped.OPEN:
        actions.open_path(path)
    elif choice is Dropped.IMPORT:
        actions.import_path(path)
    elif choice is Dropped.INSERT and editor is not None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        editor.insertFromMimeData(data)
