"""The parts that hold the look: styles, footers with page numbers, settings, substitutes for missing fonts."""

from __future__ import annotations

from dataclasses import replace

from export.style import FAMILIES, Look, Page, TextStyle, twips
from export.writers.word.xml import add, root
from export.writers.xml import Element, serialised
from model.blocks import Role

STYLE_IDS = {
    Role.TITLE: "Title",
    Role.HEADING_1: "Heading1",
    Role.HEADING_2: "Heading2",
    Role.HEADING_3: "Heading3",
    Role.HEADING_4: "Heading4",
    Role.BODY: "BodyText",
    Role.SIGNATURE: "Signature",
    Role.DATE: "Date",
}
"""The id of the paragraph style of each role; all are styles that Word and WPS know by name."""

PICTURE, TABLE_TEXT, TABLE_TEXT_KEPT, FOOTER = "Picture", "TableText", "TableTextKept", "Footer"

_NAMES = {
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Heading4": "heading 4",
    "BodyText": "Body Text",
    "Signature": "Signature",
    "Date": "Date",
}


def styles_part(look: Look) -> bytes:
    """`styles.xml`: one style a role, with outline levels for the navigation pane."""
    styles = root("styles")
    body = look.roles[Role.BODY]
    _defaults(styles, body)
    _normal(styles, look)
    _table_default(styles)
    for role, style_id in STYLE_IDS.items():
        following = "" if role is Role.BODY else "BodyText"
        _style(styles, style_id, _NAMES[style_id], look.roles[role], level=role.level, following=following)
    _style(styles, PICTURE, "图片", look.picture, custom=True)
    _style(styles, TABLE_TEXT, "表格文字", look.table.text, custom=True)
    kept = replace(look.table.text, keep_next=True)
    _style(styles, TABLE_TEXT_KEPT, "表格文字（与下行同页）", kept, custom=True)
    if look.page.number:
        _style(styles, FOOTER, "footer", look.page.number)
    return serialised(styles)


def _defaults(styles: Element, body: TextStyle) -> None:
    defaults = add(styles, "docDefaults")
    properties = add(add(defaults, "rPrDefault"), "rPr")
    add(properties, "rFonts", ascii=body.latin, hAnsi=body.latin, eastAsia=body.font, cs=body.latin)
    add(properties, "lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    add(defaults, "pPrDefault")


def _normal(styles: Element, look: Look) -> None:
    """The style all others rest on: nothing moves lines or letters off the measures given."""
    body = look.roles[Role.BODY]
    style = add(styles, "style", type="paragraph", default=1, styleId="Normal")
    add(style, "name", val="Normal")
    add(style, "qFormat")
    properties = add(style, "pPr")
    add(properties, "widowControl", val=0)
    if not look.auto_space:
        add(properties, "autoSpaceDE", val=0)
        add(properties, "autoSpaceDN", val=0)
    add(properties, "snapToGrid", val=0)
    add(properties, "jc", val="both")
    _run_properties(add(style, "rPr"), TextStyle(body.font, body.size, body.latin))


def _table_default(styles: Element) -> None:
    style = add(styles, "style", type="table", default=1, styleId="TableNormal")
    add(style, "name", val="Normal Table")
    add(style, "uiPriority", val=99)
    add(style, "semiHidden")
    add(style, "unhideWhenUsed")
    margins = add(add(style, "tblPr"), "tblCellMar")
    for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108)):
        add(margins, side, w=width, type="dxa")


def _style(
    styles: Element,
    style_id: str,
    name: str,
    text: TextStyle,
    *,
    following: str = "",
    level: int = 0,
    custom: bool = False,
) -> None:
    style = add(styles, "style", type="paragraph", styleId=style_id, **({"customStyle": 1} if custom else {}))
    add(style, "name", val=name)
    add(style, "basedOn", val="Normal")
    if following:
        add(style, "next", val=following)
    add(style, "qFormat")
    _paragraph_properties(add(style, "pPr"), text, level)
    _run_properties(add(style, "rPr"), text)


def _paragraph_properties(properties: Element, text: TextStyle, level: int) -> None:
    if text.keep_next:
        add(properties, "keepNext")
    if level:
        add(properties, "keepLines")
    line = (
        {"line": twips(text.pitch), "lineRule": "exact"} if text.pitch else {"line": 240, "lineRule": "auto"}
    )
    add(properties, "spacing", before=twips(text.before), after=twips(text.after), **line)
    indent(properties, text, text.right)
    if text.joined:
        add(properties, "contextualSpacing")
    add(properties, "jc", val=text.align)
    if level:
        add(properties, "outlineLvl", val=level - 1)


def indent(properties: Element, text: TextStyle, right: float) -> None:
    """Indents in characters, and in twips for programs that know only these; nothing where there is none."""
    attributes: dict[str, int] = {}
    if right:
        attributes |= {"rightChars": round(right * 100), "right": twips(right * text.size)}
    if text.first_line:
        attributes |= {
            "firstLineChars": text.first_line * 100,
            "firstLine": twips(text.first_line * text.size),
        }
    if attributes:
        add(properties, "ind", **attributes)


def _run_properties(properties: Element, text: TextStyle) -> None:
    add(properties, "rFonts", ascii=text.latin, hAnsi=text.latin, eastAsia=text.font, cs=text.latin)
    if text.bold:
        add(properties, "b")
        add(properties, "bCs")
    if text.tracking:
        add(properties, "spacing", val=twips(text.tracking))
    add(properties, "sz", val=round(text.size * 2))
    add(properties, "szCs", val=round(text.size * 2))


def footer_part(page: Page, *, even: bool) -> bytes:
    """A footer `— 1 —`, one character in from the right edge, on even pages from the left."""
    footer = root("ftr")
    paragraph = add(footer, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val=FOOTER)
    if even and page.number:
        chars = round(page.number.right * 100)
        width = twips(page.number.right * page.number.size)
        add(properties, "ind", leftChars=chars, left=width, rightChars=0, right=0)
    add(properties, "jc", val="left" if even else "right")
    _run(paragraph, "— ")
    for kind in ("begin", "", "separate", "1", "end"):
        run = add(paragraph, "r")
        if kind == "1":
            add(run, "t").text = kind
        elif kind:
            add(run, "fldChar", fldCharType=kind)
        else:
            add(run, "instrText").text = "PAGE"
    _run(paragraph, " —")
    return serialised(footer)


def _run(paragraph: Element, text: str) -> None:
    run = add(paragraph, "r")
    add(add(run, "rPr"), "rFonts", hint="eastAsia")
    element = add(run, "t")
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def settings_part(look: Look) -> bytes:
    """`settings.xml`: footers that differ on even pages; the layout rules of Word 2013 and later."""
    settings = root("settings")
    add(settings, "defaultTabStop", val=420)
    if look.page.number:
        add(settings, "evenAndOddHeaders")
    add(settings, "characterSpacingControl", val="compressPunctuation")
    compat = add(settings, "compat")
    add(compat, "useFELayout")
    uri = "http://schemas.microsoft.com/office/word"
    add(compat, "compatSetting", name="compatibilityMode", uri=uri, val=15)
    add(settings, "themeFontLang", val="en-US", eastAsia="zh-CN")
    return serialised(settings)


def fonts_part(look: Look) -> bytes:
    """`fontTable.xml`: the fonts named, each with its substitute; none is embedded."""
    styles = (*look.roles.values(), look.table.text, look.picture)
    fonts = root("fonts")
    for name in dict.fromkeys(name for style in styles for name in (style.latin, style.font)):
        font = add(fonts, "font", name=name)
        substitutes = FAMILIES.get(name, ())[1:]
        if substitutes:
            add(font, "altName", val=",".join(substitutes))
        add(font, "charset", val="00" if name.isascii() else "86")
    return serialised(fonts)
