"""Preview tools: the slim row above the preview, made of buttons, choices and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.appearance.theme import GAP, SPACE, Theme

Operation = Callable[[], object]


class Tool(NamedTuple):
    """One button: its word, what it is for, what it does."""

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
        """A button; a shortcut counts wherever the focus is in the row's parent."""
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
        """Buttons of which at most one is pressed; a click on that one leaves it so."""
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        actions = tuple(self.add(tool) for tool in tools)
        for action in actions:
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, action=action: action.setChecked(True))
            group.addAction(action)
        return actions

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out what is not needed where there is no room for it."""
        super().resizeEvent(event)
        room = self.width()
        for widget in self._spare:
            widget.show()
        for widget in self._spare:
            self._row.invalidate()
            if self._row.minimumSize().width() > room:
                widget.hide()

    def leave_out(self, *widgets: QWidget) -> None:
        """What may be left out in a narrow window, the first first."""
        self._spare = widgets

    def add_line(self) -> None:
        """A line between two groups."""
        line = QFrame()
        line.setObjectName("toolLine")
        line.setFixedSize(1, 16)
        self._row.addSpacing(SPACE)
        self._row.addWidget(line)
        self._row.addSpacing(SPACE)

    def add_words(self, longest: str) -> QLabel:
        """Words that change, with room for the longest, so that nothing moves."""
        label = QLabel()
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance(longest) + 2 * SPACE)
        self._words.append((label, longest))
        self._row.addWidget(label)
        return label

    def add_stretch(self) -> None:
        """What follows stands at the right."""
        self._row.addStretch()

    def add_button(self, text: str, operation: Operation) -> QPushButton:
        """A button with a frame, for what leads out of here."""
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
