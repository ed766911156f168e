"""Asks for the file of a picture and inserts it where the cursor is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ui.editor.editor import TextEditor


def ask_for_picture(editor: TextEditor) -> None:
    """Insert the picture that the clerk chooses; nothing where that is cancelled."""
    from ui.document.pictures import SUFFIXES
    from ui.widgets.file_dialog import file_dialog

    kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    dialog = file_dialog(editor, "插入图片", Path(), f"图片 ({kinds})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if dialog.exec():
        editor.insert_picture_file(Path(dialog.selectedFiles()[0]))
    dialog.deleteLater()
