"""Toolbar of the preview: buttons, exclusive choices and labels in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, SPACE, Theme

Operation = Callable[[], object]


class Tool(NamedTuple):
    """A button: text, tooltip, what it does."""

    text: str
    tip: str
    operation: Operation


class PreviewToolbar(QWidget):
    """A row that is filled from the left."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewTools")
        self._spare: tuple[QWidget, ...] = ()
        self._words: list[tuple[QLabel, str]] = []
        Theme.follow(self._restyle)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GAP, 8, GAP, 8)
        self._row.setSpacing(SPACE // 2)

    def _restyle(self) -> None:
        self.setStyleSheet(Theme.sheet(_STYLE))
        for label, longest in self._words:
            label.ensurePolished()
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(longest) + 2 * SPACE)

    def add(self, tool: Tool, shortcut: str = "") -> QAction:
        """Add a button; its shortcut works wherever the focus is in the row's parent."""
        action = QAction(tool.text, self)
        action.setIconText(tool.text)
        action.setToolTip(f"{tool.tip}（{shortcut}）" if shortcut else tool.tip)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: tool.operation())
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return action

    def add_choice(self, tools: Sequence[Tool]) -> tuple[QAction, ...]:
        """Add buttons of which at most one is checked; clicking that one leaves it checked."""
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        actions = tuple(self.add(tool) for tool in tools)
        for action in actions:
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, action=action: action.setChecked(True))
            group.addAction(action)
        return actions

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide what may be left out where there is no room for it."""
        super().resizeEvent(event)
        room = self.width()
        for widget in self._spare:
            widget.show()
        for widget in self._spare:
            self._row.invalidate()
            if self._row.minimumSize().width() > room:
                widget.hide()

    def leave_out(self, *widgets: QWidget) -> None:
        """Set the widgets that may be left out in a narrow window, in that order."""
        self._spare = widgets

    def add_line(self) -> None:
        """Add a line between two groups."""
        line = QFrame()
        line.setObjectName("toolLine")
        line.setFixedSize(1, 16)
        self._row.addSpacing(SPACE)
        self._row.addWidget(line)
        self._row.addSpacing(SPACE)

    def add_words(self, longest: str) -> QLabel:
        """Add a label with room for its longest text, so that nothing moves when it changes."""
        label = PlainLabel()
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance(longest) + 2 * SPACE)
        self._words.append((label, longest))
        self._row.addWidget(label)
        return label

    def add_stretch(self) -> None:
        """Put what follows at the right."""
        self._row.addStretch()

    def add_button(self, text: str, operation: Operation) -> QPushButton:
        """Add a button with a frame."""
        button = QPushButton(text)
        button.clicked.connect(lambda _checked=False: operation())
        self._row.addSpacing(SPACE)
        self._row.addWidget(button)
        return button


_STYLE = Template("""
QWidget#previewTools { border-bottom: 1px solid $border; }
QLabel { color: $label; }
QFrame#toolLine { background: $border; border: none; }
QToolButton { padding: 4px 9px; border: 1px solid transparent; border-radius: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $selection; color: $accent; }
QToolButton:focus { border-color: $accent; }
""")
