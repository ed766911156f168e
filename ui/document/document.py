"""Rich document: the QTextDocument of a written section, which keeps pictures and tables as they came in."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QImageReader,
    QPainter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from model.content.blocks import A4_TEXT_WIDTH, Picture, Role, TableBlock
from ui.appearance.plain_text import as_plain
from ui.appearance.theme import LIGHT, Theme
from ui.document.formats import (
    CELL,
    PICTURE,
    POINTS,
    ROLE,
    block_format,
    cell_format,
    char_format,
    face,
    picture_format,
    role_of,
)

OBJECT = "\ufffc"
"""The character that stands for a picture."""
TWIPS_PER_PIXEL = 15
"""At 96 dots per inch and 100 %."""
WIDEST = 560
"""Pixels that a picture takes at most in the editor at 100 %; in the file it keeps its size."""

SIDE = 48
"""Pixels left and right of the text."""
TOP = 4
"""Pixels above it."""

_KEY = QTextFormat.Property.UserProperty.value + 2
"""Property of a table's or a picture's format: which table or picture of the report it shows."""


class SourceTable(NamedTuple):
    """A table of the report and the texts of its cells as first shown, to tell which were edited."""

    block: TableBlock
    shown: dict[tuple[int, int], str]


class RichDocument(QTextDocument):
    """A QTextDocument that also keeps the report's pictures and tables by key. Its own undo is off: the workspace has one."""

    def __init__(self, parent: QObject | None = None, bottom: int = 32) -> None:
        super().__init__(parent)
        self.zoom = 1.0
        self._pictures: dict[str, Picture] = {}
        self._drawn: dict[str, QImage] = {}
        """Pictures that were drawn before: Qt asks for them each time it paints."""
        self._tables: dict[str, SourceTable] = {}
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        frame = self.rootFrame().frameFormat()
        frame.setLeftMargin(SIDE)
        frame.setRightMargin(SIDE)
        frame.setTopMargin(TOP)
        frame.setBottomMargin(bottom)
        self.rootFrame().setFrameFormat(frame)
        self.keep_font()

    def keep_font(self) -> None:
        """Set the default font to that of running text at the zoom in force."""
        font = face(Role.BODY, POINTS * self.zoom)
        if font != self.defaultFont():
            self.setDefaultFont(font)

    def set_zoom(self, zoom: float) -> None:
        """Set the size of text, indents and pictures; 1.0 is 100 %."""
        self.zoom = zoom
        self.keep_font()
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        block = self.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            kind = block.blockFormat().property(ROLE)
            if kind == PICTURE:
                cursor.setBlockFormat(picture_format(zoom))
                self._resize_pictures(block)
            elif kind != CELL:
                cursor.setBlockFormat(block_format(role_of(block), zoom))
            block = block.next()
        cursor.endEditBlock()

    def _resize_pictures(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        for part in block.textFormats():
            picture = self.picture(part.format)
            if picture is not None:
                cursor.setPosition(block.position() + part.start)
                cursor.setPosition(cursor.position() + part.length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(image_format(picture, part.format.property(_KEY), self.zoom))

    def restyle(self) -> None:
        """Apply the colours in force to the tables; the text has no colours of its own."""
        # Nothing that is in the report changes: nobody is to hear of it.
        self.blockSignals(True)
        for frame in self.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _color_table(frame)
        self.blockSignals(False)

    def forget(self) -> None:
        """Forget all pictures and tables."""
        self._pictures.clear()
        self._drawn.clear()
        self._tables.clear()

    def keep_picture(self, picture: Picture) -> str:
        """Keep a picture; return the key under which it can be shown."""
        look = f"{picture.media_type} {picture.width} {picture.height} {picture.alternative} {picture.chart}"
        key = hashlib.sha256(picture.data + look.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        self._pictures[key] = picture
        return key

    def picture(self, look: QTextCharFormat) -> Picture | None:
        """Return the picture that characters of this format show; None for text."""
        if look.objectType() != QTextFormat.ObjectTypes.ImageObject.value:
            return None
        return self._pictures.get(look.property(_KEY))

    def keep_table(self, table: QTextTable, block: TableBlock) -> None:
        """Remember which table of the report a document table shows; its texts must be in it already."""
        key = str(len(self._tables))
        self._tables[key] = SourceTable(block, shown_texts(table))
        look = table.format()
        look.setProperty(_KEY, key)
        table.setFormat(look)

    def table(self, table: QTextTable) -> SourceTable | None:
        """Return the table of the report that is shown here; None if its rows or columns were changed."""
        source = self._tables.get(table.format().property(_KEY))
        if source is None or (table.rows(), table.columns()) != (source.block.rows, source.block.columns):
            return None
        return source

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return the image that Qt asks for by name. Nothing is fetched: only the report's own pictures are known."""
        path = name.path() if isinstance(name, QUrl) else name
        key = path.rpartition("/")[2]
        picture = self._pictures.get(key)
        if picture is None:
            return QImage()
        if key not in self._drawn:
            self._drawn[key] = drawn(picture)
        return self._drawn[key]


def pixels(picture: Picture, zoom: float) -> QSize:
    """Return the size in pixels at which a picture is shown; one wider than the page is scaled down."""
    width, height = max(1, picture.width) / TWIPS_PER_PIXEL, max(1, picture.height) / TWIPS_PER_PIXEL
    scale = min(1.0, WIDEST / width) * zoom
    return QSize(max(1, round(width * scale)), max(1, round(height * scale)))


def drawn(picture: Picture) -> QImage:
    """Return the picture as an image of at most twice its shown size, or a placeholder where it cannot be decoded."""
    if picture.chart is not None:
        return chart_image(picture)
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size, most = reader.size(), pixels(picture, 2.0)
    if size.width() > most.width() and size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return _stand_in(picture) if image.isNull() else image


def chart_image(picture: Picture) -> QImage:
    """Return a chart drawn at twice its shown size; a placeholder where no font has Chinese characters."""
    from export.errors import ExportError
    from export.writers.drawing.chart import drawn as chart_drawing
    from export.writers.drawing.raster import image

    drawing = chart_drawing(picture)
    try:
        return image(drawing, pixels(picture, 2.0).width() / drawing.width)
    except ExportError:
        return _stand_in(picture)


def _stand_in(picture: Picture) -> QImage:
    size = pixels(picture, 1.0)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(LIGHT.header))
    painter = QPainter(image)
    painter.setPen(QColor(LIGHT.label))
    painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
    text = "图片（这种格式在此不能显示，导出时原样保留）"
    painter.drawText(QRectF(4, 4, size.width() - 8, size.height() - 8), text)
    painter.end()
    return image


def insert_picture(cursor: QTextCursor, picture: Picture) -> None:
    """Insert a picture on the cursor's line, which should be empty."""
    document = cursor.document()
    assert isinstance(document, RichDocument)
    key = document.keep_picture(picture)
    cursor.setBlockFormat(picture_format(document.zoom))
    cursor.insertImage(image_format(picture, key, document.zoom))


def show_picture(document: RichDocument, position: int, picture: Picture) -> None:
    """Put a picture in the place of the one that stands at a position."""
    key = document.keep_picture(picture)
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(image_format(picture, key, document.zoom))


def image_format(picture: Picture, key: str, zoom: float) -> QTextImageFormat:
    """Return the format of the character that stands for a picture."""
    size = pixels(picture, zoom)
    made = QTextImageFormat()
    made.setName(key)
    made.setWidth(size.width())
    made.setHeight(size.height())
    made.setProperty(_KEY, key)
    if picture.alternative:
        made.setToolTip(as_plain(picture.alternative))
    return made


def insert_table(cursor: QTextCursor, block: TableBlock) -> QTextTable:
    """Insert a table after the cursor's paragraph, or in place of it where it is empty; the cursor ends behind it."""
    document = cursor.document()
    assert isinstance(document, RichDocument)
    table = cursor.insertTable(block.rows, block.columns, _table_format(block))
    for cell in block.cells:
        table.mergeCells(cell.row, cell.column, cell.row_span, cell.column_span)
        place = table.cellAt(cell.row, cell.column)
        look = place.format()
        if cell.header or cell.fill:
            look.setBackground(QBrush(QColor(Theme.colors.header)))
            place.setFormat(look)
        inner = place.firstCursorPosition()
        inner.setBlockFormat(cell_format(cell.align))
        inner.insertText(cell.text, char_format(False))
    document.keep_table(table, block)
    cursor.setPosition(table.lastPosition() + 1)
    return table


def _table_format(block: TableBlock) -> QTextTableFormat:
    made = QTextTableFormat()
    total = sum(block.widths)
    share = min(100.0, 100 * total / A4_TEXT_WIDTH) if total else 100.0
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, max(30.0, share)))
    if total:
        made.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * width / total) for width in block.widths]
        )
    made.setCellPadding(4)
    made.setCellSpacing(0)
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(QColor(Theme.colors.grid)))
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setTopMargin(6)
    made.setBottomMargin(6)
    return made


def _color_table(table: QTextTable) -> None:
    look = table.format().toTableFormat()
    look.setBorderBrush(QBrush(QColor(Theme.colors.grid)))
    table.setFormat(look)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            look = cell.format()
            if look.background().style() != Qt.BrushStyle.NoBrush:
                look.setBackground(QBrush(QColor(Theme.colors.header)))
                cell.setFormat(look)


def shown_texts(table: QTextTable) -> dict[tuple[int, int], str]:
    """Return the text of every cell by row and column of its upper left corner, lines joined by a line feed."""
    found: dict[tuple[int, int], str] = {}
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if (cell.row(), cell.column()) == (row, column):
                found[row, column] = _cell_text(table, row, column)
    return found


def _cell_text(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    block, last = cell.firstCursorPosition().block(), cell.lastPosition()
    lines: list[str] = []
    while block.isValid() and block.position() <= last:
        lines.append(block.text().replace(OBJECT, ""))
        block = block.next()
    return "\n".join(lines)
