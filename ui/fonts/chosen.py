"""The fonts that documents are set in: as prescribed, or those that the clerk has chosen of this computer's; kept in the settings."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSettings

from export.fonts import Fonts, with_fonts
from export.style import FAMILIES, DocumentStyle

PARTS = {"title": "标题", "body": "正文", "table": "表格"}
"""What may have a font of its own, by the field of `Fonts`."""
_GROUP = "export_fonts"


def chosen_fonts() -> Fonts:
    """Return the fonts that were chosen; an empty name is the font that is prescribed."""
    settings = QSettings()
    return Fonts(*(str(settings.value(f"{_GROUP}/{part}", "")) for part in Fonts._fields))


def keep_fonts(fonts: Fonts) -> None:
    """Use these fonts from now on."""
    settings = QSettings()
    for part, name in zip(Fonts._fields, fonts, strict=True):
        settings.setValue(f"{_GROUP}/{part}", name)


def in_chosen_fonts(style: DocumentStyle) -> DocumentStyle:
    """Return a style in the fonts that were chosen; the style itself where none was."""
    return with_fonts(style, chosen_fonts())


def missing_of(names: Iterable[str], installed: Iterable[str]) -> tuple[str, ...]:
    """Return the fonts for which neither they nor an equivalent is among those installed."""
    present = set(installed)
    return tuple(name for name in dict.fromkeys(names) if not present & set(FAMILIES.get(name, (name,))))


def fonts_of(style: DocumentStyle) -> tuple[str, ...]:
    """Return the fonts of a style, each once."""
    return tuple(dict.fromkeys([*(each.font for each in style.roles.values()), style.table.text.font]))
