"""The first part of every context menu of something that is edited: the same words in the same order everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit

Operation = Callable[[], object]


class Edits(NamedTuple):
    """What is done with the selection; None for what cannot be done where nothing may be changed."""

    cut: Operation | None
    copy: Operation
    paste: Operation | None
    select_all: Operation
    selected: bool = True
    """Whether there is anything to cut and to copy."""
    can_paste: bool = True


def add_edits(menu: QMenu, edits: Edits) -> None:
    """Add 剪切, 复制, 粘贴 and 全选, with the keys that do the same."""
    lines: tuple[tuple[str, Operation | None, bool], ...] = (
        ("剪切\tCtrl+X", edits.cut, edits.selected),
        ("复制\tCtrl+C", edits.copy, edits.selected),
        ("粘贴\tCtrl+V", edits.paste, edits.can_paste),
        ("全选\tCtrl+A", edits.select_all, True),
    )
    for words, operation, enabled in lines:
        if operation is not None:
            action = menu.addAction(words)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False, operation=operation: operation())


def edit_menu(field: QLineEdit | QPlainTextEdit) -> QMenu:
    """Return the context menu of a field of text."""
    menu = QMenu(field)
    writes = not field.isReadOnly()
    selected = field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()
    can_paste = bool(QGuiApplication.clipboard().text())
    cut, paste = (field.cut, field.paste) if writes else (None, None)
    add_edits(menu, Edits(cut, field.copy, paste, field.selectAll, selected, can_paste))
    return menu
