"""Settings of a Word document, and the fonts that stand in for missing ones."""

from __future__ import annotations

from docx.settings import Settings

from export.style import LATIN, SONG, DocumentStyle
from export.writers.docx.xml import add, element_of, root
from export.writers.xml import serialised

_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_WORD_2013 = 15

_ALTERNATIVES = {
    "方正小标宋简体": ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", SONG, "Noto Serif CJK SC", "思源宋体"),
    "仿宋_GB2312": ("仿宋", "FangSong", "方正仿宋_GBK", "STFangsong", "Noto Serif CJK SC", "思源宋体"),
    "楷体_GB2312": ("楷体", "KaiTi", "方正楷体_GBK", "STKaiti", "Noto Serif CJK SC", "思源宋体"),
    "黑体": ("SimHei", "方正黑体_GBK", "Noto Sans CJK SC", "Source Han Sans SC", "思源黑体"),
    SONG: ("SimSun", "Noto Serif CJK SC", "Source Han Serif SC", "思源宋体", "方正书宋_GBK"),
    LATIN: ("Liberation Serif", "Tinos", "Nimbus Roman", "Noto Serif"),
}
"""For each font what an office program is to take in its place, on Windows, Kylin, UOS and others; each list within the
64 characters that Word keeps of it."""


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
        substitutes = _ALTERNATIVES.get(name, ())
        if substitutes:
            add(font, "altName", val=",".join(substitutes))
        add(font, "charset", val="00" if name.isascii() else "86")
    return serialised(fonts)
