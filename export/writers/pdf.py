"""PDF and print: blocks and a style -> pages drawn with Qt, in twips; the only writer that knows Qt, and only when used.

Lines are set here and not by QTextDocument, which knows no lines that keep together and paints merged cells over the
head of a table that crosses a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from html import escape
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
from export.writers.paged_table import Frame, PagedTable, Tools
from export.writers.paging import Page, Piece, paginate
from model.content.blocks import Blocks, Paragraph, Picture, Role, Run, TableBlock
from model.reading.shared.media import media_type

if TYPE_CHECKING:
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QFont, QImage, QImageReader, QPagedPaintDevice, QPainter, QTextLayout, QTextLine

_TWIPS_PER_INCH = 1440
_BASELINE = 0.38
"""How far the baseline lies under the middle of a line, of the size of the text."""
_LATIN = re.compile(r"[!-~][ -~]*")
_LAST_RESORT = ("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "DejaVu Serif")
"""After all others: text set in these can be copied out again, unlike in Noto or Source Han through Qt."""
_PRINTED_DPI = 300
"""Dots an inch, beyond which print on an office printer shows no more of a picture."""

_kept: list[object] = []
"""The application, which must not be collected."""


def write(blocks: Blocks, style: DocumentStyle = OFFICIAL, properties: Properties = UNNAMED) -> bytes:
    """Return the file, fonts embedded; the same bytes for the same blocks, style and properties."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUuid
    from PySide6.QtGui import QPdfWriter

    _require_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setTitle(legal(properties.title))
    device.setCreator(legal(properties.author))
    if hasattr(device, "setAuthor"):  # since Qt 6.9
        device.setAuthor(legal(properties.author))
    device.setDocumentId(QUuid("{00000000-0000-0000-0000-000000000001}"))
    device.setDocumentXmpMetadata(_metadata(properties))
    print_on(device, blocks, style)
    buffer.close()
    data = bytes(buffer.data().data())
    # A report of many pictures is large: it is not kept twice.
    buffer.setData(QByteArray())
    return _without_clock(data, properties.created)


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
    scale = device.logicalDpiX() / _TWIPS_PER_INCH
    painter.scale(scale, scale)
    is_first = True
    for number, page in enumerate(made, start=1):
        if wanted is None or number in wanted:
            if not is_first:
                device.newPage()
            draw_page(painter, page, number, style)
            is_first = False
    _decoded.cache_clear()
    return painter.end()


def pages(blocks: Blocks, style: DocumentStyle = OFFICIAL) -> tuple[Page, ...]:
    """Return the pages of a document, ready to be drawn. Raise ExportError where there is no Chinese font."""
    _require_application()
    require_chinese_font()
    return paginate(_pieces(blocks, style), style.page.text_height)


def draw_page(painter: QPainter, page: Page, number: int, style: DocumentStyle = OFFICIAL) -> None:
    """Draw one page with a painter whose unit is a twip, from the corner of the paper."""
    painter.save()
    painter.translate(style.page.left, style.page.top)
    for top, piece in page:
        piece.draw(painter, top)
    painter.restore()
    number_style = style.page.number
    if number_style is not None:
        indent = twips(number_style.size * number_style.right)
        align = "right" if number % 2 else "left"
        left, width = style.page.left + indent, style.page.text_width - 2 * indent
        (line,) = _set((Run(f"— {number} —"),), number_style, width, align=align)
        line.draw(painter, left, style.page.height - style.page.footer - line.pitch)


def _require_application() -> None:
    """Create a Qt application without a screen if there is none: fonts need one."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        _kept.append(QGuiApplication(["export", "-platform", "offscreen"]))


def _metadata(properties: Properties) -> bytes:
    title, author = escape(legal(properties.title)), escape(legal(properties.author))
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{rdf}">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _without_clock(data: bytes, created: date | None) -> bytes:
    """Return the same file with the given day, or the first of all days, in the place of the time at which it was made."""
    day = f"{created or date(1970, 1, 1):%Y%m%d}000000".encode()
    return re.sub(rb"(/(?:Creation|Mod)Date \(D:)\d{14}", rb"\g<1>" + day, data)


def _pieces(blocks: Blocks, style: DocumentStyle) -> Iterator[Piece]:
    ends = style.closing(blocks)
    for before, block, following in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        before_end = isinstance(following, Paragraph) and following.role is Role.SIGNATURE
        if isinstance(block, Paragraph) and is_caption(block, before, following):
            keep_next = before_end or isinstance(following, TableBlock)
            yield from _lines(
                _set(block.runs, style.caption, style.page.text_width), style.caption, keep_next
            )
        elif isinstance(block, Paragraph):
            alike = isinstance(following, Paragraph) and following.role is block.role
            yield from _paragraph(block, style, ends, alike=alike, keep_next=before_end)
        elif isinstance(block, TableBlock):
            yield from _table(block, style).pieces(keep_next=before_end)
        else:
            yield _picture(block, style, keep_next=before_end or is_caption(following, block, None))


def _paragraph(
    paragraph: Paragraph, style: DocumentStyle, ends: Closing, *, alike: bool, keep_next: bool
) -> Iterator[Piece]:
    """Return the lines of a paragraph; `alike` where one of the same role follows."""
    text = style.roles[paragraph.role]
    right = {Role.SIGNATURE: ends.signature, Role.DATE: ends.date}.get(paragraph.role, text.right)
    width = style.page.text_width - twips(right * text.size)
    align = "left" if text.align == "both" and has_long_word(paragraph.text) else text.align
    shown = replace(text, after=0) if text.joined and alike else text
    yield from _lines(_set(paragraph.runs, text, width, align=align), shown, keep_next)


def _lines(lines: Sequence[_Line], style: TextStyle, keep_next: bool) -> Iterator[Piece]:
    for i, line in enumerate(lines):
        is_last = i == len(lines) - 1
        yield Piece(
            line.pitch,
            partial(_draw_line, line),
            before=0 if i else twips(style.before),
            after=twips(style.after) if is_last else 0,
            keep_next=style.keep_next or (keep_next and is_last),
        )


def _draw_line(line: _Line, painter: QPainter, top: float) -> None:
    line.draw(painter, 0, top)


def _picture(picture: Picture, style: DocumentStyle, *, keep_next: bool) -> Piece:
    """Return the place of a picture, of which only the size is read: it is decoded when its page is drawn."""
    across, down = _pixels(picture)
    if not across or not down:
        words = f"［图片：{picture.alternative or '无法显示'}］"
        (line, *_) = _set((Run(words),), style.picture, style.page.text_width)
        return Piece(line.pitch, partial(_draw_line, line), keep_next=keep_next)
    page = style.page
    width = picture.width or min(page.text_width, across * _TWIPS_PER_INCH // 96)
    height = picture.height or width * down / across
    scale = min(1, page.text_width / width, page.text_height * MOST_OF_A_PAGE / height)
    width, height = width * scale, height * scale
    draw = partial(_draw_picture, picture, (page.text_width - width) / 2, width, height)
    around = twips(style.picture.before)
    return Piece(height, draw, around, around, keep_next=keep_next)


def _pixels(picture: Picture) -> tuple[int, int]:
    """Return width and height by the header of a picture, (0, 0) for bytes that are no picture of a known format."""
    _buffer, reader = _reader(picture)
    size = reader.size()
    return (size.width(), size.height()) if size.isValid() else (0, 0)


def _reader(picture: Picture) -> tuple[QBuffer, QImageReader]:
    """Return a reader of the bytes of a picture, with the buffer that must live as long as it.

    The format is that of the bytes, from a closed list: Qt also reads drawings, which may name other files.
    """
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageReader

    buffer = QBuffer()
    buffer.setData(QByteArray(picture.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    kind = media_type(picture.data).removeprefix("image/")
    reader = QImageReader(buffer, QByteArray((kind or "none").encode()))
    reader.setAutoDetectImageFormat(False)
    return buffer, reader


def _draw_picture(
    picture: Picture, left: float, width: float, height: float, painter: QPainter, top: float
) -> None:
    """Draw a picture, a chart without the loss that a photo may have: the letters in it stay sharp.

    A picture of more pixels than print can show is decoded at that size; one that cannot be decoded leaves its place empty.
    """
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    image = _decoded(picture, round(width / _TWIPS_PER_INCH * _PRINTED_DPI))
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, picture.media_type != "image/jpeg")
    painter.drawImage(QRectF(left, top, width, height), image)


@lru_cache(maxsize=2)
def _decoded(picture: Picture, widest: int) -> QImage:
    """Return the pixels, at most so many across. The last ones are kept: what is drawn again goes into a file once."""
    from PySide6.QtCore import QSize

    _buffer, reader = _reader(picture)
    size = reader.size()
    if size.width() > widest:
        reader.setScaledSize(QSize(widest, max(1, round(size.height() * widest / size.width()))))
    return reader.read()


@dataclass(frozen=True)
class _Line:
    """One line of text; the layout that it belongs to lives as long as it."""

    layout: QTextLayout
    line: QTextLine
    pitch: float
    size: float

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the line with the same baseline whatever fonts it mixes."""
        from PySide6.QtCore import QPointF

        baseline = top + self.pitch / 2 + self.size * _BASELINE
        self.line.draw(painter, QPointF(left, baseline - self.line.ascent()))


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
    """Return where the text leaves the font of its paragraph: bold runs, and Latin letters and digits."""
    from PySide6.QtGui import QTextCharFormat, QTextLayout

    found: list[QTextLayout.FormatRange] = []
    start = 0
    for run in runs:
        text, bold = legal(run.text), run.bold or style.bold
        spans = [(m.start(), m.end(), style.latin) for m in _LATIN.finditer(text)]
        if run.bold:
            spans.insert(0, (0, len(text), style.font))
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


def _font(family: str, style: TextStyle, pixels: int, *, bold: bool) -> QFont:
    from PySide6.QtGui import QFont

    font = QFont()
    font.setFamilies([*FAMILIES.get(family, (family,)), *FAMILIES[SONG], *_LAST_RESORT])
    font.setPixelSize(pixels)
    font.setBold(bold)
    if style.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, twips(style.tracking))
    return font


def _frame(painter: QPainter, frame: Frame) -> None:
    """Draw the border of a cell over its fill."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QPen

    area = QRectF(frame.left, frame.top, frame.width, frame.height)
    if frame.fill:
        painter.fillRect(area, QColor(f"#{frame.fill}"))
    painter.setPen(QPen(QColor("black"), frame.border))
    painter.drawRect(area)


def _table(table: TableBlock, style: DocumentStyle) -> PagedTable:
    def set_text(text: str, width: float, align: str, size: float) -> list[_Line]:
        return _set((Run(text),), style.table.text, width, align=align, size=size)

    return PagedTable(table, style, Tools(set_text, _frame))
