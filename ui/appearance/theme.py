"""Colours, fonts and measures of the window by role, light and dark. Nothing else defines them."""

from __future__ import annotations

from collections.abc import Callable
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.appearance.fonts import UI_FONTS
from ui.appearance.style_sheet import filled, style_sheet

SPACE = 4
"""Step of all distances in pixels: 12 between groups, 16 around the sheet."""
GAP = 12
MARGIN = 16
ROW_HEIGHT = 29
"""Height of a row of a table at 100 %."""


class Colors(NamedTuple):
    """Every colour the window uses, by role, as `#RRGGBB`."""

    background: str
    sheet: str
    border: str
    grid: str
    text: str
    label: str
    faint: str
    """Hints, and what cannot be chosen."""
    zero: str
    """Figures that are 0 or 不适用."""
    last: str
    """Last year's figures."""
    accent: str
    on_accent: str
    header: str
    """Ground of form labels and headers."""
    computed: str
    """Ground of totals that the program computes."""
    article: str
    """Ground of the article rows of table two."""
    field: str
    """Ground of figures in a text that follow the tables."""
    found: str
    """Ground of what is searched for."""
    found_now: str
    """The same where the search stands."""
    selection: str
    selection_computed: str
    """Ground of such totals in a selection."""
    hover: str
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    info: str
    info_ground: str
    related: str
    """Frame of the cells that take part in the selected finding."""
    ok: str


LIGHT = Colors(
    background="#F3F5F8",
    sheet="#FFFFFF",
    border="#D5DAE1",
    grid="#C3CAD4",
    text="#1F2933",
    label="#52606D",
    faint="#5B6774",
    zero="#4A5766",
    last="#4D4FA0",
    accent="#1D5AB5",
    on_accent="#FFFFFF",
    header="#EEF1F6",
    computed="#F0EDDD",
    article="#C6D9F1",
    field="#DCEBE4",
    found="#FFE58A",
    found_now="#FFBE45",
    selection="#D9E6FA",
    selection_computed="#CFD7DF",
    hover="#E8EEF8",
    error="#A81F15",
    error_ground="#FDECEA",
    warning="#A03E06",
    warning_ground="#FEF4E6",
    info="#475467",
    info_ground="#F0F2F5",
    related="#1D5AB5",
    ok="#1B7043",
)

DARK = Colors(
    background="#1E2329",
    sheet="#262C33",
    border="#3A424C",
    grid="#48525E",
    text="#E4E9EF",
    label="#B4BFCA",
    faint="#A6B0BC",
    zero="#C3CCD6",
    last="#BDC1F5",
    accent="#85B3F5",
    on_accent="#10151B",
    header="#2F3740",
    computed="#3A382C",
    article="#2D4460",
    field="#2B4439",
    found="#625A12",
    found_now="#7E5E10",
    selection="#28426A",
    selection_computed="#213858",
    hover="#303944",
    error="#FF9A8F",
    error_ground="#4A2522",
    warning="#F5B36B",
    warning_ground="#473319",
    info="#A9B4C0",
    info_ground="#323A43",
    related="#85B3F5",
    ok="#6FCF97",
)


def ui_font(points: float = 10.0, *, bold: bool = False) -> QFont:
    """Return the interface's font; `points` are multiplied by the text size that the user chose."""
    return sheet_font(points * Theme.scale, bold=bold)


def sheet_font(points: float = 10.0, *, bold: bool = False) -> QFont:
    """Return the interface's font for a sheet, whose size follows its zoom and not the chosen text size."""
    font = QFont()
    font.setFamilies(list(Theme.families))
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def palette(colors: Colors) -> QPalette:
    """Return the palette of the Fusion style in these colours."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colors.background,
        QPalette.ColorRole.WindowText: colors.text,
        QPalette.ColorRole.Base: colors.sheet,
        QPalette.ColorRole.AlternateBase: colors.header,
        QPalette.ColorRole.Text: colors.text,
        QPalette.ColorRole.Button: colors.background,
        QPalette.ColorRole.ButtonText: colors.text,
        QPalette.ColorRole.ToolTipBase: colors.sheet,
        QPalette.ColorRole.ToolTipText: colors.text,
        QPalette.ColorRole.PlaceholderText: colors.faint,
        QPalette.ColorRole.Highlight: colors.accent,
        QPalette.ColorRole.HighlightedText: colors.on_accent,
        QPalette.ColorRole.Link: colors.accent,
        QPalette.ColorRole.Mid: colors.border,
        QPalette.ColorRole.Dark: colors.border,
    }
    for role, color in roles.items():
        made.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.faint))
    return made


class _Changes(QObject):
    happened = Signal()


class Theme:
    """Colours, text size and font families in force; they may change while the program runs."""

    colors: Colors = LIGHT
    scale: float = 1.0
    """Size of the interface's text; 1.0 is the standard."""
    families: tuple[str, ...] = UI_FONTS
    """Families of the interface's font, the first one installed is used."""
    _changes = _Changes()

    @classmethod
    def use(
        cls,
        colors: Colors,
        application: QApplication,
        scale: float = 1.0,
        families: tuple[str, ...] = UI_FONTS,
    ) -> None:
        """Set colours, font and style sheet of the application, then call all that `follow` was given."""
        cls.colors, cls.scale, cls.families = colors, scale, families
        application.setPalette(palette(colors))
        application.setFont(ui_font())
        application.setStyleSheet(style_sheet(colors._asdict(), scale))
        cls._changes.happened.emit()

    @classmethod
    def follow(cls, restyle: Callable[[], None]) -> None:
        """Call `restyle`, a method of a QObject, now and after each change, as long as its object lives.

        Needed by what is coloured once and not each time it is painted: icons, style sheets of widgets, rich text.
        """
        restyle()
        cls._changes.happened.connect(restyle)

    @classmethod
    def sheet(cls, template: Template) -> str:
        """Return a style sheet with the colours filled in and its text sizes, given in points, scaled."""
        return filled(template, cls.colors._asdict(), cls.scale)
