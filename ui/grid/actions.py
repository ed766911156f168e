"""GridActions: what menu, keys and buttons do with the selected range of a table."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from model.content.values import display
from model.form.spec import Placed
from ui.document.paste_limits import excess_of_page
from ui.grid import clipboard
from ui.grid.model import GridModel, address_of
from ui.grid.range_edits import RangeEdits
from ui.widgets.edit_menu import Edits, add_edits
from ui.widgets.phrases import READ_ONLY

Operation = Callable[[], None]


class GridActions(QObject):
    """Copy, cut, paste, clear and fill on the selection of one view."""

    told = Signal(str)
    """What to tell the clerk."""
    export_wanted = Signal()
    """The table is to be exported by itself."""

    def __init__(self, model: GridModel, selection: Callable[[], list[Placed]], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._selection = selection
        self._edits = RangeEdits(model)

    def operation(self, event: QKeyEvent) -> Operation | None:
        """Return what a key does with the selection; None for a key that does nothing with it."""
        standard = QKeySequence.StandardKey
        for key, operation in (
            (standard.Copy, self.copy),
            (standard.Cut, self.cut),
            (standard.Paste, self.paste),
        ):
            if event.matches(key):
                return operation
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_D and modifiers == Qt.KeyboardModifier.ControlModifier:
            return self.fill_down
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not modifiers:
            return self.clear
        return None

    def copy(self) -> None:
        """Put the range around the selection on the clipboard, as text and as a web table; all of it with its labels."""
        places = self._selection()
        if not places:
            return
        if len(places) == len(self._model.spec.entries):
            self.copy_table()
            return
        box, spec = clipboard.box_of(places), self._model.spec
        mime = QMimeData()
        mime.setText(clipboard.to_text(spec, box, self._text_of))
        mime.setHtml(clipboard.to_html(spec, box, self._text_of))
        QGuiApplication.clipboard().setMimeData(mime)

    def copy_table(self) -> None:
        """Put the whole table with its labels on the clipboard, as text, as a web table and as a picture."""
        from export.errors import ExportError
        from export.one_table import table_markup, table_picture

        spec, report = self._model.spec, self._model.report
        whole = clipboard.Box(0, 0, len(spec.rows) - 1, len(spec.widths) - 1)
        mime = QMimeData()
        mime.setText(clipboard.to_text(spec, whole, self._text_of))
        mime.setHtml(table_markup(report, spec.key))
        with suppress(
            ExportError
        ):  # Without a Chinese font there is no picture; the rest serves all the same.
            mime.setImageData(QImage.fromData(table_picture(report, spec.key)))
        QGuiApplication.clipboard().setMimeData(mime)
        self.told.emit("整张表已带表头复制，可以粘贴到 Word、WPS、Excel、微信和网站编辑器。")

    def _text_of(self, place: Placed) -> str:
        address = address_of(self._model.spec, place)
        return display(self._model.value(address)) if address is not None else ""

    def cut(self) -> None:
        """Copies and then empties the selected cells."""
        self.copy()
        self._edit(lambda: self._edits.clear(self._selection(), "剪切"))

    def paste(self) -> None:
        """Fill in what is on the clipboard, where its labels say or else from the corner of the selection."""
        mime = QGuiApplication.clipboard().mimeData()
        html, text = mime.html() if mime.hasHtml() else "", mime.text()
        if clipboard.is_too_much(html) or clipboard.is_too_much(text):
            self.told.emit(clipboard.TOO_MUCH)
            return
        matrix = clipboard.from_html(html) or clipboard.from_text(text)
        excess = "" if matrix else excess_of_page(html)
        if excess:
            self.told.emit(clipboard.TOO_COMPLEX.format(excess=excess))
            return
        self._edit(lambda: self._edits.paste(matrix, self._selection()))

    def clear(self) -> None:
        """Empty the selected cells."""
        self._edit(lambda: self._edits.clear(self._selection()))

    def fill_down(self) -> None:
        """Copy the top row of the selection down."""
        self._edit(lambda: self._edits.fill_down(self._selection()))

    def fill_selected_blanks(self) -> None:
        """空白填0 in the selection."""
        self._edit(lambda: self._edits.fill_blanks(self._selection()))

    def fill_all_blanks(self) -> None:
        """空白填0 in the whole table."""
        self._edit(self._edits.fill_blanks)

    def _edit(self, operation: Callable[[], str]) -> None:
        sentence = READ_ONLY if self._model.is_read_only else operation()
        if sentence:
            self.told.emit(sentence)

    def menu(self, parent: QAbstractItemView) -> QMenu:
        """Return the actions as a menu; shortcuts are shown beside the words."""
        menu = QMenu(parent)
        writes = not self._model.is_read_only
        cut, paste = (self.cut, self.paste) if writes else (None, None)
        add_edits(menu, Edits(cut, self.copy, paste, parent.selectAll))
        operations: tuple[tuple[str, Operation | None], ...] = (
            ("清除\tDel", self.clear),
            ("", None),
            ("复制整张表", self.copy_table),
            ("导出这张表…", self.export_wanted.emit),
            ("", None),
            ("向下填充\tCtrl+D", self.fill_down),
            ("所选空白填0", self.fill_selected_blanks),
            ("全表空白填0", self.fill_all_blanks),
        )
        for text, operation in operations:
            if operation is None:
                menu.addSeparator()
            else:
                menu.addAction(text).triggered.connect(
                    lambda _checked=False, operation=operation: operation()
                )
        return menu
