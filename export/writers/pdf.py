"""Pages: blocks and a style -> pages set with Qt, in twips, for print, preview, PDF and OFD; Qt is loaded when it is used.

Lines are set here and not by QTextDocument, which knows no lines that keep together and paints merged cells over the
head of a table that crosses a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from export.style import (
    FAMILIES,
    MOST_OF_A_PAGE,
    OFFICIAL,
    SINGLE_SPACING,
    SONG,
    UNNAMED,
    Closing,
    DocumentStyle,
    Properties,
    TextStyle,
    has_long_word,
    is_caption,
    twips,
)
from export.writers.characters import legal
from export.writers.chinese_font import require_chinese_font
from export.writers.drawing.raster import chart_picture
from export.writers.fixed.application import require_application
from export.writers.fixed.canvas import Canvas, PainterCanvas
from export.writers.fixed.coverage import substitutes, unprintable
from export.writers.fixed.elements import Element, Kind, Outline
from export.writers.fixed.marks import Document
from export.writers.fixed.pictures import TWIPS_PER_INCH, forget_pictures, pixels
from export.writers.fixed.recorder import Recorder
from export.writers.paged_table import PagedTable
from export.writers.paging import Page, Piece, paginate
from model.content.blocks import Blocks, Paragraph, Picture, Role, Run, TableBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter, QTextLayout, QTextLine

_BASELINE = 0.38
"""How far the baseline lies under the middle of a line, of the size of the text."""
_LATIN = re.compile(r"[!-~][ -~]*")
_LAST_RESORT = ("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "DejaVu Serif")
"""After all others: text set in these can be copied out again, unlike in Noto or Source Han through Qt."""


def write(blocks: Blocks, style: DocumentStyle = OFFICIAL, properties: Properties = UNNAMED) -> bytes:
    """Return the file, fonts embedded; the same bytes for the same blocks, style and properties."""
    from export.writers.pdf_file.document import pdf

    return pdf(record(blocks, style), properties)


def record(blocks: Blocks, style: DocumentStyle = OFFICIAL) -> Document:
    """Return what stands on each page, for the writers of fixed pages. Raise ExportError where there is no Chinese font."""
    root = Element(Kind.DOCUMENT)
    recorder = Recorder(root)
    for number, page in enumerate(pages(blocks, style, root), start=1):
        _draw_on(recorder, page, number, style)
        recorder.end_page(style.page.width, style.page.height)
    return recorder.document()


def print_on(
    device: QPagedPaintDevice, blocks: Blocks, style: DocumentStyle = OFFICIAL, wanted: range | None = None
) -> bool:
    """Draw the wanted pages, counted from 1, or all, on a printer or into a file, one to one.

    Return whether there was anything to draw on: a printer may be gone. Raise ExportError where there is no
    Chinese font.
    """
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageSize, QPainter

    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    made = pages(blocks, style)
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = device.logicalDpiX() / TWIPS_PER_INCH
    painter.scale(scale, scale)
    is_first = True
    for number, page in enumerate(made, start=1):
        if wanted is None or number in wanted:
            if not is_first:
                device.newPage()
            draw_page(painter, page, number, style)
            is_first = False
    forget_pictures()
    return painter.end()


def pages(blocks: Blocks, style: DocumentStyle = OFFICIAL, root: Element | None = None) -> tuple[Page, ...]:
    """Return the pages of a document, ready to be drawn, what they mean in `root`. Raise ExportError where there is no Chinese font."""
    require_application()
    require_chinese_font()
    return paginate(_pieces(blocks, style, root or Element(Kind.DOCUMENT)), style.page.text_height)


def unprintable_characters(texts: Iterable[str]) -> str:
    """Return the characters of texts that no font of this computer shows."""
    require_application()
    return unprintable(texts, _families(SONG))


def draw_page(painter: QPainter, page: Page, number: int, style: DocumentStyle = OFFICIAL) -> None:
    """Draw one page with a painter whose unit is a twip, from the corner of the paper."""
    _draw_on(PainterCanvas(painter), page, number, style)


def _draw_on(canvas: Canvas, page: Page, number: int, style: DocumentStyle) -> None:
    canvas.save()
    canvas.translate(style.page.left, style.page.top)
    for top, piece in page:
        piece.draw(canvas, top)
    canvas.restore()
    number_style = style.page.number
    if number_style is not None:
        indent = twips(number_style.size * number_style.right)
        align = "right" if number % 2 else "left"
        left, width = style.page.left + indent, style.page.text_width - 2 * indent
        (line,) = _set((Run(f"— {number} —"),), number_style, width, align=align)
        line.draw(canvas, left, style.page.height - style.page.footer - line.pitch, None)


def _pieces(blocks: Blocks, style: DocumentStyle, root: Element) -> Iterator[Piece]:
    ends, outline, element = style.closing(blocks), Outline(), root
    for before, block, following in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        before_end = isinstance(following, Paragraph) and following.role is Role.SIGNATURE
        if isinstance(block, Paragraph) and is_caption(block, before, following):
            keep_next = before_end or isinstance(following, TableBlock)
            lines = _set(block.runs, style.caption, style.page.text_width)
            yield from _lines(lines, style.caption, keep_next, root.add(Kind.PARAGRAPH))
        elif isinstance(block, Paragraph):
            alike = isinstance(following, Paragraph) and following.role is block.role
            is_title = block.role is Role.TITLE
            # The lines of a title are one heading.
            if not (is_title and isinstance(before, Paragraph) and before.role is Role.TITLE):
                element = _element(block, root, outline)
            yield from _paragraph(block, style, ends, element, alike=alike, keep_next=before_end)
        elif isinstance(block, TableBlock):
            yield from _table(block, style, root).pieces(keep_next=before_end)
        else:
            shown = chart_picture(block)
            yield _picture(shown, style, root, keep_next=before_end or is_caption(following, block, None))


def _element(paragraph: Paragraph, root: Element, outline: Outline) -> Element:
    """Return the element of a paragraph: the title is the heading above all others, and needs no bookmark."""
    if paragraph.role is Role.TITLE:
        return root.add(Kind.HEADING, "", outline.level(1))
    level = paragraph.role.level and paragraph.role.level + 1
    if not level or not paragraph.text.strip():
        return root.add(Kind.PARAGRAPH)
    return root.add(Kind.HEADING, legal(paragraph.text), outline.level(level))


def _paragraph(
    paragraph: Paragraph,
    style: DocumentStyle,
    ends: Closing,
    element: Element,
    *,
    alike: bool,
    keep_next: bool,
) -> Iterator[Piece]:
    """Return the lines of a paragraph; `alike` where one of the same role follows."""
    text = style.roles[paragraph.role]
    right = {Role.SIGNATURE: ends.signature, Role.DATE: ends.date}.get(paragraph.role, text.right)
    width = style.page.text_width - twips(right * text.size)
    align = "left" if text.align == "both" and has_long_word(paragraph.text) else text.align
    shown = replace(text, after=0) if text.joined and alike else text
    yield from _lines(_set(paragraph.runs, text, width, align=align), shown, keep_next, element)


def _lines(lines: Sequence[_Line], style: TextStyle, keep_next: bool, element: Element) -> Iterator[Piece]:
    for i, line in enumerate(lines):
        is_last = i == len(lines) - 1
        yield Piece(
            line.pitch,
            partial(_draw_line, line, element),
            before=0 if i else twips(style.before),
            after=twips(style.after) if is_last else 0,
            keep_next=style.keep_next or (keep_next and is_last),
        )


def _draw_line(line: _Line, element: Element, canvas: Canvas, top: float) -> None:
    line.draw(canvas, 0, top, element)


def _picture(picture: Picture, style: DocumentStyle, root: Element, *, keep_next: bool) -> Piece:
    """Return the place of a picture, of which only the size is read: it is decoded when its page is drawn."""
    across, down = pixels(picture)
    if not across or not down:
        words = f"［图片：{picture.alternative or '无法显示'}］"
        (line, *_) = _set((Run(words),), style.picture, style.page.text_width)
        draw = partial(_draw_line, line, root.add(Kind.PARAGRAPH))
        return Piece(line.pitch, draw, keep_next=keep_next)
    page = style.page
    width = picture.width or min(page.text_width, across * TWIPS_PER_INCH // 96)
    height = picture.height or width * down / across
    scale = min(1, page.text_width / width, page.text_height * MOST_OF_A_PAGE / height)
    width, height = width * scale, height * scale
    element = root.add(Kind.FIGURE, legal(picture.alternative))
    draw = partial(_draw_picture, picture, (page.text_width - width) / 2, width, height, element)
    around = twips(style.picture.before)
    return Piece(height, draw, around, around, keep_next=keep_next)


def _draw_picture(
    picture: Picture, left: float, width: float, height: float, element: Element, canvas: Canvas, top: float
) -> None:
    canvas.picture(picture, (left, top, width, height), element)


@dataclass(frozen=True)
class _Line:
    """One line of text; the layout that it belongs to lives as long as it."""

    layout: QTextLayout
    line: QTextLine
    pitch: float
    size: float

    def draw(self, canvas: Canvas, left: float, top: float, element: Element | None) -> None:
        """Draw the line with the same baseline whatever fonts it mixes."""
        canvas.line(self, left, top + self.pitch / 2 + self.size * _BASELINE, element)


def _set(
    runs: Sequence[Run], style: TextStyle, width: float, *, align: str = "", size: float = 0
) -> list[_Line]:
    """Return the lines of a paragraph; width in twips, `size` in points where it differs from that of the style."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QTextLayout, QTextOption

    alignments = {
        "both": Qt.AlignmentFlag.AlignJustify,
        "left": Qt.AlignmentFlag.AlignLeft,
        "center": Qt.AlignmentFlag.AlignHCenter,
        "right": Qt.AlignmentFlag.AlignRight,
    }
    pixels = twips(size or style.size)
    pitch = twips(style.pitch) or pixels * SINGLE_SPACING
    text = legal("".join(run.text for run in runs)).replace("\n", "\u2028")
    layout = QTextLayout(text, _font(style.font, style, pixels, bold=style.bold))
    option = QTextOption(alignments[align or style.align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, style, pixels))
    indent = style.first_line * pixels
    lines: list[_Line] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width - indent))
        line.setPosition(QPointF(indent, 0))
        lines.append(_Line(layout, line, pitch, pixels))
        indent = 0
    layout.endLayout()
    return lines


def _formats(runs: Sequence[Run], style: TextStyle, pixels: int) -> list[QTextLayout.FormatRange]:
    """Return where the text leaves the font of its paragraph: bold runs, Latin letters and digits, and what it lacks."""
    from PySide6.QtGui import QTextCharFormat, QTextLayout

    found: list[QTextLayout.FormatRange] = []
    start = 0
    for run in runs:
        text, bold = legal(run.text), run.bold or style.bold
        spans = [(m.start(), m.end(), style.latin) for m in _LATIN.finditer(text)]
        if run.bold:
            spans.insert(0, (0, len(text), style.font))
        others = substitutes(text, _families(style.font))
        spans += [(i, i + 1, others[c]) for i, c in enumerate(text) if others.get(c)] if others else []
        for first, last, family in spans:
            item = QTextLayout.FormatRange()
            item.start, item.length = start + _units(text[:first]), _units(text[first:last])
            characters = QTextCharFormat()
            characters.setFont(_font(family, style, pixels, bold=bold))
            item.format = characters
            found.append(item)
        start += _units(text)
    return found


def _units(text: str) -> int:
    """Return the length as Qt counts it: a rare character is two units of UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _families(family: str) -> tuple[str, ...]:
    return (*FAMILIES.get(family, (family,)), *FAMILIES[SONG], *_LAST_RESORT)


def _font(family: str, style: TextStyle, pixels: int, *, bold: bool) -> QFont:
    from PySide6.QtGui import QFont

    font = QFont()
    font.setFamilies(_families(family))
    font.setPixelSize(pixels)
    font.setBold(bold)
    if style.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, twips(style.tracking))
    return font


def _table(table: TableBlock, style: DocumentStyle, root: Element) -> PagedTable:
    def set_text(text: str, width: float, align: str, size: float) -> list[_Line]:
        return _set((Run(text),), style.table.text, width, align=align, size=size)

    return PagedTable(table, style, set_text, root)
