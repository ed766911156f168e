"""Style of the tabs of written sections: style sheet, heading font, hairlines."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame

from model.content.blocks import Role
from ui.document.formats import face

HEADING_POINTS = 13.0

STYLE = Template("""
QFrame#sheet, QFrame#lastYear { background: $sheet; border: 1px solid $border; border-radius: 4px; }
QFrame#hairline { background: $border; border: none; }
QTextEdit { background: $sheet; border: none; selection-background-color: $accent; selection-color: $on_accent; }
QFrame#lastYear QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 2px; }
QFrame#lastYear QToolButton:hover { background: $hover; }
QFrame#lastYear QToolButton:focus { border-color: $accent; }
QFrame#lastYear QTextEdit { border: 1px solid transparent; }
QFrame#lastYear QTextEdit:focus { border-color: $accent; }
QLabel#partName { color: $label; }
QLabel#sideTitle { font-weight: 600; }
QLabel#legend { color: $label; background: $computed; padding: 1px 6px; border-radius: 3px; }
QLabel#count { color: $label; padding: 0 4px 0 8px; }
QFrame#toolLine { background: $border; border: none; }
QWidget#textTools QToolButton { padding: 4px 9px; border: 1px solid transparent; border-radius: 5px; }
QWidget#textTools QToolButton:hover { background: $hover; }
QWidget#textTools QToolButton:checked { background: $selection; color: $accent; }
QWidget#textTools QToolButton:focus { border-color: $accent; }
QWidget#textTools QToolButton:disabled { color: $faint; }
QSplitter::handle { background: transparent; }
""")


def heading_font(zoom: float) -> QFont:
    """Return 黑体 as in the document; bold, so that it stands out where a substitute is used."""
    font = face(Role.HEADING_1, HEADING_POINTS * zoom)
    font.setBold(True)
    return font


def hairline() -> QFrame:
    """Return a thin line across the sheet."""
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
