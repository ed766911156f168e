"""Pictures on the sheet: the words that say what is in them, for readers who do not see them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from model.content.blocks import Picture
from model.content.charts import Chart, ChartKind
from ui.document.document import show_picture
from ui.editor.sheet_edit import SheetEdit, in_table

KIND_NAMES = {
    ChartKind.COLUMNS: "柱形图",
    ChartKind.STACKED: "堆积柱形图",
    ChartKind.BARS: "条形图",
    ChartKind.LINE: "折线图",
    ChartKind.PIE: "饼图",
}
STEP = "改图片说明"
_QUESTION = "用一句话说明图里有什么，给看不到图的读者，如“2025年各月收到申请件数的柱状图”："


def ask_description(parent: QWidget, former: str) -> str | None:
    """Return the words for a picture, None if cancelled."""
    text, accepted = QInputDialog.getText(parent, "图片说明", _QUESTION, text=former)
    return text.strip() if accepted else None


class PictureTools:
    """What the editor's menu does with the picture that was clicked."""

    def __init__(self, editor: SheetEdit) -> None:
        self._editor = editor
        self.ask = ask_description

    def insert(self, picture: Picture, label: str) -> None:
        """Insert a picture or chart after the paragraph with the cursor, which stays whole; in a table as elsewhere."""
        cursor = self._editor.textCursor()
        if not in_table(cursor.block()):
            cursor.clearSelection()
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self._editor.setTextCursor(cursor)
        self._editor.insert((picture,), label)

    def add_actions(self, menu: QMenu, place: QPoint) -> None:
        """Add actions for the picture at a place of the viewport to a menu."""
        found = self._picture_at(place)
        if found is None or self._editor.isReadOnly():
            return
        menu.addSeparator()
        picture = self._picture(found)
        if picture is not None and picture.chart is not None:
            self._add_kinds(menu, found, picture, picture.chart)
        else:
            menu.addAction("图片说明…", lambda: self.describe(found))

    def _add_kinds(self, menu: QMenu, position: int, picture: Picture, chart: Chart) -> None:
        """Add the other ways in which a chart can stand; a pie has room for one series only."""
        for kind, name in KIND_NAMES.items():
            if kind is ChartKind.PIE and len(chart.series) > 1:
                continue
            action = menu.addAction(f"图表改为{name}")
            action.setEnabled(kind is not chart.kind)
            changed = Picture.of_chart(replace(chart, kind=kind), picture.width)
            action.triggered.connect(
                lambda _checked=False, changed=changed, kind=kind: self._replace(
                    position, changed, f"图表改为{KIND_NAMES[kind]}"
                )
            )

    def _picture_at(self, place: QPoint) -> int | None:
        """Return the position of the picture at a place; it is one character, beside which the cursor stands."""
        at = self._editor.cursorForPosition(place).position()
        return next((p for p in (at, at - 1) if p >= 0 and self._picture(p) is not None), None)

    def _picture(self, position: int) -> Picture | None:
        cursor = QTextCursor(self._editor.sheet)
        if position + 1 >= self._editor.sheet.characterCount():
            return None
        cursor.setPosition(position + 1)
        return self._editor.sheet.picture(cursor.charFormat())

    def describe(self, position: int) -> None:
        """Ask for the words of a picture and give them to it, as one undo step."""
        picture = self._picture(position)
        if picture is None:
            return
        words = self.ask(self._editor, picture.alternative)
        if words is None or words == picture.alternative:
            return
        self._replace(position, replace(picture, alternative=words), STEP)

    def _replace(self, position: int, picture: Picture, step: str) -> None:
        with self._editor.step(step):
            show_picture(self._editor.sheet, position, picture)
