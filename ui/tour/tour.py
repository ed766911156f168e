"""The tour: leads through its steps, frames what each is about, and can be left at any time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE, Theme
from ui.tour.steps import STEPS, Parts

WIDTH = 340
"""Of the card, in pixels, at the standard size of text."""
_LINE = 3


class TourFrame(QWidget):
    """A frame around a part of the window; clicks go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame in the accent of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(Theme.colors.accent), _LINE))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), 6, 6)
        painter.end()


class TourCard(QFrame):
    """What a step says, with buttons to go on, back, and to leave."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tourCard")
        self.setAccessibleName("跟着示例走一遍")
        self._title, self._text, self._count = PlainLabel(), PlainLabel(), PlainLabel()
        self._title.setObjectName("choiceTitle")
        self._count.setObjectName("cardText")
        self._text.setWordWrap(True)
        self.leave, self.back, self.next = QPushButton("结束"), QPushButton("上一步"), QPushButton("下一步")
        self.leave.setObjectName("link")
        self.next.setObjectName("fix")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        foot.addWidget(self.leave)
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(SPACE + 2)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(foot)

    def show_step(self, number: int) -> None:
        """Show a step, counted from 0."""
        step = STEPS[number]
        self._title.setText(step.title)
        self._text.setText(step.text)
        self._count.setText(f"{number + 1} / {len(STEPS)}")
        self.back.setEnabled(number > 0)
        self.next.setText("下一步" if number + 1 < len(STEPS) else "完成")
        width = round(WIDTH * Theme.scale)
        self.setFixedWidth(width)
        self.setFixedHeight(max(self.sizeHint().height(), self.heightForWidth(width)))

    @property
    def words(self) -> str:
        """What the card says."""
        return self._text.text()

    @property
    def labels(self) -> tuple[QLabel, ...]:
        """The texts of the card."""
        return self._title, self._text, self._count


class Tour(QObject):
    """The tour of one window."""

    ended = Signal()
    """The tour was left, or its last step is done."""

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self.parts = parts
        self.number = 0
        """The step that is shown, counted from 0."""
        self.frame = TourFrame(window)
        self.card = TourCard(window)
        self.card.next.clicked.connect(lambda: self.go(self.number + 1))
        self.card.back.clicked.connect(lambda: self.go(self.number - 1))
        self.card.leave.clicked.connect(self.end)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._place)
        window.installEventFilter(self)
        for keys, operation in (
            (("Return", "Enter"), lambda: self.go(self.number + 1)),
            (("Escape",), self.end),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self.card)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(operation)
        self.go(0)

    def go(self, number: int) -> None:
        """Show a step; the one after the last ends the tour."""
        if number >= len(STEPS):
            self.end()
            return
        self.number = max(0, number)
        step = STEPS[self.number]
        step.go(self.parts)
        self.card.show_step(self.number)
        for widget in (self.frame, self.card):
            widget.show()
            widget.raise_()
        self._place()
        self._settle.start()
        if not step.types:
            self.card.next.setFocus()

    def end(self) -> None:
        """Leave the tour; the window stays as it is."""
        self._settle.stop()
        self._window.removeEventFilter(self)
        for widget in (self.frame, self.card):
            widget.hide()
            widget.deleteLater()
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize:
            self._settle.start()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Put the frame around the part that is meant, and the card where it hides little of it."""
        part = STEPS[self.number].place(self.parts)
        corner = part.mapTo(self._window, QPoint(0, 0))
        rect = QRect(corner, part.size()).intersected(self._window.rect())
        self.frame.setGeometry(rect.adjusted(-_LINE, -_LINE, _LINE, _LINE).intersected(self._window.rect()))
        self.card.move(self._beside(rect))

    def _beside(self, rect: QRect) -> QPoint:
        """Return the corner of the card: below a part, beside or above it where there is room, else in its lower corner."""
        room, card = self._window.rect(), self.card.size()
        x = min(max(GAP, rect.center().x() - card.width() // 2), room.right() - card.width() - GAP)
        if rect.bottom() + GAP + card.height() < room.bottom():
            return QPoint(x, rect.bottom() + GAP)
        if rect.left() - card.width() - GAP > 0:
            return QPoint(
                rect.left() - card.width() - GAP, min(rect.top() + GAP, room.bottom() - card.height() - GAP)
            )
        if rect.top() - GAP - card.height() > 0:
            return QPoint(x, rect.top() - GAP - card.height())
        return QPoint(rect.right() - card.width() - MARGIN, rect.bottom() - card.height() - MARGIN)
