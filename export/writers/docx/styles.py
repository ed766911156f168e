"""Styles of a Word document, set through python-docx; what it does not support is set on the elements, in the schema's order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles

from export.style import DocumentStyle, TextStyle, twips
from export.writers.docx.xml import add, element_of
from export.writers.xml import Element
from model.content.blocks import Role

_NAMES = {
    Role.BODY: "Body Text",
    Role.TITLE: "Title",
    Role.HEADING_1: "Heading 1",
    Role.HEADING_2: "Heading 2",
    Role.HEADING_3: "Heading 3",
    Role.HEADING_4: "Heading 4",
    Role.SIGNATURE: "Signature",
    Role.DATE: "Date",
}
"""The paragraph style of each role; all are styles that Word and WPS know by name."""

STYLE_IDS = {role: name.replace(" ", "") for role, name in _NAMES.items()}
"""How paragraphs refer to the style of their role."""

PICTURE, CAPTION, FOOTER = "Picture", "Caption", "Footer"
TABLE_TEXT, TABLE_TEXT_KEPT = "TableText", "TableTextKept"

_BASES = ("Normal", "Normal Table")
"""What all others rest on, and tables without a style; kept of the template."""

_ALIGNMENTS = {
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def set_styles(styles: Styles, style: DocumentStyle) -> None:
    """Put one style a role in the place of the template's, with outline levels for the navigation pane."""
    body = style.roles[Role.BODY]
    _drop_leftovers(styles)
    _set_defaults(element_of(styles), body)
    _set_normal(styles, style)
    for role, name in _NAMES.items():
        added = _add(styles, STYLE_IDS[role], name, style.roles[role])
        added.next_paragraph_style = styles[_NAMES[Role.BODY]]
        _level(added, role.level)
    _add(styles, PICTURE, "图片", style.picture, builtin=False)
    _add(styles, CAPTION, "Caption", style.caption)
    _add(styles, TABLE_TEXT, "表格文字", style.table.text, builtin=False)
    kept = replace(style.table.text, keep_next=True)
    _add(styles, TABLE_TEXT_KEPT, "表格文字（与下行同页）", kept, builtin=False)
    if style.page.number:
        _add(styles, FOOTER, "Footer", style.page.number)


def _drop_leftovers(styles: Styles) -> None:
    for style in list(styles):
        if style.name not in _BASES:
            style.delete()
    element = element_of(styles)
    element.remove(element.find(qn("w:latentStyles")))


def _set_defaults(styles: Element, body: TextStyle) -> None:
    defaults = styles.find(qn("w:docDefaults"))
    defaults.clear()
    properties = add(add(defaults, "rPrDefault"), "rPr")
    add(properties, "rFonts", ascii=body.latin, hAnsi=body.latin, eastAsia=body.font, cs=body.latin)
    add(properties, "lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    add(defaults, "pPrDefault")


def _set_normal(styles: Styles, style: DocumentStyle) -> None:
    """The style all others rest on: nothing moves lines or letters off the measures given."""
    normal = styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    element = element_of(normal)
    element.remove(element.find(qn("w:rsid")))
    body = style.roles[Role.BODY]
    normal.paragraph_format.widow_control = False
    properties = element.get_or_add_pPr()
    if not style.auto_space:
        _set_close(properties)
    add(properties, "snapToGrid", val=0)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _set_font(normal, TextStyle(body.font, body.size, body.latin))


def _set_close(properties: Element) -> None:
    """No space between Chinese characters and digits."""
    add(properties, "autoSpaceDE", val=0)
    add(properties, "autoSpaceDN", val=0)


def _add(
    styles: Styles, style_id: str, name: str, text: TextStyle, *, builtin: bool = True
) -> ParagraphStyle:
    untyped: Any = styles
    style: ParagraphStyle = untyped.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin)
    style.style_id = style_id
    style.base_style = styles["Normal"]
    style.quick_style = True
    if name == _NAMES[Role.DATE]:
        # Its place is reckoned from its characters.
        _set_close(element_of(style).get_or_add_pPr())
    _set_paragraph(style, text)
    _set_font(style, text)
    return style


def _set_paragraph(style: ParagraphStyle, text: TextStyle) -> None:
    layout = style.paragraph_format
    layout.keep_with_next = text.keep_next or None
    layout.space_before, layout.space_after = Twips(twips(text.before)), Twips(twips(text.after))
    layout.line_spacing = Twips(twips(text.pitch)) if text.pitch else 1.0
    properties = element_of(style).get_or_add_pPr()
    indent(properties, text, text.right)
    if text.joined:
        add(properties, "contextualSpacing")
    layout.alignment = _ALIGNMENTS[text.align]


def _set_font(style: ParagraphStyle, text: TextStyle) -> None:
    font = style.font
    font.name = text.latin
    properties = element_of(style).get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    fonts.set(qn("w:eastAsia"), text.font)
    fonts.set(qn("w:cs"), text.latin)
    font.bold = font.cs_bold = text.bold or None
    if text.tracking:
        add(properties, "spacing", val=twips(text.tracking))
    font.size = Pt(text.size)
    add(properties, "szCs", val=round(text.size * 2))


def _level(style: ParagraphStyle, level: int) -> None:
    """A heading's place in the outline, 1 to 4; it is never torn apart."""
    if level:
        style.paragraph_format.keep_together = True
        add(element_of(style).get_or_add_pPr(), "outlineLvl", val=level - 1)


def indent(properties: Element, text: TextStyle, right: float) -> None:
    """Set indents in characters, and in twips for programs that know only these; nothing where there are none."""
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
