"""Paragraphs and pictures of a Word document."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256

from export.style import Closing, Look, has_long_word, twips
from export.writers.characters import legal
from export.writers.word.styles import PICTURE, STYLE_IDS, indent
from export.writers.word.xml import PIC, WP, A, R, add, add_text
from export.writers.xml import Element, add_of
from model.blocks import EMU_PER_TWIP, Block, Paragraph, Picture, Role, Run, TableBlock

_AMBIGUOUS = re.compile("[\u00a1-\u2e7f]")
"""Quotation marks, dashes, circled numbers: Word takes these from the Latin font unless it is told otherwise."""

_BREAKS = re.compile("([\t\n])")
_EXTENSIONS = {"image/jpeg": "jpg", "image/svg+xml": "svg", "image/tiff": "tif", "image/x-icon": "ico"}
_LEAST_HEIGHT = 3 / 4
"""Of the width, for a picture whose size is not known."""


def add_paragraph(
    body: Element, paragraph: Paragraph, look: Look, ends: Closing, before: Block | None, after: Block | None
) -> None:
    """A new paragraph in the style of its role, with room between it and a table before or after it."""
    element = add(body, "p")
    properties = add(element, "pPr")
    add(properties, "pStyle", val=STYLE_IDS[paragraph.role])
    text = look.roles[paragraph.role]
    if is_end(after) and not text.keep_next:
        add(properties, "keepNext")
    room: dict[str, int] = {}
    if isinstance(before, TableBlock):
        room["before"] = twips(max(text.before, look.table.after))
    if isinstance(after, TableBlock):
        room["after"] = twips(max(text.after, look.table.before))
    if room:
        add(properties, "spacing", **room)
    if paragraph.role in (Role.SIGNATURE, Role.DATE):
        indent(properties, text, ends.signature if paragraph.role is Role.SIGNATURE else ends.date)
    if text.align == "both" and has_long_word(paragraph.text):
        add(properties, "jc", val="left")
    for run in paragraph.runs:
        add_run(element, run)


def is_end(block: Block | None) -> bool:
    """Whether a block is the signature, which never begins a page (GB/T 9704: no page without text)."""
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

    def __init__(self, store: Callable[[str, str, bytes], str]) -> None:
        self._store = store
        self._relations: dict[str, str] = {}

    def relation(self, picture: Picture) -> str:
        """The id by which the document refers to the picture's part."""
        name = _media_name(picture)
        if name not in self._relations:
            media_type = picture.media_type or "application/octet-stream"
            self._relations[name] = self._store(name, media_type, picture.data)
        return self._relations[name]


def add_picture(body: Element, picture: Picture, pictures: Pictures, number: int, look: Look) -> None:
    """A picture in a paragraph of its own, never wider or higher than the text area; `number` is unique."""
    relation = pictures.relation(picture)
    paragraph = add(body, "p")
    add(add(paragraph, "pPr"), "pStyle", val=PICTURE)
    drawing = add(add(paragraph, "r"), "drawing")
    extent = _extent(picture, look)
    _inline(drawing, extent, relation, number, legal(picture.alternative))


def _media_name(picture: Picture) -> str:
    """The same name for the same picture, however often it occurs."""
    kind = picture.media_type
    extension = _EXTENSIONS.get(kind) or re.sub(r"[^a-z0-9]", "", kind.rpartition("/")[2]) or "bin"
    return f"media/{sha256(picture.data).hexdigest()[:16]}.{extension}"


def _extent(picture: Picture, look: Look) -> dict[str, str]:
    """Width and height in EMU, shrunk in proportion to fit the page."""
    page = look.page
    width = picture.width or page.text_width
    height = picture.height or round(width * _LEAST_HEIGHT)
    scale = min(1, page.text_width / width, page.text_height * 0.9 / height)
    return {
        "cx": str(max(1, round(width * scale)) * EMU_PER_TWIP),
        "cy": str(max(1, round(height * scale)) * EMU_PER_TWIP),
    }


def _inline(drawing: Element, extent: dict[str, str], relation: str, number: int, alternative: str) -> None:
    zero = {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}
    inline = add_of(drawing, WP, "inline", **zero)
    add_of(inline, WP, "extent", **extent)
    add_of(inline, WP, "docPr", id=str(number), name=f"图片 {number}", descr=alternative)
    add_of(add_of(inline, WP, "cNvGraphicFramePr"), A, "graphicFrameLocks", noChangeAspect="1")
    graphic = add_of(add_of(inline, A, "graphic"), A, "graphicData", uri=PIC)
    picture = add_of(graphic, PIC, "pic")
    names = add_of(picture, PIC, "nvPicPr")
    add_of(names, PIC, "cNvPr", id=str(number), name=f"图片 {number}")
    add_of(names, PIC, "cNvPicPr")
    fill = add_of(picture, PIC, "blipFill")
    add_of(fill, A, "blip").set(f"{{{R}}}embed", relation)
    add_of(add_of(fill, A, "stretch"), A, "fillRect")
    shape = add_of(picture, PIC, "spPr")
    frame = add_of(shape, A, "xfrm")
    add_of(frame, A, "off", x="0", y="0")
    add_of(frame, A, "ext", **extent)
    add_of(add_of(shape, A, "prstGeom", prst="rect"), A, "avLst")
