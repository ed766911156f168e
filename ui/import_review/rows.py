"""Cards of the import review: one for each part that was read, and one for each doubtful place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import Theme, ui_font
from ui.import_review.summary import Part, Place, State
from ui.widgets.elided_label import ElidedLabel

_MARKS = {State.FINE: "✓", State.DOUBTFUL: "▲", State.WRONG: "●", State.MISSING: "▲", State.ABSENT: "○"}


def words(text: str, name: str = "") -> QLabel:
    """Return a label with plain text that wraps; `name` is its role in the style sheet."""
    label = PlainLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


class Row(QFrame):
    """A card that is chosen with the mouse or the keyboard."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("finding")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 6, 10, 6)
        self.column.setSpacing(2)

    def set_current(self, current: bool) -> None:
        """Frame the card if it is the current one."""
        self.setProperty("current", current)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card."""
        self.chosen.emit()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the card on Space; Return stays with the default button."""
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class PartRow(Row):
    """A part of the report and what was found of it."""

    def __init__(self, part: Part) -> None:
        super().__init__("，".join(filter(None, (part.name, part.found, part.badge))))
        self.part = part
        colors = Theme.colors
        color = {State.FINE: colors.ok, State.WRONG: colors.error, State.ABSENT: colors.label}.get(
            part.state, colors.warning
        )
        name, badge = (
            ElidedLabel("text", part.name),
            PlainLabel(f"{_MARKS[part.state]} {part.badge}".rstrip()),
        )
        name.setFont(ui_font(bold=True))
        badge.setStyleSheet(f"color: {color};")
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(badge)
        self.column.addLayout(head)
        below = ElidedLabel("label", "　".join(filter(None, (part.found, part.begins))))
        self.column.addWidget(below)


class PlaceRow(Row):
    """A doubtful place: where it is, the source's words, and what was read."""

    def __init__(self, place: Place) -> None:
        super().__init__("，".join(filter(None, (place.name, place.words))))
        self.place = place
        mark = PlainLabel("▲")
        mark.setObjectName("doubt")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        if place.name:
            name = words(place.name)
            name.setFont(ui_font(bold=True))
            texts.addWidget(name)
        texts.addWidget(words(place.words))
        if place.assumed:
            texts.addWidget(words(f"读入：{place.assumed}", "cardText"))
        line = QHBoxLayout()
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.column.addLayout(line)
