"""Files dropped on a window: which they are, and what becomes of them. They are copied, never moved."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent


class Dropped(Enum):
    """What to do with a file that was dropped on an open report."""

    OPEN = "open"
    IMPORT = "import"
    INSERT = "insert"
    CANCEL = "cancel"


def files_of(mime: QMimeData) -> list[Path]:
    """Return the files of the desktop that are being dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def accept_copy(event: QDropEvent) -> bool:
    """Accept files as a copy, whatever the desktop proposes; return whether there are any."""
    if not files_of(event.mimeData()):
        event.ignore()
        return False
    event.setDropAction(event.dropAction().CopyAction)
    event.accept()
    return True


def too_many(count: int) -> str:
    """Return what is said where several files are dropped at once."""
    return f"拖来了 {count} 个文件，一次只能打开一个。请只拖一个文件；要打开几份，请用“文件”菜单的“新窗口”。"
