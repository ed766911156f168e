"""Marks in the editor that are no part of the text: findings, unchanged paragraphs, search results, levels, hint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QTextCharFormat, QTextCursor, QTextLayout, QTextOption
from PySide6.QtWidgets import QTextEdit, QToolTip

from model.checks.core import Finding, Severity
from model.content.blocks import Role
from ui.appearance.severity import severity_color, severity_ground, tip_of
from ui.appearance.theme import Theme, sheet_font
from ui.document.formats import LEVELS, POINTS, em, face, line_height, role_of
from ui.editor.sheet_edit import SheetEdit

_LINES = {
    Severity.ERROR: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Severity.WARNING: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Severity.INFO: QTextCharFormat.UnderlineStyle.DotLine,
}


class Span(NamedTuple):
    """A finding and the range of document positions that it is about."""

    finding: Finding
    start: int
    end: int


class Marks:
    """Underlines findings and tints ranges. The marks move with text that is typed before them."""

    def __init__(self, editor: SheetEdit) -> None:
        self._editor = editor
        self._findings: list[tuple[Finding, QTextEdit.ExtraSelection]] = []
        self._unchanged: list[QTextEdit.ExtraSelection] = []
        self._found: list[QTextEdit.ExtraSelection] = []

    def show_findings(self, spans: Iterable[Span]) -> None:
        """Underline these findings and no others; the gravest lies on top."""
        ordered = sorted(spans, key=lambda span: -span.finding.severity.rank)
        self._findings = [(span.finding, self._underline(span)) for span in ordered]
        self._put()

    def show_unchanged(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Tint ranges of positions as the same as last year."""
        look = QTextCharFormat()
        look.setBackground(QColor(Theme.colors.computed))
        self._unchanged = [self._selection(start, end, look) for start, end in ranges]
        self._put()

    def show_found(self, ranges: Iterable[tuple[int, int]], now: tuple[int, int] | None) -> None:
        """Tint search results, the one at `now` stronger."""
        some, strong = QTextCharFormat(), QTextCharFormat()
        some.setBackground(QColor(Theme.colors.found))
        strong.setBackground(QColor(Theme.colors.found_now))
        found = [self._selection(*place, strong if place == now else some) for place in ranges]
        if found or self._found:
            self._found = found
            self._put()

    def _put(self) -> None:
        findings = (mark for _, mark in self._findings)
        self._editor.setExtraSelections([*self._unchanged, *findings, *self._found])

    def _underline(self, span: Span) -> QTextEdit.ExtraSelection:
        severity, colors = span.finding.severity, Theme.colors
        look = QTextCharFormat()
        look.setUnderlineStyle(_LINES[severity])
        look.setUnderlineColor(QColor(severity_color(colors, severity)))
        look.setBackground(QColor(severity_ground(colors, severity)))
        return self._selection(span.start, span.end, look)

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        last = self._editor.sheet.characterCount() - 1
        cursor = QTextCursor(self._editor.sheet)
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor = cursor
        made.format = look
        return made

    @property
    def spans(self) -> list[Span]:
        """The findings with their present positions."""
        found: list[Span] = []
        for finding, mark in self._findings:
            cursor: QTextCursor = mark.cursor
            found.append(Span(finding, cursor.selectionStart(), cursor.selectionEnd()))
        return found

    def at(self, position: int) -> list[Finding]:
        """Return the findings on a position, the gravest first."""
        return [s.finding for s in reversed(self.spans) if s.start <= position <= s.end]

    def show_tip(self, event: QEvent) -> bool:
        """Show the tooltip of the findings at the mouse; return whether there are any."""
        assert isinstance(event, QHelpEvent)
        findings = self.at(self._editor.cursorForPosition(event.pos()).position())
        if not findings:
            QToolTip.hideText()
            return False
        QToolTip.showText(event.globalPos(), tip_of(findings), self._editor.viewport())
        return True


def paint_levels(editor: SheetEdit) -> None:
    """Write the level of each visible heading into the margin."""
    layout, scrolled = editor.sheet.documentLayout(), editor.verticalScrollBar().value()
    seen = editor.viewport().visibleRegion().boundingRect()
    margin = editor.sheet.rootFrame().frameFormat().leftMargin()
    painter = QPainter(editor.viewport())
    painter.setFont(sheet_font(8))
    painter.setPen(QColor(Theme.colors.faint))
    block = editor.cursorForPosition(seen.topLeft()).block()
    while block.isValid():
        box = layout.blockBoundingRect(block).translated(0, -scrolled)
        if box.top() > seen.bottom():
            break
        name = LEVELS.get(role_of(block))
        if name is not None and block.length() > 1:
            line = block.layout().lineAt(0).height() if block.layout().lineCount() else box.height()
            place = QRectF(0, box.top(), margin - 8, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        block = block.next()
    painter.end()


def paint_hint(editor: SheetEdit) -> None:
    """Write the hint in grey where the text will stand."""
    zoom = editor.sheet.zoom
    frame = editor.sheet.rootFrame().frameFormat()
    left, top = frame.leftMargin(), frame.topMargin()
    width = editor.viewport().width() - left - frame.rightMargin()
    painter = QPainter(editor.viewport())
    painter.setPen(QColor(Theme.colors.faint))
    for line in editor.hint:
        top = _paint_line(painter, line, QRectF(left, top, width, 0), zoom)
    painter.end()


def _paint_line(painter: QPainter, text: str, place: QRectF, zoom: float) -> float:
    """Draw one paragraph of the hint from the top of `place`; return the top of the next."""
    layout = QTextLayout(text, face(Role.BODY, POINTS * zoom), painter.device())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top, indent = place.top(), 2 * em(zoom)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(place.width() - indent)
        line.setPosition(place.topLeft() + QPoint(round(indent), round(top - place.top())))
        top += line_height(zoom)
        indent = 0.0
    layout.endLayout()
    layout.draw(painter, QPoint(0, 0))
    return top
