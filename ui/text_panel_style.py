"""The style sheet of the tabs of written sections."""

from __future__ import annotations

from string import Template

from ui.theme import Colors

_STYLE = Template("""
QFrame#sheet, QFrame#lastYear { background: $sheet; border: 1px solid $border; border-radius: 4px; }
QFrame#hairline { background: $border; border: none; }
QTextEdit { background: $sheet; border: none; selection-background-color: $accent; selection-color: $on_accent; }
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


def style_of(colors: Colors) -> str:
    """The style sheet in these colours."""
    return _STYLE.substitute(colors._asdict())
