"""Settings of a Word document, and the fonts that stand in for missing ones."""

from __future__ import annotations

from docx.settings import Settings

from export.style import FAMILIES, DocumentStyle
from export.writers.docx.xml import add, element_of, root
from export.writers.xml import serialised

_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_WORD_2013 = 15


def set_settings(settings: Settings, style: DocumentStyle) -> None:
    """Set footers that differ on even pages; the layout rules of Word 2013 and later; nothing of the template."""
    element = element_of(settings)
    element.clear()
    add(element, "defaultTabStop", val=420)
    add(element, "characterSpacingControl", val="compressPunctuation")
    compat = add(element, "compat")
    add(compat, "useFELayout")
    add(compat, "compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=_WORD_2013)
    add(element, "themeFontLang", val="en-US", eastAsia="zh-CN")
    settings.odd_and_even_pages_header_footer = style.page.number is not None


def fonts_part(style: DocumentStyle) -> bytes:
    """`fontTable.xml`: the fonts named, each with its substitutes; none is embedded."""
    texts = (*style.roles.values(), style.table.text, style.picture)
    fonts = root("fonts")
    for name in dict.fromkeys(name for text in texts for name in (text.latin, text.font)):
        font = add(fonts, "font", name=name)
        substitutes = FAMILIES.get(name, ())[1:]
        if substitutes:
            add(font, "altName", val=",".join(substitutes))
        add(font, "charset", val="00" if name.isascii() else "86")
    return serialised(fonts)
