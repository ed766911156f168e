"""Cards of the import review: one for each part that was read, and one for each doubtful place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import Theme, ui_font
from ui.import_review.summary import Part, Place, State
from ui.widgets.elided_label import ElidedLabel

_MOST_LINES = 5
_LONGEST_LINE = 60
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
    """A doubtful place: where it is, the source's words, what was read, and what was not."""

    taken_back = Signal()
    """What stands in the file was wanted in the report, or no longer."""

    def __init__(self, place: Place, back_to: str = "") -> None:
        """`back_to` is the name of the section that left out text can be taken back to."""
        super().__init__("，".join(filter(None, (place.name, place.words))))
        self.place = place
        self._offer = _offer(place, back_to)
        self.button = QPushButton(self._offer)
        self.button.setObjectName("fix")
        self.button.setAutoDefault(False)
        self.button.setCheckable(place.can_be_taken_back)
        self.button.setVisible(bool(self._offer))
        self.button.clicked.connect(self._act)
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
        if place.left_out is not None:
            texts.addWidget(words(_listed(place.left_out.texts), "leftOut"))
        if self._offer:
            texts.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.column.addLayout(line)

    @property
    def is_taken_back(self) -> bool:
        """Whether what stands in the file is wanted in the report."""
        return self.button.isCheckable() and self.button.isChecked()

    def _act(self) -> None:
        if self.button.isCheckable():
            self.button.setText("已照原文件，撤销" if self.button.isChecked() else self._offer)
            self.taken_back.emit()
        elif self.place.left_out is not None:
            QGuiApplication.clipboard().setText("\n".join(self.place.left_out.texts))
            self.button.setText("已复制")


def _offer(place: Place, back_to: str) -> str:
    """Return what the button of a place says; empty where there is none."""
    if place.printed:
        different = {text for _, text in place.printed}
        return f"改回“{elided(different.pop())}”" if len(different) == 1 else "全部改回原文"
    if place.left_out is None or not place.left_out.texts:
        return ""
    return f"取回到“{back_to}”" if place.left_out.part else "复制文字"


def _listed(texts: Sequence[str]) -> str:
    """Return the first texts, a line each."""
    lines = [elided(text, _LONGEST_LINE) for text in texts[:_MOST_LINES]]
    more = len(texts) - len(lines)
    return "\n".join([*lines, f"……另有 {more} 处"] if more else lines)


def elided(text: str, most: int = 16) -> str:
    """Return a text on one line, cut after so many characters."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[:most] + "…"
