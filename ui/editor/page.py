"""The page that scrolls a sheet: the editors on it are as high as their texts, and nothing on it scrolls by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScrollBar, QWidget

from ui.editor.sheet_edit import SheetEdit

_DRAG_MILLISECONDS = 40
"""Between two steps of scrolling while a selection is drawn beyond the page."""


class FlowingPage(QScrollArea):
    """Shows a sheet in the middle of its width and keeps the cursor of the editor in use in sight."""

    def __init__(self, sheet: QWidget, editors: Sequence[SheetEdit]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = sheet
        self._pointer = QPoint()
        self._dragged: SheetEdit | None = None
        self._drag = QTimer(self)
        self._drag.setInterval(_DRAG_MILLISECONDS)
        self._drag.timeout.connect(self._drag_on)
        self._growth = QTimer(self)
        self._growth.setSingleShot(True)
        self._growth.setInterval(0)
        self._growth.timeout.connect(self.lay_out)
        self._holder = QWidget()
        row = QHBoxLayout(self._holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(sheet, 1000)
        row.addStretch(1)
        self.setWidget(self._holder)
        for editor in editors:
            editor.flow_on(self)
            editor.grown.connect(self._growth.start)
            editor.dragged.connect(lambda place, editor=editor: self._on_dragged(editor, place))
            editor.released.connect(self._drag.stop)

    @property
    def bar(self) -> QScrollBar:
        """The bar that scrolls the sheet."""
        return self.verticalScrollBar()

    def lay_out(self) -> None:
        """Bring the sizes up to date now, after a text has grown, and not when the window is next idle."""
        # From the inside out: each layout tells the one around it only when it has been activated.
        for widget in (self._sheet, self._holder):
            layout = widget.layout()
            assert layout is not None
            layout.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _lay_out_grown(self) -> None:
        """Bring the sizes up to date if a text has grown since: most keys change no height."""
        if self._growth.isActive():
            self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bring the sizes up to date soon: texts break their lines anew."""
        super().resizeEvent(event)
        self._growth.start()

    def _span(self, editor: SheetEdit, rect: QRect) -> tuple[int, int]:
        """Return the upper and lower edge of a rectangle of an editor's viewport, in pixels of the sheet."""
        top = editor.viewport().mapTo(self._holder, rect.topLeft()).y()
        return top, top + rect.height()

    def reveal(self, editor: SheetEdit) -> None:
        """Scroll as little as brings the cursor of an editor into sight."""
        self._lay_out_grown()
        top, bottom = self._span(editor, editor.cursorRect())
        bar, height = self.bar, self.viewport().height()
        if bottom > bar.value() + height:
            bar.setValue(bottom - height)
        if top < bar.value():
            bar.setValue(top)

    def reveal_well(self, editor: SheetEdit) -> None:
        """Bring the cursor into the upper third, unless it is already in the upper three quarters."""
        self._lay_out_grown()
        top, bottom = self._span(editor, editor.cursorRect())
        bar, height = self.bar, self.viewport().height()
        if top - bar.value() < bottom - top or bottom - bar.value() > height * 3 // 4:
            bar.setValue(top - height // 3)

    def turn(self, editor: SheetEdit, pages: int, mode: QTextCursor.MoveMode) -> None:
        """Move the cursor of an editor by pages of what is in sight."""
        place = editor.cursorRect()
        step = max(place.height(), self.viewport().height() - 2 * place.height())
        cursor = editor.textCursor()
        wanted = editor.cursorForPosition(QPoint(place.left(), place.center().y() + pages * step))
        cursor.setPosition(wanted.position(), mode)
        editor.setTextCursor(cursor)
        self.reveal(editor)

    def _on_dragged(self, editor: SheetEdit, place: QPoint) -> None:
        """A selection is being drawn to a place on the screen: scroll on while that is beyond the page."""
        self._pointer, self._dragged = place, editor
        inside = 0 <= self.viewport().mapFromGlobal(place).y() < self.viewport().height()
        if inside:
            self._drag.stop()
        elif not self._drag.isActive():
            self._drag.start()

    def _drag_on(self) -> None:
        if self._dragged is None:
            return
        height, y = self.viewport().height(), self.viewport().mapFromGlobal(self._pointer).y()
        bar = self.bar
        bar.setValue(bar.value() + (y if y < 0 else max(0, y - height)))
        edge = self.viewport().mapToGlobal(QPoint(0, 0 if y < 0 else height - 1)).y()
        place = self._dragged.viewport().mapFromGlobal(QPoint(self._pointer.x(), edge))
        cursor = self._dragged.textCursor()
        cursor.setPosition(self._dragged.cursorForPosition(place).position(), QTextCursor.MoveMode.KeepAnchor)
        self._dragged.setTextCursor(cursor)
