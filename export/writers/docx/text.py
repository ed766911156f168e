"""Paragraphs and pictures of a Word document."""

from __future__ import annotations

import re
from hashlib import sha256

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Length, Twips

from export.style import MOST_OF_A_PAGE, Closing, DocumentStyle, has_long_word, is_caption, twips
from export.writers.characters import legal
from export.writers.docx.chart_xml import hold_chart
from export.writers.docx.styles import CAPTION, PICTURE, STYLE_IDS, indent
from export.writers.docx.xml import add, add_text
from export.writers.picture_formats import UNKNOWN_TO_WORD, shown_by
from export.writers.xml import Element
from model.content.blocks import Block, Paragraph, Picture, Role, Run, TableBlock
from model.content.charts import Chart

_AMBIGUOUS = re.compile("[\u00a1-\u2e7f]")
"""Quotation marks, dashes, circled numbers: Word takes these from the Latin font unless it is told otherwise."""

PLAIN = re.compile("[!-~\u3001-\u30ff\u4e00-\u9fff\uff01-\uff5e]+")
"""A text that `add_run` puts into one element as it stands."""

_BREAKS = re.compile("([\t\n])")
_EXTENSIONS = {"image/jpeg": "jpg", "image/tiff": "tif"}
_LEAST_HEIGHT = 3 / 4
"""Of the width, for a picture whose size is not known."""


def add_paragraph(
    body: Element,
    paragraph: Paragraph,
    style: DocumentStyle,
    ends: Closing,
    before: Block | None,
    after: Block | None,
) -> None:
    """A new paragraph in the style of its role, with room between it and a table before or after it."""
    element = add(body, "p")
    properties = add(element, "pPr")
    names = is_caption(paragraph, before, after)
    text = style.caption if names else style.roles[paragraph.role]
    add(properties, "pStyle", val=CAPTION if names else STYLE_IDS[paragraph.role])
    if (is_end(after) or (names and isinstance(after, TableBlock))) and not text.keep_next:
        add(properties, "keepNext")
    room: dict[str, int] = {}
    if isinstance(before, TableBlock):
        room["before"] = twips(max(text.before, style.table.after))
    if isinstance(after, TableBlock):
        room["after"] = twips(max(text.after, style.table.before))
    if room:
        add(properties, "spacing", **room)
    if paragraph.role in (Role.SIGNATURE, Role.DATE):
        indent(properties, text, ends.signature if paragraph.role is Role.SIGNATURE else ends.date)
    if text.align == "both" and has_long_word(paragraph.text):
        add(properties, "jc", val="left")
    for run in paragraph.runs:
        add_run(element, run)


def is_end(block: Block | None) -> bool:
    """Return whether a block is the signature, which never begins a page (GB/T 9704: no page without text)."""
    return isinstance(block, Paragraph) and block.role is Role.SIGNATURE


def add_run(paragraph: Element, run: Run, *, size: float = 0) -> None:
    """A new run; a tab becomes a tab, a line feed a line break; `size` in points, 0 for that of the style."""
    text = legal(run.text)
    element = add(paragraph, "r")
    ambiguous = _AMBIGUOUS.search(text) is not None
    if ambiguous or run.bold or size:
        properties = add(element, "rPr")
        if ambiguous:
            add(properties, "rFonts", hint="eastAsia")
        if run.bold:
            add(properties, "b")
            add(properties, "bCs")
        if size:
            add(properties, "sz", val=round(size * 2))
            add(properties, "szCs", val=round(size * 2))
    for part in _BREAKS.split(text):
        if part == "\t":
            add(element, "tab")
        elif part == "\n":
            add(element, "br")
        elif part:
            add_text(element, part)


class Pictures:
    """The picture parts of one document; the same picture is stored once, however often it occurs."""

    def __init__(self, document: Document) -> None:
        self._whole = document
        self._document = document.part
        self._relations: dict[PackURI, str] = {}
        self._charts = 0

    def relation(self, picture: Picture) -> str:
        """Return the id by which the document refers to the picture's part.

        Any picture is taken as it is: the library's own way would refuse those that it cannot measure.
        """
        name = _part_name(picture)
        if name not in self._relations:
            part = ImagePart(name, picture.media_type, picture.data)
            self._relations[name] = self._document.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._relations[name]

    def chart(self, chart: Chart) -> str:
        """Return the id by which the document refers to the part of a chart, which is made new each time."""
        from export.writers.docx.chart import add_chart_part

        self._charts += 1
        return add_chart_part(self._whole, chart, self._charts)


def add_picture(
    body: Element, picture: Picture, pictures: Pictures, number: int, style: DocumentStyle, *, keep_next: bool
) -> None:
    """A picture in a paragraph of its own, never wider or higher than the text area; `number` is unique."""
    picture = shown_by(picture, UNKNOWN_TO_WORD)
    paragraph = add(body, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val=PICTURE)
    if keep_next:
        add(properties, "keepNext")
    chart = picture.chart
    relation = pictures.relation(picture) if chart is None else pictures.chart(chart)
    # What a chart is called tells which figures it follows.
    name = f"图片 {number}" if chart is None else f"图表 {number} {chart.source}".strip()
    inline: Element = CT_Inline.new_pic_inline(number, relation, name, *_extent(picture, style))
    if chart is not None:
        hold_chart(inline, relation)
    inline.docPr.name = name
    inline.docPr.set("descr", legal(picture.alternative))
    add(add(paragraph, "r"), "drawing").append(inline)


def _part_name(picture: Picture) -> PackURI:
    """Return the same name for the same picture, however often it occurs."""
    kind = picture.media_type
    extension = _EXTENSIONS.get(kind) or kind.rpartition("/")[2]
    return PackURI(f"/word/media/{sha256(picture.data).hexdigest()[:16]}.{extension}")


def _extent(picture: Picture, style: DocumentStyle) -> tuple[Length, Length]:
    """Width and height, shrunk in proportion to fit the page."""
    page = style.page
    width = picture.width or page.text_width
    height = picture.height or round(width * _LEAST_HEIGHT)
    scale = min(1, page.text_width / width, page.text_height * MOST_OF_A_PAGE / height)
    return Twips(max(1, round(width * scale))), Twips(max(1, round(height * scale)))
