"""Builds panels of written sections, and types on them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from model.content.blocks import Blocks, Paragraph, Role, Run
from model.report.report import Report, new_report
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.editor.editor import TextEditor
from ui.editor.panel import TextPanel

OVERVIEW = "overview"
TEXT = (
    Paragraph.of("本年度工作平稳。"),
    Paragraph.of("（一）主动公开情况", Role.HEADING_2),
    Paragraph((Run("一是加强管理。", True), Run("全年公开信息12条。"))),
)


def text_panel(blocks: Blocks = (), key: str = OVERVIEW, report: Report | None = None) -> TextPanel:
    """The panel of a section that holds these blocks."""
    report = report or new_report("示例市示例街道办事处", 2025)
    report.texts[key] = blocks
    bridge = Bridge(Workspace(date(2026, 1, 19), report))
    panel = TextPanel(bridge, report.form.section(key))
    bridge.setParent(panel)
    panel.resize(1000, 600)
    return panel


def workspace_of(panel: TextPanel) -> Workspace:
    """The workspace that a panel works on."""
    bridge = panel.findChild(Bridge)
    assert bridge is not None
    return bridge.workspace


def blocks_of(panel: TextPanel, key: str = OVERVIEW) -> Blocks:
    """What the report holds when all that was typed has got there."""
    panel.flush()
    return workspace_of(panel).report.blocks(key)


def put_cursor(editor: TextEditor, position: int, end: int | None = None) -> None:
    """Moves the cursor, or selects."""
    cursor = editor.textCursor()
    cursor.setPosition(position)
    if end is not None:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def press(widget: QWidget, text: str) -> None:
    """Types characters; QTest itself ends the process for any that are not Latin."""
    for character in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(widget, event)


def press_key(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Presses one key."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key.value, modifier))
